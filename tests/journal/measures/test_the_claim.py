"""The one claim: finished weeks above one baseline, and everything that must not lead to it."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.measures.claim_trials import LIMITS, WEEKS
from journal.measures.emotional_load import DayLoad, DayState
from journal.measures.the_claim import Missing, Verdict, WeekStanding, fewest_in_week, verdict, weeks_against_usual
from journal.records.work_pattern import WorkPattern
from tests.journal.measures.logs import MONDAY, day_load, framed, workweeks
from tests.journal.practice import LONG_AGO

PATTERN = WorkPattern(effective=LONG_AGO)
WEEK = timedelta(weeks=1)
STEADY = [18.0, 22.0, 30.0, 16.0, 26.0]
HEAVY = [40.0, 38.0, 45.0, 42.0, 39.0]
AFTER = MONDAY + 9 * WEEK
"""The Monday after nine weeks: the last three are compared with the six before."""


def said(
    days: list[DayLoad], today: date = AFTER, anew: tuple[date, ...] = (), pattern: WorkPattern = PATTERN
) -> Verdict:
    return verdict(days, framed([pattern], today=today, anew=anew))


def weeks(days: list[DayLoad], today: date = AFTER, anew: tuple[date, ...] = ()) -> list[WeekStanding]:
    return weeks_against_usual(days, MONDAY, AFTER + 6 * WEEK, framed([PATTERN], today=today, anew=anew))


def test_three_weeks_above_one_baseline_are_the_claim() -> None:
    found = said(workweeks(*[STEADY] * 6, HEAVY, HEAVY, HEAVY[:4]))
    assert found.claim is not None
    assert (found.claim.first, found.claim.last) == (MONDAY + 6 * WEEK, AFTER - timedelta(days=1))
    assert (found.claim.logged, found.claim.workdays) == (14, 15)
    assert found.claim.baseline.before == MONDAY + 6 * WEEK
    assert found.missing is None


def test_all_weeks_use_the_baseline_before_the_first_so_a_rise_does_not_hide_itself() -> None:
    # Against the 42 days just before it the ninth week would lie lower: the two before it are among them.
    found = weeks(workweeks(*[STEADY] * 6, HEAVY, HEAVY, HEAVY))
    assert [week.monday for week in found if week.claims] == [MONDAY + 8 * WEEK]
    assert found[8].baseline.before == MONDAY + 6 * WEEK
    assert found[8].limits == found[6].limits
    assert found[8].z == pytest.approx(found[6].z)
    assert (found[8].z or 0) > (found[7].z or 0)


def test_fewer_weeks_above_are_nothing_and_neither_are_three_with_one_between() -> None:
    assert said(workweeks(*[STEADY] * 8, HEAVY)).claim is None
    assert said(workweeks(*[STEADY] * 7, HEAVY, HEAVY)).claim is None
    assert said(workweeks(*[STEADY] * 6, HEAVY, HEAVY, STEADY)).claim is None
    assert said(workweeks(*[STEADY] * 5, HEAVY, HEAVY, STEADY, HEAVY)).claim is None
    assert said(workweeks(*[STEADY] * 6, HEAVY, HEAVY, STEADY)).missing is None


def test_weeks_below_are_nothing() -> None:
    assert said(workweeks(*[STEADY] * 6, *[[2.0] * 5] * 3)).claim is None


def test_the_current_week_never_claims() -> None:
    days = workweeks(*[STEADY] * 7, HEAVY, HEAVY, HEAVY)
    sunday = MONDAY + 10 * WEEK - timedelta(days=1)
    assert said(days, today=sunday).claim is None
    assert not any(week.claims for week in weeks(days, today=sunday))
    assert said(days, today=sunday + timedelta(days=1)).claim is not None


def test_a_week_of_two_compared_days_is_too_thin_and_that_is_said() -> None:
    found = said(workweeks(*[STEADY] * 6, HEAVY, HEAVY, HEAVY[:2]))
    assert (found.claim, found.missing, found.have, found.need) == (None, Missing.THIN, 2, 3)
    partial = workweeks(*[STEADY] * 6, HEAVY, HEAVY, HEAVY)
    partial[-3:] = [replace(day, state=DayState.PARTIAL) for day in partial[-3:]]
    assert said(partial).missing is Missing.THIN
    partial[-3:] = [replace(day, state=DayState.LOGGED, demand=0.0) for day in partial[-3:]]
    assert said(partial).missing is Missing.THIN


def test_a_day_logged_without_demand_counts_as_logged_and_is_not_compared() -> None:
    found = said(workweeks(*[STEADY] * 6, HEAVY, [*HEAVY[:4], 0.0], HEAVY))
    assert found.claim is not None
    assert (found.claim.logged, found.claim.workdays) == (15, 15)


def test_a_week_is_compared_by_its_mean_and_not_by_its_standard_error() -> None:
    # Far from the centre in standard errors, yet within the limit of it.
    slightly = [demand * 1.1 for demand in STEADY]
    found = next(w for w in weeks(workweeks(*[STEADY] * 6, *[slightly] * 3)) if w.monday == MONDAY + 8 * WEEK)
    assert found.z is not None
    assert 0 < found.z < 0.8
    assert not found.claims


def test_a_light_last_day_of_the_week_hides_no_rise_and_its_lack_makes_none() -> None:
    week = [40.0, 35.0, 30.0, 20.0, 4.0]
    assert said(workweeks(*[week] * 6, *[[1.65 * demand for demand in week]] * 3)).claim is not None
    assert said(workweeks(*[week] * 6, *[week[:3]] * 3)).claim is None


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
    assert found.figures is None


def test_seven_full_weeks_after_the_first_day_the_rule_may_speak() -> None:
    days = workweeks(*[STEADY] * 4, HEAVY, HEAVY, HEAVY)
    assert said(days, today=MONDAY + 7 * WEEK).claim is not None
    assert said(days[1:], today=MONDAY + 7 * WEEK).claim is None  # 19 days before


def part_time(workdays: tuple[int, ...], before: int = 12) -> Verdict:
    """What is said of a rise of those who work on these days alone, and log them all."""
    planned = WorkPattern(effective=LONG_AGO, workdays=workdays)
    each = [*[STEADY] * before, HEAVY, HEAVY, HEAVY]
    days = workweeks(*[[demand if n in workdays else None for n, demand in enumerate(week, 1)] for week in each])
    return said(days, today=MONDAY + (before + 3) * WEEK, pattern=planned)


def test_it_speaks_for_four_workdays_and_says_how_such_journals_fare() -> None:
    found = part_time((1, 2, 4, 5))
    assert found.claim is not None
    assert (found.claim.logged, found.workdays, found.share) == (12, 4, 1.0)
    assert found.figures is not None
    assert found.figures != said(workweeks(*[STEADY] * 6)).figures


@pytest.mark.parametrize("workdays", [(1, 3, 5), (2, 4), (3,), ()])
def test_too_few_workdays_are_silence_that_says_so_from_the_first_day(workdays: tuple[int, ...]) -> None:
    for found in (part_time(workdays), part_time(workdays, before=0)):
        assert (found.claim, found.missing, found.figures) == (None, Missing.WORKDAYS, None)
        assert (found.have, found.need) == (len(workdays), 4)


def test_who_has_demand_on_two_weekdays_alone_is_told_the_same_as_who_works_on_two() -> None:
    week = [20.0, 0.0, 30.0, 0.0, 0.0]
    found = said(workweeks(*[week] * 14), today=MONDAY + 14 * WEEK)
    assert (found.missing, found.have, found.need) == (Missing.WORKDAYS, 2, 4)


def test_where_too_few_of_the_workdays_are_logged_it_is_silent_and_says_so() -> None:
    seldom = [[20.0, None, None, 20.0, None], [None, 20.0, None, None, 20.0], [None, None, 20.0, None, None]] * 5
    found = said(workweeks(*seldom), today=MONDAY + 15 * WEEK)
    assert (found.claim, found.missing, found.have, found.need) == (None, Missing.SHARE, 33, 50)
    assert found.figures is None


def test_a_week_needs_three_days_or_all_workdays_and_never_fewer_than_two() -> None:
    def fewest(*workdays: int) -> int:
        return fewest_in_week([WorkPattern(effective=LONG_AGO, workdays=workdays)], MONDAY)

    assert [fewest(1, 2, 3, 4, 5), fewest(1, 2, 3), fewest(1, 2), fewest(1)] == [3, 3, 2, 2]


def test_the_band_ends_where_a_week_begins_to_count() -> None:
    found = weeks(workweeks(*[STEADY] * 8))[6]
    limits = found.limits
    assert limits is not None
    assert limits == found.baseline.limits(LIMITS[5][0][1])


def test_nothing_is_claimed_across_a_break_or_a_change_of_role() -> None:
    days = workweeks(*[STEADY] * 6, HEAVY, HEAVY, HEAVY)
    for day in (MONDAY + 6 * WEEK, MONDAY + 7 * WEEK + timedelta(days=2), MONDAY + 3 * WEEK):
        assert said(days, anew=(day,)).claim is None
        assert not any(week.claims for week in weeks(days, anew=(day,)))
    assert said(days, anew=(MONDAY,)).claim is not None
    assert said(days, anew=(AFTER,)).claim is not None


def test_entries_after_today_change_nothing() -> None:
    days = workweeks(*[STEADY] * 6, HEAVY, HEAVY, HEAVY)
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


@given(st.lists(demand, min_size=60, max_size=60), st.integers(-50, 50), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_week_list_and_the_verdict_agree_and_both_move_with_the_dates(
    demands: list[float | None], shift: int, chance: random.Random
) -> None:
    by_week = [demands[n : n + 5] for n in range(0, 60, 5)]
    # What is drawn at random is rarely a rise: every second example has one.
    if shift % 2:
        by_week[-WEEKS:] = [[200.0 if d else d for d in week] for week in by_week[-WEEKS:]]
    days = workweeks(*by_week)
    today = MONDAY + 12 * WEEK
    listed = weeks_against_usual(days, MONDAY, today, framed([PATTERN], today=today))
    found = said(days, today=today)
    assert (found.claim is not None) == listed[11].claims
    moved = workweeks(*by_week, first=MONDAY + shift * WEEK)
    chance.shuffle(moved)
    after = said(moved, today=today + shift * WEEK)
    assert replace(after, claim=None) == replace(found, claim=None)
    assert (after.claim is None) == (found.claim is None)
    for week, demands_of_week in zip(listed, by_week, strict=False):
        assert week.rests_on == sum(bool(d) for d in demands_of_week)
        assert week.logged == sum(d is not None for d in demands_of_week)
        assert (week.mean is None) == (week.rests_on < 3)
