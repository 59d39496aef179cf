"""A copy that comes to a new computer: received into the journal's folder, proved, and only then a journal there.

    received   .came-<random>.tmp       the file as it arrives; encrypted, as it was made
    unpacked   .brought-<random>        beside it, every page checked
    home       inbox/, journal.key, journal.db

Whatever fails, the folder is as it was.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
from contextlib import suppress
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlite_utils import Database

from journal.errors import AlreadyThere, BackupFailed, CannotOpen, DiskFull
from journal.store import archive, copy_file, inbox_files, keys, migrations, own_folder, whole_file
from journal.store.connection import JOURNAL_FILE, translated
from journal.store.place import nearest
from journal.store.proving import Proved, exists

_CAME = re.compile(r"\.came-[0-9a-f]{8}\.tmp")
_BROUGHT = re.compile(r"\.brought-[0-9a-f]{8}")

SPARE = 64 * 1024**2
"""Bytes that must stay free on the disk beside the copy and the journal that is unpacked from it."""

DAMAGED = (
    "The passphrase is right, but the copy is damaged: what is in it does not check out. Nothing was kept of it here. "
    "Please choose another copy."
)
NO_ROOM = "This disk has too little room for the copy and the journal in it. Nothing was kept; free some space first."


def begin(home: Path, size: int) -> Path:
    """Make the journal's folder unless it is there, and in it an empty file for a copy of `size` bytes; return it.

    Raises AlreadyThere where a journal is, NoPlace, FolderNotWritable or DiskFull.
    """
    nearest(home)
    if exists(home):
        raise AlreadyThere
    with translated():
        if size > archive.MOST_FILE_BYTES:
            raise CannotOpen(archive.DAMAGED)
        made = not home.exists()
        home.mkdir(parents=True, exist_ok=True)
        try:
            if os.name != "nt":
                home.chmod(0o700)
            if shutil.disk_usage(home).free < 2 * size + SPARE:
                raise DiskFull(NO_ROOM)
            path = home / f".came-{secrets.token_hex(4)}.tmp"
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except BaseException:
            if made:
                home.rmdir()
            raise
    return path


def drop(path: Path) -> None:
    """Remove a copy that came and is not wanted, and the journal's folder if nothing else is in it."""
    with suppress(OSError):
        path.unlink(missing_ok=True)
    with suppress(OSError):  # not empty: a journal, or somebody's files
        path.parent.rmdir()


def sweep(home: Path) -> None:
    """Remove what a server that was killed left of copies that came; what is not of our making stays."""
    with suppress(OSError):
        names = os.listdir(home)  # noqa: PTH208  no path is asked for more than its name
        for name in names:
            path = home / name
            if _CAME.fullmatch(name) and (path.is_symlink() or path.is_file()):
                path.unlink(missing_ok=True)
            elif _BROUGHT.fullmatch(name) and path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)


def prove_passphrase(copy: Path, passphrase: str) -> Proved:
    """Return what the passphrase of its day gives; it costs 64 MiB and unpacks nothing. Raises a CannotOpen."""
    key_file = archive.look(copy).key_file
    return Proved(key_file, key_file.by_passphrase(passphrase))


def prove_recovery_key(copy: Path, recovery_key: str) -> Proved:
    """Return what the printed key of its day gives. Raises a CannotOpen."""
    key_file = archive.look(copy).key_file
    return Proved(key_file, key_file.by_recovery_key(recovery_key))


def bring(copy: Path, home: Path, proved: Proved) -> archive.Contents:
    """Make the copy the journal of the folder `home`, every page of it checked first.

    Raises AlreadyThere where a journal is by now, CannotOpen for a damaged
    copy, JournalNewer for one of a newer program, DiskFull or
    FolderNotWritable; then no journal is there, and the copy is as it was.
    """
    if exists(home):
        raise AlreadyThere
    staged = home / f".brought-{secrets.token_hex(4)}"
    try:
        with translated():
            staged.mkdir(mode=0o700)
        contents = archive.unpack(copy, staged)
        _check(staged / JOURNAL_FILE, proved)
        with translated():
            _move_in(staged, home)
        return contents
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def _check(database: Path, proved: Proved) -> None:
    try:
        with copy_file.opened(database, proved.data_key) as connection:
            migrations.pending(Database(connection, execute_plugins=False))
    except (BackupFailed, sqlcipher.Error):
        raise CannotOpen(DAMAGED) from None


def _move_in(staged: Path, home: Path) -> None:
    """Move everything home, the journal last: until it is there, so far nothing is."""
    inbox = staged / inbox_files.FOLDER
    if inbox.exists():
        own_folder.made(home / inbox_files.FOLDER)
        for line in inbox.iterdir():
            os.replace(line, home / inbox_files.FOLDER / line.name)
    if exists(home):  # made in another tab meanwhile
        raise AlreadyThere
    os.replace(staged / keys.KEY_FILE, home / keys.KEY_FILE)
    try:
        os.replace(staged / JOURNAL_FILE, home / JOURNAL_FILE)
    except BaseException:
        (home / keys.KEY_FILE).unlink()
        raise
    whole_file.sync_folder(home)
