"""Back from a newer program: the copy that was made before its first step is the journal again.

    backups/<day>-before-<a step that we do not know>.journal-backup  ──▶  journal.db
    journal.db, as the newer program left it                          ──▶  newer-<day>/, a whole journal of its own

Nothing is deleted: whoever updates again finds everything in that folder.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlite_utils import Database

from journal.errors import BackupFailed, CannotOpen, JournalNewer
from journal.records.kinds import KINDS
from journal.store import archive, backup, copy_file, keys, migrations, whole_file
from journal.store.connection import JOURNAL_FILE, connect, translated
from journal.store.proving import Proved

_BEFORE = re.compile(rf"\d{{4}}-\d\d-\d\d-before-([a-z0-9_]+)(?:-\d{{6}})?{re.escape(backup.ENDING)}")

NO_COPY = (
    "None of the copies in the journal’s folder was made before the newer version and opens with this passphrase. "
    "Nothing was changed. Please update the program, then open the journal again."
)

NOT_NEWER = "This journal is not of a newer version, so there is nothing to go back from. Nothing was changed."


@dataclass(frozen=True, slots=True, kw_only=True)
class GoneBack:
    """What was done: from which copy, where the newer file is kept, how many entries in it the copy does not have."""

    copy: str
    kept: Path
    since: int


def copies(home: Path) -> list[Path]:
    """Return the copies made before a step that this program does not know, the newest first."""
    known = migrations.known()
    found = ((path, _BEFORE.fullmatch(path.name)) for path in backup.made(home))
    return [path for path, before in found if before is not None and before[1] not in known]


def go_back(home: Path, proved: Proved, today: date) -> GoneBack:
    """Make the newest copy of before that this program can open the journal, and keep the newer file whole beside it.

    Raises CannotOpen where there is no such copy, JournalBusy, DiskFull or
    FolderNotWritable; then the journal is as it was.
    """
    staged = home / f".brought-{secrets.token_hex(4)}"
    try:
        now = _entries_of_newer(home / JOURNAL_FILE, proved.data_key)
        copy = _unpack_newest(home, staged, proved)
        with copy_file.opened(staged / JOURNAL_FILE, proved.data_key) as connection:
            since = len(now - _entries(Database(connection, execute_plugins=False)))
        with translated():
            kept = _keep_newer(home, today)
            # One step: there is a journal under this name at every moment.
            os.replace(staged / JOURNAL_FILE, home / JOURNAL_FILE)
            whole_file.sync_folder(home)
        return GoneBack(copy=copy.name, kept=kept, since=since)
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def _unpack_newest(home: Path, staged: Path, proved: Proved) -> Path:
    for copy in copies(home):
        shutil.rmtree(staged, ignore_errors=True)
        with translated():
            staged.mkdir(mode=0o700)
        archive.unpack(copy, staged)
        try:
            with copy_file.opened(staged / JOURNAL_FILE, proved.data_key) as connection:
                migrations.pending(Database(connection, execute_plugins=False))
            return copy
        except (JournalNewer, BackupFailed, sqlcipher.Error):
            continue  # a later upgrade's, of another key, or damaged
    raise CannotOpen(NO_COPY)


def _entries_of_newer(newer: Path, data_key: bytes) -> set[tuple[str, str]]:
    """Return the entries of ours in the newer file, and leave nothing of it waiting in a log beside it.

    Raises CannotOpen where it is not newer at all.
    """
    with translated():
        db = connect(newer, data_key)
        try:
            if not _is_newer(db):
                raise CannotOpen(NOT_NEWER)
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            return _entries(db)
        finally:
            db.close()


def _is_newer(db: Database) -> bool:
    try:
        migrations.pending(db)
    except JournalNewer:
        return True
    return False


def _entries(db: Database) -> set[tuple[str, str]]:
    """Return each entry with the moment of its wording: another wording is another one."""
    there = set(db.table_names())
    found: set[tuple[str, str]] = set()
    for kind in KINDS:
        if kind.table in there:
            rows = db.execute(f"SELECT id, coalesce(edited_at, written_at) FROM {kind.table} WHERE deleted_at IS NULL")
            found.update((entry_id, as_of) for entry_id, as_of in rows.fetchall())
    return found


def _keep_newer(home: Path, today: date) -> Path:
    """Give the newer file a second name, in a folder that is a journal of its own, and return that folder."""
    kept = home / f"newer-{today.isoformat()}"
    while kept.exists():
        kept = home / f"newer-{today.isoformat()}-{secrets.token_hex(2)}"
    kept.mkdir(mode=0o700)
    try:
        shutil.copyfile(home / keys.KEY_FILE, kept / keys.KEY_FILE)
        try:
            os.link(home / JOURNAL_FILE, kept / JOURNAL_FILE)
        except OSError:  # a disk without second names
            shutil.copyfile(home / JOURNAL_FILE, kept / JOURNAL_FILE)
        for name in (keys.KEY_FILE, JOURNAL_FILE):
            (kept / name).chmod(0o600)
        whole_file.sync_folder(kept)
    except BaseException:
        shutil.rmtree(kept, ignore_errors=True)
        raise
    return kept
