"""An import written down, all of it or nothing, and taken back again, all of it but what was changed by hand since.

Each entry's step is noted: a new one goes again with its words and history; one that was changed gets back the wording
of before, by the history that the change wrote.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from journal.errors import JournalError, OnLegalHold
from journal.records.bring_in import BroughtIn, Decision, Import, Source, worded_at
from journal.records.entry import Entry
from journal.records.kinds import BY_RECORD
from journal.store import holds, importing_back, trash
from journal.store.codec import from_row, insert, to_row, utc_text
from journal.store.entries import Entries
from journal.store.journal import Journal
from journal.wording import bring_in as wording

NEW, CHANGED, JOINED, SOURCE, WORDS = "new", "changed", "joined", "source", "words"
"""What a step did, as it stands in the file."""


class NotUndone(JournalError):
    """There is no such import: it was undone, or never was."""

    def __init__(self) -> None:
        super().__init__(wording.NO_SUCH_IMPORT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """One entry to be written: `before` None where it is new; of a joined one nothing is written."""

    identity: str
    source_id: str
    done: str
    entry: Entry
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """What undoing did: entries that went, that have their wording of before, and that stay, as they were changed."""

    gone: int
    as_before: int
    stay: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The import an entry came from, and the format of its source, "" where that was forgotten.

    `by_hand`: it was changed by hand since, as a session is that was settled or rated.
    """

    import_id: str
    format: str
    by_hand: bool


def write(
    journal: Journal,
    done: Import,
    takings: Sequence[Taking],
    sources: Iterable[Source],
    decisions: Mapping[str, Decision],
    words: Sequence[tuple[str, str]] = (),
) -> None:
    """Write an import in one transaction. Raises JournalError; then nothing was written.

    `words` are clients' ids and the marks of words that were kept for them.
    Raises EntryChanged where an entry has moved on since it was read.
    """
    with journal.day_sums.postponed():
        kept = journal.brought_in
        kept.keep_key()
        steps = [_keep_source(journal, source) for source in sources]
        new: dict[type[Entry], list[Entry]] = {}
        for taking in takings:
            if taking.done == NEW:
                new.setdefault(type(taking.entry), []).append(taking.entry)
        for kind, entries in new.items():
            journal.table_of(kind).add_many(entries)
        identities = kept.identities()
        steps += [_step(journal, done, taking, identities.get(taking.identity)) for taking in takings]
        steps += [{"done": WORDS, "entry_id": client_id, "said_before": mark} for client_id, mark in words]
        kept.keep_import(done)
        kept.keep_decisions(done.id, decisions)
        for n, step in enumerate(steps):
            insert(journal.db, "import_steps", {"import_id": done.id, "n": n, **step})


def _keep_source(journal: Journal, source: Source) -> dict[str, Any]:
    before = list(journal.db.query("SELECT * FROM import_sources WHERE id = ?", [source.id]))
    journal.brought_in.keep_source(source)
    return {"done": SOURCE, "entry_id": source.id, "said_before": json.dumps(before[0]) if before else ""}


def _step(journal: Journal, done: Import, taking: Taking, before: BroughtIn | None) -> dict[str, Any]:
    entry, db = taking.entry, journal.db
    kind = BY_RECORD[type(entry)].name
    step: dict[str, Any] = {"done": taking.done, "identity": taking.identity, "kind": kind, "entry_id": entry.id}
    if taking.done == CHANGED:
        entry = journal.table_of(type(entry)).update(entry, read_as_of=None)
        last = db.execute("SELECT max(id) FROM history WHERE entry_id = ?", [entry.id]).fetchone()[0]
        assert before is not None  # only what was brought in is changed
        step |= {"history_id": last, "as_of_before": before.as_of, "said_before": before.said}
        db.execute(
            "UPDATE brought_in SET as_of = ?, said = ? WHERE identity = ?",
            [worded_at(entry), taking.said, taking.identity],
        )
        return step
    row = BroughtIn(
        identity=taking.identity, source_id=taking.source_id, import_id=done.id, kind=kind, entry_id=entry.id,
        as_of=worded_at(entry), said=taking.said, joined=taking.done == JOINED,
    )  # fmt: skip
    insert(db, "brought_in", to_row(row))
    return step


