"""Note text for search: kept in one place for all kinds, beside the entries themselves.

What is kept of a text are its words as they are looked for (folding.py); the
text as written stands in the entry itself.

Row numbers of `notes` are the microseconds of the entry's time, so that
"newest first" is the index's own order and needs no sorting.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime, timedelta

from sqlite_utils import Database

from journal.store import folding
from journal.store.connection import DatabaseError

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def remember(db: Database, kind: str, entry_id: str, at: datetime, body: str) -> None:
    """Make an entry's note text findable, in place of what was there."""
    forget(db, entry_id)
    add(db, kind, entry_id, at, body)


def add(db: Database, kind: str, entry_id: str, at: datetime, body: str) -> None:
    """Make the note text of a new entry findable; one without a word is not kept."""
    folded = folding.folded(body)
    if not folded:
        return
    number = number_of(at)
    while db.execute("SELECT 1 FROM notes WHERE id = ?", [number]).fetchone():
        number += 1
    db.execute("INSERT INTO notes (id, kind, entry_id, body) VALUES (?, ?, ?, ?)", [number, kind, entry_id, folded])


def forget(db: Database, entry_id: str) -> None:
    """Take an entry's text out of the index, leaving no words in its pages."""
    db.execute("DELETE FROM notes WHERE entry_id = ?", [entry_id])


MANY = 500
"""Entries from which on the index is rather made anew than taken apart word by word."""


def forget_many(db: Database, entry_ids: Collection[str]) -> None:
    """Take the texts of entries out of the index, leaving no words in its pages. Inside a transaction."""
    if len(entry_ids) < MANY:
        for entry_id in entry_ids:
            forget(db, entry_id)
        return
    (trigger,) = db.execute("SELECT sql FROM sqlite_master WHERE name = 'notes_ad'").fetchone()
    db.execute("DROP TRIGGER notes_ad")
    db.conn.executemany("DELETE FROM notes WHERE entry_id = ?", [(entry_id,) for entry_id in entry_ids])
    db.execute(trigger)
    db.execute("INSERT INTO notes_fts(notes_fts) VALUES ('rebuild')")


def number_of(moment: datetime) -> int:
    """Return the row number of a moment: as `before` it finds only what happened earlier."""
    return (moment - _EPOCH) // _MICROSECOND


def problems(db: Database) -> list[str]:
    """Return what is wrong with the index itself: one sentence, or none."""
    try:
        db.execute("INSERT INTO notes_fts(notes_fts, rank) VALUES ('integrity-check', 1)")
    except DatabaseError:  # damage comes as more than one class of it; whichever, the index is not well
        return ["The search index does not match the notes."]
    return []
