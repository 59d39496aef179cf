"""Make a journal, open it, and say why not."""

from __future__ import annotations

import os
import uuid
from contextlib import suppress
from datetime import date
from pathlib import Path

from journal.errors import AlreadyThere, CannotOpen, JournalError
from journal.records.settings import Settings
from journal.records.work_pattern import WorkPattern
from journal.store import backup, inbox_files, inbox_key, key_change, keys, migrations
from journal.store.connection import APPLICATION_ID, JOURNAL_FILE, connect, translated
from journal.store.journal import Journal
from journal.store.place import journal_home as journal_home
from journal.store.place import nearest
from journal.store.proving import Proved as Proved
from journal.store.proving import exists as exists
from journal.store.proving import prove_passphrase as prove_passphrase
from journal.store.proving import prove_recovery_key as prove_recovery_key

SYNCED = ("dropbox", "onedrive", "icloud", "com~apple~clouddocs", "google drive", "googledrive", "my drive")
"""Parts of paths that a syncing program watches: a live journal there can lose its newest entries."""


def looks_synced(folder: Path) -> bool:
    """Say whether the folder seems to be watched by a syncing program."""
    return any(mark in str(folder.resolve()).lower() for mark in SYNCED)


def create(
    folder: Path,
    passphrase: str,
    recovery_key: str,
    settings: Settings | None = None,
    pattern: WorkPattern | None = None,
) -> Journal:
    """Make a new journal in `folder` and return it open.

    Raises NoPlace, AlreadyThere, FolderNotWritable or DiskFull; then nothing
    new is left in the folder. Of two who try at once, one succeeds.
    """
    nearest(folder)
    if exists(folder):
        raise AlreadyThere
    with translated():
        folder.mkdir(parents=True, exist_ok=True)
        if os.name != "nt":
            folder.chmod(0o700)
    journal_id = uuid.uuid4().hex
    data_key = keys.make_data_key()
    key_file = keys.make(journal_id, data_key, passphrase, recovery_key)
    journal = create_unkeyed(folder, journal_id, data_key)  # the file is the claim: who has it may write the key
    try:
        keys.write(folder, key_file)
        journal.opened_with(key_file)
        if settings is not None:
            journal.settings.write(settings)
        if pattern is not None:
            journal.patterns.add(pattern)
        make_inbox_ready(journal)
    except BaseException:
        unmake(journal)
        raise
    journal.watch()
    return journal


def unmake(journal: Journal) -> None:
    """Close a journal that was just made and is not wanted after all, and delete its files, nothing else."""
    journal.close()
    _remove(journal.folder, keys.KEY_FILE)
    _remove(journal.folder, JOURNAL_FILE)
    _remove(journal.folder, inbox_files.PUBLIC_FILE)


def make_inbox_ready(journal: Journal) -> None:
    """Let lines be left while it is locked. Where the disk does not take that, the journal is open all the same.

    Called where a person unlocks, not at each opening: `check` leaves a file as it is.
    """
    with suppress(JournalError, OSError):
        inbox_key.make_ready(journal)


def create_unkeyed(folder: Path, journal_id: str, data_key: bytes, *, is_demo: bool = False) -> Journal:
    """Make `journal.db` alone: whoever holds `data_key` in memory can read it, nobody else ever.

    Raises AlreadyThere, FolderNotWritable or DiskFull; then no file is left.
    """
    db = connect(folder / JOURNAL_FILE, data_key, create=True)
    try:
        with translated():
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            migrations.apply(db)
    except BaseException:
        db.close()
        _remove(folder, JOURNAL_FILE)
        raise
    return Journal(journal_id, folder, db, data_key, is_demo=is_demo)


def _remove(folder: Path, name: str) -> None:
    for end in ("", "-wal", "-journal"):
        (folder / f"{name}{end}").unlink(missing_ok=True)


def open_proved(
    folder: Path, proved: Proved, *, today: date | None = None, progress: migrations.Progress | None = None
) -> Journal:
    """Open the journal. Raises a CannotOpen for each way it can fail; the file is never made worse.

    `progress` is told how far the steps after an upgrade are: (0, 1) before the backup that they begin with.
    """
    return _open(folder, proved.key_file, proved.data_key, today, progress)


def open_with_passphrase(
    folder: Path, passphrase: str, *, today: date | None = None, progress: migrations.Progress | None = None
) -> Journal:
    """Open the journal, as `open_proved` does. Raises a CannotOpen."""
    return open_proved(folder, prove_passphrase(folder, passphrase), today=today, progress=progress)


def open_with_recovery_key(folder: Path, recovery_key: str, *, today: date | None = None) -> Journal:
    """Open the journal with the printed key. Raises a CannotOpen."""
    return open_proved(folder, prove_recovery_key(folder, recovery_key), today=today)


def _open(
    folder: Path, key_file: keys.KeyFile, data_key: bytes, today: date | None, progress: migrations.Progress | None
) -> Journal:
    db = connect(folder / JOURNAL_FILE, data_key)
    try:
        with translated():
            if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                raise CannotOpen("This file is not a journal of Between Sessions. It was not changed.")
            pending = migrations.pending(db)
            # Only now that the lock is held: before, a file "left behind" may be one that another process is writing.
            keys.sweep(folder)
            key_change.sweep(folder)
            backup.sweep(folder)
        journal = Journal(key_file.journal_id, folder, db, data_key)
        journal.opened_with(key_file)
        if pending:
            if progress is not None:
                progress(0, 1)
            backup.keep(journal, f"before-{pending[0]}", today or date.today())  # noqa: DTZ011 local, for people
            with translated():
                migrations.apply(db, progress)
        journal.day_sums.rewrite_due()
        journal.watch()
        return journal
    except BaseException:
        db.close()
        raise
