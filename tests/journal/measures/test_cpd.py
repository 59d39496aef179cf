"""A file of CPD by hand: sums by category, hours once, gaps of three months."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from journal.measures.cpd import Counted, CpdTold, cpd, gaps, months_after
from journal.records.cpd import Cpd, CpdCategory, CpdStatus, CreditUnit
from tests.journal.practice import at

FIRST, LAST, TODAY = date(2025, 1, 1), date(2026, 12, 31), date(2026, 10, 22)


def entry(day: date, **told: Any) -> Cpd:
    return Cpd(at=at(day, "00:00"), activity="a course", written_at=at(TODAY, "20:00"), **told)


def told(*entries: Cpd, credits: dict[str, float] | None = None) -> CpdTold:
    return cpd(entries, credits or {}, FIRST, LAST, TODAY)


def test_hours_points_and_activities_by_category() -> None:
    found = told(
        entry(date(2025, 3, 1), category=CpdCategory.FORMAL, credit=6.5, last=date(2025, 3, 2)),
        entry(date(2025, 4, 1), category=CpdCategory.FORMAL, credit=1.1),
        entry(date(2025, 5, 1), category=CpdCategory.OTHER, credit=3, credit_unit=CreditUnit.POINTS),
        entry(date(2025, 6, 1)),
        entry(date(2024, 12, 31), credit=50),
        entry(date(2026, 11, 1), credit=50, status=CpdStatus.PLANNED),
    )
    formal, other = found.categories[CpdCategory.FORMAL], found.categories[CpdCategory.OTHER]
    assert formal == Counted(activities=2, hours=Fraction(76, 10), points=Fraction(0))
    assert other == Counted(activities=1, hours=Fraction(0), points=Fraction(3))
    assert found.categories[None].activities == 1
    assert found.whole == Counted(activities=4, hours=Fraction(76, 10), points=Fraction(3))


def test_the_credit_of_time_counts_once_and_not_beside_hours_of_its_own() -> None:
    first = entry(date(2025, 3, 1), downtime_ids=("a" * 32, "b" * 32))
    second = entry(date(2025, 4, 1), downtime_ids=("b" * 32, "c" * 32))
    own = entry(date(2025, 5, 1), downtime_ids=("c" * 32,), credit=4)
    found = told(first, second, own, credits={"a" * 32: 1.0, "b" * 32: 0.5, "c" * 32: 2.0})
    assert found.hours_of == {first.id: Fraction(3, 2), own.id: 4}
    assert found.whole.hours == Fraction(11, 2)


def test_an_activity_over_the_turn_of_a_period_counts_where_it_ends() -> None:
    over = entry(date(2024, 12, 30), last=date(2025, 1, 2), credit=8)
    assert told(over).whole.hours == 8
    before = cpd([over], {}, date(2024, 1, 1), date(2024, 12, 31), TODAY)
    assert before.done == ()


def test_statements_are_counted_by_calendar_year() -> None:
    found = told(*(entry(date(2025, month, 1), statement=True) for month in (2, 3)), entry(date(2026, 2, 1)))
    assert found.statements == {2025: 2}


def named(*days: date, first: date = FIRST, until: date = TODAY) -> list[tuple[date, date, bool]]:
    return [(gap.first, gap.last, gap.known) for gap in gaps([entry(day) for day in days], (), first, until)]


def test_a_gap_is_three_months_without_an_activity_and_a_day_less_is_none() -> None:
    days = (date(2026, 1, 15), date(2026, 4, 16), date(2026, 7, 16), date(2026, 8, 1))
    assert named(*days, first=date(2026, 1, 1)) == [(date(2026, 1, 16), date(2026, 4, 15), True)]
    assert named(date(2026, 1, 15), date(2026, 4, 15), date(2026, 7, 15), date(2026, 8, 1)) == [
        (FIRST, date(2026, 1, 14), False)
    ]


def test_gaps_over_both_edges_are_told_and_nothing_at_all_is_none() -> None:
    assert named() == []
    assert named(date(2024, 9, 1), date(2025, 1, 31), until=date(2025, 5, 20)) == [
        (date(2024, 9, 2), date(2025, 1, 30), True),
        (date(2025, 2, 1), date(2025, 5, 20), True),
    ]
    assert named(date(2024, 2, 1), date(2024, 9, 1), date(2025, 1, 2), until=date(2025, 2, 1)) == [
        (date(2024, 9, 2), date(2025, 1, 1), True)
    ]


def test_an_explained_gap_brings_its_words_along() -> None:
    why = entry(date(2026, 3, 1), last=date(2026, 3, 2), status=CpdStatus.GAP, did="I moved house.")
    found = told(entry(date(2025, 1, 2)), entry(date(2026, 10, 1)), why)
    assert [one.did for gap in found.gaps for one in gap.explained] == ["I moved house."]


DAYS = st.dates(date(2024, 6, 1), TODAY)


@given(st.lists(st.tuples(DAYS, st.integers(0, 40)), min_size=1, max_size=12))
def test_no_gap_holds_an_activity_and_whatever_is_long_enough_is_named(found: list[tuple[date, int]]) -> None:
    done = [entry(day, last=min(TODAY, day + timedelta(days=long))) for day, long in found]
    told = list(gaps(done, (), FIRST, TODAY))
    covered = {day + timedelta(days=n) for one in done for day in (one.day,) for n in range((one.until - day).days + 1)}
    in_gaps = set()
    for gap in told:
        days = {gap.first + timedelta(days=n) for n in range((gap.last - gap.first).days + 1)}
        assert not days & covered
        assert months_after(gap.first, 3) <= gap.last + timedelta(days=1)
        in_gaps |= days
    day = FIRST
    while day + timedelta(days=92) <= TODAY:
        stretch = {day + timedelta(days=n) for n in range(93)}
        assert stretch & covered or stretch <= in_gaps
        day += timedelta(days=7)
