"""Records of a journal's own export, put in as they were, and taken back to the last row if nothing was done since."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from journal.records.client import ClientFact
from journal.records.entry import Entry
from journal.records.evidence import Evidence
from journal.records.taken_out import NAMED, TABLES, Table
from journal.records.weight_change import WeightChange
from journal.records.work_pattern import WorkPattern
from journal.store import holds, placements, search_index
from journal.store.codec import columns, utc_text
from journal.store.entries import Entries
from journal.store.journal import Journal


def known_ids(journal: Journal, table: Table) -> frozenset[str]:
    """Return the ids of all records of a table, those in the trash included."""
    with journal.reading() as db:
        return frozenset(row[0] for row in db.execute(f"SELECT id FROM {table.name}").fetchall())


def put_in(journal: Journal, table: Table, records: Iterable[Any]) -> None:
    """Keep new records of a table as they are, their times of writing and of change too. Inside a transaction.

    Raises FieldError where a client's code is taken.
    """
    if issubclass(table.record, Entry):
        journal.table_of(table.record).add_many(records)
    elif table.record is ClientFact:
        journal.clients.add_facts(list(records))
    elif table.record is Evidence:
        journal.evidence.add_many(records)
    elif table.record is WorkPattern:
        for pattern in records:
            journal.patterns.add(pattern)
    elif table.record is WeightChange:
        journal.weights.add(records)


def put_in_trash(journal: Journal, client_ids: Collection[str], now: datetime) -> None:
    """Mark clients as deleted just now, without a step in their history: they came so."""
    with journal.transaction() as db:
        for client_id in client_ids:
            db.execute("UPDATE clients SET deleted_at = ? WHERE id = ?", [utc_text(now), client_id])
            search_index.forget(db, client_id)
        journal.clients.forget_cached()


def kept_settings(journal: Journal) -> dict[str, str]:
    """Return the settings as they are kept: what was never chosen is not among them."""
    with journal.reading() as db:
        return dict(db.execute("SELECT name, value FROM settings").fetchall())


def put_settings_back(journal: Journal, kept: Mapping[str, str]) -> None:
    """Keep settings as `kept_settings` had them, to the last row."""
    with journal.transaction() as db:
        db.execute("DELETE FROM settings")
        for name, value in kept.items():
            db.execute("INSERT INTO settings (name, value) VALUES (?, ?)", [name, value])


def take_back(journal: Journal, ids: Mapping[Table, Collection[str]]) -> list[tuple[Table, str]]:
    """Take records out again, their words in the search index and their share in day sums too; return what stays.

    What was changed, deleted, begun to be changed or named by something else since stays, and so does a client of whom
    something speaks that stays or came by another way, with all that is known of them. What is about a client on hold
    stays too.
    """
    clients, facts, evidence = NAMED["clients"], NAMED["client_facts"], NAMED["evidence"]
    last = (NAMED["placements"], NAMED["people"])  # after the facts that name them
    files = set(ids.get(evidence, ()))
    stays: dict[Table, set[str]] = {}
    held = holds.clients_held(journal)

    def take(table: Table) -> None:
        stay = _touched(journal, table, files) | _about(journal, table, held) | _named(journal, table)
        stays[table] = stay & set(ids[table])
        _remove(journal, table, set(ids[table]) - stays[table])

    with journal.day_sums.postponed(), journal.transaction() as db:
        for table in reversed(tuple(ids)):
            if table not in (clients, facts, evidence, *last):
                take(table)
        stays[evidence] = _files_of(journal, stays.get(NAMED["cpd"], set())) & files
        _remove(journal, evidence, files - stays[evidence])
        brought = set(ids.get(clients, ()))
        stays[clients] = (_touched(journal, clients) | held | _spoken_of(journal, set(ids.get(facts, ())))) & brought
        for fact_id in ids.get(facts, ()):
            # A fact went with its client where that one was erased since.
            found = db.execute("SELECT client_id FROM client_facts WHERE id = ?", [fact_id]).fetchone()
            if found and found[0] in brought - stays[clients]:
                db.execute("DELETE FROM client_facts WHERE id = ?", [fact_id])
        _remove(journal, clients, brought - stays[clients])
        for table in last:
            if table in ids:
                take(table)
        gone = {entry_id for table, of in ids.items() if table.is_of_entries for entry_id in of}
        search_index.forget_many(db, gone - {entry_id for touched in stays.values() for entry_id in touched})
        journal.clients.forget_cached()
        journal.time_off.forget_cached()
    return [(table, entry_id) for table, touched in stays.items() for entry_id in sorted(touched)]


def _remove(journal: Journal, table: Table, ids: Collection[str]) -> None:
    """Remove records of a table; the texts of entries are still in the search index then."""
    of: Entries[Any] | None = journal.table_of(table.record) if table.is_of_entries else None
    days: set[date] = set()
    for record_id in ids:
        if of is not None and of.of.counted and (record := of.ever(record_id)) is not None:
            days |= of.days_of(record)
        journal.db.execute(f"DELETE FROM {table.name} WHERE id = ?", [record_id])
    journal.day_sums.rewrite(days)


def _about(journal: Journal, table: Table, client_ids: Collection[str]) -> set[str]:
    """Return the ids of a table's records that are about one of these clients."""
    if not client_ids or "client_id" not in columns(table.record):
        return set()
    with journal.reading() as db:
        rows = db.execute(f"SELECT id, client_id FROM {table.name}").fetchall()
    return {record_id for record_id, client_id in rows if client_id in client_ids}


