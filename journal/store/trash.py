"""The trash: what was deleted, for thirty days, and how it then goes for good.

Gone for good is the row, what it was before each change, its drafts, its
words in the search index, and what it put on the agenda. Older backups still
hold it, until they go themselves.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlite_utils import Database

from journal.errors import EntryNotFound, OnLegalHold, PlacementNeeded, StillNeeded
from journal.records.entry import Entry
from journal.store import bare_hours, draft_rows, holds, letting_go, search_index
from journal.store.codec import columns, utc_text
from journal.store.entries import Entries
from journal.store.journal import Journal

KEPT = timedelta(days=30)
"""How long a deleted entry can be put back."""

_STAND_INS = ", ".join(f"'{client_id}'" for client_id in sorted(bare_hours.STAND_INS))
_SHOWN = f"deleted_at IS NOT NULL AND id NOT IN ({_STAND_INS})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trashed:
    """An entry in the trash. `goes_at`: from then on it goes for good, at an unlock."""

    kind: str
    entry: Entry
    deleted_at: datetime

    @property
    def goes_at(self) -> datetime:
        """When its thirty days are over, and the day for which what is due is marked first, in UTC."""
        return self.deleted_at + KEPT + letting_go.WAITS


def listed(journal: Journal, n: int, *, after: int = 0) -> list[Trashed]:
    """Return `n` entries of the trash, the last deleted first, `after` of them passed over. The trash is small."""
    with journal.reading() as db:
        each = " UNION ALL ".join(
            f"SELECT '{table.table}' AS held_in, id, deleted_at FROM {table.table} WHERE {_SHOWN}"
            for table in journal.tables
        )
        rows = db.execute(f"{each} ORDER BY deleted_at DESC, id LIMIT ? OFFSET ?", [n, after]).fetchall()
        tables = {table.table: table for table in journal.tables}
        return [
            Trashed(kind=tables[name].kind, entry=_entry(tables[name], entry_id), deleted_at=_moment(deleted_at))
            for name, entry_id, deleted_at in rows
        ]


def count(journal: Journal) -> int:
    """Return how many entries are in the trash."""
    with journal.reading() as db:
        each = " + ".join(f"(SELECT count(*) FROM {table.table} WHERE {_SHOWN})" for table in journal.tables)
        return int(db.execute(f"SELECT {each}").fetchone()[0])


def agenda_with(journal: Journal, entry_id: str) -> int:
    """Return how many agenda items came from an entry, and go with it; those in the trash included."""
    with journal.reading() as db:
        return int(db.execute("SELECT count(*) FROM agenda WHERE source_id = ?", [entry_id]).fetchone()[0])


def speaking_of(journal: Journal, client_id: str) -> int:
    """Return how many entries speak of a client, those in the trash included: as long as any does, the client stays."""
    with journal.reading() as db:
        each = " + ".join(
            f"(SELECT count(*) FROM {table.table} WHERE client_id = :client)" for table in _with_client(journal)
        )
        return int(db.execute(f"SELECT {each}", {"client": client_id}).fetchone()[0])


def purge(journal: Journal, kind: str, entry_id: str) -> None:
    """Delete an entry of the trash for good, in one transaction.

    Raises OnLegalHold, ClientOnHold; StillNeeded for a client of whom entries speak, or a placement that is named;
    EntryNotFound for what is not in the trash (any more).
    """
    table = next(table for table in journal.tables if table.kind == kind)
    with journal.transaction():
        purge_within(journal, table, entry_id)
    empty_the_log(journal)


def purge_due(journal: Journal, now: datetime) -> int:
    """Delete for good what has been in the trash for thirty days, each in a transaction, and return how many went.

    What is found due for the first time is only marked, see letting_go.py,
    and nothing is where the clock lies behind what the journal knows. Under a
    legal hold none goes. A client goes after the last entry about them.
    """
    if journal.settings.read().legal_hold or letting_go.known_later(journal, journal.tables, now):
        return 0
    gone = 0
    due = [entry_id for table in journal.tables for entry_id in _due(table, now)]
    ripe = {*letting_go.ripe(journal, "trash", due, now)}
    for table in sorted(journal.tables, key=lambda table: table.table == "clients"):
        for entry_id in ripe.intersection(_due(table, now)):
            try:
                with journal.transaction():
                    purge_within(journal, table, entry_id)
            except (EntryNotFound, OnLegalHold, StillNeeded):
                continue  # put back a moment ago, held a moment ago, or a client who is still spoken of
            gone += 1
    if gone:
        empty_the_log(journal)
    return gone


def _due(table: Entries[Any], now: datetime) -> Iterator[str]:
    with table.file.reading() as db:
        rows = db.execute(
            f"SELECT id FROM {table.table} WHERE deleted_at IS NOT NULL AND deleted_at <= ?", [utc_text(now - KEPT)]
        ).fetchall()
    yield from (entry_id for (entry_id,) in rows)


def purge_within(journal: Journal, table: Entries[Any], entry_id: str) -> None:
    """Delete an entry of the trash for good, inside a transaction. Raises as `purge` does."""
    db = journal.db
    holds.refuse(journal, journal.settings, holds.client_of(db, table, entry_id))
    if not db.execute(f"SELECT 1 FROM {table.table} WHERE id = ? AND deleted_at IS NOT NULL", [entry_id]).fetchone():
        raise EntryNotFound
    if table.table == "clients":
        if spoken := speaking_of(journal, entry_id):
            raise StillNeeded(spoken)
        db.execute("DELETE FROM client_facts WHERE client_id = ?", [entry_id])
        journal.clients.forget_cached()
        journal.sharing.client_is_gone(entry_id)
        journal.clinical_wills.client_is_gone(entry_id)
        journal.brought_in.client_is_gone(entry_id)
    if table.table == "placements" and (named := journal.placements.naming(entry_id)):
        raise PlacementNeeded(named)
    if table.table == "people":
        journal.sharing.person_is_gone(entry_id)
        _notes_of_supervisee(db, entry_id)
        # Nor does an earlier version name them: it could be taken up again.
        db.execute(
            "UPDATE history SET before = json_set(before, '$.person_id', NULL) WHERE kind IN "
            "('supervision', 'supervision agreement', 'about supervision') AND json_extract(before, '$.person_id') = ?",
            [entry_id],
        )
    for (item_id,) in db.execute("SELECT id FROM agenda WHERE source_id = ?", [entry_id]).fetchall():
        wipe(db, "agenda", item_id)
    # What was decided in a meeting goes with it, also where an item's history kept it.
    db.execute("DELETE FROM history WHERE kind = 'agenda' AND json_extract(before, '$.supervision_id') = ?", [entry_id])
    # What only points at it stays, and points nowhere: the words in it are its own.
    db.execute("UPDATE agenda SET supervision_id = NULL WHERE supervision_id = ?", [entry_id])
    db.execute("UPDATE supervisions SET person_id = NULL WHERE person_id = ?", [entry_id])
    db.execute("UPDATE supervision_agreements SET person_id = NULL WHERE person_id = ?", [entry_id])
    db.execute("UPDATE about_supervision SET person_id = NULL WHERE person_id = ?", [entry_id])
    db.execute("UPDATE placements SET supervisor_id = NULL WHERE supervisor_id = ?", [entry_id])
    wipe(db, table.table, entry_id)


def _notes_of_supervisee(db: Database, person_id: str) -> None:
    """Delete all that is noted of somebody, also what is in the trash: it is about them alone."""
    for (note_id,) in db.execute("SELECT id FROM supervisee_notes WHERE person_id = ?", [person_id]).fetchall():
        wipe(db, "supervisee_notes", note_id)
    for draft_id, kept in db.execute("SELECT id, fields FROM drafts WHERE kind = 'supervisee note'").fetchall():
        if json.loads(kept).get("person_id") == person_id:
            draft_rows.drop(db, draft_id)


def purge_now(journal: Journal, kind: str, entry_id: str) -> None:
    """Delete an entry for good, whether it is in the trash or not, in one transaction. Raises as `purge` does."""
    table = next(table for table in journal.tables if table.kind == kind)
    with journal.transaction():
        if table.some([entry_id]):
            table.delete(entry_id)
        purge_within(journal, table, entry_id)
    empty_the_log(journal)


def wipe(db: Database, name: str, entry_id: str) -> None:
    """Delete an entry's row, history, drafts and words. Belongs inside a transaction; days are not added up again."""
    search_index.forget(db, entry_id)
    db.execute("DELETE FROM history WHERE entry_id = ?", [entry_id])
    draft_rows.drop_all_of(db, entry_id)
    db.execute(f"DELETE FROM {name} WHERE id = ?", [entry_id])


def empty_the_log(journal: Journal) -> None:
    """Let nothing of it wait in the write-ahead log, encrypted as that is."""
    with journal.reading() as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


def _with_client(journal: Journal) -> list[Entries[Any]]:
    return [table for table in journal.tables if "client_id" in columns(table.record)]  # type: ignore[arg-type]  # a class can be hashed


def _entry(table: Entries[Any], entry_id: str) -> Entry:
    entry: Entry | None = table.ever(entry_id)
    assert entry is not None  # its row was read under the same lock
    return entry


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
