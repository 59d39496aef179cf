"""The sums of each day, rewritten whole in the transaction of the entry that changed it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from journal.records.day_sums import DaySums, sum_day
from journal.records.entry import Entry
from journal.records.time_off import TimeOff

if TYPE_CHECKING:
    from journal.store.journal import Journal


R = TypeVar("R", bound=Entry)

Spans = tuple[tuple[date, date], ...]
"""First and last days, both included."""

# What DaySums.work_contact says, asked of the file: whole sums of forty years of leave would have to be read for it.
# A sum of nothing is not written down, so that its name alone tells; looking into the JSON takes twice as long.
_WORKED = (
    "SELECT day FROM day_sums WHERE day BETWEEN ? AND ? "
    """AND (instr(sums, '"sessions":') OR instr(sums, '"contacts":') OR instr(sums, '"on_call":'))"""
)

NEAR = timedelta(days=3)
"""Days no further apart are read together; a client's weekly days are not."""

WEEK = timedelta(days=7)

MONTH = timedelta(days=31)
"""The longest stretch that is read at once."""


class KeptDaySums:
    """The table of day sums. A day without entries has no row."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self._waiting: set[date] | None = None
        self._near: tuple[tuple[int, Spans], frozenset[date]] | None = None

    @contextmanager
    def postponed(self) -> Iterator[None]:
        """Hold a transaction in which each day is added up once, at the end, however many entries touch it.

        For many entries of several kinds at once. Nests; the outermost adds
        up. After an error nothing was written, sums included.
        """
        with self.journal.transaction():
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

    def rewrite(self, days: Iterable[date]) -> None:
        """Add up these days again from their entries. Belongs inside the transaction of the change."""
        if self._waiting is not None:
            self._waiting.update(days)
            return
        db = self.journal.db
        for sums in self.recomputed_each(days):
            result = sums.to_dict()
            if result:
                db.execute(
                    "INSERT OR REPLACE INTO day_sums (day, sums) VALUES (?, ?)",
                    [sums.day.isoformat(), json.dumps(result, separators=(",", ":"))],
                )
            else:
                db.execute("DELETE FROM day_sums WHERE day = ?", [sums.day.isoformat()])

    def recomputed(self, day: date) -> DaySums:
        """Return the sums of a day from its entries, without a look at what is kept."""
        return next(self.recomputed_each([day]))

    def recomputed_each(self, days: Iterable[date]) -> Iterator[DaySums]:
        """Yield the sums of each day, in order of day, from their entries, without a look at what is kept."""
        for stretch in _stretches(days):
            yield from self._recomputed(stretch)

    def _recomputed(self, days: list[date]) -> Iterator[DaySums]:
        journal = self.journal
        entries: dict[str, Mapping[date, Sequence[Entry]]] = {
            name: _by_day(kind.between(days[0], days[-1]))
            for name, kind in (
                ("sessions", journal.sessions),
                ("reflections", journal.reflections),
                ("downtimes", journal.downtimes),
                ("contacts", journal.contacts),
                ("encounters", journal.encounters),
                ("supervisions", journal.supervisions),
                ("check_ins", journal.check_ins),
            )
        }
        entries["on_calls"] = journal.on_calls.reaching_into(days[0], days[-1])
        for day in days:
            here: dict[str, Any] = {name: found.get(day, ()) for name, found in entries.items()}
            yield sum_day(day, **here, client_on=partial(journal.clients.with_state, day=day))

    def between(self, first: date, last: date) -> list[DaySums]:
        """Return the sums of the days with entries from `first` to `last`, both included, in order."""
        with self.journal.reading() as db:
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
        with self.journal.reading() as db:
            rows = db.execute(_WORKED, [first.isoformat(), last.isoformat()]).fetchall()
        return {date.fromisoformat(day) for (day,) in rows}

    def worked_near(self, time_off: Iterable[TimeOff]) -> set[date]:
        """Return the days with work in and within a week around each time off: what breaks are found from."""
        spans = tuple(_joined((off.first - WEEK, off.last + WEEK) for off in time_off))
        with self.journal.reading() as db:
            asked = (self.journal.version, spans)
            if self._near is not None and self._near[0] == asked and not db.conn.in_transaction:
                return set(self._near[1])
            found = {day for first, last in spans for day in self.worked_between(first, last)}
            # What is read in the middle of a transaction may still be undone.
            self._near = None if db.conn.in_transaction else (asked, frozenset(found))
        return found

    def _edge(self, which: str) -> date | None:
        with self.journal.reading() as db:
            day = db.execute(f"SELECT {which}(day) FROM day_sums").fetchone()[0]
        return date.fromisoformat(day) if day else None


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


def _by_day(entries: Iterable[R]) -> dict[date, list[R]]:
    found: dict[date, list[R]] = {}
    for entry in entries:
        found.setdefault(entry.day, []).append(entry)
    return found
