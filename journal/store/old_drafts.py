"""Drafts in which nobody wrote a word: answers that were tapped and left. They go after a day, and the last
keys before a page went away after a week."""

from __future__ import annotations

import typing
from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cache
from typing import Any

from journal.records.entry import Entry
from journal.store import letting_go
from journal.store.drafts import LAST_KEYS, TYPED, Draft
from journal.store.journal import Journal

KEPT = timedelta(days=1)
"""How long a draft without a word is kept, at least."""

LAST_KEYS_KEPT = timedelta(days=7)
"""How long the last keys before a page went away wait for it to be opened again: later it holds something newer."""


def forget_wordless(journal: Journal, now: datetime) -> int:
    """Forget drafts without a typed word that were left a day ago or longer, and return how many went.

    What is found due for the first time is only marked, see letting_go.py.
    """
    if letting_go.known_later(journal, journal.tables, now):
        return 0
    records = {table.kind: table.record for table in journal.tables}
    due = [draft.id for draft in journal.drafts.all() if _over(draft, records, now)]
    ripe = letting_go.ripe(journal, "drafts", due, now)
    for draft_id in ripe:
        journal.drafts.drop(draft_id)
    return len(ripe)


def _over(draft: Draft, records: Mapping[str, type[Entry]], now: datetime) -> bool:
    if draft.id == LAST_KEYS:
        return draft.written_at <= now - LAST_KEYS_KEPT
    return draft.kind in records and draft.written_at <= now - KEPT and not has_words(draft, records[draft.kind])


def has_words(draft: Draft, record: type[Entry]) -> bool:
    """Say whether somebody typed a word into a draft of this record: in doubt, yes."""
    texts = any(text.strip() for name, text in draft.texts.items() if not name.endswith(TYPED))
    return texts or _typed(draft.fields, record)


def _typed(fields: Mapping[str, Any], record: type[Entry]) -> bool:
    chosen = _choices(record)  # type: ignore[arg-type]  # a class can be hashed
    for name, value in fields.items():
        if name.endswith((".rows", ".from", "_id", "_ids", ".followed")):
            continue
        values = value if isinstance(value, list) else [value]
        if any(isinstance(one, str) and one.strip() and one not in chosen.get(name, ()) for one in values):
            return True
    return False


@cache
def _choices(record: type[Entry]) -> dict[str, frozenset[str]]:
    """Return the words that each field of a record offers, where it offers any."""
    hints = typing.get_type_hints(record)
    return {name: frozenset(str(word) for kind in _enums(hint) for word in kind) for name, hint in hints.items()}


def _enums(hint: Any) -> list[type[StrEnum]]:
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return [hint]
    return [kind for inner in typing.get_args(hint) for kind in _enums(inner)]
