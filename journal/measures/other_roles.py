"""Work in other roles than therapy: coaching, legal, teaching. Own totals, never part of the caseload."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from journal.records.client import Client, ClientState, Role
from journal.records.held_together import held_together
from journal.records.session import DEFAULT_MINUTES, Session, SessionStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleTotal:
    """Attended sessions of one role and their minutes.

    `usual` of the sessions had no minutes of their own: the client's usual
    ones stand for them, else 50.
    """

    role: Role
    sessions: int
    minutes: int
    usual: int


def other_roles(
    sessions: Iterable[Session],
    first: date,
    last: date,
    *,
    client_on: Callable[[str, date], tuple[Client, ClientState]],
) -> list[RoleTotal]:
    """Return a total for each role but therapy with attended sessions on the days `first` to `last`, both included.

    In the order of Role; without any, nothing; members of a group who were
    logged singly are one session. `client_on` gives a client
    and the facts about them on a day. Sessions of therapy, of other days and
    those not attended are passed over; their order is free.
    """
    result: dict[Role, list[tuple[int, bool]]] = {}
    here = [s for s in sessions if s.status is SessionStatus.ATTENDED and first <= s.day <= last]
    for together in held_together(here, lambda session: client_on(session.client_id, session.day)):
        session = together[0]
        client, state = client_on(session.client_id, session.day)
        if client.role is not Role.THERAPY:
            minutes = session.minutes or state.minutes or DEFAULT_MINUTES
            result.setdefault(client.role, []).append((minutes, any(one.minutes is None for one in together)))
    return [
        RoleTotal(
            role=role,
            sessions=len(result[role]),
            minutes=sum(minutes for minutes, _ in result[role]),
            usual=sum(usual for _, usual in result[role]),
        )
        for role in Role
        if role in result
    ]
