"""A journal's own export as one import among the others: which records came, for `importing.undo` to take them back."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from journal.records.bring_in import Import
from journal.records.entry import Entry
from journal.records.taken_out import NAMED, TABLES
from journal.store import bringing_back
from journal.store.journal import Journal

RECORD, SETTINGS = "own record", "own settings"
"""What a step did, as it stands in the file."""


def note(
    journal: Journal, done: Import, ids: Mapping[str, Collection[str]], settings_before: Mapping[str, str] | None
) -> None:
    """Note an import with the ids of its records, by their tables. Belongs inside the transaction of the records.

    `settings_before` are the settings as they were kept before it, None where it left them.
    """
    journal.brought_in.keep_import(done)
    rows: list[tuple[str, str | None, str | None, str | None]] = [
        (RECORD, name, record_id, None) for name, of in ids.items() for record_id in of
    ]
    if settings_before is not None:
        then = bringing_back.kept_settings(journal)
        rows.append((SETTINGS, None, None, json.dumps({"before": dict(settings_before), "then": then})))
    journal.db.conn.executemany(
        "INSERT INTO import_steps (import_id, n, done, kind, entry_id, said_before) VALUES (?, ?, ?, ?, ?, ?)",
        [(done.id, n, *row) for n, row in enumerate(rows)],
    )


def take_back(journal: Journal, steps: Sequence[Mapping[str, Any]]) -> tuple[int, list[Entry]]:
    """Take records back in the transaction of an undo; return how many went, and the entries that stay."""
    ids = {
        table: found
        for table in TABLES
        if (found := [one["entry_id"] for one in steps if one["done"] == RECORD and NAMED[one["kind"]] is table])
    }
    stays = bringing_back.take_back(journal, ids) if ids else []
    for step in steps:
        if step["done"] == SETTINGS:
            told = json.loads(step["said_before"])
            if bringing_back.kept_settings(journal) == told["then"]:
                bringing_back.put_settings_back(journal, told["before"])
    entries: list[Entry] = []
    for table, entry_id in stays:
        there = journal.table_of(table.record).ever(entry_id) if table.is_of_entries else None
        entries += [there] if there is not None else []
    return sum(map(len, ids.values())) - len(stays), entries
