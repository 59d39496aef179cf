"""Of how many clients it is recorded whether the work is about trauma: without it, a share of them says nothing.

Beside the caseload index, never part of it. Therapy only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from journal.measures.weeks import monday_of
from journal.records.client import Client, ClientFact, Role
from journal.records.session import SessionStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """Clients who came in a week, 1 or more, and of how many of them it is recorded: yes or no."""

    known: int
    seen: int


def trauma_recorded(
    sessions: Iterable[tuple[date, str, SessionStatus]],
    *,
    client_of: Callable[[str], Client],
    facts_of: Callable[[str], Iterable[ClientFact]],
) -> dict[date, Recorded]:
    """Return it by the Monday of each week in which anybody came; `sessions` are (day, client's id, status).

    Recorded once, of the client or of a member, it counts for every week: a
    fact from before its first record is taken from there.
    """
    known: dict[str, bool | None] = {}
    came: dict[date, set[str]] = {}
    for day, client_id, status in sessions:
        if client_id not in known:
            therapy = client_of(client_id).role is Role.THERAPY
            known[client_id] = any(f.trauma is not None for f in facts_of(client_id)) if therapy else None
        if status is SessionStatus.ATTENDED and known[client_id] is not None:
            came.setdefault(monday_of(day), set()).add(client_id)
    return {monday: Recorded(known=sum(bool(known[c]) for c in who), seen=len(who)) for monday, who in came.items()}
