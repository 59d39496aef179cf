"""Everything there is, table by table, read in pieces: for what leaves the journal whole.

The trash stays behind, but for clients of whom entries still speak.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from journal.records.client import Client
from journal.records.evidence import Evidence
from journal.records.taken_out import Chosen, Part, Table, tables_of
from journal.store.codec import columns, from_columns, from_row
from journal.store.entries import Entries
from journal.store.journal import Journal

AT_ONCE = 1_000
"""Entries that are read before others may have the journal for a moment."""


def records(journal: Journal, table: Table, chosen: Chosen) -> Iterator[Any]:
    """Yield the records of a table in order of time, as far as they are chosen; entries of the trash not."""
    if table.record is Client:
        yield from _clients(journal, chosen)
    elif table.name == "client_facts":
        for client in _clients(journal, chosen):
            yield from journal.clients.facts(client.id)
    elif table.record is Evidence:
        yield from journal.evidence.of_days(*_days(table, chosen))
    elif not table.is_of_entries:
        yield from _others(journal, table)
    else:
        yield from _entries(journal.table_of(table.record), *_days(table, chosen))


def count(journal: Journal, table: Table, chosen: Chosen) -> int:
    """Return how many records of a table are chosen, without reading them."""
    if table.record is Client:
        return len(_clients(journal, chosen))
    if table.name == "client_facts":
        with journal.reading() as db:
            known = dict(db.execute("SELECT client_id, count(*) FROM client_facts GROUP BY client_id").fetchall())
        return sum(known.get(client.id, 0) for client in _clients(journal, chosen))
    if table.record is Evidence:
        return journal.evidence.count_of_days(*_days(table, chosen))
    if not table.is_of_entries:
        return sum(1 for _ in _others(journal, table))
    return int(journal.table_of(table.record).count_between(*_days(table, chosen)))


def in_trash(journal: Journal) -> frozenset[str]:
    """Return the ids of the clients in the trash."""
    with journal.reading() as db:
        return frozenset(row[0] for row in db.execute("SELECT id FROM clients WHERE deleted_at IS NOT NULL").fetchall())


def _days(table: Table, chosen: Chosen) -> tuple[date, date]:
    if not table.dated:
        return date.min, date.max
    return chosen.first or date.min, chosen.last or date.max


def _entries(of: Entries[Any], first: date, last: date) -> Iterator[Any]:
    """Read piece by piece, each beginning after the one before: what is written meanwhile, the caller looks for."""
    names = columns(of.record)  # type: ignore[arg-type]  # a class can be hashed
    place = names.index("at"), names.index("id")
    asked = (
        f"SELECT {', '.join(names)} FROM {of.table} WHERE at >= ?1 AND (at, id) > (?1, ?2) AND deleted_at IS NULL "
        f"AND +day BETWEEN ?3 AND ?4 ORDER BY at, id LIMIT {AT_ONCE}"  # by the index of `at`, piece after piece
    )
    after = ("", "")
    while True:
        with of.file.reading() as db:
            rows = db.execute(asked, [*after, first.isoformat(), last.isoformat()]).fetchall()
        for row in rows:
            yield from_columns(of.record, row)
        if len(rows) < AT_ONCE:
            return
        after = rows[-1][place[0]], rows[-1][place[1]]


def _clients(journal: Journal, chosen: Chosen) -> list[Client]:
    """Return the clients in order of time: of a whole journal all, of a part of it those that it speaks of."""
    everyone = chosen.first is None and chosen.last is None and Part.PRACTICE in chosen.parts
    # Of all, only those in the trash are asked for: who speaks of whom takes half a second to tell in forty years.
    named = _spoken_of(journal, chosen) if not everyone or in_trash(journal) else set()
    with journal.reading() as db:
        rows = db.execute(
            f"SELECT {', '.join(columns(Client))}, deleted_at FROM clients ORDER BY deleted_at IS NULL, at, id"
        ).fetchall()
    return [
        from_columns(Client, kept) for *kept, deleted_at in rows if kept[0] in named or (everyone and not deleted_at)
    ]


def _spoken_of(journal: Journal, chosen: Chosen) -> set[str]:
    """Return the ids of clients that what is taken out points at."""
    found: set[str] = set()
    for table in tables_of(chosen):
        if not table.is_of_entries or "client_id" not in table.points:
            continue
        first, last = _days(table, chosen)
        with journal.reading() as db:
            rows = db.execute(
                f"SELECT DISTINCT client_id FROM {table.name} WHERE client_id IS NOT NULL AND deleted_at IS NULL "
                "AND day BETWEEN ? AND ?",
                [first.isoformat(), last.isoformat()],
            ).fetchall()
        found.update(client_id for (client_id,) in rows)
    return found


def _others(journal: Journal, table: Table) -> Iterator[Any]:
    order = "effective, written_at, id" if table.name == "work_patterns" else "changed_at, id"
    with journal.reading() as db:
        rows = list(db.query(f"SELECT * FROM {table.name} ORDER BY {order}"))
    for row in rows:
        yield from_row(table.record, row)
