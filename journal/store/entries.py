"""One kind of entry in its table: add, read, change, put in the trash, take out again.

Every change writes, in one transaction: the row, what it was before, its
note text for search, and the sums of each day it touches.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, Generic, TypeVar, cast

from journal.errors import EntryChanged, EntryNotFound, FieldError
from journal.records.entry import Entry, now_utc
from journal.records.kinds import Kind
from journal.store import draft_rows, search_index
from journal.store.codec import columns, from_columns, from_row, to_row, utc_text
from journal.store.connection import IntegrityError
from journal.store.open_file import OpenFile

R = TypeVar("R", bound=Entry)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One step in an entry's history: what was done when, and the entry as it was before."""

    changed_at: datetime
    change: str
    before: Entry | None


class Entries(Generic[R]):
    """All entries of one kind in an open journal.

    Which kind, its declaration says: `of`. Those in the trash are not seen
    here, except by `restore`.
    """

    of: Kind

    def __init__(self, file: OpenFile, of: Kind | None = None) -> None:
        self.file = file
        if of is not None:
            self.of = of
        self.kind, self.table, self.searched = self.of.name, self.of.table, self.of.searched
        self.record = cast("type[R]", self.of.record)
        names = columns(self.record)  # type: ignore[arg-type]  # a class can be hashed
        marks = ", ".join(f":{name}" for name in names)
        self._insert = f"INSERT INTO {self.table} ({', '.join(names)}) VALUES ({marks})"
        self._update = f"UPDATE {self.table} SET {', '.join(f'{n} = :{n}' for n in names if n != 'id')} WHERE id = :id"
        self._select = f"SELECT {', '.join(names)} FROM {self.table} WHERE "

    # --- writing -------------------------------------------------------------------------------

    def add(self, record: R, *, draft_id: str | None = None) -> None:
        """Keep a new entry; its draft, if any, goes in the same transaction.

        Raises FieldError for an unknown client, CannotWrite when the disk
        does not take it.
        """
        with self.file.transaction():
            self._write_new(record)
            self._touch_days(self.days_of(record))
            if draft_id is not None:
                draft_rows.drop(self.file.db, draft_id)

    def add_many(self, records: Iterable[R]) -> None:
        """Keep many new entries in one transaction, adding up each day once."""
        days: set[date] = set()
        with self.file.transaction():
            for record in records:
                self._write_new(record)
                days |= self.days_of(record)
            self._touch_days(days)

    def update(self, record: R, *, draft_id: str | None = None, read_as_of: datetime | None = None) -> R:
        """Change an entry and return it as kept, with its time of change.

        `read_as_of` is the `as_of` of the version the change was made on;
        raises EntryChanged if the entry has moved on since, EntryNotFound if
        it is gone.
        """
        with self.file.transaction():
            before = self.get(record.id)
            if read_as_of is not None and before.as_of != read_as_of:
                raise EntryChanged
            # Always later than what it replaces, however coarse the clock: as_of tells the two apart.
            edited_at = max(now_utc(), before.as_of + timedelta(microseconds=1))
            kept = replace(record, written_at=before.written_at, edited_at=edited_at)
            self._keep_history(before, "edited")
            self._write(self._update, kept)
            self._note(kept)
            self._after_write(kept, before)
            self._touch_days(self.days_of(before) | self.days_of(kept))
            if draft_id is not None:
                draft_rows.drop(self.file.db, draft_id)
        return kept

    def delete(self, entry_id: str) -> None:
        """Put an entry into the trash. Raises EntryNotFound."""
        with self.file.transaction():
            before = self.get(entry_id)
            self._keep_history(before, "deleted")
            self._set_deleted(entry_id, utc_text(now_utc()))
            search_index.forget(self.file.db, entry_id)
            self._touch_days(self.days_of(before))

    def restore(self, entry_id: str) -> R:
        """Take an entry out of the trash and return it. Raises EntryNotFound.

        One that is not in the trash stays as it is: undo may be pressed twice.
        """
        with self.file.transaction():
            if self._where("id = ? AND deleted_at IS NULL", [entry_id]):
                return self.get(entry_id)
            self._set_deleted(entry_id, None)
            record = self.get(entry_id)
            self._keep_history(record, "restored")
            self._note(record)
            self._after_write(record, record)
            self._touch_days(self.days_of(record))
        return record

    def _set_deleted(self, entry_id: str, when: str | None) -> None:
        self.file.db.execute(f"UPDATE {self.table} SET deleted_at = ? WHERE id = ?", [when, entry_id])

    def _write_new(self, record: R) -> None:
        self._write(self._insert, record)
        # Nothing to forget first: that alone would take as long as the entry.
        if self.searched and (body := self.note_of(record)):
            search_index.add(self.file.db, self.kind, record.id, record.at, body)
        self._after_write(record, None)

    def _write(self, sql: str, record: R) -> None:
        try:
            self.file.db.execute(sql, to_row(record))
        except IntegrityError as error:
            if "FOREIGN KEY" in str(error) or "client_id" in str(error):
                raise FieldError("client", "is not one of your clients") from None
            raise FieldError("id", "is already in the journal") from None

    def note_of(self, record: R) -> str:
        """Return the text by which an entry is found; empty if it has none."""
        return "\n".join(text for name in self.searched if (text := self._text_of(record, name)))

    def _note(self, record: R) -> None:
        if self.searched:
            search_index.remember(self.file.db, self.kind, record.id, record.at, self.note_of(record))

    def _text_of(self, record: R, name: str) -> str:
        value = getattr(record, name)
        return value if isinstance(value, str) else ""

    def _after_write(self, record: R, before: R | None) -> None:
        """Give a kind its say in the same transaction; `before` is None for a new entry."""

    def _keep_history(self, before: R, change: str) -> None:
        row = json.dumps(to_row(before), ensure_ascii=False)
        self.file.db.execute(
            "INSERT INTO history (kind, entry_id, changed_at, change, before) VALUES (?, ?, ?, ?, ?)",
            [self.kind, before.id, utc_text(now_utc()), change, row],
        )

    def days_of(self, record: R) -> set[date]:
        """Return the local days whose sums rest on an entry: its own, and those it reaches into."""
        return {record.day}

    def _touch_days(self, days: set[date]) -> None:
        """Add up these days again, in the same transaction, for a kind on which day sums rest."""

    # --- reading -------------------------------------------------------------------------------

    def get(self, entry_id: str) -> R:
        """Return one entry. Raises EntryNotFound, also for one in the trash."""
        found = self._where("id = ? AND deleted_at IS NULL", [entry_id])
        if not found:
            raise EntryNotFound
        return found[0]

    def some(self, entry_ids: Sequence[str]) -> list[R]:
        """Return those of these entries that are not in the trash, in any order; a page's worth, not thousands."""
        return self._where(f"id IN ({', '.join('?' * len(entry_ids))}) AND deleted_at IS NULL", entry_ids)

    def holds(self, entry_id: str) -> bool:
        """Say whether an entry of this id was ever kept, also one in the trash."""
        with self.file.reading() as db:
            return db.execute(f"SELECT 1 FROM {self.table} WHERE id = ?", [entry_id]).fetchone() is not None

    def ever(self, entry_id: str) -> R | None:
        """Return an entry that was ever kept, also one in the trash; None for one that never was, or went for good."""
        return next(iter(self._where("id = ?", [entry_id])), None)

    def between(self, first: date, last: date) -> list[R]:
        """Return the entries of the local days `first` to `last`, both included, in order of time."""
        return self._where(
            "day BETWEEN ? AND ? AND deleted_at IS NULL ORDER BY at, id", [first.isoformat(), last.isoformat()]
        )

    def latest(self, n: int) -> list[R]:
        """Return the newest `n` entries by the time they happened, newest first."""
        # By rowid within a moment: that is the index's own order, and any other would sort all there is.
        return self._where("deleted_at IS NULL ORDER BY at DESC, rowid DESC LIMIT ?", [n])

    def of_client(self, client_id: str, first: date, last: date) -> list[R]:
        """Return a client's entries of the days `first` to `last`, both included, in order of time."""
        return self._where(
            "client_id = ? AND day BETWEEN ? AND ? AND deleted_at IS NULL ORDER BY at, id",
            [client_id, first.isoformat(), last.isoformat()],
        )

    def count(self) -> int:
        """Return how many there are, those in the trash not counted."""
        with self.file.reading() as db:
            return int(db.execute(f"SELECT count(*) FROM {self.table} WHERE deleted_at IS NULL").fetchone()[0])

    def count_between(self, first: date, last: date) -> int:
        """Return how many there are on the days `first` to `last`, both included."""
        with self.file.reading() as db:
            counted = db.execute(
                f"SELECT count(*) FROM {self.table} WHERE day BETWEEN ? AND ? AND deleted_at IS NULL",
                [first.isoformat(), last.isoformat()],
            )
            return int(counted.fetchone()[0])

    def history(self, entry_id: str) -> list[Change]:
        """Return what was changed, oldest first; empty for an entry never changed."""
        with self.file.reading() as db:
            rows = list(
                db.query("SELECT * FROM history WHERE kind = ? AND entry_id = ? ORDER BY id", [self.kind, entry_id])
            )
        return [
            Change(
                changed_at=datetime.fromisoformat(row["changed_at"]),
                change=row["change"],
                before=from_row(self.record, json.loads(row["before"])),
            )
            for row in rows
        ]

    def _where(self, condition: str, parameters: Sequence[Any]) -> list[R]:
        with self.file.reading() as db:
            rows = db.execute(self._select + condition, parameters).fetchall()
        return [from_columns(self.record, row) for row in rows]
