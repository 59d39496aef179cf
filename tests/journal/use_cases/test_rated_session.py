"""A client's code and a number rate the session that is there."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from journal.exchange.capture import Captured
from journal.records.session import Session, SessionStatus
from journal.store.journal import Journal
from journal.use_cases.capture_line import keep, understand
from tests.journal.store import journals

NOW = datetime(2026, 10, 22, 16, 5, tzinfo=ZoneInfo("Europe/Berlin"))
TODAY = NOW.date()


def there(journal: Journal, clock: str, day: date = TODAY, **fields: Any) -> Session:
    client = journal.clients.by_code("K2")
    assert client is not None
    session = journals.session(client.id, day, clock, **{"demand": None, **fields})
    journal.sessions.add(session)
    return session


def rates(journal: Journal, line: str) -> Session:
    """Return the session that a line rates, once it is kept."""
    captured = understand(journal, line, NOW)
    assert captured.good, captured.problems
    assert captured.settles is not None
    entry = keep(journal, captured)
    return journal.sessions.get(entry.entry_id)


def asked(captured: Captured) -> str:
    return " ".join((*captured.problems, *captured.doubts))


@pytest.mark.parametrize(
    "line", ["K2 6", "k2 6/10", "K2 6 of 10", "rated K2 6", "rate K2 6", "K2 9:00 6", "K2 today 6"]
)
def test_the_session_of_the_day_is_rated_and_stays_as_it_was_else(journal: Journal, line: str) -> None:
    session = there(journal, "09:00", note="kept", minutes=75)
    assert understand(journal, line, NOW).doubts == ()
    rated = rates(journal, line)
    assert (rated.id, rated.demand, rated.minutes, rated.note) == (session.id, 6, 75, "kept")
    assert journal.sessions.count() == 1


def test_another_day_s_session_is_rated_by_its_day(journal: Journal) -> None:
    monday, today = there(journal, "09:00", date(2026, 10, 19)), there(journal, "10:00")
    assert rates(journal, "K2 mon 4").id == monday.id
    assert rates(journal, "K2 7").id == today.id


def test_one_that_was_planned_and_has_begun_was_attended_and_one_to_come_is_not_rated(journal: Journal) -> None:
    begun = there(journal, "15:00", status=SessionStatus.PLANNED)
    there(journal, "18:00", status=SessionStatus.PLANNED)
    rated = rates(journal, "K2 6")
    assert (rated.id, rated.status) == (begun.id, SessionStatus.ATTENDED)


def test_of_two_the_one_without_a_rating_is_meant_and_of_two_of_those_none_is_guessed(journal: Journal) -> None:
    there(journal, "09:00", demand=3)
    second = there(journal, "11:00")
    assert rates(journal, "K2 6").id == second.id
    there(journal, "13:00")
    there(journal, "14:00")
    captured = understand(journal, "K2 6", NOW)
    assert captured.record is None
    assert "13:00, 14:00" in asked(captured)
    assert rates(journal, "K2 14:00 6").demand == 6


def test_a_second_rating_is_asked_about(journal: Journal) -> None:
    there(journal, "09:00", demand=3)
    assert "rated 3 before" in asked(understand(journal, "K2 6", NOW))


@pytest.mark.parametrize("status", [SessionStatus.NO_SHOW, SessionStatus.CANCELLED, SessionStatus.CANCELLED_LATE])
def test_what_was_not_held_is_not_rated(journal: Journal, status: SessionStatus) -> None:
    there(journal, "09:00", status=status)
    captured = understand(journal, "K2 6", NOW)
    assert captured.settles is None
    assert captured.doubts
    assert "to be rated" in asked(understand(journal, "rated K2 6", NOW))


def test_without_a_session_it_is_a_thought_once_that_was_seen(journal: Journal) -> None:
    captured = understand(journal, "K2 6", NOW)
    assert captured.kind == "reflection"
    assert "kept as a thought" in asked(captured)


def test_a_word_or_a_note_makes_it_another_line(journal: Journal) -> None:
    there(journal, "09:00")
    for line in ("K2 worry 6", "K2 6 so tired", "K2 6 30m"):
        assert understand(journal, line, NOW).settles is None, line
