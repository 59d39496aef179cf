"""Every weight of the Weights page moves something that is shown: no input there does nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from journal.charts import caseload_intensity, emotional_load
from journal.measures.caseload_intensity import caseload_by_week
from journal.measures.contact_pattern import standings
from journal.measures.emotional_load import load_by_day, load_by_week
from journal.measures.headcount import headcount_by_week
from journal.measures.suggestions import asked_after, clients_to_bring
from journal.measures.weights import DEFAULTS
from journal.measures.weights_in_force import Weight, every_weight
from journal.planning.who_is_there import a_lot_lately
from journal.planning.work_frame import work_frame
from journal.records.boundary_agreement import BoundaryAgreement
from journal.records.client import ClientFact, Member
from journal.records.contact import Channel, Contact
from journal.records.downtime import Downtime, DowntimeCategory, Felt
from journal.records.encounter import Encounter
from journal.records.reflection import Feeling, ReflectionKind
from journal.records.session import SessionStatus
from journal.records.supervision import Supervision
from journal.records.time_off import TimeOff
from journal.records.weight_change import WeightChange
from journal.store.journal import Journal
from journal.wording import suggestions as suggested
from tests.journal.practice import at
from tests.journal.store import journals

TODAY = date(2026, 10, 21)  # a Wednesday
MONDAY = date(2026, 10, 12)  # of the last finished week
LONG_AGO = date(2026, 1, 1)
NOON = at(TODAY, "12:00")
WALK = DowntimeCategory.SELF_CARE
WEIGHTS = list(every_weight(DEFAULTS))


def on(weekday: int) -> date:
    return MONDAY + timedelta(days=weekday)


def days_ago(n: int) -> date:
    return TODAY - timedelta(days=n)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    """A journal in which every weight has something to weigh, each criterion met just so."""
    journal = journals.make(Path(tmp_path_factory.mktemp("weights")) / "journal")
    plain, heavy, hard, pair, free = (journals.client(code) for code in ("K1", "K2", "K3", "K4", "K5"))
    members = (Member(id="a", label="A"), Member(id="b", label="B"))
    pair = replace(pair, members=members)
    hard = replace(hard, agreement=BoundaryAgreement(agreed_on=LONG_AGO, channels=("phone",)))
    journal.clients.add_many([plain, heavy, hard, pair, free])
    journal.clients.add_fact(ClientFact(client_id=heavy.id, effective=LONG_AGO, acuity=3, risk=True))
    journal.clients.add_fact(ClientFact(client_id=hard.id, effective=LONG_AGO, acuity=2, trauma=True))
    for member in members:
        journal.clients.add_fact(ClientFact(client_id=pair.id, member_id=member.id, effective=LONG_AGO, acuity=1))

    clocks = ("09:00", "09:50", "10:40", "11:30", "12:20", "13:10")
    for weekday in range(4):
        for clock in clocks:
            journal.sessions.add(journals.session(heavy.id, on(weekday), clock))
    journal.sessions.add(journals.session(hard.id, on(4), "09:00", minutes=None))
    journal.sessions.add(journals.session(pair.id, on(4), "11:00", emergency=True, demand=None, minutes=10))
    for client in (heavy, plain):
        journal.sessions.add(journals.session(client.id, on(4), "15:00", status=SessionStatus.NO_SHOW, demand=None))
    for n in (0, 13):  # just within two weeks, outside what was agreed
        journal.contacts.add(Contact(at=at(days_ago(n), "11:00"), client_id=hard.id, channel=Channel.MESSAGE, demand=5))
    journal.contacts.add(Contact(at=at(on(0), "20:00"), client_id=plain.id, minutes=20, demand=8, after_hours=True))
    feelings = {
        "negative": (Feeling.FEAR,),
        "mixed": (Feeling.FEAR, Feeling.HOPE),
        "neutral": (),
        "positive": (Feeling.HOPE,),
    }
    for weekday, named in enumerate(feelings.values()):
        journal.reflections.add(journals.reflection("so", on(weekday), feelings=named, minutes=40, intensity=6))
    for n in (0, 3, 6):
        journal.reflections.add(journals.reflection("so", days_ago(n), client_id=heavy.id, intensity=7))
        journal.reflections.add(
            journals.reflection("so", days_ago(n), client_id=hard.id, intensity=1, intrusiveness=3, minutes=None)
        )
    for n in (0, 6):
        journal.reflections.add(
            journals.reflection("so", days_ago(n), client_id=pair.id, kind=ReflectionKind.DREAM, intensity=1)
        )
    for n in (0, 27):
        journal.reflections.add(
            journals.reflection("so", days_ago(n), client_id=free.id, wished_cancel=True, intensity=1)
        )
    journal.encounters.add(Encounter(at=at(on(1), "18:00"), client_id=plain.id, discomfort=6))
    for weekday, felt in ((0, Felt.BETTER), (1, Felt.WORSE)):
        journal.downtimes.add(
            Downtime(at=at(on(weekday), "21:00"), activity="walk", category=WALK, minutes=30, felt=felt)
        )
    journal.downtimes.add(
        Downtime(
            at=at(on(4), "21:00"),
            activity="walk",
            category=WALK,
            minutes=120,
            energy_before=0,
            energy_after=10,
        )
    )
    journal.supervisions.add(Supervision(at=at(date(2026, 8, 3)), minutes=60, helpfulness=8))
    journal.supervisions.add(Supervision(at=at(date(2026, 8, 31)), minutes=60, helpfulness=8))
    journal.sessions.add(journals.session(plain.id, date(2026, 8, 31), "09:00", demand=9))
    journal.time_off.add(TimeOff(at=at(date(2026, 7, 27), "00:00"), last=date(2026, 7, 31)))
    yield journal
    journal.close()


def shown(journal: Journal) -> list[str]:
    """Return what the pages say and list with the weights in force: rows, sentences, suggestions, questions."""
    frame = work_frame(journal, TODAY)
    first = date(2026, 8, 3)
    sums = journal.day_sums.between(first, TODAY)
    weeks = caseload_by_week(sums, first, TODAY, frame)
    heads = headcount_by_week(
        [], first, TODAY, clients=[], client_of=lambda client_id: journal.clients.with_state(client_id, TODAY)[0]
    )
    days = list(load_by_day(sums, first, TODAY, frame.weights.load))
    by_week = caseload_intensity.drawn(weeks, heads, dark=False)
    by_day = emotional_load.drawn(days, load_by_week(days, frame), dark=False)
    contacts = journal.contacts.between(days_ago(28), TODAY)
    clients = clients_to_bring(
        journal.reflections.between(days_ago(28), TODAY),
        contacts,
        today=TODAY,
        standings=standings(contacts, lambda client_id: journal.clients.with_state(client_id, TODAY)[0]),
        weights=frame.weights.suggestions,
    )
    scales = {"stss": {"total": 40.0}, "who5": {"score": 48.0}, "burnout_item": {"score": 3.0}}
    return [
        *(str(row) for drawn in (by_week, by_day) for row in (*drawn.rows, drawn.sentence, drawn.rests_on)),
        *(f"{journal.clients.code_of(s.client_id)}: {suggested.because(s.reasons)}" for s in clients),
        *(suggested.because(asked_after(scale, scores, frame.weights.suggestions)) for scale, scores in scales.items()),
        suggested.because(a_lot_lately(journal, frame, NOON, weeks_above=False)),
    ]


def other_values(weight: Weight) -> list[float]:
    """Return what a weight may be instead: well above and well below what it comes as."""
    tried = {weight.lowest, weight.default / 2, weight.default * 2, weight.default + 1, weight.highest}
    values = {int(value) if weight.is_whole else float(value) for value in tried}
    return sorted(v for v in values if weight.lowest <= v <= weight.highest and v != weight.default)


def test_the_built_journal_meets_every_criterion_just_so(built: Journal) -> None:
    said = shown(built)
    assert suggested.because(["supervision overdue"]) in said
    for code, reason in (("K2", "on mind"), ("K3", "on mind"), ("K4", "dreams"), ("K5", "wished cancel")):
        assert any(line.startswith(f"{code}: ") and suggested.CLIENT_REASONS[reason] in line for line in said), code
    assert any(suggested.CLIENT_REASONS["outside"] in line for line in said)


@pytest.mark.parametrize("weight", WEIGHTS, ids=lambda weight: weight.name)
def test_every_weight_moves_a_number_or_a_sentence_that_is_shown(built: Journal, weight: Weight) -> None:
    usual = shown(built)
    moved = False
    for value in other_values(weight):
        built.weights.add([WeightChange(name=weight.name, value=value)])
        moved = moved or shown(built) != usual
    built.weights.add([WeightChange(name=weight.name, value=None)])
    assert moved, f"{weight.name} does nothing"
    assert shown(built) == usual
