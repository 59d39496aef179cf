"""Is an open file still the one its name leads to? What is written into one that no name leads to is gone at the end.

Asked by `stat` alone: a second descriptor of the file, closed again, would
drop the database's lock (POSIX).
"""

from __future__ import annotations

import os
import threading
import weakref
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from journal.errors import JournalError

if TYPE_CHECKING:
    from journal.store.journal import Journal

EVERY_SECONDS = 3.0
"""Seconds between two looks while nothing is written."""

Identity = tuple[int, int]
"""Device and inode."""


def identity(path: Path) -> Identity | None:
    """Return which file a name leads to now; None where there is none, or the system does not tell files apart.

    Some file systems of Windows have no numbers (there, an open file cannot be replaced anyway).
    """
    try:
        result = os.stat(path)  # noqa: PTH116 three times as quick as pathlib's, and asked after every commit
    except OSError:
        return None
    return (result.st_dev, result.st_ino) if result.st_ino else None


def of_database(path: Path) -> dict[Path, Identity]:
    """Return the files of a database that was just opened: itself, and its write-ahead log."""
    every = {file: identity(file) for file in (path, log_of(path))}
    return {file: found for file, found in every.items() if found is not None}


def log_of(path: Path) -> Path:
    """Return where the write-ahead log of a database lies."""
    return path.with_name(f"{path.name}-wal")


def moved(files: Mapping[Path, Identity]) -> bool:
    """Say whether one of the files is not where it was. A disk that does not answer for a moment is no sign of it."""
    for path, was in files.items():
        try:
            result = os.stat(path)  # noqa: PTH116 as above
        except (FileNotFoundError, NotADirectoryError):
            return True
        except OSError:
            continue
        if (result.st_dev, result.st_ino) != was:
            return True
    return False


def watch(journal: Journal) -> threading.Thread:
    """Look every few seconds, until the journal is closed or all of it lies in a rescue copy; return the thread."""
    seen, closed = weakref.ref(journal), journal.closed

    def look_on() -> None:
        while not closed.wait(EVERY_SECONDS):
            there = seen()
            if there is None or there.rescued is not None:
                return
            with suppress(JournalError, OSError):  # kept in the journal, and said on every page
                there.look()
            del there

    thread = threading.Thread(target=look_on, name="whereabouts", daemon=True)
    thread.start()
    return thread
