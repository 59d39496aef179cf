"""`report` on a demo journal agrees with a calculation that shares nothing with it but the records."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner

from journal.__main__ import cli
from journal.demo.fill import fill
from journal.demo.life import life
from journal.records.client import Client, ClientFact, Unit
from journal.records.contact import Contact
from journal.records.downtime import Downtime, DowntimeCategory, Felt
from journal.records.encounter import Encounter
from journal.records.reflection import Reflection
from journal.records.session import Session, SessionStatus
from journal.store.journal import Journal
from tests.journal.measured_by_hand import ByHand
from tests.journal.practice import at, days_away
from tests.journal.store import journals

TODAY = date(2026, 11, 22)
PARTS = {"sessions", "reflections", "contacts", "encounters", "downtime", "supervision"}


def awkward(journal: Journal) -> None:
    """Add what a well-behaved life does not hold."""
    anyone = journal.clients.by_code("M1")
    group = next(c for c in journal.clients.all() if len(c.members) == 6)
    assert anyone
    later = datetime(2026, 11, 21, 12, tzinfo=UTC)

    def session(day: date, clock: str, **fields: Any) -> Session:
        told: dict[str, Any] = {
            "client_id": anyone.id,
            "status": SessionStatus.ATTENDED,
            "minutes": 50,
            "demand": 4,
            **fields,
        }
        return Session(at=at(day, clock), written_at=later, **told)

    clocks_change, saturday = date(2025, 10, 26), date(2025, 2, 22)
    journal.sessions.add_many(
        [
            # Overlapping, and one inside another: the run is measured from the latest end so far.
            session(saturday, "09:00", minutes=180), session(saturday, "09:30", minutes=20),
            session(saturday, "10:00", minutes=30), session(saturday, "12:05"), session(saturday, "13:05"),
            session(saturday, "13:50", demand=None), session(saturday, "14:41"),
            # Across the hour that comes twice, and past midnight.
            session(clocks_change, "01:30", minutes=60), session(clocks_change, "02:05"),
            session(clocks_change, "03:00"), session(clocks_change, "23:40", minutes=120, emergency=True),
            session(saturday + timedelta(days=1), "11:00", client_id=group.id, members_present=(group.members[0].id,)),
        ]
    )  # fmt: skip
    # Members of a group, logged each by themselves: of one length, one of them written down abroad.
    evening = date(2025, 3, 1)
    for n in range(4):
        member = Client(at=at(date(2025, 1, 1), "00:00"), code=f"GR{n}")
        journal.clients.add(member)
        unit = Unit.GROUP if n else None
        journal.clients.add_fact(
            ClientFact(client_id=member.id, effective=date(2025, 1, 1), acuity=n, unit=unit, minutes=50)
        )
        there = session(evening, "17:00", client_id=member.id, minutes=90 if n else None, demand=n or None)
        abroad = replace(there, at=there.at.astimezone(ZoneInfo("Europe/London")))
        journal.sessions.add_many([abroad if n == 2 else there, session(evening, "18:35", client_id=member.id)])
    # Exactly 80 % of the minutes rated.
    sunday = date(2025, 3, 2)
    journal.sessions.add_many([session(sunday, "09:00", minutes=80), session(sunday, "11:00", minutes=20, demand=None)])
    # A fact written later about the same day, one before the first, one about a member alone.
    for n, acuity, first_digit in ((1, 0, "f"), (2, 4, "0")):
        fact = ClientFact(
            id=first_digit * 32,
            client_id=anyone.id,
            effective=date(2025, 12, 1),
            written_at=datetime(2026, 1, n, tzinfo=UTC),
            acuity=acuity,
            risk=n == 2,
        )
        journal.clients.add_fact(fact)
    journal.clients.add_fact(
        ClientFact(client_id=group.id, member_id=group.members[1].id, effective=date(2026, 2, 1), risk=True)
    )
    # A contact in the middle of a summer break, and none but a contact on one of the days without anything.
    journal.contacts.add(Contact(client_id=anyone.id, at=at(date(2025, 8, 5)), after_hours=True, demand=9, minutes=2))
    journal.contacts.add(Contact(client_id=anyone.id, at=at(date(2026, 6, 17)), demand=None))
    # Only recovery, so that demand is missing; only a reflection nobody rated; an encounter nobody rated.
    walk: dict[str, Any] = {"activity": "walk", "category": DowntimeCategory.SELF_CARE, "minutes": 20}
    journal.downtimes.add(Downtime(at=at(date(2026, 6, 18)), energy_before=3, energy_after=6, **walk))
    journal.downtimes.add(Downtime(at=at(date(2026, 6, 20)), activity="walk", category=DowntimeCategory.SELF_CARE))
    journal.downtimes.add(Downtime(at=at(date(2026, 6, 18), "12:00"), felt=Felt.WORSE, **walk))
    journal.reflections.add(Reflection(client_id=anyone.id, at=at(date(2026, 6, 19))))
    journal.encounters.add(Encounter(client_id=anyone.id, at=at(date(2026, 6, 21))))
    # Five days off together with a weekend, and four that are one too few.
    journal.time_off.add(days_away(date(2025, 5, 29), date(2025, 6, 2)))
    journal.sessions.delete(journal.sessions.latest(1)[0].id)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a closed demo journal of two years, a few awkward entries added."""
    folder = tmp_path_factory.mktemp("report") / "journal"
    journal = journals.make(folder)
    fill(journal, life(2, 7, TODAY))
    awkward(journal)
    journal.close()
    return folder


