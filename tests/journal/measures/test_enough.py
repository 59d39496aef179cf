"""From when something may be said."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from journal.measures.enough import SHARE, TYPICAL, is_typical, weeks_with

LAST = date(2026, 10, 14)


def days_ago(*days: int) -> list[date]:
    return [LAST - timedelta(days=n) for n in days]


def test_a_line_is_met_from_its_number_on() -> None:
    assert [TYPICAL.met(n) for n in (0, 3, 4, 5)] == [False, False, True, True]


def test_weeks_are_counted_back_from_the_last_day() -> None:
    assert weeks_with(days_ago(0, 6), LAST) == 1
    assert weeks_with(days_ago(0, 7, 27), LAST) == 3
    assert weeks_with(days_ago(-1, -30), LAST) == 0


@given(st.integers(0, 6))
def test_twenty_days_are_never_four_weeks(weekday: int) -> None:
    last = LAST + timedelta(days=weekday)
    twenty = [last - timedelta(days=n) for n in range(20)]
    assert weeks_with(twenty, last) == 3
    assert not is_typical(twenty, last)


def test_typical_needs_days_and_weeks() -> None:
    assert is_typical(days_ago(0, 7, 14, 21, 22), LAST)
    assert not is_typical(days_ago(0, 7, 14, 21), LAST)
    assert not SHARE.met(4)
