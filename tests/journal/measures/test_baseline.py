"""The personal baseline: what it rests on, when it is trial, and when it begins anew."""

from __future__ import annotations

import math
import random
from dataclasses import replace
from datetime import date, timedelta
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.measures.baseline import SPREAD_FLOOR, Baseline, Stage, WorkdayLog, restarts
from journal.measures.breaks import Break
from journal.measures.emotional_load import DayLoad, DayState
from journal.records.time_off import TimeOff
from journal.records.work_pattern import WorkPattern
from tests.journal.measures.logs import MONDAY, day_load, framed, workweeks
from tests.journal.practice import LONG_AGO, days_away

PATTERN = WorkPattern(effective=LONG_AGO)
WEEK = timedelta(weeks=1)


def baseline(
    days: list[DayLoad],
    before: date = MONDAY + 6 * WEEK,
    *,
    pattern: WorkPattern = PATTERN,
    time_off: tuple[TimeOff, ...] = (),
    anew: tuple[date, ...] = (),
) -> Baseline:
    first = before - timedelta(days=112)
    log = WorkdayLog(days, first, before, framed([pattern], today=before, anew=anew, time_off=time_off))
    return log.baseline(before, before)


def test_centre_and_spread_are_median_and_scaled_mad_of_what_the_weekdays_leave_of_the_logarithms() -> None:
    demands = [10, 20, 30, 40, 50, 15, 25, 35, 45, 55, 12, 70, 33, 28, 61, 18, 40, 22]
    found = baseline(workweeks(demands[:5], demands[5:10], demands[10:15], demands[15:]))
    y = [math.log(1 + demand) for demand in demands]
    mean = sum(y) / len(y)
    adds = [sum(v - mean for v in y[weekday::5]) / (len(y[weekday::5]) + 0.5) for weekday in range(5)]
    assert found.effects == pytest.approx(dict(enumerate(adds, start=1)))
    left = [v - adds[n % 5] for n, v in enumerate(y)]
    assert found.centre == pytest.approx(median(left))
    assert found.spread == pytest.approx(1.4826 * median(abs(v - median(left)) for v in left))
    assert found.spread is not None
    low, centre, high = found.limits(0.8) or pytest.fail("no band")
    assert centre == pytest.approx(math.exp(median(left)) - 1)
    assert math.log1p(high) - math.log1p(centre) == pytest.approx(0.8 * found.spread)
    assert math.log1p(centre) - math.log1p(low) == pytest.approx(0.8 * found.spread)


def test_a_strong_weekly_rhythm_and_a_day_of_administration_do_not_widen_the_band() -> None:
    week = [50.0, 30.0, 2.0, 12.0, 6.0]
    found = baseline(workweeks(*[week] * 6))
    assert found.spread == SPREAD_FLOOR
    y = {MONDAY + 6 * WEEK + timedelta(days=n): math.log1p(demand) for n, demand in enumerate(week)}
    assert found.z(found.mean(y)) == pytest.approx(0, abs=0.3)
    # Two days of the week weigh as the whole of it: which days they are is taken off.
    assert found.z(found.mean(dict(list(y.items())[2:]))) == pytest.approx(0, abs=1.0)


def test_a_logged_day_without_any_demand_is_never_compared() -> None:
    days = workweeks(*[[20.0, 20.0, 0.0, 20.0, 20.0]] * 6)
    found = baseline(days)
    assert (found.days, found.workdays, found.weekdays) == (24, 24, frozenset({1, 2, 4, 5}))
    assert found.share == 1.0
    log = WorkdayLog(days, MONDAY, MONDAY + 6 * WEEK, framed([PATTERN], today=MONDAY + 6 * WEEK))
    assert len(log.logged) == 30


def test_it_reaches_back_until_there_are_twenty_days_in_four_weeks_and_not_beyond_112_days() -> None:
    three = WorkPattern(effective=LONG_AGO, workdays=(1, 2, 3))
    found = baseline(workweeks(*[[20.0] * 3] * 16), MONDAY + 16 * WEEK, pattern=three)
    assert (found.days, found.weeks, found.first) == (20, 7, MONDAY + 9 * WEEK + timedelta(days=1))
    assert found.stage is Stage.CLAIM
    one = WorkPattern(effective=LONG_AGO, workdays=(1,))
    found = baseline(workweeks(*[[20.0]] * 30), MONDAY + 30 * WEEK, pattern=one)
    assert (found.days, found.first, found.stage) == (16, MONDAY + 14 * WEEK, Stage.TRIAL)
    every_day = WorkPattern(effective=LONG_AGO, workdays=(1, 2, 3, 4, 5, 6, 7))
    lately = [day_load(MONDAY + 12 * WEEK + timedelta(days=n), 20.0) for n in range(21)]
    found = baseline([*workweeks([20.0] * 5), *lately], MONDAY + 15 * WEEK, pattern=every_day)
    assert (found.days, found.weeks) == (22, 4)


