"""A week planned in one go, and each of its sessions settled when it has passed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from journal.measures.weeks import DAY, WEEK, monday_of
from journal.planning.usual_week import Proposal
from journal.records.session import MISSED, Session, SessionStatus
from journal.store.journal import Journal
from journal.use_cases.changing import Changed, change

MOVED_WITHIN = 4 * WEEK
"""How far from its week one looks for a session that was moved."""


def plan(journal: Journal, proposals: Sequence[Proposal]) -> tuple[Session, ...]:
    """Keep the proposed sessions, all or none, and return them. Raises FieldError, CannotWrite."""
    sessions = tuple(proposal.session() for proposal in proposals)
    journal.sessions.add_many(sessions)
    return sessions


def take_back_plan(journal: Journal, sessions: Sequence[Session]) -> None:
    """Put planned sessions into the trash, all or none. Raises EntryNotFound where one is there already."""
    with journal.transaction():
        for session in sessions:
            journal.sessions.delete(session.id)


def quota(journal: Journal, monday: date) -> list[Session]:
    """Return the sessions that stand for the usual ones of the week from `monday` on, and some of the days beside it.

    One that was moved to another week while it was planned stands for the
    usual one of the week it was first planned in, and is returned as it was
    then; it takes none of the week it was moved to.
    """
    days = monday - DAY, monday + WEEK  # logged in another zone, it may lie on the day before or after
    there = []
    for session in journal.sessions.between(monday - MOVED_WITHIN, monday + MOVED_WITHIN):
        stands = _first_planned(journal, session)
        if monday_of(stands.day) == monday_of(session.day):
            stands = session
        if days[0] <= stands.day <= days[1]:
            there.append(stands)
    return there


def _first_planned(journal: Journal, session: Session) -> Session:
    changes = journal.sessions.history(session.id) if session.edited_at is not None else []
    before = (change.before for change in changes)
    return next((b for b in before if isinstance(b, Session) and b.status is SessionStatus.PLANNED), session)


def settle(journal: Journal, session_id: str, status: SessionStatus) -> Changed[Session]:
    """Say whether a session was held; a rating goes with any other answer. Raises as `change` does."""
    return change(journal.sessions, session_id, lambda session: _rated(session, status, session.demand))


def rate(journal: Journal, session_id: str, demand: int | None) -> Changed[Session]:
    """Say how much a session asked; of one that was not attended nothing is kept. Raises as `change` does."""
    return change(journal.sessions, session_id, lambda session: _rated(session, session.status, demand))


def _rated(session: Session, status: SessionStatus, demand: int | None) -> Session:
    demand = demand if status is SessionStatus.ATTENDED else None
    return replace(session, status=status, demand=demand, reached=session.reached if status in MISSED else None)
