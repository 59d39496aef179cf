"""An open journal: the connection, its lock, and a table for each kind of entry."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from journal.errors import JournalError
from journal.records.entry import new_id
from journal.store import keys
from journal.store.choices import KeptSettings, WeightChanges, WorkPatterns
from journal.store.clients import Clients
from journal.store.connection import translated
from journal.store.day_sums import KeptDaySums
from journal.store.drafts import Drafts
from journal.store.entries import Entries
from journal.store.kinds import (
    CheckIns,
    Contacts,
    Downtimes,
    Encounters,
    OnCalls,
    People,
    Reflections,
    Scales,
    Sessions,
    TimesOff,
)
from journal.store.reviewing import Reviewing
from journal.store.sharing import Sharing
from journal.store.supervision import Agenda, Supervisions


class JournalClosed(JournalError):
    """The journal was locked while a page was still at work."""

    def __init__(self) -> None:
        super().__init__("The journal is locked. What you typed is kept; unlock to go on.")


class Journal:
    """One therapist's journal, unlocked.

    Safe to share between threads: one lock guards the one connection.
    `version` rises with every change and begins at 0 with every opening, which
    has an id of its own: the two together are for caches. `is_demo` marks the
    fictional one, whose key is in memory only and cannot be changed.
    """

    def __init__(self, journal_id: str, folder: Path, db: Database, data_key: bytes, *, is_demo: bool = False) -> None:
        self.id = journal_id
        self.folder = folder
        self.is_demo = is_demo
        self.when_closed: Callable[[], None] | None = None
        self.opening = new_id()
        self.version = 0
        self._db: Database | None = db
        self._data_key = data_key
        self._lock = threading.RLock()
        self._depth = 0
        self.clients = Clients(self)
        self.clients.forget_cached()
        self.sessions = Sessions(self)
        self.on_calls = OnCalls(self)
        self.downtimes = Downtimes(self)
        self.reflections = Reflections(self)
        self.contacts = Contacts(self)
        self.encounters = Encounters(self)
        self.supervisions = Supervisions(self)
        self.check_ins = CheckIns(self)
        self.scales = Scales(self)
        self.time_off = TimesOff(self)
        self.agenda = Agenda(self)
        self.people = People(self)
        self.drafts = Drafts(self)
        self.settings = KeptSettings(self)
        self.patterns = WorkPatterns(self)
        self.weights = WeightChanges(self)
        self.day_sums = KeptDaySums(self)
        self.sharing = Sharing(self)
        self.reviewing = Reviewing(self)

    @property
    def kinds(self) -> tuple[Entries, ...]:  # type: ignore[type-arg]  # of every kind of record
        """The kinds of entry a therapist logs, in the order they are listed."""
        return (
            self.clients, self.sessions, self.on_calls, self.downtimes, self.reflections, self.contacts,
            self.encounters, self.supervisions, self.check_ins, self.scales, self.time_off,
        )  # fmt: skip

    @property
    def tables(self) -> tuple[Entries, ...]:  # type: ignore[type-arg]  # of every kind of record
        """Everything that can be changed, deleted and put back: the kinds, the agenda and the people."""
        return (*self.kinds, self.agenda, self.people)

    @property
    def db(self) -> Database:
        """The open database, for the store's own modules. Raises JournalClosed after `close`."""
        if self._db is None:
            raise JournalClosed
        return self._db

    @contextmanager
    def reading(self) -> Iterator[Database]:
        """Hold the lock for a read."""
        with self._lock, translated():
            yield self.db

    @contextmanager
    def transaction(self, *, of_entries: bool = True) -> Iterator[Database]:
        """Hold the lock and write all or nothing; transactions inside are part of the outer one.

        With `of_entries` False the version stays: a draft changes no figure.
        Raises DiskFull, FolderNotWritable or CannotWrite, and then nothing
        was written.
        """
        with self._lock:
            try:
                with translated(), self.db.atomic():
                    self._depth += 1
                    try:
                        yield self.db
                    finally:
                        self._depth -= 1
            except BaseException:
                self.clients.forget_cached()
                raise
            if self._depth == 0:
                self.version += of_entries

    def change_passphrase(self, passphrase: str) -> None:
        """Wrap the data key under another passphrase. Older copies of the key file still open with the old one."""
        with self.reading():  # a closed journal has forgotten its key: nothing must be wrapped then
            keys.write(self.folder, keys.with_passphrase(keys.read(self.folder), self._data_key, passphrase))

    def change_recovery_key(self, recovery_key: str) -> None:
        """Wrap the data key under another recovery key; the one printed before no longer fits."""
        with self.reading():
            keys.write(self.folder, keys.with_recovery_key(keys.read(self.folder), self._data_key, recovery_key))

    def close(self) -> None:
        """Close the file and drop the key. What comes after raises JournalClosed; closing twice is no fault.

        `when_closed`, if set, is called once, after the file is closed.
        """
        with self._lock:
            if self._db is not None:
                self._db.close()
                self._db = None
                self._data_key = b""
                self.clients.forget_cached()
                if self.when_closed is not None:
                    self.when_closed()
