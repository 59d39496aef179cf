"""Two files change when the data key does, `journal.db` and `journal.key`: which of them holds, also after a crash.

    journal.db (old key)   journal.key (old)
    journal.db (old key)   journal.key (old)   journal.key.next   the old ones hold
    journal.db (new key)   journal.key (old)   journal.key.next   journal.key.next takes its place, and all is new
    journal.db (new key)   journal.key (new)

`journal.key.next` is the new key file, after the salt that the new database
begins with: by that the two are told apart without any key.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from journal.errors import JournalError, KeyFileDamaged
from journal.store import keys, whole_file
from journal.store.connection import JOURNAL_FILE, translated

NEXT = f"{keys.KEY_FILE}.next"
FRESH = f"{JOURNAL_FILE}.fresh"

SALT_BYTES = 16
"""Bytes with which an SQLCipher file begins, random and in clear."""

_STRAY = re.compile(rf"{re.escape(NEXT)}\.[0-9a-f]{{8}}\.tmp|{re.escape(FRESH)}(-journal|-wal|-shm)?")

_under_way: set[Path] = set()


@contextmanager
def under_way(folder: Path) -> Iterator[None]:
    """Let nobody in this process look at the files meanwhile: a descriptor closed again would drop the lock (POSIX)."""
    _under_way.add(folder.absolute())
    try:
        yield
    finally:
        _under_way.discard(folder.absolute())


def announce(folder: Path, key_file: keys.KeyFile) -> None:
    """Lay the new key file beside the old one, for the database that lies there as fresh."""
    whole_file.put(folder / NEXT, _salt(folder / FRESH).hex().encode() + b"\n" + key_file.to_bytes())


def settle(folder: Path) -> None:
    """Give a new key file its place, where the database took its own already; else do nothing.

    For the moment before a journal is opened: what was under way when the program or the computer stopped.
    """
    if folder.absolute() in _under_way:
        return
    announced = _announced(folder)
    if announced is None or announced[0] != _salt(folder / JOURNAL_FILE):
        return
    finish(folder, announced[1])


def finish(folder: Path, key_file: keys.KeyFile) -> None:
    """Let the new key file be the one that holds. Raises CannotWrite, and can then be done again."""
    keys.write(folder, key_file)
    with translated():
        (folder / NEXT).unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Remove what was begun and did not come to hold. The journal's lock is held by whoever calls."""
    for path in (*folder.glob(f"{NEXT}*"), *folder.glob(f"{FRESH}*")):
        if (path.name == NEXT or _STRAY.fullmatch(path.name)) and (path.is_symlink() or path.is_file()):
            path.unlink(missing_ok=True)


def _announced(folder: Path) -> tuple[bytes, keys.KeyFile] | None:
    with suppress(OSError, ValueError, KeyFileDamaged, JournalError):
        descriptor = os.open(folder / NEXT, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(descriptor, "rb") as file:
            salt, _, rest = file.read(keys.MOST_BYTES + 2 * SALT_BYTES + 1).partition(b"\n")
        return bytes.fromhex(salt.decode("ascii")), keys.parse(rest)
    return None


def _salt(path: Path) -> bytes:
    with suppress(OSError), path.open("rb") as file:
        return file.read(SALT_BYTES)
    return b""
