"""The journal's own private keys, and a few things it must remember of itself, by name.

Like all of the file they are sealed with it, and in its backups.
"""

from __future__ import annotations

from journal.store.open_file import OpenFile


def read(journal: OpenFile, name: str) -> str | None:
    """Return a key, or None."""
    with journal.reading() as db:
        row = db.execute("SELECT value FROM own_keys WHERE name = ?", [name]).fetchone()
    return str(row[0]) if row else None


def keep(journal: OpenFile, name: str, value: str) -> None:
    """Keep a key, in place of the one of that name."""
    with journal.transaction(of_entries=False) as db:
        db.execute("INSERT OR REPLACE INTO own_keys (name, value) VALUES (?, ?)", [name, value])
