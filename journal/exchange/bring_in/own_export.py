"""A journal's own export, read again: rows in, records and problems out. Each record has the id that it had."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from journal.errors import FieldError
from journal.exchange.bring_in.found import Problem
from journal.exchange.take_out import as_json
from journal.records.client import Client
from journal.records.evidence import Evidence
from journal.records.settings import Settings
from journal.records.taken_out import IN_TRASH, NAMED, record_of

NOT_A_RECORD = "This is no record of that kind, and was left out."
TWICE = "This has the id of one before it in the file, and was left out."
NOBODY = "This speaks of a client who is not in the file, and was left out."
NO_ENTRY = "This is evidence of an entry that is not in the file, and was left out."
NEWER = "A newer version of the program wrote this file. What this one does not know was left out."

JSON_BEGINS = b'{"about"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What stood in an export: records by table, in its order; `in_trash` are ids of clients that were deleted.

    `settings` None: they did not travel, or are not ones. Of each row that is
    no record there is a problem: its table as `file`, its place there as
    `line`, counted from 1.
    """

    records: Mapping[str, tuple[Any, ...]]
    in_trash: frozenset[str]
    settings: Settings | None
    problems: tuple[Problem, ...]

    @property
    def count(self) -> int:
        """How many records there are."""
        return sum(map(len, self.records.values()))


def recognises(file: bytes) -> bool:
    """Say whether a file begins like JSON that was taken out of a journal."""
    return file[:200].lstrip(b"\xef\xbb\xbf \t\r\n").replace(b" ", b"").replace(b"\n", b"").startswith(JSON_BEGINS)


def read_json(file: bytes) -> Exported:
    """Return what stands in JSON that was taken out. Raises as_json.NotOurs where it is none."""
    return read(as_json.rows_in(file), as_json.members_in(file))


def read(rows: Iterable[tuple[str, Any]], members: Mapping[str, Any]) -> Exported:
    """Return the records of rows of known tables, clients first; `members` is what the file says besides."""
    found: dict[str, list[Any]] = {}
    problems: list[Problem] = []
    trashed: set[str] = set()
    places: Counter[str] = Counter()
    seen: dict[str, set[str]] = {}
    clients = seen.setdefault("clients", set())
    if _version(members) > 1:
        problems.append(Problem(line=0, why=NEWER))
    for name, row in rows:
        places[name] += 1
        why = ""
        record = _record(name, row)
        if record is None:
            why = NOT_A_RECORD
        elif record.id in seen.setdefault(name, set()):
            why = TWICE
        elif (spoken_of := getattr(record, "client_id", None)) is not None and spoken_of not in clients:
            why = NOBODY
        elif isinstance(record, Evidence) and record.cpd_id not in seen.get("cpd", ()):
            why = NO_ENTRY
        if why:
            problems.append(Problem(line=places[name], why=why, file=name))
            continue
        seen[name].add(record.id)
        found.setdefault(name, []).append(record)
        if isinstance(record, Client) and row.get(IN_TRASH.name) is True:
            trashed.add(record.id)
    return Exported(
        records={name: tuple(records) for name, records in found.items()},
        in_trash=frozenset(trashed),
        settings=_settings(members),
        problems=tuple(problems),
    )


def _record(name: str, row: Any) -> Any:
    if not isinstance(row, dict):
        return None
    try:
        return record_of(NAMED[name], row)
    except (FieldError, msgspec.ValidationError, KeyError, ValueError, TypeError, OSError, OverflowError):
        return None  # what was wrong with it could repeat the row's own words


def _settings(members: Mapping[str, Any]) -> Settings | None:
    try:
        return msgspec.convert(members["settings"], Settings) if members.get("settings") else None
    except (msgspec.ValidationError, FieldError):
        return None


def _version(members: Mapping[str, Any]) -> int:
    about = members.get("about")
    version = about.get("version") if isinstance(about, dict) else members.get("version")
    return version if isinstance(version, int) else 1
