"""The journal's open file: the connection, its lock, its keys, and whether it is still where its name leads."""

from __future__ import annotations

import hmac
import os
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlite_utils import Database

from journal.errors import CannotWrite, JournalClosed, JournalError, JournalGone, KeyFileDamaged, KeyFileMissing
from journal.records.entry import new_id
from journal.store import keys, known_browsers, whereabouts, whole_file
from journal.store.connection import JOURNAL_FILE, connect, translated


class OpenFile:
    """One journal's file, unlocked. Of what is in it, it knows nothing.

    Safe to share between threads: one lock guards the one connection.
    `version` rises with every change and begins at 0 with every opening, which
    has an id of its own: the two together are for caches. `is_demo` marks the
    fictional one, whose key is in memory only and cannot be changed.
    `rescue` copies all of it, once no name leads to it any more, and returns
    where to. `when_undone` is called when a transaction was undone, and at the
    close: tables forget there what they keep in memory.
    """

    def __init__(
        self,
        journal_id: str,
        folder: Path,
        db: Database,
        data_key: bytes,
        rescue: Callable[[OpenFile], Path],
        *,
        is_demo: bool = False,
    ) -> None:
        self.id = journal_id
        self.folder = folder
        self.is_demo = is_demo
        self.when_closed: Callable[[], None] | None = None
        self.when_undone: list[Callable[[], None]] = []
        self.opening = new_id()
        self.version = 0
        self._db: Database | None = db
        self._data_key = data_key
        self._rescue = rescue
        self._lock = threading.RLock()
        self._depth = 0
        self._file = folder / JOURNAL_FILE
        # The demo lies in a temporary folder, and nothing of it is kept anyway.
        self._files = {} if is_demo else whereabouts.of_database(self._file)
        self._key_file: bytes | None = None
        self._gone = False
        self.rescued: Path | None = None
        self.closed = threading.Event()

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
            if self._gone:
                self.look()
            try:
                with translated(), self.db.atomic():
                    self._depth += 1
                    try:
                        yield self.db
                    finally:
                        self._depth -= 1
            except BaseException:
                self._forget()
                raise
            if self._depth == 0:
                self.version += of_entries
                self._look(kept=True)

    def _forget(self) -> None:
        for forget in self.when_undone:
            forget()

    def give_way(self) -> None:
        """Let others have the lock for a moment, in the middle of a long read."""
        self._lock.release()
        time.sleep(0)
        self._lock.acquire()

    # --- is it still there? ------------------------------------------------------------------------

    def look(self) -> None:
        """See whether the file is still where its name leads, as after every commit.

        Raises JournalGone if it is not, for as long as the journal is open:
        nothing more is written, and a copy of all there is made beside it,
        at `rescued` once that succeeded.
        """
        self._look(kept=False)

    @property
    def gone(self) -> str:
        """What is to be said while the file is not where its name leads; empty if all is well."""
        return str(JournalGone(self.rescued)) if self._gone else ""

    def _look(self, *, kept: bool) -> None:
        with self._lock:
            if self._db is None or not (self._gone or whereabouts.moved(self._files)):
                return
            self._gone = True
            if self.rescued is None:
                with suppress(JournalError, OSError):  # that it failed is what is raised
                    self.rescued = self._rescue(self)
            raise JournalGone(self.rescued, kept=kept)

    def watch(self) -> threading.Thread:
        """Look every few seconds, until it is closed or all of it lies in a rescue copy; return the thread."""
        seen, closed = weakref.ref(self), self.closed

        def look_on() -> None:
            while not closed.wait(whereabouts.EVERY_SECONDS):
                there = seen()
                if there is None or there.rescued is not None:
                    return
                with suppress(JournalError, OSError):  # kept in the file, and said on every page
                    there.look()
                del there

        thread = threading.Thread(target=look_on, name="whereabouts", daemon=True)
        thread.start()
        return thread

    # --- its keys ------------------------------------------------------------------------------------

    def opened_with(self, key_file: keys.KeyFile) -> None:
        """Remember the key file: every copy needs it, also where it is lost while the journal is open."""
        self._key_file = key_file.to_bytes()

    def key_file(self) -> bytes:
        """Return the key file of this journal: the one that lies there, if it is this one's, else as it was opened.

        Raises KeyFileMissing or KeyFileDamaged where neither is known.
        """
        with self.reading():
            try:
                found = keys.read(self.folder)
                keys.check(found, self._data_key)
            except (KeyFileMissing, KeyFileDamaged, CannotWrite, OSError):
                if self._key_file is None:
                    raise
            else:
                self.opened_with(found)
            assert self._key_file is not None
            return self._key_file

    def change_passphrase(self, passphrase: str) -> None:
        """Wrap the data key under another passphrase, and forget which browsers have unlocked before.

        Older copies of the key file still open with the old one.
        """
        with self.reading():  # a closed journal has forgotten its key: nothing must be wrapped then
            self.look()
            self._write_key_file(keys.with_passphrase(keys.read(self.folder), self._data_key, passphrase))
            known_browsers.forget_all(self.folder)

    def change_recovery_key(self, recovery_key: str) -> None:
        """Wrap the data key under another recovery key; the one printed before no longer fits."""
        with self.reading():
            self.look()
            self._write_key_file(keys.with_recovery_key(keys.read(self.folder), self._data_key, recovery_key))

    def _write_key_file(self, key_file: keys.KeyFile) -> None:
        keys.write(self.folder, key_file)
        self.opened_with(key_file)

    @contextmanager
    def alone(self) -> Iterator[Database]:
        """Hold the lock outside of any transaction, with nothing left in the log. Raises JournalGone, CannotWrite."""
        with self._lock:
            self.look()
            with translated():
                busy = self.db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            if busy or self._depth:
                raise CannotWrite
            yield self.db

    def move_to(
        self, fresh: Path, opening: Callable[[Path], Database], data_key: bytes, key_file: keys.KeyFile
    ) -> None:
        """Let another file, which holds the same, take this one's place, and go on in it; for `alone`.

        What the system raises is raised, and then this file is still the one.
        """
        before = self.db
        if os.name == "nt":  # where an open file cannot be replaced
            before.close()
        try:
            os.replace(fresh, self._file)
        except OSError:
            if os.name == "nt":
                self._db = connect(self._file, self._data_key)
            raise
        whole_file.sync_folder(self.folder)
        before.close()
        whereabouts.log_of(self._file).unlink(missing_ok=True)  # the empty one of the file before
        self._data_key = data_key
        self.opened_with(key_file)
        try:
            self._db = opening(self._file)
        except JournalError:
            self._db = None
            self._shut()
            raise
        self._files = whereabouts.of_database(self._file)
        self.version += 1
        self._forget()

    def _shut(self) -> None:
        self.closed.set()
        self._data_key = b""
        self._forget()
        if self.when_closed is not None:
            self.when_closed()

    def is_opened_by(self, data_key: bytes) -> bool:
        """Say whether this is the key that the journal is open with: a key file may have been laid in its place."""
        return hmac.compare_digest(self._data_key, data_key)

    def close(self) -> None:
        """Close the file and drop the key. What comes after raises JournalClosed; closing twice is no fault.

        `when_closed`, if set, is called once, after the file is closed. A file
        that no name leads to and that could not be copied yet stays open,
        where nobody reaches it, until it is.
        """
        with self._lock:
            if self._db is not None:
                with suppress(JournalError):
                    self.look()  # the last chance of all that is in a file without a name
                if self._gone and self.rescued is None:
                    hold(self._twin())
                else:
                    whereabouts.close_beside(self._db, self._file, self._files.get(whereabouts.log_of(self._file)))
                self._db = None
                self._shut()

    def _twin(self) -> OpenFile:
        """Return the same open file once more, for a copy to be made of when this one is closed."""
        twin = OpenFile(self.id, self.folder, self.db, self._data_key, self._rescue)
        twin._file, twin._files, twin._key_file = self._file, self._files, self._key_file
        return twin


def hold(file: OpenFile) -> threading.Thread:
    """Keep an open file until it could be copied, then close it; return the thread. It lives as long as the program."""

    def try_on() -> None:
        while file.rescued is None:
            file.closed.wait(whereabouts.EVERY_SECONDS)
            with suppress(JournalError, OSError):
                file.rescued = file._rescue(file)
        file.close()

    thread = threading.Thread(target=try_on, name="rescue", daemon=True)
    thread.start()
    return thread
