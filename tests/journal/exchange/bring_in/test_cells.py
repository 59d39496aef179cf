"""Cells: days, times, lengths and numbers as people type them; what could be two things is neither."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.exchange.bring_in.cells import (
    DateOrder,
    as_day,
    as_minutes,
    as_number,
    as_time,
    bare_hours,
    date_orders,
    decimal_marks,
    misfits,
)  # fmt: skip
from journal.exchange.bring_in.found import Cell

DMY, MDY = DateOrder.DMY, DateOrder.MDY
MARCH_4 = date(2026, 3, 4)
AT_TWO = datetime(2026, 3, 4, 14)  # noqa: DTZ001 a spreadsheet knows no zones


@pytest.mark.parametrize("cell", [
    "2026-03-04", "2026/3/4", "2026-03-04T10:00:00", "20260304", "4 Mar 2026", "4. März 2026", "March 4, 2026",
    "Wed 4 March 2026 14:00", MARCH_4, AT_TWO,
])  # fmt: skip
def test_a_day_that_can_be_but_one_needs_no_order(cell: Cell) -> None:
    assert as_day(cell) == MARCH_4
    assert date_orders([cell, cell]) == {DMY}


@pytest.mark.parametrize(("cell", "day_first", "month_first"), [
    ("04/03/2026", MARCH_4, date(2026, 4, 3)), ("4.3.26", MARCH_4, date(2026, 4, 3)),
    ("25/03/2026", date(2026, 3, 25), None), ("03-25-2026 10:00", None, date(2026, 3, 25)), ("31/02/2026", None, None),
])  # fmt: skip
def test_figures_are_a_day_in_an_order_alone(cell: str, day_first: date | None, month_first: date | None) -> None:
    assert (as_day(cell), as_day(cell, DMY), as_day(cell, MDY)) == (None, day_first, month_first)


def test_the_order_of_a_column_is_asked_where_it_does_not_tell() -> None:
    assert date_orders(["04/03/2026", None, "05/03/2026"]) == {DMY, MDY}
    assert date_orders(["04/03/2026", "25/03/2026"]) == {DMY}
    assert date_orders(["04/03/2026", "03/25/2026"]) == {MDY}
    assert date_orders(["05/05/2026", "06/06/2026"]) == {DMY}, "either order says the same days"
    assert date_orders(["25/03/26"]) == {DMY}, "a year of two figures stands in front of hyphens alone"
    assert date_orders([]) == date_orders(["soon"]) == frozenset()


def test_a_column_that_is_half_day_first_has_no_order_and_its_misfits_are_named() -> None:
    cells = ["25/03/2026", "04/03/2026", None, "03/25/2026"]
    assert date_orders(cells) == frozenset()
    assert (misfits(cells, DMY), misfits(cells, MDY)) == ([3], [0])


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.sampled_from("/.-"))
def test_a_day_written_in_an_order_is_read_in_it(day: date, mark: str) -> None:
    assert as_day(f"{day:%d}{mark}{day:%m}{mark}{day:%Y}", DMY) == day
    assert as_day(f"{day:%m}{mark}{day:%d}{mark}{day:%Y}", MDY) == day
    assert as_day(f"{day:%Y}{mark}{day:%m}{mark}{day:%d}") == day


@pytest.mark.parametrize(("cell", "expected"), [
    ("14:30", time(14, 30)), ("2:30 PM", time(14, 30)), ("2pm", time(14)), ("12 am", time(0)),
    ("12:15 p.m.", time(12, 15)), ("14.30", time(14, 30)), ("9h30", time(9, 30)), ("10:00 - 10:50", time(10)),
    ("04/03/2026 14:00", time(14)),
    ("4 Mar 2026, 2:30 pm", time(14, 30)), (time(9, 5), time(9, 5)), (AT_TWO, time(14)),
    (0.5, time(12)), (timedelta(hours=9), time(9)), ("04/03/2026", None), ("25:00", None), ("13 pm", None),
    ("9", None), ("soon", None),
    (None, None),
])  # fmt: skip
def test_times_of_twelve_hours_and_of_twenty_four(cell: Cell, expected: time | None) -> None:
    assert as_time(cell) == expected


@given(st.times())
def test_a_time_is_read_as_it_is_written(at: time) -> None:
    at = at.replace(microsecond=0)
    assert as_time(f"{at:%H:%M:%S}") == as_time(f"{at:%I:%M:%S %p}") == at


@pytest.mark.parametrize(("cell", "expected"), [
    ("1:30", 90), ("1h 30", 90), ("1h30m", 90), ("1 hr", 60), ("50 min", 50), ("50'", 50), ("0.83 h", 50),
    ("0,83 h", 50), ("50", 50), (50, 50), (50.0, 50), ("01:30:00", 90), ("PT1H30M", 90),
    (timedelta(minutes=50), 50), (time(0, 50), 50),
    ("1:75", None), ("-5", None), (timedelta(minutes=-5), None), ("0.83", None), (0.83, None), ("long", None),
    (AT_TWO, None), (True, None), (None, None),
])  # fmt: skip
def test_lengths_in_minutes(cell: Cell, expected: int | None) -> None:
    assert as_minutes(cell) == expected


def test_a_bare_number_is_hours_only_where_its_column_says_so() -> None:
    assert (as_minutes("0,83", hours=True), as_minutes(1.5, hours=True), as_minutes("50 min", hours=True)) == (
        50,
        90,
        50,
    )
    assert (bare_hours("Hours", [50]), bare_hours("Length (min)", [1.5])) == (True, False)
    assert (bare_hours("Length", [50, 1]), bare_hours("Length", [1.5, "2"]), bare_hours("Length", [1, 2])) == (
        False, True, None,
    )  # fmt: skip


@pytest.mark.parametrize(("cell", "expected"), [
    ("1,5", 1.5), ("1.5", 1.5), ("1.234,5", 1234.5), ("1,234.5", 1234.5), ("1 234,5", 1234.5), ("1'234.50", 1234.5),
    ("1,234,567", 1234567), ("€ 12,50", 12.5), ("12 %", 12), ("(3)", -3), ("−2", -2), ("0,125", 0.125), (7, 7.0),
    ("1,234", None), ("1.234", None), ("1,2,3", None), ("K2", None), ("", None), (True, None), (None, None),
])  # fmt: skip
def test_numbers_with_a_comma_or_a_point(cell: Cell, expected: float | None) -> None:
    assert as_number(cell) == expected


def test_a_column_tells_the_decimal_mark_of_what_could_be_two_numbers() -> None:
    assert decimal_marks(["1,234", "1,5"]) == {","}
    assert decimal_marks(["1,234", "2.5"]) == {"."}
    assert decimal_marks(["1,234"]) == {",", "."}
    assert (as_number("1,234", ","), as_number("1,234", "."), as_number("1,5", ".")) == (1.234, 1234.0, None)
