"""A copy of the journal as it lies on the disk, encrypted: opened to read, and never changed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

from journal.errors import BackupFailed
from journal.store.connection import APPLICATION_ID, uri


@contextmanager
def opened(path: Path, data_key: bytes) -> Iterator[Any]:
    """Give a connection to a copy that is whole, each page's seal and the structure checked.

    Both are needed: a cut file passes the first, appended bytes the second.
    Raises BackupFailed, or what the database raises where nothing of it can be read.
    """
    copy = sqlcipher.connect(uri(path, "mode=ro&immutable=1"), uri=True)
    try:
        copy.execute("PRAGMA cipher_log_level = NONE")
        copy.execute(f"PRAGMA key = \"x'{data_key.hex()}'\"")
        copy.execute("PRAGMA temp_store = MEMORY")
        if copy.execute("PRAGMA application_id").fetchone() != (APPLICATION_ID,):  # an empty file passes both checks
            raise BackupFailed
        if copy.execute("PRAGMA cipher_integrity_check").fetchall():
            raise BackupFailed
        if copy.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            raise BackupFailed
        yield copy
    finally:
        copy.close()
