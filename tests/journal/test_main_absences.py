"""`absences` lists what is planned, client by client, and never a number of a relationship."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

from journal.commands.absences import listed
from journal.records.absence_decision import Consent
from journal.records.client import Client
from journal.records.time_off import TimeOff
from journal.use_cases import absence as use_case
from tests.journal.command_line import run
from tests.journal.practice import at
from tests.journal.store import journals


def test_the_planned_absences_of_a_life(home: Path) -> None:
    ran = run("absences", "--home", str(home), "--json")
    assert ran.exit_code == 0
    told = json.loads(ran.stdout)
    assert told
    for absence in told:
        assert absence["first"] <= absence["last"]
        for one in absence["decisions"]:
            assert set(one) == {
                "client", "gap_days", "gated", "choice", "suggested", "factors", "slot", "offered", "told_on",
                "consent", "check_in",
            }  # fmt: skip
            assert set(one["factors"]) == {"need", "phase", "frequency"}
    lines = run("absences", "--home", str(home)).stdout.splitlines()
    assert len(lines) == sum(1 + len(absence["decisions"]) for absence in told)


def test_a_consent_of_the_decision_stands_before_what_the_client_said_in_general(tmp_path: Path) -> None:
    day, away = date(2026, 1, 5), date(2026, 2, 9)
    with closing(journals.make(tmp_path / "journal")) as journal:
        client = Client(at=at(day, "00:00"), code="K2", consent_to_cover=True)
        journal.clients.add(client)
        off = TimeOff(at=at(away, "00:00"), last=away)
        journal.time_off.add(off)
        plan = use_case.begin(journal, off, day)

        def consent(*consents: Consent) -> object:
            use_case.decide(journal, plan, client.id, lambda before: replace(before, consents=consents))
            ((one,),) = (told["decisions"] for told in listed(journal))
            return one["consent"]

        given = Consent(person_id="d" * 32, given=True, on=day)
        assert consent() is True
        assert consent(replace(given, given=False)) is False
        assert consent(replace(given, withdrawn_on=day)) is False
        journal.clients.update(replace(client, consent_to_cover=False))
        assert consent() is False
        assert consent(given) is True
