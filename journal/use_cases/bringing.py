"""Files on their way in: read in a thread of their own, then held in memory with what was decided, until taken.

One for each open journal, whichever tab asks, so that a page that is loaded anew finds all of it again. Nothing of it
is on a disk; it goes with the journal's lock.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from weakref import WeakKeyDictionary

from journal.exchange.bring_in.found import Asked, Found
from journal.exchange.bring_in.understood import Dropped
from journal.records.bring_in import Decision, Import, Rules, Source
from journal.store.journal import Journal
from journal.use_cases import bring_back, bring_in
from journal.use_cases.bring_in import Looking, Preview, ReadFile
from journal.use_cases.bringing_own import BringingOwn

Given = tuple[str, bytes]
"""A file's name and its bytes."""

EARLIEST, LATEST = date(1950, 1, 1), date(2100, 12, 31)
"""The days that are read where all are asked for."""


class Bringing:
    """Files being read, then what is decided of them. `found` counts the rows so far, `part` from 0 to 1 is how far."""

    def __init__(self, given: Sequence[Given], how: Asked) -> None:
        self.given = tuple(given)
        self.found = 0
        self.part = 0.0
        self.files: tuple[ReadFile, ...] = ()
        self.sources: list[Source] = []
        self.decisions: dict[str, Decision] = {}
        self.words: tuple[tuple[str, str], ...] = ()
        self.fault = ""
        self._stop, self._closed = threading.Event(), how.stopped
        self._how = replace(how, stopped=self._stopped)
        self._looking = Looking()
        self._shown: tuple[object, Preview] | None = None
        self._thread = threading.Thread(target=self._read, args=([*given],), name="bring in", daemon=True)
        self._thread.start()

    @property
    def reading(self) -> bool:
        """Whether files are still being read."""
        return self._thread.is_alive()

    def stop(self) -> None:
        """Stop reading; what was found until then stays."""
        self._stop.set()

    def wait(self) -> None:
        """Wait until all is read."""
        self._thread.join()

    def _stopped(self) -> bool:
        return self._stop.is_set() or self._closed()

    def _read(self, given: list[Given]) -> None:
        read: list[ReadFile] = []
        try:
            for n, (name, data) in enumerate(given):
                if self._stopped():
                    break
                read.append(bring_in.read_file(name, data, self._how, tell=self._telling(n, len(given), data)))
        except Exception as error:  # noqa: BLE001 a fault in a reader must not be told with a line of the file
            self.fault = type(error).__name__
        self.files = () if self._closed() else tuple(read)

    def _telling(self, n: int, of: int, data: bytes) -> Callable[[Found], None]:
        lines = max(data.count(b"\n"), 1)

        def tell(found: Found) -> None:
            self.found += 1
            self.part = max(self.part, (n + min(found.line / lines, 1.0)) / of)

        return tell

    # --- once it is read --------------------------------------------------------------------------

    def rules(self, n: int) -> Rules:
        """Return the rules for the nth file."""
        return self.sources[n].rules

    def take_for(self, n: int, source: Source) -> None:
        """Take the nth file, and each of its kind, for one of that source."""
        kind = self.files[n].format
        self.sources = [
            source if file.format == kind else before for file, before in zip(self.files, self.sources, strict=True)
        ]

    def say(self, n: int, rules: Rules) -> None:
        """Give the nth file's source other rules."""
        self.take_for(n, replace(self.sources[n], rules=rules))

    def said(self, journal: Journal) -> bool:
        """Whether anything was said of these files that is not kept yet."""
        kept = {source.id: source.rules for source in journal.brought_in.sources()}
        told = any(source.rules != kept.get(source.id, Rules()) for source in self.sources)
        return told or bool(self.decisions or self.words)

    def look(self, journal: Journal) -> Preview:
        """Return what would become of the rows as things stand; looked up once for each state of the journal."""
        if len(self.sources) != len(self.files):
            self.sources = _sources(journal, self.files)
        asked = (journal.opening, journal.version, tuple(self.sources), tuple(self.decisions.items()))
        if self._shown is None or self._shown[0] != asked:
            told = zip(self.files, self.sources, strict=True)
            dropped = [Dropped(name=file.name, source=source, found=file.found) for file, source in told]
            self._shown = asked, self._looking.look(journal, dropped, self.decisions)
        return replace(self._shown[1], words=self.words)

    def keep_word(self, client_id: str, name: str) -> None:
        """Note that a name is to be kept as a word that identifies a client, once the files are taken."""
        self.words = (*self.words, (client_id, name))


_on_their_way: WeakKeyDictionary[Journal, Bringing | BringingOwn] = WeakKeyDictionary()


def _sources(journal: Journal, files: Sequence[ReadFile]) -> list[Source]:
    """Return the source of each file; files of one kind, dropped together, come from one."""
    found: dict[str, Source] = {}
    for file in files:
        kind = str(file.format)
        if kind not in found:
            found[kind] = bring_in.source_of(journal, file)
    return [found[str(file.format)] for file in files]


def receive(journal: Journal, given: Sequence[Given]) -> None:
    """Read files that were handed over: a journal's own export, or files of other programs."""
    if any(bring_back.recognises(data) for _, data in given):
        drop(journal)
        _on_their_way[journal] = BringingOwn(tuple(given))
    else:
        begin(journal, given)


def begin(journal: Journal, given: Sequence[Given]) -> Bringing:
    """Read files of other programs, in place of those that were on their way."""
    drop(journal)
    made = _on_their_way[journal] = Bringing(given, bring_in.asked(journal))
    return made


def widen(journal: Journal) -> None:
    """Read the files that are on their way once more, for all days that an entry can lie on."""
    there = current(journal)
    if isinstance(there, Bringing):
        drop(journal)
        how = replace(bring_in.asked(journal), first=EARLIEST, last=LATEST)
        _on_their_way[journal] = Bringing(there.given, how)


def current(journal: Journal) -> Bringing | BringingOwn | None:
    """Return what is on its way into a journal, or None."""
    return _on_their_way.get(journal)


def drop(journal: Journal) -> None:
    """Let go of what is on its way; nothing of it was kept."""
    there = _on_their_way.pop(journal, None)
    if there is not None:
        there.stop()


def take(journal: Journal, shown: Preview) -> Import | None:
    """Keep what was shown, and let go of the files. Raises as bring_in.take does; then they are still there."""
    done = bring_in.take(journal, shown)
    drop(journal)
    return done


def take_own(journal: Journal, there: BringingOwn) -> Import | None:
    """Keep what of an export is not here yet, and let go of it. Raises as bring_back.take does; it is still there then.

    None where there was nothing to keep.
    """
    done = bring_back.take(journal, there.exported).done if there.exported is not None else None
    drop(journal)
    return done
