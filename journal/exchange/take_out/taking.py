"""What a writer is given: rows by table, read once each, and what is to be said of the whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zlib import crc32

from journal.records.evidence import safe_name
from journal.records.kinds import Around
from journal.records.taken_out import NAMED, Chosen, Column, Part, Row, Table, columns_of, row_of, tables_of

FORMAT = "between-sessions-journal"
VERSION = 1

EVIDENCE = "evidence/"
"""The folder of a zip in which files that are kept as evidence lie."""

_LONGEST, _LONGEST_ENDING = 255, 10
"""Bytes of a file's name on the disks in use, and characters of its ending."""

Tally = dict[str, int]
"""How many of what, by its name in the file, and a check over the ids of each in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """One journal on its way out.

    `records` yields those of a table, in order of time, `in_trash` are ids of
    clients that were deleted. `settings` None: they stay. `made_at` is aware,
    `zone` the IANA zone of the practice, `by` the version of the program.
    """

    chosen: Chosen
    records: Callable[[Table], Iterable[Any]]
    in_trash: frozenset[str]
    around: Around
    settings: Mapping[str, Any] | None
    made_at: datetime
    zone: str
    by: str

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables that are taken out."""
        return tables_of(self.chosen)

    def columns(self, table: Table) -> tuple[Column, ...]:
        """Return the columns of a table, as far as they are taken out."""
        return columns_of(table, self.chosen.parts)

    def cells(self, table: Table) -> tuple[Column, ...]:
        """Return the columns that a table of words and numbers has: files lie beside it, or stay."""
        return tuple(column for column in self.columns(table) if column.sort != "bytes")

    def rows(self, table: Table, seen: Seen) -> Iterator[Row]:
        """Yield the rows of a table, each noted in `seen`."""
        columns = self.columns(table)
        for record in self.records(table):
            row = row_of(record, columns, in_trash=record.id in self.in_trash)
            seen.note(table.name, record.id)
            yield row

    @property
    def brings_files(self) -> bool:
        """Whether files that are kept as evidence go along: they are one's own, as notes are."""
        return NAMED["evidence"] in self.tables and Part.REFLECTIONS in self.chosen.parts

    @property
    def about(self) -> dict[str, Any]:
        """What a file says of itself."""
        first, last = self.chosen.first, self.chosen.last
        return {
            "format": FORMAT,
            "version": VERSION,
            "made_at": self.made_at.isoformat(timespec="seconds"),
            "program": self.by,
            "zone": self.zone,
            "parts": sorted(self.chosen.parts),
            "from": first.isoformat() if first else None,
            "to": last.isoformat() if last else None,
        }


def evidence_path(identity: str, name: str) -> str:
    """Return where a file that is kept as evidence lies in a zip: `evidence/<id> <name>`, no two alike.

    In bytes the name is as long as any disk takes, and keeps its ending.
    """
    stem, dot, ending = safe_name(name).rpartition(".")
    if not stem or len(ending) > _LONGEST_ENDING:
        stem, dot, ending = safe_name(name), "", ""
    left = _LONGEST - len(f"{identity} {dot}{ending}".encode())
    return f"{EVIDENCE}{identity} {stem.encode()[:left].decode(errors='ignore')}{dot}{ending}"


@dataclass(slots=True)
class Seen:
    """Counts what passes, and checks its ids in their order."""

    _counts: Counter[str] = field(default_factory=Counter)
    _ids: dict[str, int] = field(default_factory=dict)

    def note(self, name: str, identity: str, times: int = 1) -> None:
        """Note one more of `name`, or so many of one identity."""
        self._counts[name] += times
        self._ids[name] = crc32(identity.encode("utf-8") * times, self._ids.get(name, 0))

    @property
    def tally(self) -> Tally:
        """What was seen so far; of what there was nothing, there is no word."""
        return {**self._counts, **{f"{name}: ids": check for name, check in self._ids.items()}}
