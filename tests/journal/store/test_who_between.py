"""Who came on which days, read without the sessions."""

from __future__ import annotations

from datetime import timedelta

from journal.records.session import SessionStatus
from journal.store.journal import Journal
from tests.journal.store.journals import DAY, client, session

ATTENDED, PLANNED = SessionStatus.ATTENDED, SessionStatus.PLANNED


def test_each_client_of_a_day_stands_once_for_each_status_that_counts(journal: Journal) -> None:
    k1, k2 = client("K1"), client("K2")
    journal.clients.add_many([k1, k2])
    journal.sessions.add_many([
        session(k1.id), session(k1.id, clock="15:00"), session(k1.id, clock="17:00", status=PLANNED, demand=None),
        session(k2.id, status=SessionStatus.NO_SHOW, demand=None),
        session(k2.id, clock="11:00", status=SessionStatus.CANCELLED_LATE, demand=None),
    ])  # fmt: skip
    assert sorted(journal.sessions.who_between(DAY, DAY)) == [(DAY, k1.id, ATTENDED), (DAY, k1.id, PLANNED)]


def test_both_ends_are_included_and_nothing_beyond_them(journal: Journal) -> None:
    k1 = client()
    journal.clients.add(k1)
    days = [DAY + timedelta(days=n) for n in range(-1, 4)]
    journal.sessions.add_many([session(k1.id, day) for day in days])
    assert [day for day, _, _ in journal.sessions.who_between(days[1], days[3])] == days[1:4]


def test_what_is_in_the_trash_did_not_take_place(journal: Journal) -> None:
    k1 = client()
    journal.clients.add(k1)
    gone = session(k1.id)
    journal.sessions.add(gone)
    journal.sessions.delete(gone.id)
    assert journal.sessions.who_between(DAY, DAY) == []


def test_the_days_are_found_by_their_index(journal: Journal) -> None:
    statements: list[str] = []
    journal.db.conn.set_trace_callback(statements.append)
    journal.sessions.who_between(DAY, DAY)
    journal.db.conn.set_trace_callback(None)
    (query,) = [s for s in statements if "sessions" in s]
    plan = " ".join(str(row[-1]) for row in journal.db.execute(f"EXPLAIN QUERY PLAN {query}"))
    assert "USING INDEX idx_sessions_day" in plan
