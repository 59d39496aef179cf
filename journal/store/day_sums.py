"""The sums of each day, added up again in the transaction of the entry that changed it."""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from functools import cache, partial
from typing import Any, Protocol

from journal.records.client import Client, ClientState
from journal.records.day_sums import OF_KIND, DaySums, put_in, read_again_for, sum_day
from journal.records.entry import Entry
from journal.records.time_off import TimeOff
from journal.store.entries import Entries, R
from journal.store.open_file import OpenFile

Spans = tuple[tuple[date, date], ...]
"""First and last days, both included."""

# What DaySums.work_contact says, asked of the file: whole sums of forty years of leave would have to be read for it.
# A sum of nothing is not written down, so that its name alone tells; looking into the JSON takes twice as long.
_WORKED = (
    "SELECT day FROM json_each(?) AS span CROSS JOIN day_sums "
    "ON day BETWEEN json_extract(span.value, '$[0]') AND json_extract(span.value, '$[1]') "
    """WHERE instr(sums, '"sessions":') OR instr(sums, '"contacts":') OR instr(sums, '"on_call":')"""
)
"""The days with work in spans of days, in one query: forty years have three hundred spans."""

NEAR = timedelta(days=3)
"""Days no further apart are read together; a client's weekly days are not."""

WEEK = timedelta(days=7)

MONTH = timedelta(days=31)
"""The longest stretch that is read at once."""


class ClientOn(Protocol):
    """Says who a client is, and the facts about them as they were on a day."""

    def __call__(self, client_id: str, day: date) -> tuple[Client, ClientState]: ...


