"""What a line would put beside something that may be the same is named before it is kept."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from journal.records.session import SessionStatus
from journal.store.journal import Journal
from journal.use_cases.capture_line import keep, understand
from tests.journal.store import journals
from tests.journal.store.journals import client

NOW = datetime(2026, 10, 22, 16, 5, tzinfo=ZoneInfo("Europe/Berlin"))
TODAY = NOW.date()


def kept(journal: Journal, line: str, now: datetime = NOW) -> None:
    captured = understand(journal, line, now)
    assert (captured.problems, captured.doubts) == ((), ()), line
    keep(journal, captured)


def asked(journal: Journal, line: str, now: datetime = NOW) -> str:
    captured = understand(journal, line, now)
    assert captured.good, captured.problems
    return " ".join(captured.doubts)


@pytest.mark.parametrize(
    ("first", "again", "named"),
    [
        ("session K2 9:00 50m 6", "session K2 9:00 50m 6", "K2 at 09:00"),
        ("session K2 9:00", "session K2 9:10", "K2 at 09:00"),
        ("no-show K2 9:00", "K2 attended 9:00", "K2 at 09:00"),
        ("cancelled K2 9:00", "cancelled K2 9:00", "K2 at 09:00"),
        ("session K2 9:00", "session M1 9:30", "K2 at 09:00"),
        ("sup 60m 9:00 Dana", "sup 90m 9:30 Tom", "supervision at 09:00"),
        ("sup 60m 9:00 Dana", "sup 60m 14:00 dana", "supervision at 09:00"),
        ("met K2 bakery 4", "met K2 bakery 9:00 5", "16:05"),
        ("on-call 8:00-14:00", "on-call 13:00-15:00", "08:00"),
        ("walk 20m 3>6", "walk 20m 3>6", "16:05"),
        ("K2 worry 7 30m", "K2 worry 7 30m", "16:05"),
        ("call K2 8m", "call K2 8m", "16:05"),
    ],
)  # fmt: skip
def test_what_may_be_the_same_names_what_is_there_and_is_kept_by_one_more_enter(
    journal: Journal, first: str, again: str, named: str
) -> None:
    kept(journal, first)
    captured = understand(journal, again, NOW)
    assert any(named in doubt for doubt in captured.doubts), captured.doubts
    before = sum(entries.count() for entries in journal.kinds)
    keep(journal, captured)
    assert sum(entries.count() for entries in journal.kinds) == before + 1


@pytest.mark.parametrize(
    ("first", "other"),
    [
        ("session K2 9:00", "session M1 9:50"), ("cancelled K2 9:00", "session K2 14:00"),
        ("no-show K2 9:00", "session M1 9:00"), ("sup 60m 9:00 Dana", "sup 60m 14:00 Tom"),
        ("met K2 bakery 4", "met M1 bakery 4"), ("met K2 bakery 4", "met K2 gym 4"), ("walk 20m", "walk 30m"),
        ("K2 worry 7", "M1 worry 7"), ("K2 worry 7", "K2 worry 7 yesterday"), ("call K2 8m", "text K2"),
        ("session K2 9:00", "session K2 yesterday 9:00"),
    ],
)  # fmt: skip
def test_what_is_another_one_is_kept_without_a_question(journal: Journal, first: str, other: str) -> None:
    kept(journal, first)
    kept(journal, other)


def test_of_eight_sessions_at_one_time_each_after_the_first_names_those_before(journal: Journal) -> None:
    codes = [f"P{n}" for n in range(8)]
    for code in codes:
        journal.clients.add(client(code))
    kept(journal, f"session {codes[0]} 9:00")
    for code in codes[1:7]:
        captured = understand(journal, f"session {code} 9:00", NOW)
        assert "P0 at 09:00" in " ".join(captured.doubts)
        keep(journal, captured)
    assert "P0 at 09:00, P1 at 09:00, P2 at 09:00 and 4 more" in asked(journal, f"session {codes[7]} 9:00")


def test_what_goes_on_over_midnight_is_seen_from_the_next_day(journal: Journal) -> None:
    kept(journal, "on-call yesterday 20:00-08:00")
    assert "20:00 the day before" in asked(journal, "on-call 7:00-12:00")
    journal.sessions.add(
        journals.session(
            _id(journal, "K2"), TODAY - timedelta(days=1), "23:30", status=SessionStatus.ATTENDED, minutes=60
        )
    )
    assert "K2 at 23:30" in asked(journal, "session M1 0:10")


def _id(journal: Journal, code: str) -> str:
    found = journal.clients.by_code(code)
    assert found is not None
    return found.id


def test_what_was_put_into_the_trash_is_not_there(journal: Journal) -> None:
    captured = understand(journal, "session K2 9:00", NOW)
    entry = keep(journal, captured)
    journal.sessions.delete(entry.entry_id)
    kept(journal, "session K2 9:00")


def test_a_line_sent_twice_names_not_itself(journal: Journal) -> None:
    captured = understand(journal, "walk 20m", NOW, entry_id="a" * 32)
    keep(journal, captured, entry_id="a" * 32)
    assert understand(journal, "walk 20m", NOW, entry_id="a" * 32).doubts == ()
    assert understand(journal, "walk 20m", NOW).doubts


def test_the_same_day_in_another_zone_is_the_same_moment(journal: Journal) -> None:
    kept(journal, "session K2 9:00")
    in_tokyo = NOW.astimezone(ZoneInfo("Asia/Tokyo"))
    assert date(2026, 10, 22) == in_tokyo.date()
    assert "K2 at 09:00" in asked(journal, "session M1 16:00", in_tokyo)
