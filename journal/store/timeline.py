"""One client's line of time: what happened with them, and what changed, newest first."""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from datetime import date

from journal.errors import EntryNotFound
from journal.records.client import EndingKind
from journal.records.client_changes import SeverityChange, severity_changes
from journal.store import entry_feed
from journal.store.entry_feed import Line, Place
from journal.store.filters import Filter, conditions
from journal.store.journal import Journal


@dataclass(frozen=True, slots=True, kw_only=True)
class EpisodeChange:
    """An episode of work ended on a day, or began again; `ending` None: it began again."""

    day: date
    ending: EndingKind | None


Change = SeverityChange | EpisodeChange
"""What changed: acuity or a flag, or whether the work was under way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Some of the line, newest first. `next` is where what comes before it begins: None at its beginning."""

    lines: tuple[Line | Change, ...]
    next: Place | None


def stretch(journal: Journal, client_id: str, before: Place, n: int) -> Stretch:
    """Return the newest `n` lines about a client that lie before a place; none for an unknown client.

    Sessions, reflections, contacts, encounters, and the supervisions in
    which they were discussed. A change stands at the beginning of its day, an
    ending at its end.
    """
    with journal.reading():
        usual = (journal.sessions, journal.reflections, journal.contacts, journal.encounters, journal.supervisions)
        wanted = conditions(Filter(client_id=client_id), usual, usual)
        entries = entry_feed.newest(wanted, before, n + 1)
        changes: list[tuple[Place, Change]] = [
            (_place(change), change) for change in severity_changes(journal.clients.facts(client_id))
        ]
        changes += [(_place(change), change) for change in _episode_changes(journal, client_id)]
        earlier = [(place, change) for place, change in changes if place < before]
        places = [place for place, _ in entries] + [place for place, _ in earlier]
        shown = frozenset(heapq.nlargest(n, places))
        lines: list[tuple[Place, Line | Change]] = [
            (line.place, line) for line in entry_feed.lines(way for way in entries if way[0] in shown)
        ]
        lines += [(place, change) for place, change in earlier if place in shown]
    lines.sort(key=_by_place, reverse=True)
    return Stretch(lines=tuple(line for _, line in lines), next=lines[-1][0] if len(places) > n else None)


def _episode_changes(journal: Journal, client_id: str) -> list[EpisodeChange]:
    """Return each ending and each return of a client, oldest first; none of an unknown one."""
    try:
        client, _ = journal.clients.with_state(client_id, date.max)  # also one in the trash
    except EntryNotFound:
        return []
    found = []
    for one in client.returns:
        found.append(EpisodeChange(day=one.ended_on, ending=one.ending))
        found.append(EpisodeChange(day=one.back_on, ending=None))
    if client.ended_on is not None:
        found.append(EpisodeChange(day=client.ended_on, ending=client.ending))
    return found


def _place(change: Change) -> Place:
    if isinstance(change, EpisodeChange):
        return (change.day.isoformat(), "9999" if change.ending else "", "")  # after, or before, all that has a time
    return (change.day.isoformat(), "", f"{change.fact_id}.{change.name}")


def _by_place(line: tuple[Place, object]) -> Place:
    return line[0]
