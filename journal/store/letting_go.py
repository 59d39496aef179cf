"""When what is due may go for good: not on the word of a clock that may be wrong.

    due ──an unlock──▶ marked ──another one, on a later date, a day on──▶ gone

A clock that was set ahead once marks, and by the next unlock it is right
again. One that is behind what the journal knows lets nothing go at all.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from journal.store import backup, private_keys
from journal.store.codec import utc_text
from journal.store.entries import Entries
from journal.store.open_file import OpenFile

BACKWARDS = timedelta(days=2)
"""How far a clock may lie behind what the journal knows: time zones and a corrected clock are no fault."""

WAITS = timedelta(hours=24)
"""How long what is due stays marked, at least."""

_LAST, _MARKED = "last unlock", "due to go"


def known_later(journal: OpenFile, tables: Iterable[Entries[Any]], now: datetime) -> datetime | None:
    """Return the latest moment that the journal knows, in UTC, where it lies over two days after `now`; else None.

    It knows when it was last unlocked, when the newest entries of its `tables`
    were written, and when its newest backup was made.
    """
    found = [backup.newest_made_at(journal.folder)]
    with journal.reading() as db:
        moments = [private_keys.read(journal, _LAST)]
        for table in tables:  # by rowid: the last one written, without reading all of them
            moments += [
                moment
                for row in db.execute(
                    f"SELECT written_at, edited_at FROM {table.table} ORDER BY rowid DESC LIMIT 1"
                ).fetchall()
                for moment in row
            ]
        moments += [row[0] for row in db.execute("SELECT changed_at FROM history ORDER BY id DESC LIMIT 1").fetchall()]
    found += [datetime.fromisoformat(text) for text in moments if text]
    latest = max((moment for moment in found if moment is not None), default=now)
    return latest if latest - now > BACKWARDS else None


def note_unlock(journal: OpenFile, now: datetime) -> None:
    """Keep the moment of this unlock, once what it decides is decided."""
    private_keys.keep(journal, _LAST, utc_text(now))


def marked(journal: OpenFile, of: str) -> dict[str, date]:
    """Return on which local date each id was marked as due."""
    kept = json.loads(private_keys.read(journal, _MARKED) or "{}")
    return {each: date.fromisoformat(on) for each, (_, on) in kept.get(of, {}).items()}


def ripe(journal: OpenFile, of: str, due: Iterable[str], now: datetime, *, waits: timedelta = WAITS) -> list[str]:
    """Return those of the ids `due` that may go now, and mark the others; `of` names the kind of thing.

    What was marked and is not due any more, by a clock that is right again,
    loses its mark.
    """
    today = now.astimezone().date().isoformat()
    with journal.transaction(of_entries=False):
        kept = json.loads(private_keys.read(journal, _MARKED) or "{}")
        before = kept.get(of, {})
        marks = {}
        for each in due:
            marked = before.get(each)
            # Marked "in the future", by a clock that has been put right since: it begins anew.
            is_good = marked is not None and datetime.fromisoformat(marked[0]) <= now
            marks[each] = marked if is_good else [utc_text(now), today]
        if marks != before:
            private_keys.keep(journal, _MARKED, json.dumps({**kept, of: marks}))
    return [each for each, (at, on) in marks.items() if on != today and now - datetime.fromisoformat(at) >= waits]
