"""Headcount: how many clients a week was about. Beside the caseload index, never part of it. Therapy only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from journal.measures.weeks import WEEK, monday_of, week_name
from journal.records.client import Client, Role
from journal.records.session import SessionStatus

COUNTED = (SessionStatus.ATTENDED, SessionStatus.PLANNED)
"""A session of these makes its client active in its week, whatever the dates of the work say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Headcount:
    """One ISO week in clients, each counted once: 0 or more, `seen` at most `active`.

    `seen` came at least once. `active` are those with whom an episode of work
    had begun by the Sunday and not ended before the Monday, and those with a
    session attended or planned in the week all the same.
    """

    monday: date
    seen: int
    active: int

    @property
    def week(self) -> str:
        """The ISO week, for example '2026-W41'."""
        return week_name(self.monday)


def headcount_by_week(
    sessions: Iterable[tuple[date, str, SessionStatus]],
    first: date,
    last: date,
    *,
    clients: Iterable[Client],
    client_of: Callable[[str], Client],
) -> list[Headcount]:
    """Return each ISO week from that of `first` to that of `last`, oldest first.

    `sessions` are (day, client's id, status) of the whole of both end weeks;
    their order is free, others are ignored. `clients` are those on one's
    list, `client_of` gives also one who was taken off it: their sessions
    took place.
    """
    seen: dict[date, set[str]] = {}
    there: dict[date, set[str]] = {}
    therapy: dict[str, bool] = {}
    for day, client_id, status in sessions:
        if client_id not in therapy:
            therapy[client_id] = client_of(client_id).role is Role.THERAPY
        if status in COUNTED and therapy[client_id]:
            monday = monday_of(day)
            there.setdefault(monday, set()).add(client_id)
            if status is SessionStatus.ATTENDED:
                seen.setdefault(monday, set()).add(client_id)
    listed = {client.id: _weeks_of(client) for client in clients if client.role is Role.THERAPY}
    mondays = [monday_of(first) + n * WEEK for n in range((monday_of(last) - monday_of(first)).days // 7 + 1)]
    under_way = _under_way((weeks for episodes in listed.values() for weeks in episodes), mondays)
    return [
        Headcount(
            monday=monday,
            seen=len(seen.get(monday, ())),
            active=under_way[monday] + sum(not _within(listed.get(who, ()), monday) for who in there.get(monday, ())),
        )
        for monday in mondays
    ]


def _weeks_of(client: Client) -> list[tuple[date, date | None]]:
    """Return the Mondays of the first and the last week of each episode of work; None while it goes on.

    Two that share a week are one: a client counts once in it.
    """
    found: list[tuple[date, date | None]] = []
    for begun, ended in client.episodes:
        first, last = monday_of(begun), monday_of(ended) if ended else None
        if found and (found[-1][1] is None or first <= found[-1][1]):
            first = found.pop()[0]
        found.append((first, last))
    return found


def _within(episodes: Iterable[tuple[date, date | None]], monday: date) -> bool:
    return any(first <= monday and (last is None or monday <= last) for first, last in episodes)


def _under_way(listed: Iterable[tuple[date, date | None]], mondays: list[date]) -> Mapping[date, int]:
    """Count in one sweep: forty years are two thousand weeks, and each may have hundreds of clients behind it."""
    steps: dict[date, int] = {}
    for begun, ended in listed:
        start = max(begun, mondays[0]) if mondays else begun
        if ended is None or ended >= start:
            steps[start] = steps.get(start, 0) + 1
            if ended is not None:
                steps[ended + WEEK] = steps.get(ended + WEEK, 0) - 1
    found: dict[date, int] = {}
    now = 0
    for monday in mondays:
        now += steps.get(monday, 0)
        found[monday] = now
    return found
