"""Being back: for how long it is asked what came of an absence, of whom, and who waited the time before.

last day off ──▶ two weeks in which Today has one line ──▶ silent; the page itself stays open for ever
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from journal.records.absence_decision import AbsenceDecision, Choice, Reaction, When
from journal.records.absence_plan import AbsencePlan, Did
from journal.records.client import Client
from journal.records.session import Session, SessionStatus
from journal.records.time_off import TimeOff

ASKED_FOR = timedelta(days=14)
"""How long after the last day one is asked."""


def is_back(off: TimeOff, today: date) -> bool:
    """Say whether the last day is over."""
    return off.last < today


def just_back(time_off: Iterable[TimeOff], today: date) -> list[TimeOff]:
    """Return those whose last day lies within the two weeks before today, the latest first."""
    found = [off for off in time_off if off.last < today <= off.last + ASKED_FOR]
    return sorted(found, key=lambda off: (off.last, off.first, off.id), reverse=True)


def asked_of(clients: Iterable[Client], off: TimeOff, decisions: Mapping[str, AbsenceDecision]) -> list[Client]:
    """Return the clients with whom the work went on in those days, and those of whom something was decided, by code."""
    found = [c for c in clients if c.id in decisions or c.active_on(off.first) or c.active_on(off.last)]
    return sorted(found, key=lambda client: (client.code, client.id))


def first_held(sessions: Iterable[Session], off: TimeOff) -> dict[str, date]:
    """Return for each client the day of the first session held after the last day off."""
    found: dict[str, date] = {}
    for session in sessions:
        if session.status is SessionStatus.ATTENDED and session.day > off.last:
            found[session.client_id] = min(session.day, found.get(session.client_id, session.day))
    return found


def took(decision: AbsenceDecision | None, when: When) -> list[Reaction]:
    """Return how those of a client took it at one time."""
    return [one for one in decision.reactions if one.when is when] if decision is not None else []


def with_reaction(decision: AbsenceDecision, reaction: Reaction) -> tuple[Reaction, ...]:
    """Return a decision's reactions with this one in the place of what was said of the same person and time."""
    rest = [one for one in decision.reactions if (one.member_id, one.when) != (reaction.member_id, reaction.when)]
    return (*rest, reaction)


def waited(plan: AbsencePlan, decisions: Mapping[str, AbsenceDecision]) -> set[str]:
    """Return the clients who waited in an absence: decided so, or their session cancelled and nothing else decided."""
    cancelled = {one.client_id for one in plan.written if one.did is Did.CANCELLED}
    decided = {client_id for client_id, one in decisions.items() if one.choice is not None}
    return {c for c, one in decisions.items() if one.choice in (Choice.WAITS, Choice.PAUSED)} | (cancelled - decided)
