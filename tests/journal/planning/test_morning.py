"""Whether the morning asks who came home."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from journal.planning.morning import asks_about
from journal.records.reflection import Reflection
from journal.records.session import Session, SessionStatus
from tests.journal.practice import at

THURSDAY = date(2026, 10, 22)
WEDNESDAY = THURSDAY - timedelta(days=1)


def session(day: date, status: SessionStatus = SessionStatus.ATTENDED) -> Session:
    return Session(client_id="0" * 32, at=at(day, "10:00"), status=status, written_at=at(THURSDAY, "20:00"))


def asked(day: date = THURSDAY, clock: str = "08:00", **told: Any) -> date | None:
    whole: dict[str, Any] = {"sessions": [session(WEDNESDAY)], "reflections": (), "days_off": (), "answered_on": None}
    return asks_about(at(day, clock), **{**whole, **told})


def test_after_a_day_of_work_it_asks_about_that_evening() -> None:
    assert asked() == WEDNESDAY


@pytest.mark.parametrize(("clock", "asks"), [("00:01", True), ("11:59", True), ("12:00", False), ("21:00", False)])
def test_it_asks_in_the_morning_only(clock: str, asks: bool) -> None:
    assert (asked(clock=clock) is not None) == asks


def test_it_asks_once_a_day() -> None:
    assert asked(answered_on=THURSDAY) is None
    assert asked(answered_on=WEDNESDAY) == WEDNESDAY


@pytest.mark.parametrize(("days", "asks"), [(1, True), (3, True), (4, False)])
def test_on_monday_it_asks_about_friday_and_after_longer_not_at_all(days: int, asks: bool) -> None:
    last = THURSDAY - timedelta(days=days)
    assert asked(sessions=[session(last), session(last - timedelta(days=1))]) == (last if asks else None)


def test_a_day_without_a_held_session_is_no_day_of_work() -> None:
    assert asked(sessions=[]) is None
    assert asked(sessions=[session(WEDNESDAY, SessionStatus.CANCELLED)]) is None
    assert asked(sessions=[session(WEDNESDAY, SessionStatus.NO_SHOW)]) is None
    assert asked(sessions=[session(WEDNESDAY, SessionStatus.PLANNED)]) == WEDNESDAY  # not settled yet
    assert asked(sessions=[session(THURSDAY)]) is None


def test_a_day_off_is_left_in_peace() -> None:
    assert asked(days_off={THURSDAY}) is None


@pytest.mark.parametrize(
    ("day", "clock", "asks"), [(WEDNESDAY, "16:59", True), (WEDNESDAY, "17:00", False), (THURSDAY, "03:00", False)]
)
def test_a_thought_of_that_evening_answers_by_itself(day: date, clock: str, asks: bool) -> None:
    thought = Reflection(at=at(day, clock), intensity=3)
    assert (asked(reflections=[thought]) is not None) == asks
