"""Frozen journals, and what a raw look into one finds: rows as they lie there, of whatever schema."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from journal.store import keys
from journal.store.connection import connect
from tests.files.journals.freeze import HERE, PASSPHRASE

NAMES = sorted(folder.parent.name for folder in HERE.glob("*/journal.db"))
THERAPISTS = [name for name in NAMES if name.endswith("-therapist")]
SUPERVISORS = [name for name in NAMES if name.endswith("-supervisor")]

DERIVED = ("sqlite_", "_sqlite_migrations", "day_sums", "notes")
"""Beginnings of tables that follow from the others, and may be made anew: what is in them, `check` looks after."""

Rows = dict[str, list[dict[str, Any]]]


def copy_of(name: str, folder: Path) -> Path:
    """Return a copy of a frozen journal: the frozen one itself is never opened."""
    shutil.copytree(HERE / name, folder)
    return folder


def rows_in(folder: Path) -> Rows:
    """Return every row of a closed journal that does not follow from others."""
    db = connect(folder / "journal.db", keys.read(folder).by_passphrase(PASSPHRASE))
    try:
        return rows_of(db)
    finally:
        db.close()


def rows_of(db: Database) -> Rows:
    """Return every row of an open one."""
    names = [name for name in db.table_names() if not name.startswith(DERIVED)]
    return {name: list(db.query(f"SELECT * FROM {name}")) for name in names}  # noqa: S608 the file's own names


def lost(before: Rows, after: Rows) -> list[str]:
    """Return what was in `before` and is not in `after`, table by table and column by column; more is no loss."""
    found = []
    for table, rows in before.items():
        left = list(after.get(table, ()))
        for row in rows:
            same = [other for other in left if row.items() <= other.items()]
            if not same:
                found.append(f"{table}: a row of {', '.join(row)}")
            else:
                left.remove(same[0])
    return found
