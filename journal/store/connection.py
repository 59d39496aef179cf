"""One SQLCipher connection, opened the one right way.

The order of the statements matters: the key before anything is read, the
temporary store in memory before anything is sorted, the write-ahead log
after the lock. Measurements and reasons: docs/architecture.md, "The file".
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlcipher3.dbapi2 as sqlcipher
import sqlite_utils.db
import sqlite_utils.utils
from sqlite_utils import Database

from journal.errors import (
    AlreadyThere,
    CannotOpen,
    CannotWrite,
    DiskFull,
    FieldError,
    FolderNotWritable,
    JournalBusy,
    JournalDamaged,
    JournalEmptyFile,
    JournalFileMissing,
)
from journal.store import whereabouts

# sqlite-utils catches the standard library's exceptions, which SQLCipher's are
# not related to: without these lines ignore=True and others raise instead.
for _module in (sqlite_utils.db, sqlite_utils.utils):
    _module.sqlite3 = sqlcipher  # type: ignore[attr-defined]  # set on purpose
    _module.OperationalError = sqlcipher.OperationalError  # type: ignore[attr-defined]  # set on purpose

KEY_BYTES = 32
"""Bytes of the data key. SQLCipher takes a shorter one for a passphrase without a word."""

PAGE_BYTES = 4096
"""Bytes of a page, SQLCipher's default."""

PAGE_CACHE_KIB = 16 * 1024
"""KiB of decrypted pages kept in memory. With four times as much, 40 years held 16 MB more after every page."""

JOURNAL_FILE = "journal.db"

APPLICATION_ID = 0x42657453
"""Marks the file as ours ("BetS")."""

DatabaseError = sqlcipher.DatabaseError
IntegrityError = sqlcipher.IntegrityError


def connect(path: Path, key: bytes, *, create: bool = False) -> Database:
    """Return an open, exclusively locked database.

    With `create` the file is made, owner-only; raises AlreadyThere if there
    is one. Raises JournalFileMissing, JournalEmptyFile, JournalDamaged (the
    key does not fit the file, it was cut off, or it is no journal),
    JournalBusy, FolderNotWritable or DiskFull; the file is then as it was.

    While it is open nobody in this process may open the file for themselves:
    closing any descriptor of it drops the lock (POSIX).
    """
    if len(key) != KEY_BYTES:
        raise ValueError("the data key must have 32 bytes")
    if create:
        with translated():
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    else:
        _look_at(path)
    found = whereabouts.identity(path)
    with translated():
        connection = sqlcipher.connect(uri(path, "mode=rw"), uri=True, check_same_thread=False, timeout=0.2)
    try:
        with translated():
            _prepare(connection, key)
        if whereabouts.identity(path) != found:
            raise CannotOpen("The journal’s file was replaced while it was being opened. Please try again.")
        return Database(connection, execute_plugins=False)
    except BaseException:
        connection.close()
        raise


def uri(path: Path, options: str) -> str:
    """Return a path as SQLite takes it, with its own options: the one place where a path becomes an address.

    Unquoted, a `#` would end it, a `?` begin options, and `%41` be read as "A".
    """
    quoted = quote(os.fsencode(path))
    # After two slashes an address names a computer; a path may begin with them, too.
    return f"file:{'//' if quoted.startswith('/') else ''}{quoted}?{options}"


def _look_at(path: Path) -> None:
    """Raise what can be said of a bad file without opening it."""
    with translated():
        if not path.exists():
            raise JournalFileMissing
        size = path.stat().st_size
        if size == 0:
            raise JournalEmptyFile
        if not os.access(path, os.W_OK):  # SQLite would open it for reading, and stumble over the lock
            raise FolderNotWritable
        # SQLite counts a page of which only a part is there as a whole one. While a log is beside the file,
        # that is a checkpoint cut short, and the log mends it.
        if size % PAGE_BYTES and not any(path.with_name(path.name + end).exists() for end in ("-wal", "-journal")):
            raise JournalDamaged


def _prepare(connection: Any, key: bytes) -> None:
    run = connection.execute
    run("PRAGMA cipher_log_level = NONE")
    run(f"PRAGMA key = \"x'{key.hex()}'\"")
    run("PRAGMA temp_store = MEMORY")
    run("PRAGMA locking_mode = EXCLUSIVE")
    run("PRAGMA trusted_schema = OFF")
    run("SELECT count(*) FROM sqlite_master").fetchone()
    run("PRAGMA journal_mode = WAL").fetchone()
    run("PRAGMA synchronous = FULL")
    run("PRAGMA secure_delete = ON").fetchone()
    run("PRAGMA foreign_keys = ON")
    run(f"PRAGMA cache_size = -{PAGE_CACHE_KIB}")
    if sys.platform == "darwin":
        run("PRAGMA fullfsync = ON")
    # In WAL mode the exclusive lock is taken at the first read after the switch;
    # a write lock taken and given back makes sure nobody else writes either.
    run("BEGIN IMMEDIATE")
    run("ROLLBACK")


@contextmanager
def translated() -> Iterator[None]:
    """Turn the database's and the system's errors into ours; the original text never travels along."""
    try:
        yield
    except sqlcipher.IntegrityError:
        raise
    except sqlcipher.DatabaseError as error:
        raise _ours(str(error)) from None
    except UnicodeEncodeError:
        # Half of a surrogate pair, in something typed that no record checked; the error would hold the text.
        raise FieldError("text", "holds a broken character; please remove it") from None
    except FileExistsError:
        raise AlreadyThere from None
    except PermissionError:
        raise FolderNotWritable from None
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull from None
        if error.errno == errno.EROFS:
            raise FolderNotWritable from None
        raise


def _ours(text: str) -> Exception:
    if "locked" in text or "busy" in text:
        return JournalBusy()
    if "full" in text:
        return DiskFull()
    if "readonly" in text or "unable to open" in text:
        return FolderNotWritable()
    if "not a database" in text or "malformed" in text or "hmac" in text:
        return JournalDamaged()
    if "disk I/O" in text:
        return CannotWrite(
            "The disk did not take or give what it should. What was saved before is safe. "
            "Check the disk and its free space, then try again."
        )
    return CannotWrite()
