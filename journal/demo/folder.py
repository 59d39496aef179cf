"""The temporary folder of a demo journal: made, held while it is open, and swept where its process died.

A folder is ours to delete when it is a real folder of this account, named as
we name them, with a mark of ours in it that no living process has locked.
The lock is the system's and goes with the process, however that ended: no
process number is compared, which another process could have been given since.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO

from journal.errors import CannotWrite
from journal.store.connection import translated

FOLDER_NAME = "between-sessions-demo-"
"""How the names of demo folders in the system's temporary folder begin."""

IN_USE = "in-use"
"""A file in each demo folder, locked for as long as its process lives."""

STARTING_SECONDS = 60
"""Seconds that a folder without its mark is left alone: another process may just be making it."""

NO_ROOM = (
    "The demo journal could not be made: this computer's folder for temporary files takes nothing. "
    "Your own journal has nothing to do with it and was not touched."
)


def make() -> tuple[Path, IO[bytes]]:
    """Return a new folder, its owner's only, and its locked mark; closing the mark gives the folder up.

    Raises CannotWrite.
    """
    try:
        with translated():
            folder = Path(tempfile.mkdtemp(prefix=FOLDER_NAME))
            try:
                return folder, _hold(folder)
            except BaseException:
                shutil.rmtree(folder, ignore_errors=True)
                raise
    except OSError:  # no temporary folder, or one that is gone
        raise CannotWrite(NO_ROOM) from None


def sweep() -> None:
    """Remove the demo folders that no living process holds: without their key nobody can read them."""
    with contextlib.suppress(OSError):  # there may be no temporary folder at all
        for folder in Path(tempfile.gettempdir()).glob(f"{FOLDER_NAME}*"):
            # Another may remove it at the same time: that is fine.
            with contextlib.suppress(OSError):
                if _is_ours(folder.lstat(), stat.S_ISDIR):
                    _sweep(folder)


def _sweep(folder: Path) -> None:
    mark = folder / IN_USE
    try:
        result = mark.lstat()
    except FileNotFoundError:
        # Its process died, or is about to write the mark. What is in it otherwise is not of our making: it stays.
        if time.time() - folder.lstat().st_mtime >= STARTING_SECONDS:
            with contextlib.suppress(FileNotFoundError):
                _fresh(folder).unlink()
            folder.rmdir()
        return
    if _is_ours(result, stat.S_ISREG) and not _is_held(mark):
        shutil.rmtree(folder, ignore_errors=True)  # follows no link


def _is_ours(result: os.stat_result, is_kind: Callable[[int], bool]) -> bool:
    return is_kind(result.st_mode) and (sys.platform == "win32" or result.st_uid == os.geteuid())


def _fresh(folder: Path) -> Path:
    return folder / f"{IN_USE}.new"


def _hold(folder: Path) -> IO[bytes]:
    """Return the folder's mark, locked. It gets its name only once locked, so that no sweep comes between."""
    mark = _fresh(folder).open("xb")
    if sys.platform == "win32":
        # An open file cannot be deleted on Windows: that is the lock.
        mark.close()
        os.replace(_fresh(folder), folder / IN_USE)
        return (folder / IN_USE).open("rb+")
    import fcntl

    fcntl.flock(mark, fcntl.LOCK_EX)
    os.replace(_fresh(folder), folder / IN_USE)
    return mark


def _is_held(mark: Path) -> bool:
    if sys.platform == "win32":
        try:
            mark.unlink()
        except PermissionError:
            return True
        return False
    import fcntl

    with mark.open("rb") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False
