"""The dotted line, and this week beside the four before it."""

from __future__ import annotations

import math
from datetime import date, timedelta

import pytest

from journal.measures.recent_weeks import AgainstFour, against_four_weeks, ewma
from journal.records.work_pattern import WorkPattern
from tests.journal.measures.logs import MONDAY, day_load, framed, workweeks
from tests.journal.practice import LONG_AGO

PATTERN = WorkPattern(effective=LONG_AGO)
WEEK = timedelta(weeks=1)


def line(*weeks: list[float | None], anew: tuple[date, ...] = ()) -> list[tuple[date, float]]:
    return ewma(workweeks(*weeks), framed([PATTERN], anew=anew))


def test_the_line_follows_a_fifth_of_each_step_in_logarithms() -> None:
    found = line([20.0, 40.0])
    assert found[0][0] == MONDAY
    assert found[0][1] == pytest.approx(20.0)
    assert math.log1p(found[1][1]) == pytest.approx(math.log(21) + 0.2 * (math.log(41) - math.log(21)))


def test_missing_days_and_weekends_are_no_points_of_it() -> None:
    days = [*workweeks([20.0, None, 30.0]), day_load(MONDAY + timedelta(days=5), 80.0)]
    assert [day for day, _ in ewma(days, framed([PATTERN]))] == [MONDAY, MONDAY + timedelta(days=2)]
    assert ewma([], framed([PATTERN])) == []


def test_it_begins_anew_after_a_break() -> None:
    anew = MONDAY + 2 * WEEK
    found = line([20.0] * 5, [], [50.0] * 5, anew=(anew,))
    assert dict(found)[anew] == pytest.approx(50.0)
    assert dict(line([20.0] * 5, [], [50.0] * 5))[anew] < 30


def beside(*weeks: list[float | None], pattern: WorkPattern = PATTERN) -> AgainstFour:
    """The last of these weeks beside the four before it."""
    return against_four_weeks(workweeks(*weeks), MONDAY + (len(weeks) - 1) * WEEK, framed([pattern]))


def test_this_week_so_far_is_held_against_the_same_weekdays_of_the_four_before() -> None:
    # Fridays are light: whole weeks would make half a week look heavy.
    week: list[float | None] = [40.0, 36.0, 32.0, 8.0, 4.0]
    found = beside([99.0] * 5, week, week, week, week, week[:3])
    assert (found.week, found.difference, found.weeks) == (36.0, 0.0, 4)


def test_it_is_the_median_of_the_differences() -> None:
    before: list[list[float | None]] = [[20.0] * 5, [24.0] * 5, [22.0] * 5, [60.0] * 5]
    found = beside(*before, [31.0] * 3)
    assert (found.week, found.difference) == (31.0, 8.0)


def test_weeks_are_held_against_one_another_by_the_weekdays_that_are_logged_in_both() -> None:
    before: list[list[float | None]] = [[10.0, None, 30.0, 50.0]] * 3
    found = beside(*before, [None, 90.0, 31.0], [12.0, 80.0, 34.0])
    assert (found.weeks, found.difference) == (4, 3.0)


def test_a_thin_week_is_held_against_nothing_and_all_four_before_it_are_needed() -> None:
    four: list[list[float | None]] = [[20.0] * 5] * 4
    assert beside(*four, [30.0, 30.0]).difference is None
    assert beside(*four[:2], [], [], [30.0] * 5).difference is None
    assert beside(*four[:2], [], [20.0] * 5, [30.0] * 5).difference is None
    assert (beside([]).week, beside([]).weeks) == (None, 0)
    two = WorkPattern(effective=LONG_AGO, workdays=(1, 2))
    assert beside(*four, [30.0, 30.0], pattern=two).difference == 10.0
