"""Copies of the whole journal: encrypted, checked by opening, one file each.

What stands in that file: archive.py. Lines left at the locked door and not
read yet go along, sealed as they are; the key that reads them is in
`journal.db`.
"""

from __future__ import annotations

import os
import re
import secrets
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from journal.errors import (
    AlreadyThere,
    BackupFailed,
    CannotOpen,
    CannotWrite,
    DiskFull,
    FolderNotOurs,
    FolderNotWritable,
    InboxUnavailable,
)
from journal.store import archive, copy_file, inbox_files, own_folder, whole_file
from journal.store.connection import translated, uri
from journal.store.open_file import OpenFile
from journal.store.place import nearest

ENDING = ".journal-backup"
COPY = re.compile(rf"\d{{4}}-\d\d-\d\d-[a-z0-9_-]+{re.escape(ENDING)}")
_DAILY = re.compile(rf"\d{{4}}-\d\d-\d\d-daily{re.escape(ENDING)}")
_DAILY_OF = f"{{}}-daily{ENDING}"
OWN_NAMES = re.compile(rf"{COPY.pattern}|\.{COPY.pattern}\.[0-9a-f]{{8}}(\.db)?\.tmp(-journal|-wal|-shm)?")
"""Names of all that is ever made in the folder of backups."""
_STRAY = re.compile(rf"\.{COPY.pattern}\.[0-9a-f]{{8}}(\.db)?\.tmp(-journal|-wal|-shm)?")

KEPT = 7
"""Daily backups kept; the oldest goes when the eighth is made. Those before migrations stay."""

DAMAGED = (
    "The backup could not be made, because the journal file itself is damaged. Nothing was changed, and older backups "
    "were kept. Restore the newest of them into a new folder, and keep this file until that is done."
)

PAGES_AT_A_TIME = 2_000
"""Pages (4 KiB each) copied before others may use the journal again."""


def backups_folder(folder: Path) -> Path:
    """Return where a journal's own backups lie."""
    return folder / "backups"


def made(folder: Path) -> list[Path]:
    """Return a journal's own backups, newest first. Raises FolderNotOurs."""
    return sorted(own_folder.files(backups_folder(folder), COPY), reverse=True)


def daily(journal: OpenFile, today: date, *, pruning: bool = True) -> Path | None:
    """Make today's backup unless there is one, drop the oldest beyond seven, and return its path.

    Those named for a later day are set aside: a clock that was wrong named
    them. They do not count, and stay. Without `pruning` all stay. Returns
    None for the demo or when today's is there. Raises BackupFailed, DiskFull,
    FolderNotWritable or FolderNotOurs; the journal itself is then as it was.
    """
    if journal.is_demo:
        return None
    folder = backups_folder(journal.folder)
    if _DAILY_OF.format(today.isoformat()) in {path.name for path in own_folder.files(folder, _DAILY)}:
        return None
    made = keep(journal, "daily", today)
    if pruning:
        dailies = [path for path in own_folder.files(folder, _DAILY) if path.name[:10] <= today.isoformat()]
        for old in sorted(path for path in dailies if path != made)[: -(KEPT - 1)]:
            old.unlink(missing_ok=True)
    return made


def newest_made_at(folder: Path) -> datetime | None:
    """Return when the newest of a journal's own backups was made, as its file tells, in UTC; None without any."""
    moments = []
    for path in made(folder):
        with suppress(OSError, ValueError, OverflowError):
            moments.append(datetime.fromtimestamp(path.lstat().st_mtime, UTC))
    return max(moments, default=None)


def keep(journal: OpenFile, why: str, today: date) -> Path:
    """Make a backup in the journal's own folder, named by day and reason, and return its path."""
    folder = backups_folder(journal.folder)
    with translated():
        own_folder.made(folder)
    path = folder / f"{today.isoformat()}-{why}{ENDING}"
    if path.exists():
        path = folder / f"{today.isoformat()}-{why}-{datetime.now():%H%M%S}{ENDING}"  # noqa: DTZ005 local, for people
    to_file(journal, path)
    return path


