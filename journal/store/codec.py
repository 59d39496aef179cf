"""A record as a row, and back.

Session(at=…, members_present=('a',)) ⇄ {'at': '2026-10-22T12:00:00.000000+00:00',
                                          'zone': 'Europe/Berlin', 'day': '2026-10-22',
                                          'members_present': '["a"]', …}
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any, TypeVar, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

import msgspec
from sqlite_utils import Database

from journal.records.entry import Entry

R = TypeVar("R")


def utc_text(moment: datetime) -> str:
    """Return a moment as text that sorts by time: UTC, always with microseconds."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def to_row(record: object) -> dict[str, Any]:
    """Return a record's columns; lists and nested records become JSON."""
    row: dict[str, Any] = msgspec.to_builtins(record)
    for name, value in row.items():
        if isinstance(value, list | tuple | dict):
            row[name] = json.dumps(value, ensure_ascii=False)
    for name in ("at", "written_at", "edited_at"):
        value = getattr(record, name, None)
        if value is not None:
            row[name] = utc_text(value)
    if isinstance(record, Entry):
        row["zone"] = record.zone
        row["day"] = record.day.isoformat()
    return row


def insert(db: Database, table: str, row: dict[str, Any], *, if_new: bool = False) -> None:
    """Write a new row; table and columns are the program's own names. `if_new`: one with its key stays as it is."""
    ending = " ON CONFLICT DO NOTHING" if if_new else ""
    db.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join(f':{n}' for n in row)}){ending}", row)


def from_row(kind: type[R], row: Mapping[str, Any]) -> R:
    """Return the record of a row; columns that are not the record's are passed over.

    What a row does not have yet, as in an old history, gets its default.
    Raises the record's FieldError, or msgspec.ValidationError for a row that
    never was such a record.
    """
    return _record(kind, {name: row[name] for name in columns(kind) if name in row})  # type: ignore[arg-type]  # a class can be hashed


def from_columns(kind: type[R], values: Sequence[Any]) -> R:
    """Return the record whose `columns` were read, in their order."""
    return _record(kind, dict(zip(columns(kind), values, strict=True)))  # type: ignore[arg-type]  # a class can be hashed


def _record(kind: type[R], row: dict[str, Any]) -> R:
    for name in _json_fields(kind):  # type: ignore[arg-type]  # a class can be hashed
        if row.get(name) is not None:
            row[name] = json.loads(row[name])
    if "zone" in row:
        row["at"] = datetime.fromisoformat(row["at"]).astimezone(ZoneInfo(row.pop("zone")))
        row.pop("day", None)  # follows from `at`
    return msgspec.convert(row, kind, strict=False)


@cache
def columns(kind: Any) -> tuple[str, ...]:
    """Return the columns that hold a record: its fields, and for an entry its zone and local day."""
    names = tuple(f.name for f in fields(kind))
    return (*names, "zone", "day") if issubclass(kind, Entry) else names


@cache
def _json_fields(kind: Any) -> frozenset[str]:
    return frozenset(name for name, told in get_type_hints(kind).items() if any(map(_nested, (told, *get_args(told)))))


def _nested(told: Any) -> bool:
    return get_origin(told) is tuple or is_dataclass(told)
