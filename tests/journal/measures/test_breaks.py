"""Breaks: long enough, off, and free of work."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from journal.measures.breaks import Break, breaks, weeks_since_break
from journal.records.work_pattern import WorkPattern
from tests.journal.practice import LONG_AGO, days_away

MONDAY = date(2026, 10, 5)
PATTERN = WorkPattern(effective=LONG_AGO)


def day_of(n: int) -> date:
    return MONDAY + timedelta(days=n)


def test_no_time_off_no_break_however_long_the_weekend() -> None:
    part_time = WorkPattern(effective=LONG_AGO, workdays=(1, 2))
    assert breaks([], [part_time], set()) == []


def test_a_free_week_reaches_over_both_weekends() -> None:
    assert breaks([days_away(day_of(0), day_of(4))], [PATTERN], set()) == [Break(day_of(-2), day_of(6))]


def test_three_days_beside_a_weekend_are_five_and_two_are_not() -> None:
    assert breaks([days_away(day_of(0), day_of(2))], [PATTERN], set()) == [Break(day_of(-2), day_of(2))]
    assert breaks([days_away(day_of(0), day_of(1))], [PATTERN], set()) == []


def test_a_day_with_work_contact_ends_a_break() -> None:
    fortnight = [days_away(day_of(0), day_of(11))]
    # Sat Sun Mon Tue | work on Wednesday | Thu … Sunday of the week after
    assert breaks(fortnight, [PATTERN], {day_of(2)}) == [Break(day_of(3), day_of(13))]
    assert breaks(fortnight, [PATTERN], {day_of(2), day_of(7)}) == [Break(day_of(8), day_of(13))]


def test_work_on_the_weekend_before_keeps_that_day_out() -> None:
    assert breaks([days_away(day_of(0), day_of(4))], [PATTERN], {day_of(-1)}) == [Break(day_of(0), day_of(6))]


def test_two_entries_of_time_off_side_by_side_are_one_break() -> None:
    off = [days_away(day_of(7), day_of(11)), days_away(day_of(0), day_of(4))]
    assert breaks(off, [PATTERN], set()) == [Break(day_of(-2), day_of(13))]


def test_without_any_workday_only_the_days_off_themselves_count() -> None:
    nothing_planned = WorkPattern(effective=LONG_AGO, workdays=())
    assert breaks([days_away(day_of(0), day_of(4))], [nothing_planned], set()) == [Break(day_of(0), day_of(4))]


@pytest.mark.parametrize(
    ("last", "weeks"), [(day_of(-1), 0), (day_of(-7), 1), (day_of(-8), 1), (day_of(-64), 9), (day_of(3), 0)]
)
def test_whole_weeks_from_the_last_day_to_monday(last: date, weeks: int) -> None:
    assert weeks_since_break([Break(day_of(-80), last)], MONDAY) == weeks


def test_a_break_that_begins_later_in_the_week_does_not_count_yet() -> None:
    early, coming = Break(day_of(-30), day_of(-20)), Break(day_of(1), day_of(9))
    assert weeks_since_break([coming], MONDAY) is None
    assert weeks_since_break([coming, early], MONDAY) == 2
    assert weeks_since_break([Break(MONDAY, day_of(9)), early], MONDAY) == 0
