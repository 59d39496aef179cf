"""One client's line of time: what happened with them, and how acuity and flags changed, newest first."""

from __future__ import annotations

import heapq
from dataclasses import dataclass

from journal.records.client_changes import SeverityChange, severity_changes
from journal.store import entry_feed
from journal.store.entry_feed import Line, Place
from journal.store.filters import Filter, conditions
from journal.store.journal import Journal


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Some of the line, newest first. `next` is where what comes before it begins: None at its beginning."""

    lines: tuple[Line | SeverityChange, ...]
    next: Place | None


def stretch(journal: Journal, client_id: str, before: Place, n: int) -> Stretch:
    """Return the newest `n` lines about a client that lie before a place; none for an unknown client.

    Sessions, reflections, contacts, encounters, and the supervisions in
    which they were discussed. A change stands at the beginning of its day.
    """
    with journal.reading():
        usual = (journal.sessions, journal.reflections, journal.contacts, journal.encounters, journal.supervisions)
        wanted = conditions(Filter(client_id=client_id), usual, usual)
        entries = entry_feed.newest(wanted, before, n + 1)
        changes = [(_place(change), change) for change in severity_changes(journal.clients.facts(client_id))]
        earlier = [(place, change) for place, change in changes if place < before]
        places = [place for place, _ in entries] + [place for place, _ in earlier]
        shown = frozenset(heapq.nlargest(n, places))
        lines: list[tuple[Place, Line | SeverityChange]] = [
            (line.place, line) for line in entry_feed.lines(way for way in entries if way[0] in shown)
        ]
        lines += [(place, change) for place, change in earlier if place in shown]
    lines.sort(key=_by_place, reverse=True)
    return Stretch(lines=tuple(line for _, line in lines), next=lines[-1][0] if len(places) > n else None)


def _place(change: SeverityChange) -> Place:
    return (change.day.isoformat(), "", f"{change.fact_id}.{change.name}")


def _by_place(line: tuple[Place, object]) -> Place:
    return line[0]
