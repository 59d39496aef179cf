"""The weeks around an absence, from a real journal: as if there were none, as it stands, with the plan, and back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from journal.charts.absence_weeks import drawn
from journal.planning.absence_weeks import WeekAround, first_days_back, too_close, weeks_ahead, weeks_around
from journal.planning.work_frame import coming_weeks_of, without, work_frame
from journal.records.absence_decision import Choice, MakeUp
from journal.records.absence_plan import AbsencePlan, OpenSlot
from journal.records.session import Session
from journal.records.time_off import TimeOff
from journal.store.journal import Journal
from journal.use_cases import absence
from journal.wording import absence_weeks as wording
from tests.journal.practice import ZONE, at
from tests.journal.store import journals
from tests.journal.use_cases.test_absence import FIRST, LAST, TODAY, decide, planned, someone

FRIDAY = FIRST - timedelta(days=3)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with closing(journals.make(tmp_path / "journal")) as journal:
        yield journal


@pytest.fixture
def off(journal: Journal) -> TimeOff:
    off = TimeOff(at=at(FIRST, "00:00"), last=LAST)
    journal.time_off.add(off)
    return off


@pytest.fixture
def plan(journal: Journal, off: TimeOff) -> AbsencePlan:
    return absence.begin(journal, off, TODAY)


def weeks(journal: Journal, off: TimeOff) -> list[WeekAround]:
    plan = journal.absence_plans.of_time_off(off.id)
    assert plan is not None
    frame, ahead = work_frame(journal, TODAY), weeks_ahead(off, TODAY)
    return weeks_around(
        off,
        coming_weeks_of(journal, frame, ZONE, ahead),
        frame,
        journal.absence_decisions.of_plan(plan.id).values(),
        journal.clients.with_state,
        coming_weeks_of(journal, without(journal, frame, off), ZONE, ahead, besides=plan),
    )


def figures(found: list[WeekAround]) -> list[tuple[float | None, float, float]]:
    return [(week.as_if_there, round(week.stands, 6), round(week.with_plan, 6)) for week in found]


def test_without_with_and_with_the_plan_and_the_same_once_it_is_taken(
    journal: Journal, off: TimeOff, plan: AbsencePlan
) -> None:
    client = someone(journal, "K2")
    for days in (-6, 1, 8):
        planned(journal, client, FIRST + timedelta(days=days))
    decide(
        journal, plan, client, choice=Choice.MAKE_UP_BEFORE, make_up=MakeUp.AGREED,
        slot=OpenSlot(day=FRIDAY, clock=time(17)),
    )  # fmt: skip
    # One ordinary session of a plan of twenty is 5 of 100.
    expected = [(5.0, 5.0, 10.0), (5.0, 0.0, 0.0), (5.0, 5.0, 5.0)]
    assert figures(weeks(journal, off)) == expected
    assert drawn(weeks(journal, off), off, dark=False).sentence == (
        "The week before would be 10 of 100, the week after 5."
    )
    absence.take(journal, plan.id, TODAY, ZONE)
    assert figures(weeks(journal, off)) == [(5.0, 10.0, 10.0), (5.0, 0.0, 0.0), (5.0, 5.0, 5.0)]


def test_a_make_up_further_off_brings_its_week_along(journal: Journal, off: TimeOff, plan: AbsencePlan) -> None:
    client = someone(journal, "K2")
    later = LAST + timedelta(days=17)
    decide(
        journal,
        plan,
        client,
        choice=Choice.MAKE_UP_AFTER,
        make_up=MakeUp.HELD,
        slot=OpenSlot(day=later, clock=time(17)),
    )
    found = weeks(journal, off)
    assert found[-1].monday <= later < found[-1].monday + timedelta(days=7)
    assert found[-1].with_plan > found[-1].stands


def test_an_absence_further_away_than_eight_weeks_is_drawn_too(journal: Journal) -> None:
    far = TimeOff(at=at(TODAY + timedelta(days=120), "00:00"), last=TODAY + timedelta(days=126))
    journal.time_off.add(far)
    absence.begin(journal, far, TODAY)
    assert len(weeks(journal, far)) >= 3
    further = TimeOff(at=at(TODAY + timedelta(days=700), "00:00"), last=TODAY + timedelta(days=706))
    absence.begin(journal, further, TODAY)
    assert drawn(weeks(journal, further), further, dark=False).sentence == wording.TOO_FAR


def test_a_break_that_would_not_be_is_not_counted_as_one(journal: Journal, off: TimeOff, plan: AbsencePlan) -> None:
    earlier = TimeOff(at=at(TODAY - timedelta(days=80), "00:00"), last=TODAY - timedelta(days=70))
    journal.time_off.add(earlier)
    someone(journal, "K2")
    after = weeks(journal, off)[-1]
    assert after.as_if_there is not None
    assert after.as_if_there > after.stands > 0


@pytest.mark.parametrize("taken", [False, True])
def test_it_is_said_which_make_ups_break_the_limits(
    journal: Journal, off: TimeOff, plan: AbsencePlan, taken: bool
) -> None:
    client, other = someone(journal, "K2"), someone(journal, "M1", weekday=3, clock=time(9))
    planned(journal, other, FRIDAY, "16:00")
    slot = OpenSlot(day=FRIDAY, clock=time(17))
    decide(journal, plan, client, choice=Choice.MAKE_UP_BEFORE, make_up=MakeUp.AGREED, slot=slot)
    if taken:
        absence.take(journal, plan.id, TODAY, ZONE)

    def broken(**limits: int | None) -> tuple[list[date], list[date]]:
        around = absence.known(journal, off, TODAY, ZONE)
        decisions = journal.absence_decisions.of_plan(plan.id).values()
        full, near = too_close(replace(plan, **limits), off, around, decisions)  # type: ignore[arg-type]
        return [one.day for one in full], [one.day for one in near]

    assert broken() == broken(most_a_day=2, least_gap=10) == ([], [])
    assert broken(most_a_day=1) == ([FRIDAY], [])
    assert broken(least_gap=15) == ([], [FRIDAY])
    journal.sessions.add(Session(at=at(FRIDAY, "12:00"), client_id=other.id))
    assert broken(most_a_day=2) == ([FRIDAY], [])


def test_the_first_days_back_say_what_stands_on_them(journal: Journal, off: TimeOff, plan: AbsencePlan) -> None:
    someone(journal, "K2")
    someone(journal, "M1", weekday=3)
    around, frame = absence.known(journal, off, TODAY, ZONE), work_frame(journal, TODAY)
    monday = LAST + timedelta(days=1)
    assert first_days_back(plan, off, around, frame.workdays) == [(monday, 0), (monday + timedelta(days=1), 1)]
    later = replace(plan, first_day_back=monday + timedelta(days=1))
    assert [n for _, n in first_days_back(later, off, around, frame.workdays)] == [1, 1]


def test_the_words_keep_to_what_was_set() -> None:
    assert wording.limits([], [], None, None, 0) == ""
    assert "no most sessions" in wording.limits([], [], None, None, 1)
    assert "kept to by every make-up" in wording.limits([], [], 7, 10, 1)
    assert wording.limits([FRIDAY, FRIDAY], [], 7, 10, 2).startswith("More than 7 sessions on")
    assert wording.on_return(None, []) == ""
    assert wording.on_return(4, [(FIRST, 3)]).startswith("4 hours kept free")