def _files_of(journal: Journal, cpd_ids: Collection[str]) -> set[str]:
    with journal.reading() as db:
        rows = db.execute("SELECT id, cpd_id FROM evidence").fetchall()
    return {evidence_id for evidence_id, cpd_id in rows if cpd_id in cpd_ids}


def _named(journal: Journal, table: Table) -> set[str]:
    """Return the ids of a table's records that records of other tables name, those in the trash included."""
    naming = [(of.name, field) for of in TABLES for field, to in of.points.items() if to == table.name]
    if table is NAMED["placements"]:
        naming += [(name, "placement_id") for name in placements.NAMING]
    found: set[str] = set()
    with journal.reading() as db:
        for name, field in naming:
            if name != "evidence":  # goes with its entry, see `_touched`
                rows = db.execute(f"SELECT DISTINCT {field} FROM {name} WHERE {field} IS NOT NULL").fetchall()
                found.update(record_id for (record_id,) in rows)
    return found


def _touched(journal: Journal, table: Table, brought: Collection[str] = ()) -> set[str]:
    """Return the ids of a table's records that have a history, an open draft, or evidence that is not `brought`."""
    if not table.is_of_entries:
        return set()
    kind = journal.table_of(table.record).kind
    own: set[str] = set()
    if table.name == "cpd":
        with journal.reading() as db:
            there = db.execute("SELECT id, cpd_id FROM evidence").fetchall()
        own = {cpd_id for evidence_id, cpd_id in there if evidence_id not in brought}
    with journal.reading() as db:
        rows = db.execute(
            "SELECT entry_id FROM history WHERE kind = ?1 UNION "
            "SELECT entry_id FROM drafts WHERE kind = ?1 AND entry_id IS NOT NULL",
            [kind],
        ).fetchall()
    return own | {entry_id for (entry_id,) in rows}


def _spoken_of(journal: Journal, known_facts: Collection[str]) -> set[str]:
    """Return the ids of clients of whom there is an entry, or a fact that is none of `known_facts`."""
    each = [table.table for table in journal.tables if "client_id" in columns(table.record)]  # type: ignore[arg-type]  # a class can be hashed
    with journal.reading() as db:
        rows = db.execute(" UNION ".join(f"SELECT client_id FROM {name}" for name in each)).fetchall()
        facts = db.execute("SELECT id, client_id FROM client_facts").fetchall()
    return {client_id for (client_id,) in rows} | {client_id for fact, client_id in facts if fact not in known_facts}
