"""Clients by when they were last discussed in supervision: what is brought often, and what is not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from journal.records.client import Client, EndingKind

LATELY = 28
"""Days, today included, in which a client was seen or on one's mind to be named here (default D)."""

LONG = 6
"""Weeks after which "not discussed for …" is worth a line (default D)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LastDiscussed:
    """`day` None: never yet. `weeks` are the whole weeks since, or since it could have been."""

    client: Client
    day: date | None
    weeks: int


def last_discussed(
    clients: Iterable[Client], discussed: Mapping[str, date], *, first_meeting: date | None, today: date
) -> list[LastDiscussed]:
    """Return clients by when they were last discussed, the longest ago first, of equal days by code.

    `discussed` is the last day by client id, `first_meeting` the day of the
    first supervision in the journal. For one not discussed since the present
    episode of work began, the weeks count from its first day, or from that
    of the first supervision if that is later. Of a client who died
    nothing is said. Without any meeting: an empty list, as nobody could be.
    """
    if first_meeting is None:
        return []
    found = []
    for client in clients:
        if client.ending is EndingKind.DIED:
            continue
        day = discussed.get(client.id)
        since = max(day or first_meeting, client.begun_on(today))
        found.append(LastDiscussed(client=client, day=day, weeks=max(0, (today - since).days // 7)))
    return sorted(found, key=lambda result: (-result.weeks, result.client.code.casefold(), result.client.id))
