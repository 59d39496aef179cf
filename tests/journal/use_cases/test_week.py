"""A week planned in one go and settled session by session, each of it taken back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from journal.errors import EntryChanged, EntryNotFound, FieldError
from journal.measures.weeks import DAY as DAY_LONG
from journal.measures.weeks import WEEK, monday_of
from journal.planning.usual_week import Proposal
from journal.records.entry import now_utc
from journal.records.session import Session, SessionStatus
from journal.store.journal import Journal
from journal.use_cases import day, week
from journal.use_cases.changing import take_back
from tests.journal.practice import at
from tests.journal.store.journals import DAY


def planned(journal: Journal) -> Session:
    client = journal.clients.by_code("K2")
    assert client is not None
    (session,) = week.plan(journal, [Proposal(client_id=client.id, at=at(DAY, "10:00"), minutes=50)])
    return session


def test_of_a_plan_that_cannot_be_kept_nothing_is(journal: Journal) -> None:
    client = journal.clients.by_code("K2")
    assert client is not None
    long = [Proposal(client_id=client.id, at=at(DAY, "10:00"), minutes=n) for n in (50, 5_000)]
    with pytest.raises(FieldError):
        week.plan(journal, long)
    assert journal.sessions.count() == 0


def test_a_plan_is_taken_back_whole_or_not_at_all(journal: Journal) -> None:
    first, second = planned(journal), planned(journal)
    journal.sessions.delete(second.id)
    with pytest.raises(EntryNotFound):
        week.take_back_plan(journal, [first, second])
    assert journal.sessions.holds(first.id)
    week.take_back_plan(journal, [first])
    assert journal.sessions.count() == 0


def test_a_rating_goes_with_any_other_answer_and_comes_back_with_the_first(journal: Journal) -> None:
    session = planned(journal)
    week.settle(journal, session.id, SessionStatus.ATTENDED)
    week.rate(journal, session.id, 7)
    missed = week.settle(journal, session.id, SessionStatus.NO_SHOW)
    assert (missed.now.status, missed.now.demand) == (SessionStatus.NO_SHOW, None)
    take_back(journal.sessions, missed)
    kept = journal.sessions.get(session.id)
    assert (kept.status, kept.demand) == (SessionStatus.ATTENDED, 7)


def test_what_was_not_attended_is_not_rated(journal: Journal) -> None:
    session = planned(journal)
    assert week.rate(journal, session.id, 7).now.demand is None


def test_planned_long_ago_a_session_is_attended_once_it_has_been(journal: Journal) -> None:
    client = journal.clients.by_code("K2")
    assert client is not None
    begun = (now_utc() - timedelta(minutes=50)).astimezone(at(DAY).tzinfo)
    session = Session(client_id=client.id, at=begun, written_at=now_utc() - timedelta(days=9))
    journal.sessions.add(session)
    assert week.settle(journal, session.id, SessionStatus.ATTENDED).before == session
    ahead = Session(client_id=client.id, at=begun + timedelta(days=1))
    journal.sessions.add(ahead)
    with pytest.raises(FieldError):
        week.settle(journal, ahead.id, SessionStatus.ATTENDED)
    assert journal.sessions.get(ahead.id) == ahead


def test_what_was_changed_once_more_is_not_taken_back(journal: Journal) -> None:
    session = planned(journal)
    settled = week.settle(journal, session.id, SessionStatus.NO_SHOW)
    week.settle(journal, session.id, SessionStatus.CANCELLED)
    with pytest.raises(EntryChanged):
        take_back(journal.sessions, settled)
    assert journal.sessions.get(session.id).status is SessionStatus.CANCELLED


def test_a_session_moved_to_another_week_keeps_the_quota_of_its_own(journal: Journal) -> None:
    monday = monday_of(DAY)
    session = planned(journal)
    assert [s.id for s in week.quota(journal, monday)] == [session.id]
    day.move(journal, session.id, session.at + WEEK)
    assert week.quota(journal, monday) == [session]
    assert week.quota(journal, monday + WEEK) == []
    # Moved once more, and settled there, it is still the one of that week; moved back, it is there itself.
    day.move(journal, session.id, session.at + 2 * WEEK)
    week.settle(journal, session.id, SessionStatus.CANCELLED)
    assert week.quota(journal, monday) == [session]
    week.settle(journal, session.id, SessionStatus.PLANNED)
    day.move(journal, session.id, session.at + DAY_LONG)
    assert week.quota(journal, monday) == [journal.sessions.get(session.id)]


def test_what_was_moved_within_its_week_stands_where_it_is(journal: Journal) -> None:
    session = planned(journal)
    day.move(journal, session.id, session.at + DAY_LONG)
    assert week.quota(journal, monday_of(DAY)) == [journal.sessions.get(session.id)]
