"""The process that is killed while it opens a frozen journal and migrates it.

    python -m tests.kill.migrating FOLDER STATEMENT

Kills itself just before the given statement of the database, counted from 1 once the file is open. With 0 it goes
through to the end and prints how many statements there were.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from journal.store import migrations, opening
from journal.store.connection import connect
from tests.files.journals.freeze import PASSPHRASE


def m999_for_this_test(db: Database) -> None:
    """Do what migrations do: a new table, a new column, every row written again."""
    db.table("of_this_test").create({"id": str, "code": str}, pk="id")
    db.execute("INSERT INTO of_this_test SELECT id, code FROM clients")
    for table in ("clients", "history", "drafts", "draft_texts", "shares", "arrived_packs"):
        db.table(table).add_column("of_this_test", str)
        db.execute(f"UPDATE {table} SET of_this_test = 'was here'")  # noqa: S608 their own names


@contextmanager
def one_step_more() -> Iterator[None]:
    """Let there be a step to be taken, also while the newest frozen journals are of today's schema."""
    steps = migrations.migrations._migrations
    steps.append(migrations.migrations._Migration(m999_for_this_test.__name__, m999_for_this_test))
    try:
        yield
    finally:
        steps.pop()


def main(folder: Path, last: int) -> int:
    """Open and migrate; return the number of statements it took."""
    counted = 0
    really = connect

    def watched(path: Path, key: bytes, **options: Any) -> Database:
        db = really(path, key, **options)

        def count(_statement: str) -> None:
            nonlocal counted
            counted += 1
            if counted == last:
                os.kill(os.getpid(), signal.SIGKILL)

        db.conn.set_trace_callback(count)
        return db

    vars(opening)["connect"] = watched  # in this process alone
    with one_step_more():
        journal = opening.open_with_passphrase(folder, PASSPHRASE)
    journal.db.conn.set_trace_callback(None)
    journal.close()
    return counted


if __name__ == "__main__":
    print(main(Path(sys.argv[1]), int(sys.argv[2])))  # noqa: T201 its parent listens
