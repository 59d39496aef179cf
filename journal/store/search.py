"""Note text for search: kept in one place for all kinds, found newest first.

What is kept of a text are its words as they are looked for (folding.py); the
text as written stands in the entry itself, and what is shown is cut from that.

Row numbers of `notes` are the microseconds of the entry's time, so that
"newest first" is the index's own order and needs no sorting.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from sqlite_utils import Database

from journal.records.entry import Entry
from journal.store import excerpt, folding
from journal.store.connection import DatabaseError
from journal.store.filters import Condition, Filter, conditions

if TYPE_CHECKING:
    from journal.store.entries import Entries
    from journal.store.journal import Journal

MOST_WORDS = 24
"""Words of a search that are looked for; those after them are passed over."""

LONGEST_SEARCH = 400
"""Characters of a search that are read."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An entry whose note holds the words, and the part of the note that does, in order."""

    kind: str
    entry: Entry
    pieces: tuple[excerpt.Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Some hits, newest first. `next` is where the page after it begins: None after the last."""

    hits: tuple[Hit, ...]
    next: int | None


# --- writing -------------------------------------------------------------------------------------


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


# --- reading -------------------------------------------------------------------------------------


def found(journal: Journal, typed: str, n: int, *, before: int | None = None, only: Filter | None = None) -> Found:
    """Return the newest `n` entries whose notes hold every word that was typed, whole or as a beginning.

    Words in double quotes are found side by side. Whatever is typed is taken
    for words; where there are none, nothing is found. `before` is the `next`
    of the page before.
    """
    sought = phrases(typed)
    if not sought:
        return Found(hits=(), next=None)
    condition, values = _condition(journal, only or Filter())
    with journal.reading() as db:
        rows = db.execute(
            "SELECT n.id, n.kind, n.entry_id "
            # CROSS: the index is gone through first, newest first, and only as far as the page needs.
            "FROM notes_fts CROSS JOIN notes n ON n.id = notes_fts.rowid "
            f"WHERE notes_fts MATCH ? AND notes_fts.rowid < ? AND {condition} ORDER BY notes_fts.rowid DESC LIMIT ?",
            [_expression(sought), _AFTER_ALL if before is None else before, *values, n + 1],
        ).fetchall()
        tables = {table.kind: table for table in journal.tables}
        hits = tuple(_hit(tables[kind], entry_id, sought) for _, kind, entry_id in rows[:n])
    return Found(hits=hits, next=rows[n - 1][0] if len(rows) > n else None)


def _hit(table: Entries, entry_id: str, sought: Sequence[excerpt.Phrase]) -> Hit:  # type: ignore[type-arg]  # of any kind
    entry = table.get(entry_id)
    return Hit(kind=table.kind, entry=entry, pieces=excerpt.around(table.note_of(entry), sought))


def number_of(moment: datetime) -> int:
    """Return the row number of a moment: as `before` it finds only what happened earlier."""
    return (moment - _EPOCH) // _MICROSECOND


def phrases(typed: str) -> list[excerpt.Phrase]:
    """Return what is looked for: each word, and words in quotes side by side; the last of each may be a beginning."""
    result = (quoted or single for quoted, single in _TYPED.findall(typed[:LONGEST_SEARCH]))
    found = (tuple(folding.words(text)) for text in result)
    return list(dict.fromkeys(phrase for phrase in found if phrase))[:MOST_WORDS]


def _expression(sought: Sequence[excerpt.Phrase]) -> str:
    """Return it in the index's own language. A word as it is looked for holds no sign that means something there."""
    return " ".join(f'"{" ".join(phrase)}"*' for phrase in sought)


_TYPED = re.compile(r'"([^"]*)"|([^\s"]+)')

_AFTER_ALL = 2**63 - 1


def _condition(journal: Journal, only: Filter) -> Condition:
    """Return the condition on rows of `notes`. None of them is in the trash."""
    result, values = ["1"], []
    if only.kinds:
        result.append(f"n.kind IN ({', '.join('?' * len(only.kinds))})")
        values += sorted(only.kinds)
    if only.client_id is not None or only.feeling is not None:
        tables = conditions(journal, only, journal.tables)
        ids = " UNION ALL ".join(
            f"SELECT id FROM {table.table} WHERE {condition}" for table, (condition, _) in tables.items()
        )
        if not tables:
            return "0", []
        if only.client_id is not None:  # a client's entries are soon told by their index, and looked up in one go
            result.append(f"n.entry_id IN ({ids})")
        else:  # of feelings there is no index: each hit is looked at where it stands, as far as the page needs
            result.append(f"EXISTS (SELECT 1 FROM ({ids}) WHERE id = n.entry_id)")
        values += [value for _, of_table in tables.values() for value in of_table]
    return " AND ".join(result), values


def problems(db: Database) -> list[str]:
    """Return what is wrong with the index itself: one sentence, or none."""
    try:
        db.execute("INSERT INTO notes_fts(notes_fts, rank) VALUES ('integrity-check', 1)")
    except DatabaseError:  # damage comes as more than one class of it; whichever, the index is not well
        return ["The search index does not match the notes."]
    return []
