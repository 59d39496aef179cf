"""Everything as one JSON object, a record a line; docs/export.md and docs/export.schema.json say what is where."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

import msgspec

from journal.exchange.take_out.taking import FORMAT, Seen, Taking, Tally
from journal.records.taken_out import NAMED

_encode = msgspec.json.Encoder().encode


class NotOurs(ValueError):
    """The bytes are no JSON that was taken out of a journal."""


def write(taking: Taking, out: IO[bytes]) -> Tally:
    """Write record after record, none of them held, and return what was written."""
    seen = Seen()
    out.write(b'{"about": ' + _encode(taking.about))
    if taking.settings is not None:
        out.write(b',\n"settings": ' + _encode(taking.settings))
    for table in taking.tables:
        out.write(b',\n"' + table.name.encode("ascii") + b'": [')
        between = b"\n"
        for row in taking.rows(table, seen):
            out.write(between)
            out.write(_encode(row))
            between = b",\n"
        out.write(b"]")
    out.write(b"}\n")
    return seen.tally


def read_back(file: bytes) -> Tally:
    """Return what stands in the bytes. Raises NotOurs."""
    seen = Seen()
    for name, row in rows_in(file):
        seen.note(name, str(row["id"]))
    return seen.tally


def members_in(file: bytes) -> dict[str, Any]:
    """Return what stands beside the tables: "about", and "settings" where they came along. Raises NotOurs."""
    members = _members(file)
    return {name: msgspec.json.decode(members[name]) for name in ("about", "settings") if name in members}


def rows_in(file: bytes) -> Iterator[tuple[str, Any]]:
    """Yield (table, row) of the tables that are known, one decoded at a time. Raises NotOurs for what is no JSON."""
    members = _members(file)
    for name in NAMED:
        if name not in members:
            continue
        try:
            lines = msgspec.json.decode(members[name], type=list[msgspec.Raw])
            for line in lines:
                yield name, msgspec.json.decode(line)
        except msgspec.DecodeError:
            raise NotOurs(name) from None


def _members(file: bytes) -> dict[str, msgspec.Raw]:
    try:
        members = msgspec.json.decode(file, type=dict[str, msgspec.Raw])
        about = msgspec.json.decode(members["about"], type=dict[str, Any])
    except (msgspec.DecodeError, KeyError, RecursionError):
        raise NotOurs("about") from None
    if about.get("format") != FORMAT:
        raise NotOurs("format")
    return members
