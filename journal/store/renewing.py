"""A new data key: the whole journal is written anew under it, and at every moment one whole journal opens.

For when somebody may know the passphrase: a changed passphrase alone wraps
the same key again, and an older key file still gives it.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from journal.errors import CannotWrite, JournalError
from journal.store import backup, key_change, keys, known_browsers, numbering, whole_file
from journal.store.connection import APPLICATION_ID, DatabaseError, connect, translated
from journal.store.open_file import OpenFile

FAILED = "The new key could not be made. The journal is as it was, and opens with the passphrase of before."


def renew(journal: OpenFile, passphrase: str, recovery_key: str) -> None:
    """Write the journal anew under a fresh data key, wrapped under this passphrase and recovery key.

    From then on the ones before open nothing but older copies. The journal
    stays open. Raises CannotWrite where it could not be done; then all is as
    it was. Other browsers have to prove themselves anew.
    """
    with journal.alone() as db:
        fits = numbering.fits(journal)
        data_key = keys.make_data_key()
        key_file = keys.make(journal.id, data_key, passphrase, recovery_key)
        with key_change.under_way(journal.folder):
            try:
                with translated():
                    _write(db.conn, journal.folder / key_change.FRESH, data_key)
                    backup._check(journal.folder / key_change.FRESH, data_key)
                    key_change.announce(journal.folder, key_file)
                    journal.move_to(
                        journal.folder / key_change.FRESH, lambda path: connect(path, data_key), data_key, key_file
                    )
            except (JournalError, DatabaseError, OSError):
                if not journal.is_opened_by(data_key):
                    with suppress(OSError):
                        key_change.sweep(journal.folder)
                    raise CannotWrite(FAILED) from None
                raise
            with suppress(JournalError, OSError):  # the next opening does it: all that it needs is there
                key_change.finish(journal.folder, key_file)
        known_browsers.forget_all(journal.folder)
        if fits:
            numbering.moved(journal)


def _write(connection: Any, path: Path, data_key: bytes) -> None:
    """Write all there is into a new file, and compare how much of each table arrived."""
    for stray in (path, path.with_name(f"{path.name}-journal")):
        stray.unlink(missing_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    connection.execute("ATTACH DATABASE ? AS fresh KEY ?", [str(path), f"x'{data_key.hex()}'"])
    try:
        connection.execute("PRAGMA fresh.journal_mode = MEMORY").fetchone()
        connection.execute("SELECT sqlcipher_export('fresh')").fetchone()
        connection.execute(f"PRAGMA fresh.application_id = {APPLICATION_ID}")
        tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
        for (name,) in connection.execute(tables).fetchall():
            counted = (f"SELECT count(*) FROM {schema}.{name}" for schema in ("main", "fresh"))
            before, now = (connection.execute(sql).fetchone() for sql in counted)
            if before != now:
                raise CannotWrite(FAILED)
    finally:
        if connection.in_transaction:
            connection.rollback()
        connection.execute("DETACH DATABASE fresh")
    with path.open("rb+") as file:
        os.fsync(file.fileno())
    whole_file.sync_folder(path.parent)
