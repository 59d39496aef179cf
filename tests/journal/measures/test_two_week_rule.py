"""The one claim: two finished weeks above one baseline, and everything that must not lead to it."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.measures.emotional_load import DayLoad, DayState
from journal.measures.two_week_rule import Missing, Verdict, WeekStanding, verdict, weeks_against_usual
from journal.records.work_pattern import WorkPattern
from journal.wording import baseline as wording
from tests.bench.simulated_baselines import MIDDLE, rate
from tests.journal.measures.logs import MONDAY, day_load, framed, workweeks
from tests.journal.practice import LONG_AGO

PATTERN = WorkPattern(effective=LONG_AGO)
WEEK = timedelta(weeks=1)
STEADY = [18.0, 22.0, 30.0, 16.0, 26.0]
HEAVY = [40.0, 38.0, 45.0, 42.0, 39.0]
AFTER = MONDAY + 8 * WEEK
"""The Monday after eight weeks: the seventh and eighth are compared with the six before."""


def said(days: list[DayLoad], today: date = AFTER, anew: tuple[date, ...] = ()) -> Verdict:
    return verdict(days, framed([PATTERN], today=today, anew=anew))


def weeks(days: list[DayLoad], today: date = AFTER, anew: tuple[date, ...] = ()) -> list[WeekStanding]:
    return weeks_against_usual(days, MONDAY, AFTER + 6 * WEEK, framed([PATTERN], today=today, anew=anew))


def test_two_weeks_above_one_baseline_are_the_claim() -> None:
    found = said(workweeks(*[STEADY] * 6, HEAVY, HEAVY[:4]))
    assert found.claim is not None
    assert (found.claim.first, found.claim.last) == (MONDAY + 6 * WEEK, AFTER - timedelta(days=1))
    assert (found.claim.logged, found.claim.workdays) == (9, 10)
    assert found.claim.baseline.before == MONDAY + 6 * WEEK
    assert found.missing is None


def test_both_weeks_use_the_baseline_before_the_first_so_a_rise_does_not_hide_itself() -> None:
    # Against the 42 days just before it the eighth week would lie at z = 0.9: the seventh is among them.
    found = weeks(workweeks(*[STEADY] * 6, HEAVY, [34.0] * 5))
    assert [week.monday for week in found if week.claims] == [MONDAY + 7 * WEEK]
    assert found[7].baseline.before == MONDAY + 6 * WEEK
    assert found[7].baseline.limits == found[6].baseline.limits
    assert found[7].z == pytest.approx(1.48, abs=0.01)


def test_one_week_above_is_nothing_and_neither_are_two_with_one_between() -> None:
    assert said(workweeks(*[STEADY] * 7, HEAVY)).claim is None
    assert said(workweeks(*[STEADY] * 6, HEAVY, STEADY)).claim is None
    assert said(workweeks(*[STEADY] * 5, HEAVY, STEADY, HEAVY)).claim is None
    assert said(workweeks(*[STEADY] * 6, HEAVY, STEADY)).missing is None


def test_two_weeks_below_are_nothing() -> None:
    assert said(workweeks(*[STEADY] * 6, [2.0] * 5, [2.0] * 5)).claim is None


def test_the_current_week_never_claims() -> None:
    days = workweeks(*[STEADY] * 7, HEAVY, HEAVY)
    sunday = MONDAY + 9 * WEEK - timedelta(days=1)
    assert said(days, today=sunday).claim is None
    assert not any(week.claims for week in weeks(days, today=sunday))
    assert said(days, today=sunday + timedelta(days=1)).claim is not None


def test_a_week_of_two_logged_workdays_is_too_thin_and_that_is_said() -> None:
    found = said(workweeks(*[STEADY] * 6, HEAVY, HEAVY[:2]))
    assert (found.claim, found.missing, found.have, found.need) == (None, Missing.THIN, 2, 3)
    partial = workweeks(*[STEADY] * 6, HEAVY, HEAVY)
    partial[-3:] = [replace(day, state=DayState.PARTIAL) for day in partial[-3:]]
    assert said(partial).missing is Missing.THIN


def test_a_week_is_compared_by_its_mean_and_not_by_its_standard_error() -> None:
    # Far from the centre in standard errors, yet within one spread of it.
    slightly = [26.0] * 5
    found = next(w for w in weeks(workweeks(*[STEADY] * 6, slightly, slightly)) if w.monday == MONDAY + 7 * WEEK)
    assert found.z is not None
    assert 0 < found.z < 1
    assert not found.claims


@pytest.mark.parametrize(
    ("logged", "today", "missing", "have", "need"),
    [
        ([5, 5, 4], 21, Missing.DAYS, 14, 20),
        ([5, 5, 5, 5], 28, Missing.AFTER, 20, 20),
        ([5, 5, 5, 5, 5], 35, Missing.AFTER, 25, 20),
        ([], 35, Missing.DAYS, 0, 20),
    ],
)
def test_what_is_missing_is_counted_up_to_today(
    logged: list[int], today: int, missing: Missing, have: int, need: int
) -> None:
    found = said(workweeks(*[[20.0] * n for n in logged]), today=MONDAY + timedelta(days=today))
    assert (found.claim, found.missing, found.have, found.need) == (None, missing, have, need)


def test_six_full_weeks_after_the_first_day_the_rule_may_speak() -> None:
    days = workweeks(*[STEADY] * 4, HEAVY, HEAVY)
    assert said(days, today=MONDAY + 6 * WEEK).claim is not None
    assert said(days[1:], today=MONDAY + 6 * WEEK).claim is None  # 19 days before


def test_nothing_is_claimed_across_a_break_or_a_change_of_role() -> None:
    days = workweeks(*[STEADY] * 6, HEAVY, HEAVY)
    for day in (MONDAY + 6 * WEEK, MONDAY + 7 * WEEK + timedelta(days=2), MONDAY + 3 * WEEK):
        assert said(days, anew=(day,)).claim is None
        assert not any(week.claims for week in weeks(days, anew=(day,)))
    assert said(days, anew=(MONDAY,)).claim is not None
    assert said(days, anew=(AFTER,)).claim is not None


def test_entries_after_today_change_nothing() -> None:
    days = workweeks(*[STEADY] * 6, HEAVY, HEAVY)
    later = [day_load(AFTER + timedelta(days=n), 500.0) for n in range(1, 40)]
    assert said(days + later) == said(days)
    assert weeks(days + later) == weeks(days)


def test_a_year_without_entries_leaves_no_band_behind() -> None:
    days = [*workweeks(*[STEADY] * 8), day_load(MONDAY + 60 * WEEK, 30.0)]
    found = said(days, today=MONDAY + 60 * WEEK)
    assert (found.missing, found.have) == (Missing.DAYS, 1)


def test_an_empty_journal_has_nothing_to_say() -> None:
    assert (said([]).claim, said([]).missing) == (None, Missing.DAYS)
    assert {week.mean for week in weeks([])} == {None}


demand = st.none() | st.floats(0, 100)


@given(st.lists(demand, min_size=50, max_size=50), st.integers(-50, 50), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_week_list_and_the_verdict_agree_and_both_move_with_the_dates(
    demands: list[float | None], shift: int, chance: random.Random
) -> None:
    by_week = [demands[n : n + 5] for n in range(0, 50, 5)]
    days = workweeks(*by_week)
    today = MONDAY + 10 * WEEK
    listed = weeks_against_usual(days, MONDAY, today, framed([PATTERN], today=today))
    found = said(days, today=today)
    assert (found.claim is not None) == listed[9].claims
    moved = workweeks(*by_week, first=MONDAY + shift * WEEK)
    chance.shuffle(moved)
    after = said(moved, today=today + shift * WEEK)
    assert (after.stage, after.missing, after.have, after.need) == (
        found.stage,
        found.missing,
        found.have,
        found.need,
    )
    assert (after.claim is None) == (found.claim is None)
    for week, demands_of_week in zip(listed, by_week, strict=False):
        assert week.rests_on == sum(d is not None for d in demands_of_week)
        assert (week.mean is None) == (week.rests_on < 3)


def test_the_sentence_quotes_what_the_simulation_gives() -> None:
    # 500 journals: two standard errors are 2.1 and 4.2 percentage points. The full run is in tests/bench.
    alarms = rate(MIDDLE, 500, rise=False, seed=11)
    power = rate(MIDDLE, 500, rise=True, seed=11)
    assert alarms == pytest.approx(wording.FALSE_ALARMS, abs=0.021)
    assert power == pytest.approx(wording.POWER, abs=0.042)
