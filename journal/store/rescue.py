"""A copy of all that is in an open journal whose file no name leads to any more, before it is closed and gone."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from journal.errors import CannotWrite, JournalError
from journal.store import backup
from journal.store.open_file import OpenFile


def copy(journal: OpenFile) -> Path:
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
