"""The frame of the work is what the journal holds, with its breaks and the weights in force."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from journal.measures.breaks import Break
from journal.measures.caseload_intensity import caseload_by_week
from journal.measures.emotional_load import load_by_day, load_by_week
from journal.measures.the_claim import weeks_against_usual
from journal.planning.work_frame import coming_weeks_of, work_frame
from journal.records.client import Client, ClientFact, Frequency, Slot
from journal.records.session import Session, SessionStatus
from journal.records.settings import Settings
from journal.records.weight_change import WeightChange
from journal.records.work_pattern import WorkPattern
from journal.sharing import minimise
from journal.sharing.summary import Weeks
from journal.store.journal import Journal
from tests.journal.practice import at, days_away
from tests.journal.store import journals

TODAY = date(2026, 10, 7)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    made = journals.make(tmp_path / "journal")
    yield made
    made.close()


def test_it_holds_the_plan_the_leave_with_its_breaks_and_the_weights(journal: Journal) -> None:
    pattern = WorkPattern(effective=date(2026, 1, 1), weekly_units=12.0)
    journal.patterns.add(pattern)
    free, worked = days_away(date(2026, 7, 20), date(2026, 7, 24)), days_away(date(2026, 8, 17), date(2026, 8, 21))
    journal.time_off.add_many([free, worked])
    client = Client(at=at(date(2026, 1, 1)), code="K1")
    journal.clients.add(client)
    journal.sessions.add(Session(at=at(date(2026, 8, 19)), client_id=client.id, status=SessionStatus.ATTENDED))
    journal.weights.add([WeightChange(name="caseload.no_show", value=0.75)])

    frame = work_frame(journal, TODAY)

    assert frame.today == TODAY
    assert pattern.id in {one.id for one in frame.patterns}
    assert {off.id for off in frame.time_off} == {free.id, worked.id}
    assert frame.breaks == [Break(date(2026, 7, 18), date(2026, 7, 26))]
    assert frame.weights.caseload.no_show == 0.75
    assert frame.workdays(date(2026, 8, 17), date(2026, 8, 25)) == {date(2026, 8, 24), date(2026, 8, 25)}


def test_the_coming_weeks_are_those_of_the_practice_wherever_one_is(journal: Journal) -> None:
    journal.settings.write(Settings(zone="Europe/Berlin"))
    client = Client(at=at(date(2026, 1, 1)), code="K1")
    journal.clients.add(client)
    usual = ClientFact(
        client_id=client.id,
        effective=date(2026, 1, 1),
        frequency=Frequency.WEEKLY,
        slots=(Slot(weekday=1, clock=time(2)),),
    )
    journal.clients.add_fact(usual)
    monday = date(2026, 10, 19)
    evening_before = at(monday - timedelta(days=1), "20:00", "America/New_York")
    journal.sessions.add(Session(at=evening_before, client_id=client.id, minutes=100))
    assert evening_before == at(monday, "02:00")

    frame = work_frame(journal, TODAY)
    for here in ("Europe/Berlin", "America/New_York"):
        coming = coming_weeks_of(journal, frame, here, 3)
        assert [week.parts["sessions"] for week in coming.weeks] == [1, 2, 1]
        assert coming_weeks_of(journal, frame, here, 1).weeks == coming.weeks[:1]


def test_every_n_of_m_workdays_counts_those_since_the_first_entry(journal: Journal) -> None:
    client = Client(at=at(date(2020, 1, 1)), code="K1")
    journal.clients.add(client)
    thursday = date(2026, 10, 1)
    journal.sessions.add(Session(at=at(thursday), client_id=client.id, demand=5, status=SessionStatus.ATTENDED))
    frame = work_frame(journal, TODAY)  # a Wednesday: Thursday, Friday, Monday, Tuesday, Wednesday
    first, last = date(2026, 9, 7), date(2026, 10, 11)
    sums = journal.day_sums.between(first, last)

    by_week = load_by_week(load_by_day(sums, first, last), frame)
    caseload = caseload_by_week(sums, first, last, frame)
    against = weeks_against_usual(load_by_day(sums, first, last), first, last, frame)
    shared = minimise.load(sums, Weeks(first=first, last=date(2026, 10, 5)), reflections=(), frame=frame)
    for weeks in (by_week, caseload, against, shared):
        assert [week.workdays for week in weeks] == [0, 0, 0, 2, 3]


def test_an_empty_journal_holds_no_workday_against_anybody(journal: Journal) -> None:
    frame = work_frame(journal, TODAY)
    assert frame.workdays(date(2026, 9, 1), TODAY) == {TODAY}
    assert len(frame.workdays(TODAY, date(2026, 10, 14))) == 6
