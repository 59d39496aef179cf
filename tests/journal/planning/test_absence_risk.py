"""Risk is asked about in the last session before an absence, and in the first after it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from journal.measures.absence_order import Factors
from journal.planning.absence import Row
from journal.planning.absence_risk import Ask, asked_in, near
from journal.records.absence_decision import AbsenceDecision
from journal.records.time_off import TimeOff, TimeOffKind
from tests.journal.practice import at, days_away

FIRST, LAST = date(2026, 8, 3), date(2026, 8, 10)
OFF = days_away(FIRST, LAST)
BEFORE, AFTER = date(2026, 7, 30), date(2026, 8, 13)
ROW = Row(
    client_id="a" * 32, sessions=(), dates=(date(2026, 8, 6),), cancelled=(), before=BEFORE, after=AFTER,
    planned=frozenset(), slot_open=None, gated=True, ask_risk=False, long_gap=False, factors=Factors(),
)  # fmt: skip


def asked_on(day: date) -> AbsenceDecision:
    return AbsenceDecision(at=at(date(2026, 7, 1)), plan_id="f" * 32, client_id="a" * 32, risk_asked_on=day)


@pytest.mark.parametrize(
    ("row", "day", "ask"),
    [
        (ROW, BEFORE, Ask.BEFORE),
        (ROW, AFTER, Ask.AFTER),
        (replace(ROW, gated=False, ask_risk=True), BEFORE, Ask.BEFORE),
        (replace(ROW, gated=False), BEFORE, None),
        (ROW, BEFORE - timedelta(days=7), None),
        (ROW, AFTER + timedelta(days=7), None),
        (replace(ROW, before=None, after=None), BEFORE, Ask.BEFORE),
        (replace(ROW, before=None, after=None), AFTER, Ask.AFTER),
        (ROW, BEFORE + timedelta(days=1), Ask.BEFORE),
        (replace(ROW, dates=()), BEFORE, Ask.BEFORE),
    ],
    ids=[
        "last before", "first after", "not asked lately", "neither", "another follows", "another came between",
        "no other known, before", "no other known, after", "beside the planned one", "out of reach",
    ],
)  # fmt: skip
def test_it_is_asked_in_the_last_session_before_and_the_first_after(row: Row, day: date, ask: Ask | None) -> None:
    assert asked_in(OFF, row, None, day) is ask


def test_a_single_day_on_which_nobody_is_missed_asks_nothing() -> None:
    day = days_away(FIRST, FIRST)
    assert asked_in(day, replace(ROW, dates=()), None, BEFORE) is None
    assert asked_in(day, replace(ROW, dates=(FIRST,)), None, BEFORE) is Ask.BEFORE


def test_what_was_asked_that_day_or_since_one_is_back_is_not_asked_again() -> None:
    assert asked_in(OFF, ROW, asked_on(BEFORE), BEFORE) is None
    assert asked_in(OFF, ROW, asked_on(BEFORE - timedelta(days=7)), BEFORE) is Ask.BEFORE
    assert asked_in(OFF, ROW, asked_on(BEFORE), AFTER) is Ask.AFTER
    assert asked_in(OFF, ROW, asked_on(AFTER), AFTER) is None


def test_only_times_off_within_two_weeks_are_near_and_public_holidays_are_not() -> None:
    holiday = TimeOff(at=at(FIRST, "00:00"), last=FIRST, kind=TimeOffKind.PUBLIC_HOLIDAY)
    assert near([holiday], BEFORE) == []
    assert [near([OFF], FIRST - timedelta(days=n)) == [OFF] for n in (0, 1, 14, 15)] == [False, True, True, False]
    assert [near([OFF], LAST + timedelta(days=n)) == [OFF] for n in (0, 1, 14, 15)] == [False, True, True, False]
