"""The whole journal erased: its files, its folder, its own backups."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

from journal.errors import FolderNotOurs, JournalError
from journal.store import backup, holds, inbox, inbox_files, key_change, keys, known_browsers, numbering, own_folder
from journal.store.connection import JOURNAL_FILE, translated
from journal.store.journal import Journal

_OWN = (
    keys.KEY_FILE,  # first: without it the rest is noise already
    key_change.NEXT, JOURNAL_FILE, f"{JOURNAL_FILE}-wal", f"{JOURNAL_FILE}-shm", f"{JOURNAL_FILE}-journal",
    key_change.FRESH, known_browsers.FILE, numbering.FILE, inbox_files.PUBLIC_FILE,
)  # fmt: skip


def erase_everything(journal: Journal) -> list[str]:
    """Close the journal and delete all that was made in its folder, own backups included; then the folder.

    Returns the names of what still lies there and was not made here: it
    stays, and the folder with it. Raises OnLegalHold or ClientOnHold, and
    then nothing was deleted; CannotWrite where the disk did not let it go.
    """
    holds.refuse_what_may_speak_of_one(journal, journal.settings)
    folder = journal.folder
    journal.close()
    with translated():
        for name in _OWN:
            (folder / name).unlink(missing_ok=True)
        keys.sweep(folder)
        key_change.sweep(folder)
        _empty(backup.backups_folder(folder), backup.OWN_NAMES)
        _empty(folder / inbox_files.FOLDER / inbox_files.ASIDE, inbox.SET_ASIDE)
        inbox_files.sweep(folder)
        _empty(folder / inbox_files.FOLDER, inbox_files.LINE)
        with suppress(OSError):
            folder.rmdir()
        return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def _empty(folder: Path, names: re.Pattern[str]) -> None:
    with suppress(FolderNotOurs, JournalError):
        for path in [*own_folder.files(folder, names)]:
            path.unlink(missing_ok=True)
        with suppress(OSError):
            folder.rmdir()
