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

Key = tuple[datetime, int, Role, bool]


def held_together(
    sessions: Iterable[Session], client_on: Callable[[Session], tuple[Client, ClientState]]
) -> list[tuple[Session, ...]]:
    """Return sessions in bunches, each of them one hour of the therapist's, in the order of the first of each.

    Those that begin in the same minute, last as long, are of one role, and
    are emergencies or not, are one where any of them is of a client who comes
    in a group that day. A client with members of their own is a whole group,
    or couple, and stands alone. `client_on` gives the client of a session and
    the facts about them on its day. Two at one time of whom none comes in a
    group stay two: a start that nobody typed may be the same by chance.
    """
    bunches: dict[Key | str, list[Session]] = {}
    groups: set[Key | str] = set()
    for session in sessions:
        client, state = client_on(session)
        key: Key | str = session.id
        if not client.members:
            start = session.at.astimezone(UTC).replace(second=0, microsecond=0)
            length = session.minutes or state.minutes or DEFAULT_MINUTES
            key = (start, length, client.role, session.emergency)
            if state.unit is Unit.GROUP:
                groups.add(key)
        bunches.setdefault(key, []).append(session)
    return [
        bunch
        for key, together in bunches.items()
        for bunch in ([tuple(together)] if key in groups else [(session,) for session in together])
    ]
