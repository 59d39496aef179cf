"""Files of other programs brought in: read, held against the journal, taken in one transaction, undone whole.

Nothing is kept before `take`, neither a row nor a rule.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from journal.errors import JournalError
from journal.exchange.bring_in.found import Asked, Found, Problem, TableHead
from journal.exchange.bring_in.identity import Identities
from journal.exchange.bring_in.known import Outcome
from journal.exchange.bring_in.marks import Marks, plain
from journal.exchange.bring_in.match import Matching, Plan
from journal.exchange.bring_in.read import Format, Options, read, recognised
from journal.exchange.bring_in.table_line import Lines
from journal.exchange.bring_in.understood import Dropped
from journal.records.bring_in import Decision, Import, Rules, Source
from journal.records.entry import now_utc
from journal.store import importing
from journal.store.importing import Taking, Undone
from journal.store.journal import Journal
from journal.use_cases.bring_in_known import known_of, words_of
from journal.wording import bring_in as wording

BACK, AHEAD = timedelta(days=2 * 365 + 1), timedelta(days=366)
"""The days that are looked at, before and after today, unless others are asked for."""

LOOKED_AT = 300
"""Rows by which the source of a file is known again."""

_TAKEN = {Outcome.NEW: importing.NEW, Outcome.CHANGED: importing.CHANGED, Outcome.JOINED: importing.JOINED}


class LookAgain(JournalError):
    """The journal has moved on since the plan was shown; nothing was taken."""

    def __init__(self) -> None:
        super().__init__(wording.LOOK_AGAIN)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFile:
    """What a file is and holds. `format` None: nothing that is known, and `found` says so."""

    name: str
    format: Format | None
    found: tuple[Found, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What would happen, and of which state of the journal it is said.

    `words` are ids of clients and names that were ticked to be kept as words
    that identify them.
    """

    files: tuple[Dropped, ...]
    decisions: Mapping[str, Decision]
    plan: Plan
    state: tuple[str, int]
    words: tuple[tuple[str, str], ...] = ()


def asked(journal: Journal, first: date | None = None, last: date | None = None) -> Asked:
    """Return how files are read: the practice's zone, two years back and one ahead unless said otherwise."""
    zone = journal.settings.read().zone
    today = now_utc().astimezone(ZoneInfo(zone)).date()
    return Asked(first=first or today - BACK, last=last or today + AHEAD, zone=zone, stopped=journal.closed.is_set)


def read_file(
    name: str,
    data: bytes,
    how: Asked,
    kind: Format | None = None,
    tell: Callable[[Found], object] = lambda _found: None,
) -> ReadFile:
    """Return what a file holds; `kind` says what it is where somebody knows better. Never raises for its bytes.

    `tell` is told of each row as it is found.
    """
    kind = kind or recognised(name, data)
    if kind is None or kind is Format.OWN_EXPORT:
        why = wording.NOT_KNOWN if kind is None else wording.OWN
        return ReadFile(name=name, format=None, found=(Problem(line=0, why=why),))
    found = []
    for one in read(kind, data, how, options=Options(name=name)):
        found.append(one)
        tell(one)
    if how.stopped():
        found.append(Problem(line=0, why=wording.STOPPED))
    return ReadFile(name=name, format=kind, found=tuple(found))


def source_of(journal: Journal, file: ReadFile) -> Source:
    """Return the source that a file most likely comes from, or a new one.

    The one of whose rows most are known; else of its kind the last, for a
    table only where its columns have the same names.
    """
    kept = [source for source in journal.brought_in.sources() if source.format == file.format]
    if not kept or file.format is None:
        return Source(format=str(file.format or ""))
    marks = Marks(journal.brought_in.key())
    known = known_of(journal, marks)

    def known_rows(source: Source) -> int:
        of = Identities(source.id, file.found, marks, Lines(source.rules, known, file.found).key)
        return sum(of.of(found) in known.identities for found in islice(file.found, LOOKED_AT))

    rows = {source.id: known_rows(source) for source in kept}
    best = max(kept, key=lambda source: rows[source.id])  # of equals the first: the one last written
    if rows[best.id] or file.format is not Format.TABLE:
        return best
    columns = {marks.column(name) for head in file.found if isinstance(head, TableHead) for name in head.columns}
    alike = [source for source in kept if columns & {rule.mark for rule in source.rules.columns}]
    return alike[0] if alike else Source(format=str(file.format))


