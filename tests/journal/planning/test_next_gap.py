"""The next gap of a day, with whatever is going on now."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.planning.next_gap import SHORTEST, NextGap, next_gap
from journal.records.session import Session, SessionStatus
from tests.journal.practice import at

DAY = date(2026, 10, 14)
CLIENT = "a" * 32


def planned(*clocks: str, status: SessionStatus = SessionStatus.PLANNED) -> list[Session]:
    return [Session(at=at(DAY, clock), client_id=CLIENT, status=status) for clock in clocks]


def gap(sessions: list[Session], clock: str) -> NextGap | None:
    return next_gap(sessions, at(DAY, clock), lambda session: session.minutes or 50)


@pytest.mark.parametrize(
    ("clock", "minutes"),
    [("09:00", 60), ("10:10", 40), ("10:50", 40), ("11:10", 20), ("10:00", 40), ("11:28", None), ("12:30", None)],
)
def test_from_now_or_from_the_end_of_the_hour_to_the_next_session(clock: str, minutes: int | None) -> None:
    found = gap(planned("10:00", "11:30"), clock)
    assert (found.minutes if found else None) == minutes


def test_sessions_that_follow_at_once_leave_no_gap_between_them() -> None:
    found = gap(planned("10:00", "10:50", "12:00"), "10:20")
    assert found is not None
    assert (found.start, found.minutes) == (at(DAY, "11:40"), 20)


def test_a_session_that_was_missed_leaves_its_hour_free() -> None:
    sessions = planned("10:00", "12:00") + planned("11:00", status=SessionStatus.NO_SHOW)
    found = gap(sessions, "10:55")
    assert found is not None
    assert found.minutes == 65


def test_without_sessions_there_is_none() -> None:
    assert gap([], "09:00") is None


@given(st.lists(st.integers(0, 24 * 12 - 1), unique=True), st.integers(0, 24 * 12 - 1))
def test_a_gap_holds_no_session_and_ends_with_one(starts: list[int], now: int) -> None:
    first = at(DAY, "00:00")
    sessions = [Session(at=first + timedelta(minutes=5 * n), client_id=CLIENT, minutes=50) for n in starts]
    found = next_gap(sessions, first + timedelta(minutes=5 * now), lambda session: session.minutes or 50)
    if found is None:
        return
    assert found.minutes >= SHORTEST
    assert found.start >= first + timedelta(minutes=5 * now)
    assert any(s.at == found.end for s in sessions)
    assert not [s for s in sessions if s.at < found.end and s.at + timedelta(minutes=50) > found.start]
