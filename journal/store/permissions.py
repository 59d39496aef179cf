"""The journal's files closed to other accounts, again and again: copies and other programs loosen them."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from journal.errors import FolderNotOurs
from journal.store import backup, inbox_files, keys, own_folder, whereabouts
from journal.store.connection import JOURNAL_FILE

OTHERS = 0o077
"""What an account that is not the owner may do."""


def mend(folder: Path) -> list[str]:
    """Close the journal's folder and what was made in it to other accounts; return the names that were open.

    Nothing is done to a link, or to what is another account's. On Windows
    accounts are kept apart by the folder above, and nothing is done.
    """
    if os.name == "nt":
        return []
    return [name for name, path in _every(folder) if _mended(path)]


def _every(folder: Path) -> Iterator[tuple[str, Path]]:
    yield "the folder itself", folder
    database = folder / JOURNAL_FILE
    for path in (database, whereabouts.log_of(database), folder / keys.KEY_FILE, folder / inbox_files.PUBLIC_FILE):
        yield path.name, path
    for inner, names in ((backup.backups_folder(folder), backup.COPY), (folder / inbox_files.FOLDER, inbox_files.LINE)):
        yield inner.name, inner
        with suppress(OSError, FolderNotOurs):
            for path in own_folder.files(inner, names):
                yield f"{inner.name}/{path.name}", path


def _mended(path: Path) -> bool:
    # By name: a descriptor of journal.db, closed again, would drop the database's lock.
    with suppress(OSError):
        found = path.lstat()
        if found.st_uid != os.geteuid() or not (stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)):
            return False
        if found.st_mode & OTHERS:
            path.chmod(stat.S_IMODE(found.st_mode) & ~OTHERS)
            return True
    return False