def test_days_that_are_all_alike_still_have_a_band() -> None:
    found = baseline(workweeks(*[[20.0] * 5] * 6))
    assert found.spread == SPREAD_FLOOR
    assert found.z(math.log(21) + 0.3) == pytest.approx(2.0)


@pytest.mark.parametrize(
    ("days", "stage"), [(0, Stage.DOTS), (11, Stage.DOTS), (12, Stage.TRIAL), (19, Stage.TRIAL), (20, Stage.CLAIM)]
)
def test_eleven_days_are_dots_twelve_a_trial_and_twenty_are_enough(days: int, stage: Stage) -> None:
    found = baseline(workweeks(*[[20.0] * len(range(n, days, 4)) for n in range(4)]))  # spread over four weeks
    assert (found.days, found.stage) == (days, stage)
    assert (found.limits(1.0) is None) == (stage is Stage.DOTS)


def test_twenty_days_in_three_weeks_are_dots() -> None:
    every_day = WorkPattern(effective=LONG_AGO, workdays=(1, 2, 3, 4, 5, 6, 7))
    days = [day_load(MONDAY + timedelta(days=n), 20.0) for n in range(21)]
    assert baseline(days, MONDAY + 3 * WEEK, pattern=every_day).stage is Stage.DOTS
    assert baseline(days, MONDAY + 3 * WEEK, pattern=every_day).weeks == 3


def test_the_share_is_of_the_workdays_on_weekdays_that_were_ever_compared() -> None:
    found = baseline(workweeks(*[[20.0, None, 20.0, 20.0, None], [20.0, 20.0, None, 20.0, None]] * 3))
    assert (found.days, found.workdays, found.weekdays) == (18, 24, frozenset({1, 2, 3, 4}))
    assert found.share == 0.75


def test_a_fortnight_without_a_word_is_not_held_against_those_who_log_their_weeks() -> None:
    found = baseline(workweeks(*[[20.0] * 4] * 4, [], []))
    assert (found.days, found.workdays, found.share) == (16, 16, 1.0)


def test_days_before_the_journal_began_are_not_held_against_it() -> None:
    found = baseline(workweeks([], [], [20.0] * 5, [20.0] * 5, [20.0] * 5, [20.0] * 5))
    assert (found.days, found.workdays, found.first) == (20, 20, MONDAY + 2 * WEEK)


def test_partly_logged_days_weekends_and_time_off_are_left_out() -> None:
    days = workweeks(*[[20.0] * 5] * 6)
    days[0] = replace(days[0], state=DayState.PARTIAL)
    days += [day_load(MONDAY + timedelta(days=5), 90.0), day_load(MONDAY - timedelta(days=3), 90.0)]
    away = days_away(MONDAY + timedelta(days=1), MONDAY + timedelta(days=2))
    assert baseline(days, time_off=(away,)).days == 27


def test_it_begins_anew_after_a_break_and_when_the_planned_work_changes() -> None:
    half = WorkPattern(effective=date(2026, 4, 1), weekly_units=10)
    same = WorkPattern(effective=date(2026, 5, 1), weekly_units=10)
    fewer_days = WorkPattern(effective=date(2026, 6, 1), weekly_units=10, workdays=(1, 2))
    found = restarts([Break(date(2026, 7, 1), date(2026, 7, 12))], [fewer_days, same, PATTERN, half])
    assert found == {date(2026, 7, 13), date(2026, 4, 1), date(2026, 6, 1)}
    assert restarts([], [PATTERN]) == set()


def test_nothing_from_before_a_restart_is_looked_at() -> None:
    days = workweeks(*[[20.0] * 5] * 6)
    assert baseline(days, anew=(MONDAY + 3 * WEEK,)).days == 15
    assert baseline(days, anew=(MONDAY + 6 * WEEK,)).days == 0
    assert baseline(days, anew=(MONDAY + 7 * WEEK, MONDAY - WEEK)).days == 30


@given(
    st.lists(st.none() | st.floats(0, 120), min_size=30, max_size=30),
    st.integers(-60, 60),
    st.randoms(use_true_random=False),
)
@settings(max_examples=60, deadline=None)
def test_shifted_by_weeks_and_in_any_order_it_is_the_same(
    demands: list[float | None], weeks: int, chance: random.Random
) -> None:
    by_week = [demands[n : n + 5] for n in range(0, 30, 5)]
    found = baseline(workweeks(*by_week))
    shift = weeks * WEEK
    moved = workweeks(*by_week, first=MONDAY + shift)
    chance.shuffle(moved)
    after = baseline(moved, MONDAY + 6 * WEEK + shift)
    assert replace(after, before=found.before, first=found.first) == found
    assert found.days == sum(bool(demand) for demand in demands)
