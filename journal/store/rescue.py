"""A copy of all that is in an open journal whose file no name leads to any more, before it is closed and gone."""

from __future__ import annotations

import threading
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from journal.errors import CannotWrite, JournalError
from journal.store import backup, whereabouts

if TYPE_CHECKING:
    from journal.store.journal import Journal


def copy(journal: Journal) -> Path:
    """Write everything into a backup beside the journal, and return its path. Raises CannotWrite.

    Where its folder is gone, too, it lies in the folder above, or in the
    person's own.
    """
    name = f"rescued-{datetime.now():%Y-%m-%d-%H%M%S}{backup.ENDING}"  # noqa: DTZ005 local, for people
    failed: JournalError = CannotWrite()
    for folder in (journal.folder, *journal.folder.parents[:1], Path.home()):
        if not folder.is_dir():
            continue
        try:
            backup.to_file(journal, folder / name)
        except JournalError as error:
            failed = error
            continue
        # What its log still holds must not be taken for the log of a file that was laid in its place.
        with suppress(JournalError), journal.reading() as db:
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return folder / name
    raise failed


def hold(journal: Journal) -> threading.Thread:
    """Keep an open file until it could be copied, then close it; return the thread. It lives as long as the program."""

    def try_on() -> None:
        while journal.rescued is None:
            journal.closed.wait(whereabouts.EVERY_SECONDS)
            with suppress(JournalError, OSError):
                journal.rescued = copy(journal)
        journal.close()

    thread = threading.Thread(target=try_on, name="rescue", daemon=True)
    thread.start()
    return thread


def close_beside(journal: Journal, path: Path, was: whereabouts.Identity | None) -> None:
    """Close the database; a log that is not its own and lies in its log's place stays there.

    SQLite deletes its log by name, whoever's that is by now.
    """
    log = whereabouts.log_of(path)
    held = log.with_name(f"{log.name}.held")
    foreign = was is not None and whereabouts.identity(log) not in (None, was)
    if foreign:
        log.rename(held)
    try:
        journal.db.close()
    finally:
        if foreign:
            held.rename(log)
