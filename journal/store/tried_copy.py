"""A backup tried: opened to read under the open journal's own key, counted, compared with what is there now, closed.

Its journal is laid into the folder `backups` for that, encrypted as it is, and goes at the end.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher
from sqlite_utils import Database

from journal.errors import BackupFailed, CannotOpen, CannotWrite, KeyFileDamaged, KeyFileMissing
from journal.records.entry import now_utc
from journal.store import archive, backup, copy_file, keys, migrations, own_folder, private_keys
from journal.store.codec import utc_text
from journal.store.connection import translated
from journal.store.journal import Journal

OTHER_JOURNAL = "This is a whole backup, but of another journal. Nothing was changed."
OTHER_KEY = (
    "This backup is of this journal, but sealed with another key than the one in use now, so it cannot be tried from "
    "here. Nothing was changed. Its passphrase of then opens it on the first page of a new journal folder."
)
NOT_WHOLE = (
    "This backup is damaged: what is in it does not check out. The journal itself is fine and was not changed. "
    "Make a new one now, and do not count on this one."
)

MOST_NOTED = 60
"""Tries that are remembered; the earliest is forgotten first."""

_NOTED = "copies tried"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What a backup would bring back. Entries in the trash are not counted.

    `up_to` is when the last of its entries was written or changed, in UTC;
    None without any. `since` counts the entries of now that are not in it as
    they are, `gone_since` those in it that are not there now. Whether the
    passphrase and the recovery key of today open it.
    """

    entries: int
    up_to: datetime | None
    lines: int
    since: int
    gone_since: int
    passphrase_of_today: bool
    recovery_key_of_today: bool


def tried(journal: Journal, path: Path, today: date) -> Tried:
    """Open a backup, check every page, count, compare, close, and note whether it was whole.

    Raises CannotOpen (not there, not whole, damaged, of another journal or
    key), BackupNewer, JournalNewer, DiskFull or FolderNotWritable. The
    journal and the backup are then as they were.
    """
    try:
        found = _tried(journal, path, today)
    except CannotOpen as error:
        if str(error) in (archive.DAMAGED, NOT_WHOLE):
            _note(journal, path.name, whole=False)
        raise
    _note(journal, path.name, whole=True)
    return found


def last_tries(journal: Journal) -> dict[str, tuple[datetime, bool]]:
    """Return by file name when copies were last tried, aware, and whether they were whole."""
    noted = json.loads(private_keys.read(journal, _NOTED) or "{}")
    return {name: (datetime.fromisoformat(at), bool(whole)) for name, (at, whole) in noted.items()}


def _note(journal: Journal, name: str, *, whole: bool) -> None:
    noted = json.loads(private_keys.read(journal, _NOTED) or "{}")
    noted.pop(name, None)
    kept = [*noted.items(), (name, [utc_text(now_utc()), whole])][-MOST_NOTED:]
    with suppress(CannotWrite):  # what was found is said all the same
        private_keys.keep(journal, _NOTED, json.dumps(dict(kept)))


def _tried(journal: Journal, path: Path, today: date) -> Tried:
    contents = archive.read_through(path)
    data_key = _key_for(journal, contents)
    folder = backup.backups_folder(journal.folder)
    with translated():
        own_folder.made(folder)
    copy = folder / f".{today.isoformat()}-tried{backup.ENDING}.{secrets.token_hex(4)}.db.tmp"
    try:
        archive.unpack_journal(path, copy)
        with copy_file.opened(copy, data_key) as connection:
            found = Database(connection, execute_plugins=False)
            migrations.pending(found)
            there = _entries(found, journal)
    except (BackupFailed, sqlcipher.Error):
        raise CannotOpen(NOT_WHOLE) from None
    finally:
        copy.unlink(missing_ok=True)
    with journal.reading() as db:
        here = _entries(db, journal)
    now = _own_key_file(journal)
    return Tried(
        entries=len(there),
        up_to=max((datetime.fromisoformat(at) for at in there.values()), default=None),
        lines=contents.lines,
        since=sum(there.get(entry) != at for entry, at in here.items()),
        gone_since=len(there.keys() - here.keys()),
        passphrase_of_today=now is not None and now.passphrase_slot == contents.key_file.passphrase_slot,
        recovery_key_of_today=now is not None and now.recovery_slot == contents.key_file.recovery_slot,
    )


def _key_for(journal: Journal, contents: archive.Contents) -> bytes:
    if contents.key_file.journal_id != journal.id:
        raise CannotOpen(OTHER_JOURNAL)
    with journal.reading():
        data_key = journal._data_key
    try:
        keys.check(contents.key_file, data_key)
    except KeyFileDamaged:
        raise CannotOpen(OTHER_KEY) from None
    return data_key


def _own_key_file(journal: Journal) -> keys.KeyFile | None:
    with suppress(KeyFileMissing, KeyFileDamaged, CannotWrite):
        return keys.parse(journal.key_file())
    return None


def _entries(db: Database, journal: Journal) -> dict[tuple[str, str], str]:
    """Return by table and id when each entry was last changed; an older file has not all of the tables."""
    names = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()}
    tables = [entries.table for entries in journal.tables if entries.table in names]
    return {(table, entry_id): at for table in tables for entry_id, at in _rows(db, table)}


def _rows(db: Database, table: str) -> Iterator[tuple[str, str]]:
    yield from db.execute(f"SELECT id, coalesce(edited_at, written_at) FROM {table} WHERE deleted_at IS NULL")
