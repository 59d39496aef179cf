"""Which pages of the file a commit writes, and which table or index each belongs to.

What a commit appends to the log of SQLite (WAL) is read frame by frame: a frame names its page in clear. To whom a page
belongs `dbstat` says, which SQLCipher's SQLite lacks and Python's has: so the file is deciphered, in memory. The lives
are made up; this is for them alone.

Sources: https://www.sqlite.org/fileformat2.html (1.3, 4.1), https://www.zetetic.net/sqlcipher/design/
"""

from __future__ import annotations

import sqlite3
import struct
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from journal.store.connection import JOURNAL_FILE
from journal.store.journal import Journal

PAGE, HEADER, FRAME_HEADER = 4096, 32, 24
SALT = 16
"""Bytes at the file's begin that are not part of its first page."""
RESERVED, IV = 80, 16
"""Bytes at a page's end: its initialisation vector, then its authentication."""
MAGIC = b"SQLite format 3\0"


def written_by(journal: Journal, do: Callable[[], object]) -> list[int]:
    """Do something; return the numbers of the pages that it appended to the log, in their order."""
    wal = journal.folder / f"{JOURNAL_FILE}-wal"
    journal.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    do()
    content = wal.read_bytes()
    places = range(HEADER, len(content) - FRAME_HEADER - PAGE + 1, FRAME_HEADER + PAGE)
    return [struct.unpack(">I", content[place : place + 4])[0] for place in places]


def owners(journal: Journal) -> dict[int, str]:
    """Return by page number the name of the table or index it belongs to."""
    journal.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    with closing(sqlite3.connect(":memory:")) as plain:
        plain.deserialize(_deciphered(journal.folder / JOURNAL_FILE, journal._data_key))
        return dict(plain.execute("SELECT pageno, name FROM dbstat"))


def by_owner(pages: list[int], owner: dict[int, str]) -> Counter[str]:
    """Return how many of the pages belong to whom."""
    return Counter(owner.get(page, "free") for page in pages)


def _deciphered(path: Path, key: bytes) -> bytes:
    content = path.read_bytes()
    pages = []
    for begin in range(0, len(content), PAGE):
        page = content[begin + (SALT if begin == 0 else 0) : begin + PAGE]
        cipher = Cipher(algorithms.AES(key), modes.CBC(page[-RESERVED : -RESERVED + IV])).decryptor()
        pages.append(cipher.update(page[:-RESERVED]) + cipher.finalize() + bytes(RESERVED))
    result = bytearray(MAGIC + b"".join(pages))
    result[18:20] = b"\1\1"  # not the log's mode: there is none beside a copy in memory
    return bytes(result)
