"""A week planned in one go, and each of its sessions settled when it has passed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from journal.planning.usual_week import Proposal
from journal.records.session import MISSED, Session, SessionStatus
from journal.store.journal import Journal
from journal.use_cases.changing import Changed, change


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


def settle(journal: Journal, session_id: str, status: SessionStatus) -> Changed[Session]:
    """Say whether a session was held; a rating goes with any other answer. Raises as `change` does."""
    return change(journal.sessions, session_id, lambda session: _rated(session, status, session.demand))


def rate(journal: Journal, session_id: str, demand: int | None) -> Changed[Session]:
    """Say how much a session asked; of one that was not attended nothing is kept. Raises as `change` does."""
    return change(journal.sessions, session_id, lambda session: _rated(session, session.status, demand))


def _rated(session: Session, status: SessionStatus, demand: int | None) -> Session:
    demand = demand if status is SessionStatus.ATTENDED else None
    return replace(session, status=status, demand=demand, reached=session.reached if status in MISSED else None)
