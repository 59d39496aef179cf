"""Entries found by the words of their notes, newest first.

What is looked through is search_index.py; what is shown is cut from the
entry itself, where the text stands as written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from journal.records.entry import Entry
from journal.store import excerpt, folding
from journal.store.entries import Entries
from journal.store.filters import Condition, Filter, conditions
from journal.store.journal import Journal

MOST_WORDS = 24
"""Words of a search that are looked for; those after them are passed over."""

LONGEST_SEARCH = 400
"""Characters of a search that are read."""


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


def _hit(table: Entries[Any], entry_id: str, sought: Sequence[excerpt.Phrase]) -> Hit:
    entry = table.get(entry_id)
    return Hit(kind=table.kind, entry=entry, pieces=excerpt.around(table.note_of(entry), sought))


def phrases(typed: str) -> list[excerpt.Phrase]:
    """Return what is looked for: each word, and words in quotes side by side; the last of each may be a beginning."""
    texts = (quoted or single for quoted, single in _TYPED.findall(typed[:LONGEST_SEARCH]))
    found = (tuple(folding.words(text)) for text in texts)
    return list(dict.fromkeys(phrase for phrase in found if phrase))[:MOST_WORDS]


def _expression(sought: Sequence[excerpt.Phrase]) -> str:
    """Return it in the index's own language. A word as it is looked for holds no sign that means something there."""
    return " ".join(f'"{" ".join(phrase)}"*' for phrase in sought)


_TYPED = re.compile(r'"([^"]*)"|([^\s"]+)')

_AFTER_ALL = 2**63 - 1


def _condition(journal: Journal, only: Filter) -> Condition:
    """Return the condition on rows of `notes`. None of them is in the trash."""
    wanted, values = ["1"], []
    if only.kinds:
        wanted.append(f"n.kind IN ({', '.join('?' * len(only.kinds))})")
        values += sorted(only.kinds)
    if only.client_id is not None or only.feeling is not None:
        tables = conditions(only, journal.tables, journal.tables)
        ids = " UNION ALL ".join(
            f"SELECT id FROM {table.table} WHERE {condition}" for table, (condition, _) in tables.items()
        )
        if not tables:
            return "0", []
        if only.client_id is not None:  # a client's entries are soon told by their index, and looked up in one go
            wanted.append(f"n.entry_id IN ({ids})")
        else:  # of feelings there is no index: each hit is looked at where it stands, as far as the page needs
            wanted.append(f"EXISTS (SELECT 1 FROM ({ids}) WHERE id = n.entry_id)")
        values += [value for _, of_table in tables.values() for value in of_table]
    return " AND ".join(wanted), values