def undo(journal: Journal, import_id: str, *, keep_rules: bool = False) -> Undone:
    """Take an import back in one transaction. With `keep_rules` what was said of its source stays.

    Raises NotUndone where there is none of that id, OnLegalHold, CannotWrite;
    then nothing was changed.
    """
    if journal.settings.read().legal_hold:
        raise OnLegalHold
    with journal.day_sums.postponed():
        db = journal.db
        if not db.execute("SELECT 1 FROM imports WHERE id = ?", [import_id]).fetchone():
            raise NotUndone
        steps = list(db.query("SELECT * FROM import_steps WHERE import_id = ? ORDER BY n DESC", [import_id]))
        undoing = _Undoing(journal)
        undoing.gone, undoing.stay = importing_back.take_back(journal, steps)
        for step in steps:
            undoing.take_back(step, keep_rules=keep_rules)
        for table in ("import_steps", "import_decisions", "brought_in"):
            db.execute(f"DELETE FROM {table} WHERE import_id = ?", [import_id])
        db.execute("DELETE FROM imports WHERE id = ?", [import_id])
        journal.brought_in.forget_key()
    return Undone(gone=undoing.gone, as_before=undoing.as_before, stay=tuple(reversed(undoing.stay)))


def settle(journal: Journal) -> None:
    """Let nothing of what was undone wait in the log; within a transaction there is nothing to be done yet."""
    if not journal.db.conn.in_transaction:
        trash.empty_the_log(journal)


