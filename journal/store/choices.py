"""What the therapist chose: settings, and the planned work from a date on."""

from __future__ import annotations

import json
from collections.abc import Iterable

import msgspec

from journal.records.settings import Settings
from journal.records.weight_change import WeightChange
from journal.records.work_pattern import WorkPattern
from journal.store.codec import from_row, insert, to_row, utc_text
from journal.store.open_file import OpenFile


class KeptSettings:
    """The one settings record. Names that this version does not know are left where they are."""

    def __init__(self, file: OpenFile) -> None:
        self.file = file

    def read(self) -> Settings:
        """Return the settings; what was never chosen has its default."""
        with self.file.reading() as db:
            rows = db.execute("SELECT name, value FROM settings").fetchall()
        return msgspec.convert({name: json.loads(value) for name, value in rows}, Settings)

    def write(self, settings: Settings) -> None:
        """Keep the settings."""
        with self.file.transaction() as db:
            for name, value in msgspec.to_builtins(settings).items():
                db.execute("INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)", [name, json.dumps(value)])


class WeightChanges:
    """The log of changed weights."""

    def __init__(self, file: OpenFile) -> None:
        self.file = file

    def all(self) -> list[WeightChange]:
        """Return every change, oldest first."""
        with self.file.reading() as db:
            rows = list(db.query("SELECT * FROM weight_changes ORDER BY changed_at, id"))
        return [from_row(WeightChange, row) for row in rows]

    def add(self, changes: Iterable[WeightChange]) -> None:
        """Keep changes, all or none."""
        with self.file.transaction() as db:
            for change in changes:
                insert(db, "weight_changes", {**to_row(change), "changed_at": utc_text(change.changed_at)})


class WorkPatterns:
    """Planned weekly units and workdays, each from a date on."""

    def __init__(self, file: OpenFile) -> None:
        self.file = file

    def all(self) -> list[WorkPattern]:
        """Return every pattern, oldest first."""
        with self.file.reading() as db:
            rows = list(db.query("SELECT * FROM work_patterns ORDER BY effective, written_at, id"))
        return [from_row(WorkPattern, row) for row in rows]

    def add(self, pattern: WorkPattern) -> None:
        """Keep a pattern that holds from its date on."""
        with self.file.transaction() as db:
            insert(db, "work_patterns", to_row(pattern))