class KeptDaySums:
    """The table of day sums. A day without entries has no row."""

    def __init__(self, file: OpenFile) -> None:
        self.file = file
        self._counted: dict[str, CountedEntries[Any]] = {}
        self._client_on: ClientOn
        self._waiting: set[date] | None = None
        self._near: tuple[tuple[int, Spans], frozenset[date]] | None = None

    def rest_on(self, kinds: Iterable[Entries[Any]], client_on: ClientOn) -> None:
        """Add up the entries of those `kinds` that count. To be called once, before anything is written."""
        self._counted = {kind.table: kind for kind in kinds if isinstance(kind, CountedEntries)}
        self._client_on = client_on

    @contextmanager
    def postponed(self) -> Iterator[None]:
        """Hold a transaction in which each day is added up once, at the end, however many entries touch it.

        For many entries of several kinds at once. Nests; the outermost adds
        up. After an error nothing was written, sums included.
        """
        with self.file.transaction():
            if self._waiting is not None:
                yield
                return
            waiting: set[date] = set()
            self._waiting = waiting
            try:
                yield
            finally:
                self._waiting = None
            self.rewrite(sorted(waiting))

    def rewrite(self, days: Iterable[date], of: str | None = None) -> None:
        """Add up these days again from their entries. Belongs inside the transaction of the change.

        `of` is the table that changed, if only one did: the entries of the
        others are not read then, their sums stay.
        """
        if self._waiting is not None:
            self._waiting.update(days)
            return
        db = self.file.db
        for sums in self.recomputed_each(days) if of is None else self._changed_each(days, of):
            kept = sums.to_dict()
            if kept:
                db.execute(
                    # In its place: a row taken out and put in again at the end writes two pages more.
                    "INSERT INTO day_sums (day, sums) VALUES (?, ?)"
                    " ON CONFLICT (day) DO UPDATE SET sums = excluded.sums",
                    [sums.day.isoformat(), json.dumps(kept, separators=(",", ":"))],
                )
            else:
                db.execute("DELETE FROM day_sums WHERE day = ?", [sums.day.isoformat()])

    def rewrite_due(self) -> None:
        """Add up again the days that a step after an upgrade named; cut off on the way, it is done at the next opening.

        Raises CannotWrite.
        """
        with self.file.reading() as db:
            due = [date.fromisoformat(day) for (day,) in db.execute("SELECT day FROM day_sums_due").fetchall()]
        if due:
            with self.file.transaction(of_entries=False) as db:
                self.rewrite(due)
                db.execute("DELETE FROM day_sums_due")

    def recomputed_each(self, days: Iterable[date]) -> Iterator[DaySums]:
        """Yield the sums of each day, in order of day, from their entries, without a look at what is kept."""
        for stretch in _stretches(days):
            yield from self._recomputed(stretch)

    def _changed_each(self, days: Iterable[date], of: str) -> Iterator[DaySums]:
        for stretch in _stretches(days):
            kept = {sums.day: sums for sums in self.between(stretch[0], stretch[-1])}
            for part in self._recomputed(stretch, read_again_for(of)):
                sums = kept.get(part.day) or DaySums(day=part.day)
                put_in(sums, part, of)
                yield sums

    def _recomputed(self, days: list[date], kinds: Container[str] = OF_KIND) -> Iterator[DaySums]:
        entries: dict[str, Mapping[date, Sequence[Entry]]] = {
            name: kind.reaching_into(days[0], days[-1]) for name, kind in self._counted.items() if name in kinds
        }
        for day in days:
            here: dict[str, Any] = {name: found.get(day, ()) for name, found in entries.items()}
            # A client who was there is asked for a dozen times.
            yield sum_day(day, **here, client_on=cache(partial(self._client_on, day=day)))

    def between(self, first: date, last: date) -> list[DaySums]:
        """Return the sums of the days with entries from `first` to `last`, both included, in order."""
        with self.file.reading() as db:
            rows = db.execute(
                "SELECT day, sums FROM day_sums WHERE day BETWEEN ? AND ? ORDER BY day",
                [first.isoformat(), last.isoformat()],
            ).fetchall()
        return [DaySums.from_json(day, sums) for day, sums in rows]

    def first_day(self) -> date | None:
        """Return the first day with entries, or None."""
        return self._edge("min")

    def last_day(self) -> date | None:
        """Return the last day with entries, or None."""
        return self._edge("max")

    def worked_between(self, first: date, last: date) -> set[date]:
        """Return the days from `first` to `last` on which clients reached into the day."""
        return self._worked([(first, last)])

    def _worked(self, spans: Iterable[tuple[date, date]]) -> set[date]:
        asked = json.dumps([[first.isoformat(), last.isoformat()] for first, last in spans])
        with self.file.reading() as db:
            rows = db.execute(_WORKED, [asked]).fetchall()
        return {date.fromisoformat(day) for (day,) in rows}

    def worked_near(self, time_off: Iterable[TimeOff]) -> set[date]:
        """Return the days with work in and within a week around each time off: what breaks are found from."""
        spans = tuple(_joined((off.first - WEEK, off.last + WEEK) for off in time_off))
        with self.file.reading() as db:
            asked = (self.file.version, spans)
            if self._near is not None and self._near[0] == asked and not db.conn.in_transaction:
                return set(self._near[1])
            found = self._worked(spans)
            # What is read in the middle of a transaction may still be undone.
            self._near = None if db.conn.in_transaction else (asked, frozenset(found))
        return found

    def _edge(self, which: str) -> date | None:
        with self.file.reading() as db:
            day = db.execute(f"SELECT {which}(day) FROM day_sums").fetchone()[0]
        return date.fromisoformat(day) if day else None


class CountedEntries(Entries[R]):
    """Entries of a kind on which day sums rest."""

    def __init__(self, file: OpenFile, day_sums: KeptDaySums) -> None:
        super().__init__(file)
        self._day_sums = day_sums

    def reaching_into(self, first: date, last: date) -> dict[date, list[R]]:
        """Return the entries that reach into each of the days `first` to `last`, both included, in order of time."""
        found: dict[date, list[R]] = {}
        for entry in self.between(first, last):
            found.setdefault(entry.day, []).append(entry)
        return found

    def _touch_days(self, days: set[date]) -> None:
        self._day_sums.rewrite(days, self.table)


def _joined(spans: Iterable[tuple[date, date]]) -> Iterator[tuple[date, date]]:
    """Yield spans of days in order, those that overlap as one: no day is asked for twice."""
    joined: list[tuple[date, date]] = []
    for first, last in sorted(spans):
        if joined and first <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(last, joined[-1][1])
        else:
            joined.append((first, last))
    yield from joined


def _stretches(days: Iterable[date]) -> Iterator[list[date]]:
    """Yield the days in order, those that lie close together in one list: eight queries for a month, not for a day."""
    stretch: list[date] = []
    for day in sorted(set(days)):
        if stretch and (day - stretch[-1] > NEAR or day - stretch[0] > MONTH):
            yield stretch
            stretch = []
        stretch.append(day)
    if stretch:
        yield stretch
