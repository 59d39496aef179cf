"""Folders inside the journal's own: real ones, this account's, closed to others, and in them only names made here.

Whoever could lay a link in their place would have us move, delete or close
files that are none of ours.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from journal.errors import FolderNotOurs

MOST_LOOKED_AT = 20_000
"""Names of a folder that are looked at; with more in it, somebody stuffed it."""


def made(path: Path) -> None:
    """Make the folder unless it is there, and close it to other accounts.

    Raises FolderNotOurs for a link, a file or another account's folder, and
    what the system raises where none can be made.
    """
    path.parent.stat()  # where the journal's own folder is gone, that is said, and nothing made in its place
    try:
        path.mkdir(mode=0o700)
    except FileExistsError:
        check(path)


def check(path: Path) -> None:
    """Close a folder to other accounts. Raises FolderNotOurs, or FileNotFoundError where there is none."""
    if os.name == "nt":
        found = path.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_file_attributes & stat.FILE_ATTRIBUTE_REPARSE_POINT:  # type: ignore[attr-defined]  # on Windows
            raise FolderNotOurs(path.name)
        return
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except FileNotFoundError:
        raise
    except PermissionError:
        if path.is_symlink() or path.stat().st_uid != os.geteuid():
            raise FolderNotOurs(path.name) from None
        raise
    except OSError:  # ELOOP or ENOTDIR, by system
        raise FolderNotOurs(path.name) from None
    try:
        found = os.fstat(descriptor)
        if found.st_uid != os.geteuid():
            raise FolderNotOurs(path.name)
        if found.st_mode & 0o077:
            os.fchmod(descriptor, 0o700)
    finally:
        os.close(descriptor)


def files(path: Path, name: re.Pattern[str]) -> Iterator[Path]:
    """Yield the files of a folder whose names were made here; none where there is no folder. Raises FolderNotOurs.

    A folder or anything else of such a name is none of ours. A link of such
    a name is yielded: it can be moved or deleted, what it leads to is not.
    """
    try:
        check(path)
    except FileNotFoundError:
        return
    with os.scandir(path) as found:
        for entry in islice(found, MOST_LOOKED_AT):
            if name.fullmatch(entry.name) and (entry.is_symlink() or entry.is_file(follow_symlinks=False)):
                yield path / entry.name
