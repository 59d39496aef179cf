"""Is an open file still the one its name leads to? What is written into one that no name leads to is gone at the end.

Asked by `stat` alone: a second descriptor of the file, closed again, would
drop the database's lock (POSIX).
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from sqlite_utils import Database

EVERY_SECONDS = 3.0
"""Seconds between two looks while nothing is written."""

Identity = tuple[int, int]
"""Device and inode."""


def identity(path: Path) -> Identity | None:
    """Return which file a name leads to now; None where there is none, or the system does not tell files apart.

    Some file systems of Windows have no numbers (there, an open file cannot be replaced anyway).
    """
    try:
        now = os.stat(path)  # noqa: PTH116 three times as quick as pathlib's, and asked after every commit
    except OSError:
        return None
    return (now.st_dev, now.st_ino) if now.st_ino else None


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
            now = os.stat(path)  # noqa: PTH116 as above
        except (FileNotFoundError, NotADirectoryError):
            return True
        except OSError:
            continue
        if (now.st_dev, now.st_ino) != was:
            return True
    return False


def close_beside(db: Database, path: Path, was: Identity | None) -> None:
    """Close the database at `path`; a log that is not its own and lies in its log's place stays there.

    SQLite deletes its log by name, whoever's that is by now. `was` is the log it was opened with.
    """
    log = log_of(path)
    held = log.with_name(f"{log.name}.held")
    foreign = was is not None and identity(log) not in (None, was)
    if foreign:
        log.rename(held)
    try:
        db.close()
    finally:
        if foreign:
            held.rename(log)