def renew(journal: OpenFile, why: str, today: date) -> Path:
    """Make a backup, then delete every other one in the journal's own folder: they hold what is gone here.

    Raises BackupFailed, DiskFull, FolderNotWritable or FolderNotOurs; then all are still there.
    """
    fresh = keep(journal, why, today)
    for old in made(journal.folder):
        if old != fresh:
            with translated():
                old.unlink(missing_ok=True)
    return fresh


def sweep(folder: Path) -> None:
    """Remove what a crash in the middle of a backup left in the journal's own folder of backups."""
    with suppress(FolderNotOurs):  # said where a backup is made
        for stray in own_folder.files(backups_folder(folder), _STRAY):
            stray.unlink(missing_ok=True)


def to_file(journal: OpenFile, path: Path) -> None:
    """Write a checked backup to `path`, which must not exist. Raises AlreadyThere, BackupFailed or CannotWrite."""
    if path.exists():
        raise AlreadyThere("A file of that name is already there. It was not touched; choose another name.")
    if not path.parent.is_dir():
        raise BackupFailed("The folder for the backup is not there. Nothing was written; choose another one.")
    stem = path.parent / f".{path.name}.{secrets.token_hex(4)}"
    copy, packed = stem.with_name(stem.name + ".db.tmp"), stem.with_name(stem.name + ".tmp")
    lines: dict[str, bytes] = {}
    with suppress(InboxUnavailable):  # said on every page; its lines wait where they are
        # Before the journal: a line that is confirmed meanwhile is in both, and known there by its id.
        lines = inbox_files.waiting(journal.folder, archive.MOST_LINES)
    try:
        with journal.reading():
            data_key = journal._data_key  # kept for the check: the journal may be closed in the meantime
            key_file = journal.key_file()
        with translated():
            _copy(journal, copy, data_key)
            _check(copy, data_key)
            archive.pack(packed, copy, key_file, lines)
            copy.unlink()  # before the packed one is read: no more than two of them lie there at a time
            archive.read_through(packed)
            os.replace(packed, path)
            whole_file.sync_folder(path.parent)
    except (CannotOpen, CannotWrite, sqlcipher.Error) as error:
        if isinstance(error, DiskFull | FolderNotWritable):
            raise
        raise (BackupFailed(DAMAGED) if _is_damaged(journal) else BackupFailed()) from None
    finally:
        copy.unlink(missing_ok=True)
        packed.unlink(missing_ok=True)


def _is_damaged(journal: OpenFile) -> bool:
    with journal.reading() as db:
        return bool(db.execute("PRAGMA cipher_integrity_check").fetchall())


def _copy(journal: OpenFile, path: Path, data_key: bytes) -> None:
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    target = sqlcipher.connect(uri(path, "mode=rw"), uri=True)
    try:
        target.execute("PRAGMA cipher_log_level = NONE")
        target.execute(f"PRAGMA key = \"x'{data_key.hex()}'\"")

        def let_others_in(_status: int, remaining: int, _total: int) -> None:
            if remaining:
                journal.give_way()

        with journal.reading() as db:
            db.conn.backup(target, pages=PAGES_AT_A_TIME, progress=let_others_in)
            db.execute("PRAGMA shrink_memory")  # the copy has filled the page cache with pages nobody asked for
    finally:
        target.close()


def _check(path: Path, data_key: bytes) -> None:
    """Raise BackupFailed unless a copy is whole."""
    with copy_file.opened(path, data_key):
        pass


def restore(path: Path, new_folder: Path) -> archive.Contents:
    """Unpack a backup into a new or empty folder, and return what was in it.

    The passphrase of the day the backup was made opens it. Raises NoPlace,
    AlreadyThere, CannotOpen or CannotWrite; then nothing is left in the folder.
    """
    if not os.path.isfile(new_folder):  # noqa: PTH113  which no odd path makes raise
        nearest(new_folder)
    with translated():
        if new_folder.exists() and (not new_folder.is_dir() or any(new_folder.iterdir())):
            raise AlreadyThere("That folder is not empty. Nothing was changed; choose a new one.")
        made = not new_folder.exists()
    try:
        with translated():
            new_folder.mkdir(parents=True, exist_ok=True)
            if os.name != "nt":
                new_folder.chmod(0o700)
        return archive.unpack(path, new_folder)
    except BaseException:
        if made and new_folder.exists():
            new_folder.rmdir()
        raise