class _Undoing:
    """Takes steps back, the last first, inside a transaction."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._tables: dict[str, Entries[Any]] = {table.kind: table for table in journal.tables}
        self._identities = journal.brought_in.identities()
        self._held = holds.clients_held(journal)
        self._leaned_on, self._plans = _leaned_on(journal)
        self.gone = self.as_before = 0
        self.stay: list[Entry] = []

    def take_back(self, step: Mapping[str, Any], *, keep_rules: bool) -> None:
        if step["done"] == SOURCE:
            if not keep_rules:
                self._source(step)
        elif step["done"] == NEW:
            self._new(step)
        elif step["done"] == CHANGED:
            self._changed(step)

    def _source(self, step: Mapping[str, Any]) -> None:
        """Put a source back as it was; where a later import has it too, that one does so when it is undone."""
        db, source_id = self._journal.db, step["entry_id"]
        later = db.execute(
            "SELECT import_id, n FROM import_steps JOIN imports ON imports.id = import_id"
            " WHERE done = ? AND entry_id = ? AND imports.at > (SELECT at FROM imports WHERE id = ?)"
            " ORDER BY imports.at LIMIT 1",
            [SOURCE, source_id, step["import_id"]],
        ).fetchone()
        if later:
            db.execute(
                "UPDATE import_steps SET said_before = ? WHERE import_id = ? AND n = ?", [step["said_before"], *later]
            )
            return
        db.execute("DELETE FROM import_sources WHERE id = ?", [source_id])
        if step["said_before"]:
            insert(db, "import_sources", json.loads(step["said_before"]))

    def _new(self, step: Mapping[str, Any]) -> None:
        table, entry_id = self._tables[step["kind"]], step["entry_id"]
        kept, there = self._identities.get(step["identity"]), table.ever(entry_id)
        if there is None:
            return
        leaned_on = entry_id in self._leaned_on or entry_id in self._plans
        if kept is None or worded_at(there) != kept.as_of or leaned_on or self._is_held(there):
            self.stay.append(there)
            return
        if table.some([entry_id]):
            table.delete(entry_id)
        trash.wipe(self._journal.db, table.table, entry_id)
        self._journal.db.execute("DELETE FROM brought_in WHERE entry_id = ?", [entry_id])
        self.gone += 1

    def _is_held(self, there: Entry) -> bool:
        return getattr(there, "client_id", None) in self._held

    def _changed(self, step: Mapping[str, Any]) -> None:
        db, table = self._journal.db, self._tables[step["kind"]]
        kept = self._identities.get(step["identity"])
        there = next(iter(table.some([step["entry_id"]])), None)
        told = db.execute("SELECT before FROM history WHERE id = ?", [step["history_id"]]).fetchone()
        if there is None or kept is None or told is None:
            return
        if worded_at(there) != kept.as_of or self._is_held(there):
            self.stay.append(there)
            return
        before = from_row(table.record, json.loads(told[0]))
        table.update(before)
        edited_at = None if before.edited_at is None else utc_text(before.edited_at)
        db.execute(f"UPDATE {table.table} SET edited_at = ? WHERE id = ?", [edited_at, before.id])
        db.execute("DELETE FROM history WHERE entry_id = ? AND id >= ?", [before.id, step["history_id"]])
        db.execute(
            "UPDATE brought_in SET as_of = ?, said = ? WHERE identity = ?",
            [step["as_of_before"], step["said_before"], step["identity"]],
        )
        self.as_before += 1


def _leaned_on(journal: Journal) -> tuple[set[str], str]:
    """Return the ids of entries that something else written by hand speaks of, and what plans of absences name."""
    asked = (
        "SELECT source_id FROM agenda", "SELECT supervision_id FROM agenda", "SELECT time_off_id FROM absence_plans",
        "SELECT made_id FROM absence_decisions", "SELECT entry_id FROM drafts",
    )  # fmt: skip
    found = {entry_id for sql in asked for (entry_id,) in journal.db.execute(sql).fetchall() if entry_id}
    return found, " ".join(str(w) for (w,) in journal.db.execute("SELECT written FROM absence_plans").fetchall())


def words_kept(journal: Journal, import_id: str) -> list[tuple[str, str]]:
    """Return the clients' ids and marks of words that an import kept for them."""
    with journal.reading() as db:
        asked = "SELECT entry_id, said_before FROM import_steps WHERE import_id = ? AND done = ?"
        return [(client_id, mark) for client_id, mark in db.execute(asked, [import_id, WORDS]).fetchall()]


def brought(journal: Journal, kind: str) -> dict[str, Entry]:
    """Return by id the entries of a kind that rows of files became or joined, those in the trash left out."""
    table = next(table for table in journal.tables if table.kind == kind)
    asked = "id IN (SELECT entry_id FROM brought_in WHERE kind = ?) AND deleted_at IS NULL"
    return {entry.id: entry for entry in table._where(asked, [kind])}


def origins(journal: Journal, ids: Iterable[str]) -> dict[str, Origin]:
    """Return by id where these entries came from; those written by hand, or in the trash, are left out.

    An entry that a row of a file only joined was written by hand. What came with a journal's own export has no origin.
    """
    wanted, found = json.dumps([*ids]), {}
    with journal.reading() as db:
        for table in journal.tables:
            asked = (
                "SELECT b.entry_id, b.import_id, coalesce(s.format, ''),"
                " coalesce(t.edited_at, t.written_at) != b.as_of FROM brought_in AS b"
                f" JOIN {table.table} AS t ON t.id = b.entry_id LEFT JOIN import_sources AS s ON s.id = b.source_id"
                " WHERE b.entry_id IN (SELECT value FROM json_each(?)) AND b.kind = ? AND NOT b.joined"
                " AND t.deleted_at IS NULL"
            )
            for entry_id, import_id, kind, by_hand in db.execute(asked, [wanted, table.kind]).fetchall():
                found[entry_id] = Origin(import_id=import_id, format=kind, by_hand=bool(by_hand))
    return found