class Looking:
    """Files looked at again and again while questions are answered. Nothing is kept in the journal.

    As long as it stands as it did, an answer costs the rows that it touches.
    """

    def __init__(self) -> None:
        self._matching: tuple[tuple[str, int], Matching] | None = None

    def look(self, journal: Journal, files: Sequence[Dropped], decisions: Mapping[str, Decision]) -> Preview:
        """Return what would become of each row."""
        state = journal.opening, journal.version  # first: what changes meanwhile is noticed when it is taken
        if self._matching is None or self._matching[0] != state:
            self._matching = state, Matching(known_of(journal, Marks(journal.brought_in.key())))
        plan = self._matching[1].plan(files, decisions)
        return Preview(files=tuple(files), decisions=dict(decisions), plan=plan, state=state)


def look(journal: Journal, files: Sequence[Dropped], decisions: Mapping[str, Decision] | None = None) -> Preview:
    """Return what would become of each row. Nothing is kept."""
    return Looking().look(journal, files, decisions or {})


def take(journal: Journal, shown: Preview) -> Import | None:
    """Keep what was shown, in one transaction; None where there is nothing to keep.

    Raises LookAgain where the journal has moved on and other rows would be
    taken, CannotWrite; then nothing was kept.
    """
    with journal.transaction():
        now = shown
        if (journal.opening, journal.version) != shown.state:
            now = look(journal, shown.files, shown.decisions)
            if now.plan.seen != shown.plan.seen:
                raise LookAgain
        takings = [*_takings(now)]
        kept = {source.id: source for source in journal.brought_in.sources()}
        sources = {file.source.id: file.source for file in now.files if file.source.format}
        told = [source for source in sources.values() if kept.get(source.id) != source]
        only_new = all(source.id not in kept and source.rules == Rules() for source in told)
        if not (takings or shown.words or shown.decisions) and only_new:
            return None
        counts = now.plan.counts
        done = Import(
            formats=tuple(sorted({source.format for source in sources.values()})),
            new=counts[Outcome.NEW],
            changed=counts[Outcome.CHANGED],
            joined=counts[Outcome.JOINED],
        )
        written = [replace(source, written_at=now_utc()) for source in sources.values()]
        importing.write(journal, done, takings, written, shown.decisions, _keep_words(journal, shown.words))
    return done


def undo(journal: Journal, import_id: str, *, keep_rules: bool = False) -> Undone:
    """Take a whole import back, whenever. Raises NotUndone, OnLegalHold, CannotWrite; then nothing was changed."""
    with journal.transaction():
        marks = Marks(journal.brought_in.key())
        for client_id, mark in importing.words_kept(journal, import_id):
            kept = words_of(journal.sharing.identifying_words().get(client_id, ""))
            journal.sharing.keep_identifying_words(client_id, ", ".join(w for w in kept if marks.phrase(w) != mark))
        undone = importing.undo(journal, import_id, keep_rules=keep_rules)
    importing.settle(journal)
    return undone


def _takings(shown: Preview) -> Any:
    for row in shown.plan.rows:
        for step in row.steps:
            yield Taking(
                identity=step.identity,
                source_id=shown.files[row.file].source.id,
                done=_TAKEN[step.outcome],
                entry=step.entry,
                said=step.said,
            )


def _keep_words(journal: Journal, ticked: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Keep names as words that identify clients, beside those that are kept; return the new ones by their marks."""
    marks, new = Marks(journal.brought_in.key()), []
    for client_id, name in ticked:
        kept, word = words_of(journal.sharing.identifying_words().get(client_id, "")), " ".join(words_of(name))
        if word and plain(word) not in map(plain, kept):
            journal.sharing.keep_identifying_words(client_id, ", ".join((*kept, word)))
            new.append((client_id, marks.phrase(word)))
    return new
