"""What the therapist chose: settings, and the planned work from a date on."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec

from journal.records.settings import Settings
from journal.records.weight_change import WeightChange
from journal.records.work_pattern import WorkPattern
from journal.store.codec import from_row, to_row, utc_text

if TYPE_CHECKING:
    from journal.store.journal import Journal


class KeptSettings:
    """The one settings record. Names that this version does not know are left where they are."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal

    def read(self) -> Settings:
        """Return the settings; what was never chosen has its default."""
        with self.journal.reading() as db:
            rows = db.execute("SELECT name, value FROM settings").fetchall()
        return msgspec.convert({name: json.loads(value) for name, value in rows}, Settings)

    def write(self, settings: Settings) -> None:
        """Keep the settings."""
        with self.journal.transaction() as db:
            for name, value in msgspec.to_builtins(settings).items():
                db.execute("INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)", [name, json.dumps(value)])


class WeightChanges:
    """The log of changed weights."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal

    def all(self) -> list[WeightChange]:
        """Return every change, oldest first."""
        with self.journal.reading() as db:
            rows = list(db.query("SELECT * FROM weight_changes ORDER BY changed_at, id"))
        return [from_row(WeightChange, row) for row in rows]

    def add(self, changes: Iterable[WeightChange]) -> None:
        """Keep changes, all or none."""
        with self.journal.transaction() as db:
            for change in changes:
                row = {**to_row(change), "changed_at": utc_text(change.changed_at)}
                db.execute(
                    "INSERT INTO weight_changes (id, changed_at, name, value) VALUES (:id, :changed_at, :name, :value)",
                    row,
                )


class WorkPatterns:
    """Planned weekly units and workdays, each from a date on."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal

    def all(self) -> list[WorkPattern]:
        """Return every pattern, oldest first."""
        with self.journal.reading() as db:
            rows = list(db.query("SELECT * FROM work_patterns ORDER BY effective, written_at, id"))
        return [from_row(WorkPattern, row) for row in rows]

    def add(self, pattern: WorkPattern) -> None:
        """Keep a pattern that holds from its date on."""
        row = to_row(pattern)
        with self.journal.transaction() as db:
            db.execute(f"INSERT INTO work_patterns ({', '.join(row)}) VALUES ({', '.join(f':{n}' for n in row)})", row)
