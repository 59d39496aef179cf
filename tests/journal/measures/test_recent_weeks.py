"""The dotted line, and this week beside the four before it."""

from __future__ import annotations

import math
from datetime import date, timedelta

import pytest

from journal.measures.emotional_load import WeekLoad
from journal.measures.recent_weeks import against_four_weeks, ewma
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


def week_load(n: int, demand: float | None, rests_on: int = 5) -> WeekLoad:
    return WeekLoad(monday=MONDAY + n * WEEK, demand=demand, recovery=None, cost=None, rests_on=rests_on, workdays=5)


def test_this_week_is_held_against_the_median_of_the_four_before_it_and_not_against_itself() -> None:
    weeks = [week_load(n, demand) for n, demand in enumerate([99.0, 20.0, 24.0, 22.0, 40.0, 31.0])]
    found = against_four_weeks(reversed(weeks), MONDAY + 5 * WEEK)
    assert (found.week, found.median, found.weeks, found.difference) == (31.0, 23.0, 4, 8.0)


def test_thin_weeks_do_not_count_and_all_four_are_needed() -> None:
    weeks = [week_load(0, 20.0), week_load(1, 90.0, rests_on=3), week_load(2, 30.0), week_load(3, 24.0)]
    assert against_four_weeks([*weeks, week_load(4, 31.0)], MONDAY + 4 * WEEK).median == 27.0
    assert against_four_weeks([*weeks[1:], week_load(4, 31.0)], MONDAY + 4 * WEEK).median is None
    thin = [week_load(1, 90.0, rests_on=2) if week.rests_on == 3 else week for week in weeks]
    assert against_four_weeks([*thin, week_load(4, 31.0)], MONDAY + 4 * WEEK).median is None
    assert against_four_weeks([*weeks, week_load(4, 31.0, rests_on=2)], MONDAY + 4 * WEEK).difference is None
    assert against_four_weeks([], MONDAY).weeks == 0
