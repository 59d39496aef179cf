"""Bring a journal's own export back in: every record with the id it had, in one transaction, undone whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from journal.errors import FieldError, JournalError
from journal.exchange.bring_in import own_export
from journal.exchange.bring_in.found import Problem
from journal.exchange.bring_in.own_export import Exported
from journal.exchange.take_out import as_json
from journal.exchange.take_out.taking import FORMAT
from journal.records.bring_in import Import
from journal.records.entry import now_utc
from journal.records.evidence import Evidence
from journal.records.taken_out import NAMED, TABLES, Chosen, Table
from journal.store import bringing_back, erasing, importing_back, plain_sqlite, taking_out
from journal.store.journal import Journal
from journal.wording import bring_back as wording

OWN = "own-export"
"""The format of an import of this kind, as it is kept."""

LARGEST = 500_000_000
"""Bytes of a file that is read."""


class NotBrought(JournalError):
    """The file was not brought in; the sentence says why, and nothing was changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What was brought in: ids by name of the table, and the import that `bring_in.undo` takes back.

    `done` is None where there was nothing to keep. `same` were there already,
    `other` too but with other words: they stayed as they are here; a table
    and an id each.
    """

    ids: Mapping[str, tuple[str, ...]]
    done: Import | None
    same: int
    other: tuple[tuple[str, str], ...]
    problems: tuple[Problem, ...]

    @property
    def new(self) -> int:
        """How many records are here that were not before."""
        return sum(map(len, self.ids.values()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """An export held against what is here: records that are not, ids that are, and those of them in other words."""

    new: Mapping[Table, list[Any]]
    same: int
    other: tuple[tuple[str, str], ...]

    @property
    def new_count(self) -> int:
        """How many records would come in."""
        return sum(map(len, self.new.values()))


def recognises(file: bytes) -> bool:
    """Say whether a file looks like one that was taken out of a journal, as JSON or SQLite."""
    return file.startswith(plain_sqlite.MAGIC) or own_export.recognises(file)


def read(file: bytes) -> Exported:
    """Return what stands in a file that was taken out as JSON or SQLite. Raises NotBrought."""
    if len(file) > LARGEST:
        raise NotBrought(wording.TOO_LARGE)
    try:
        if file.startswith(plain_sqlite.MAGIC):
            members = plain_sqlite.members_in(file)
            if members.get("format") != FORMAT:
                raise NotBrought(wording.NOT_OURS)
            return own_export.read(plain_sqlite.rows_in(file), members)
        return own_export.read_json(file)
    except (as_json.NotOurs, plain_sqlite.NotOurs):
        raise NotBrought(wording.NOT_OURS) from None


def compare(journal: Journal, exported: Exported) -> Compared:
    """Return what of an export is here already. Nothing is kept."""
    new: dict[Table, list[Any]] = {}
    same, other = 0, []
    for table in TABLES:
        found = exported.records.get(table.name, ())
        known = bringing_back.known_ids(journal, table) if found else frozenset()
        new[table] = [record for record in found if record.id not in known]
        if table.record is Evidence and new[table]:
            sums = journal.evidence.sums()  # the very file may have been added to its entry by hand since
            new[table] = [one for one in new[table] if (one.cpd_id, one.sha256) not in sums]
            same += len(found) - len(new[table]) - sum(one.id in known for one in found)
        here = _here(journal, table) if known.intersection(record.id for record in found) else None
        for record in found:
            if here is not None and record.id in known:
                if here(record.id) == record:
                    same += 1
                else:
                    other.append((table.name, record.id))
    return Compared(new=new, same=same, other=tuple(other))


def take(journal: Journal, exported: Exported, now: datetime | None = None) -> Brought:
    """Keep what is not here yet, all or nothing, and note it as an import.

    Settings are taken into a journal without entries alone. Raises NotBrought
    where a client's code is another one's here, or a client is being erased; CannotWrite.
    """
    if erasing.clients_sealed(journal) & {client.id for client in exported.records.get("clients", ())}:
        raise NotBrought(wording.BEING_ERASED)
    before = bringing_back.kept_settings(journal)
    empty = not any(table.count() for table in journal.tables)
    compared = compare(journal, exported)
    settings = exported.settings if empty else None
    try:
        with journal.day_sums.postponed():
            if settings is not None:
                journal.settings.write(settings)
            _put_in(journal, compared.new, exported.in_trash, now or now_utc())
            ids = {table.name: tuple(record.id for record in of) for table, of in compared.new.items() if of}
            done = Import(formats=(OWN,), new=compared.new_count) if ids or settings is not None else None
            if done is not None:
                importing_back.note(journal, done, ids, before if settings is not None else None)
    except FieldError as error:
        raise NotBrought(wording.CODE_TAKEN if error.field == "code" else wording.DOES_NOT_FIT) from None
    return Brought(
        ids=ids,
        done=done,
        same=compared.same,
        other=compared.other,
        problems=exported.problems,
    )


def _put_in(journal: Journal, new: Mapping[Table, list[Any]], in_trash: frozenset[str], now: datetime) -> None:
    clients = new[NAMED["clients"]]
    deleted = [client for client in clients if client.id in in_trash]
    # A code may have been given anew since: those in the trash are there before it is asked whose it is.
    bringing_back.put_in(journal, NAMED["clients"], deleted)
    bringing_back.put_in_trash(journal, [client.id for client in deleted], now)
    bringing_back.put_in(journal, NAMED["clients"], [client for client in clients if client.id not in in_trash])
    for table, records in new.items():
        if not table.dated and table.name != "clients":
            bringing_back.put_in(journal, table, records)
    # Term by term, as it was lived: the search index is ordered by time, and would be rewritten again and again.
    terms: dict[tuple[int, int], list[tuple[Table, list[Any]]]] = {}
    for table, records in new.items():
        if table.dated:
            for term, of_term in groupby(sorted(records, key=_day), key=_term):
                terms.setdefault(term, []).append((table, list(of_term)))
    for term in sorted(terms):
        for table, found in terms[term]:
            bringing_back.put_in(journal, table, found)


def _here(journal: Journal, table: Table) -> Callable[[str], Any]:
    """Return what finds a record of a table by its id, also one in the trash."""
    live = {record.id: record for record in taking_out.records(journal, table, Chosen())}
    ever = journal.table_of(table.record).ever if table.is_of_entries else live.get
    return lambda record_id: live.get(record_id) or ever(record_id)


def _day(record: Any) -> date:
    day: date = record.day
    return day


def _term(record: Any) -> tuple[int, int]:
    day = _day(record)
    return day.year, (day.month - 1) // 4
