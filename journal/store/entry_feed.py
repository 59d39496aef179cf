"""Entries of every kind in one line of time, newest first, a page at a time."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from journal.records.entry import Entry
from journal.store.entries import Entries
from journal.store.filters import Condition, Filter, conditions
from journal.store.journal import Journal

Place = tuple[str, str, str]
"""A place in the line of time: local day, moment in UTC, id, each as the file holds it. Sorts by time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One entry, the name of its kind, and its place."""

    kind: str
    entry: Entry
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Some lines, newest first. `next` is where the page after it begins: None after the last."""

    lines: tuple[Line, ...]
    next: Place | None


def since_end_of(day: date) -> Place:
    """Return the place before which everything up to the end of `day` lies."""
    return (day.isoformat(), "~", "")


def page(journal: Journal, before: Place, n: int, only: Filter | None = None) -> Page:
    """Return the newest `n` entries that lie before a place.

    Reads no more than `n` + 1 of each kind, by the index of its days. Where
    no kind is asked for, the agenda and people are left out: they are not
    what happened on a day.
    """
    with journal.reading():
        wanted = conditions(only or Filter(), journal.tables, journal.kinds)
        places = newest(wanted, before, n + 1)
        return Page(lines=tuple(lines(places[:n])), next=_next(places, n))


def _next(places: list[tuple[Place, Entries[Any]]], n: int) -> Place | None:
    return places[n - 1][0] if len(places) > n else None


def newest(wanted: dict[Entries[Any], Condition], before: Place, n: int) -> list[tuple[Place, Entries[Any]]]:
    """Return the places of the newest `n` rows before a place, each with its table."""
    ways: list[Iterable[tuple[Place, Entries[Any]]]] = []
    for table, (condition, values) in wanted.items():
        rows = table.file.db.execute(
            # The first comparison is what the index of days is searched by; alone, the second would not use it.
            f"SELECT day, at, id FROM {table.table} WHERE {condition} AND day <= ? AND (day, at, id) < (?, ?, ?) "
            "ORDER BY day DESC, at DESC, id DESC LIMIT ?",
            [*values, before[0], *before, n],
        ).fetchall()
        ways.append([((row[0], row[1], row[2]), table) for row in rows])
    merged = heapq.merge(*ways, key=_place, reverse=True)
    return [way for way, _ in zip(merged, range(n), strict=False)]


def lines(places: Iterable[tuple[Place, Entries[Any]]]) -> Iterator[Line]:
    """Yield the entries of places, in their order."""
    wanted = list(places)
    ids: dict[Entries[Any], list[str]] = {}
    for place, table in wanted:
        ids.setdefault(table, []).append(place[2])
    found = {(table, entry.id): entry for table, some in ids.items() for entry in table.some(some)}
    for place, table in wanted:
        yield Line(kind=table.kind, entry=found[table, place[2]], place=place)


def _place(way: tuple[Place, Entries[Any]]) -> Place:
    return way[0]