@pytest.fixture(scope="module")
def by_hand(home: Path) -> ByHand:
    """Return the independent calculation."""
    journal = journals.reopen(home)
    worked_out = ByHand(journal)
    journal.close()
    return worked_out


@pytest.fixture(scope="module")
def told(home: Path) -> Any:
    """Return the whole report as the command prints it."""
    return report(home)


def report(home: Path, *more: str) -> Any:
    """Return what the command prints."""
    ran = CliRunner().invoke(
        cli, ["report", "--home", str(home), "--json", "--passphrase-file", "-", *more], input=journals.PASSPHRASE
    )
    assert ran.exit_code == 0, ran.output
    return json.loads(ran.stdout)


def assert_same(told: Any, expected: Any, where: str = "") -> None:
    """Compare to nine decimals, and say where they differ."""
    if isinstance(expected, dict):
        assert told.keys() == expected.keys(), where
        for key in expected:
            assert_same(told[key], expected[key], f"{where} {expected.get('week') or expected.get('date') or ''} {key}")
    elif isinstance(expected, float) and told is not None:
        assert told == pytest.approx(expected, abs=1e-9, rel=1e-9), where
    else:
        assert told == expected, where


def test_every_week_agrees_with_the_calculation_by_hand(told: Any, by_hand: ByHand) -> None:
    expected = [week for week in by_hand.report()["weeks"] if week["cii"] is not None]
    assert [w["week"] for w in told["weeks"]] == [w["week"] for w in expected]
    for ours, theirs in zip(told["weeks"], expected, strict=True):
        assert_same(ours, theirs)


def test_every_day_agrees_with_the_calculation_by_hand(told: Any, by_hand: ByHand) -> None:
    expected = by_hand.report()["days"]
    assert [d["date"] for d in told["days"]] == [d["date"] for d in expected]
    for ours, theirs in zip(told["days"], expected, strict=True):
        assert_same(ours, theirs)


def test_the_journal_compared_holds_every_case_of_the_formulas(told: Any, by_hand: ByHand) -> None:
    weeks, days = told["weeks"], told["days"]
    assert Counter(d["state"] for d in days).keys() == {"logged", "partial", "missing"}
    assert {w["c"] for w in weeks} == {28.0, 33.0}
    assert min(w["f"] for w in weeks) == 1
    assert max(w["f"] for w in weeks) > 1.1
    assert all(any(w["parts"][part] for w in weeks) for part in ("sessions", "no_shows", "contacts", "runs"))
    assert any(w["cii"] is None for w in by_hand.report()["weeks"])
    assert any(d["demand"] is None and d["recovery"] for d in days)
    assert any(d["demand"] and d["recovery"] == d["demand"] / 2 for d in days)
    assert all(any(d["parts"][part] for d in days) for part in PARTS)
    assert any((last - first).days == 4 for first, last in by_hand.breaks)
    assert {len(own) for own in by_hand.together.values()} == {3, 4}
    assert {c.role.value for c in by_hand.clients.values()} == {"therapy", "coaching"}


def test_cii_is_the_sum_of_its_parts_times_f_over_c(told: Any) -> None:
    for week in told["weeks"]:
        assert week["cii"] == pytest.approx(100 * sum(week["parts"].values()) * week["f"] / week["c"], abs=1e-9)


def test_every_calendar_day_is_listed_and_of_missing_ones_nothing_is_known(told: Any) -> None:
    dates = [date.fromisoformat(d["date"]) for d in told["days"]]
    assert all(b - a == timedelta(days=1) for a, b in pairwise(dates))
    missing = [d for d in told["days"] if d["state"] == "missing"]
    assert missing
    for day in missing:
        assert day["demand"] is None
        assert all(day["parts"][part] is None for part in ("sessions", "reflections", "contacts", "encounters"))
        assert day["parts"].keys() == PARTS


def test_a_part_of_history_gives_the_same_figures_as_all_of_it(home: Path, told: Any) -> None:
    part = report(home, "--from", "2026-07-15", "--to", "2026-10-07")
    assert [d["date"] for d in part["days"]][:: len(part["days"]) - 1] == ["2026-07-15", "2026-10-07"]
    assert [w["week"] for w in part["weeks"]][:: len(part["weeks"]) - 1] == ["2026-W29", "2026-W41"]
    assert all(day in told["days"] for day in part["days"])
    assert all(week in told["weeks"] for week in part["weeks"])


def test_days_outside_of_history_are_missing_and_their_weeks_left_out(home: Path) -> None:
    part = report(home, "--from", "2019-12-30", "--to", "2020-01-05")
    assert part["weeks"] == []
    assert [d["state"] for d in part["days"]] == ["missing"] * 7
