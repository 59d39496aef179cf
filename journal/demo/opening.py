"""The demo journal, rebuilt at each opening under a key that is held in memory only."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
import time
import uuid
from datetime import date
from pathlib import Path
from typing import IO

from journal.demo.fill import fill
from journal.demo.life import life
from journal.store import keys
from journal.store.connection import translated
from journal.store.journal import Journal
from journal.store.opening import create_unkeyed

FOLDER_NAME = "between-sessions-demo-"
"""How the names of demo folders in the system's temporary folder begin."""

IN_USE = "in-use"
"""A file in each demo folder, locked for as long as its process lives."""

STARTING_SECONDS = 60
"""Seconds that a folder without its lock is left alone: another process may just be making it."""


def open_demo(today: date, years: int = 2, seed: int = 7) -> Journal:
    """Build the fictional therapist's journal in a temporary folder and return it open.

    The folder is readable by its owner only and goes when the journal is
    closed. Those of processes that crashed go first. Raises CannotWrite or
    CannotOpen; nothing is left behind then.
    """
    sweep()
    with translated():
        folder = Path(tempfile.mkdtemp(prefix=FOLDER_NAME))
    mark = _hold(folder)

    def remove() -> None:
        mark.close()
        shutil.rmtree(folder, ignore_errors=True)

    try:
        journal = create_unkeyed(folder, uuid.uuid4().hex, keys.make_data_key(), is_demo=True)
        try:
            fill(journal, life(years, seed, today))
        except BaseException:
            journal.close()
            raise
    except BaseException:
        remove()
        raise
    journal.when_closed = remove
    return journal


def sweep() -> None:
    """Remove the demo folders that no living process holds: without their key nobody can read them."""
    for folder in Path(tempfile.gettempdir()).glob(f"{FOLDER_NAME}*"):
        # Another may remove it at the same time, or it may belong to someone else: both are fine.
        with contextlib.suppress(OSError):
            if folder.is_dir() and not folder.is_symlink() and not _is_held(folder):
                shutil.rmtree(folder, ignore_errors=True)


def _hold(folder: Path) -> IO[bytes]:
    """Return the folder's mark, locked. It gets its name only once locked, so that no sweep comes between."""
    fresh = folder / f"{IN_USE}.new"
    mark = fresh.open("wb")
    if sys.platform == "win32":
        # An open file cannot be deleted on Windows: that is the lock.
        mark.close()
        os.replace(fresh, folder / IN_USE)
        return (folder / IN_USE).open("rb+")
    import fcntl

    fcntl.flock(mark, fcntl.LOCK_EX)
    os.replace(fresh, folder / IN_USE)
    return mark


def _is_held(folder: Path) -> bool:
    path = folder / IN_USE
    if not path.exists():
        return time.time() - folder.stat().st_mtime < STARTING_SECONDS
    if sys.platform == "win32":
        try:
            path.unlink()
        except PermissionError:
            return True
        return False
    import fcntl

    with path.open("rb") as mark:
        try:
            fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False
