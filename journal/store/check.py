"""Is the journal well? Every page of the file, the search index, every day's sums."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from journal.records.day_sums import DaySums
from journal.store import folding, search_index
from journal.store.journal import Journal


def problems(journal: Journal) -> Iterator[str]:
    """Yield a sentence for each thing that is not well; none means all is well.

    The keys were checked when the journal was opened: a key file with one
    byte changed does not open.
    """
    with journal.reading() as db:
        torn = db.execute("PRAGMA cipher_integrity_check").fetchall()
        if torn:
            yield f"The file is damaged: {len(torn)} of its pages do not match their seal."
            return
        found = db.execute("PRAGMA integrity_check").fetchall()
        if found != [("ok",)]:
            yield "The file is damaged inside."
            return
        if db.execute("PRAGMA foreign_key_check").fetchall():
            yield "Some entries belong to a client who is not there."
        yield from search_index.problems(db)
        yield from _missing_notes(journal)
        yield from _wrong_sums(journal)
        if wrong := journal.evidence.damaged():
            said = "is not what its sum says" if wrong == 1 else "are not what their sums say"
            yield f"Of the files kept as evidence, {wrong} {said}."


def _missing_notes(journal: Journal) -> Iterator[str]:
    kept = {
        (kind, entry_id): body for kind, entry_id, body in journal.db.execute("SELECT kind, entry_id, body FROM notes")
    }
    due = {}
    for entries in journal.tables:
        if entries.searched:
            for record in entries.between(date.min, date.max):
                if body := folding.folded(entries.note_of(record)):
                    due[entries.kind, record.id] = body
    if kept != due:
        yield "The search index does not hold the notes as they are."


def _wrong_sums(journal: Journal) -> Iterator[str]:
    kept = {sums.day: sums for sums in journal.day_sums.between(date.min, date.max)}
    days = set(kept)
    for entries in journal.kinds:
        if entries.of.counted:
            rows = journal.db.execute(f"SELECT DISTINCT day FROM {entries.table} WHERE deleted_at IS NULL")
            days |= {date.fromisoformat(day) for (day,) in rows.fetchall()}
    days |= set(journal.on_calls.reaching_into(date.min, date.max))
    wrong = [sums.day for sums in journal.day_sums.recomputed_each(days) if kept.get(sums.day) != _or_none(sums)]
    if wrong:
        yield f"The sums of {len(wrong)} days do not match their entries, the first on {wrong[0].isoformat()}."


def _or_none(sums: DaySums) -> DaySums | None:
    """A day without entries has no row."""
    return sums if sums.to_dict() else None
