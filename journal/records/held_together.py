"""Members of a group, each logged singly, were there in one hour of the therapist's.

17:00  90 min  G1 ┐
17:00  90 min  G2 ├─▶ one session
17:00  90 min  G3 ┘
17:00  50 min  K2  ─▶ another one
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from journal.records.client import Client, ClientState, Role, Unit
from journal.records.session import DEFAULT_MINUTES, Session

FEWEST_IN_A_GROUP = 2
"""Clients who come in a group that day, from whom on sessions at one time are one."""

Key = tuple[str, datetime, int, Role, bool]


def held_together(
    sessions: Iterable[Session], client_on: Callable[[Session], tuple[Client, ClientState]]
) -> list[tuple[Session, ...]]:
    """Return sessions in bunches, each of them one hour of the therapist's, in the order of the first of each.

    Those that begin in the same minute, last as long, are of one role, and
    are emergencies or not, are one where two of them or more are of clients
    who come in a group that day. A client with members of their own is a
    whole group, family or couple: with theirs alone, one for each member
    perhaps, they are one. `client_on` gives the client of a session and the
    facts about them on its day. Others at one time stay apart: a start that
    nobody typed may be the same by chance.
    """
    bunches: dict[Key, list[Session]] = {}
    in_a_group: dict[Key, set[str]] = {}
    whole: set[Key] = set()
    for session in sessions:
        client, state = client_on(session)
        start = session.at.astimezone(UTC).replace(second=0, microsecond=0)
        length = session.minutes or state.minutes or DEFAULT_MINUTES
        key = (client.id if client.members else "", start, length, client.role, session.emergency)
        bunches.setdefault(key, []).append(session)
        if client.members:
            whole.add(key)
        elif state.unit is Unit.GROUP:
            in_a_group.setdefault(key, set()).add(client.id)
    return [
        bunch
        for key, together in bunches.items()
        for bunch in (
            [tuple(together)]
            if key in whole or len(in_a_group.get(key, ())) >= FEWEST_IN_A_GROUP
            else [(session,) for session in together]
        )
    ]
