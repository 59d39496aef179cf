"""What a file is, and its reader: the one way from bytes to what was found in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial

from journal.exchange.bring_in import calendar, day_one, daylio, journiv, jrnl, notes, tables
from journal.exchange.bring_in.archives import Archive, Refused, ending
from journal.exchange.bring_in.cells import DateOrder
from journal.exchange.bring_in.encodings import as_text, as_utf8
from journal.exchange.bring_in.found import Asked, Found, Problem, Reader
from journal.exchange.bring_in.members import is_zip
from journal.wording import files_read


class Format(StrEnum):
    """What can be brought in."""

    CALENDAR = "calendar"
    TABLE = "table"
    DAY_ONE = "day-one"
    JRNL = "jrnl"
    DAYLIO = "daylio"
    JOURNIV = "journiv"
    MARKDOWN = "markdown"
    TEXT = "text"
    OWN_EXPORT = "own-export"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a file does not say itself.

    `name` is what it is called: the day of a text may stand there. `day` is
    the day of a text that names none; None: such a text is a problem. `order`
    is that of days in figures in a text; None: what could be two days is none.
    """

    name: str = ""
    day: date | None = None
    order: DateOrder | None = None


MOST_BYTES = 20_000_000
MOST_ZIP_BYTES = 500_000_000
"""A journal's zip is mostly pictures, which are not read."""
_BEGINNING = 4096
_OWN = b"between-sessions"
_TABLES = frozenset({"csv", "tsv", "tab", "xlsx", "xlsm", "xls", "ods"})
_DAYLIO = re.compile(rb'^\W*"?(?:full_date|year)"?,"?date"?,"?weekday"?,"?time"?,"?mood"?', re.IGNORECASE)
NONE_ASKED = Options()


def recognised(name: str, data: bytes) -> Format | None:
    """Say what a file is, by its content first and by its name second; None where it is nothing that can be read."""
    if is_zip(data):
        return _in_zip(name, data)
    if data.startswith(tables.OLE):
        return Format.TABLE
    if data.startswith(b"SQLite format 3\x00"):
        return Format.OWN_EXPORT
    plain = as_utf8(data).lstrip()
    if re.search(rb"^\s*BEGIN\s*:\s*VCALENDAR", plain[:_BEGINNING], re.IGNORECASE | re.MULTILINE):
        return Format.CALENDAR
    if plain[:1] in (b"{", b"["):
        kind = _of_json(plain)
        if kind is not None:
            return kind
    if _DAYLIO.match(plain[:_BEGINNING]):
        return Format.DAYLIO
    return _by_name(name, data)


def _in_zip(name: str, data: bytes) -> Format | None:
    try:
        archive = Archive(data)
        names = archive.names()
        lower = [each.lower() for each in names]
        if "xl/workbook.xml" in lower or "xl/workbook.bin" in lower or "content.xml" in lower:
            return Format.TABLE
        kinds = [ending(each) for each in names]
        for each, kind in zip(names, kinds, strict=True):
            if kind == "json" and (found := _of_json(_member(archive, each))):
                return found
    except Refused:
        # Its reader says what is wrong with it, which tells more than "nothing that can be read".
        return Format.TABLE if ending(name) in _TABLES else Format.MARKDOWN
    if any(_OWN in each.encode() for each in lower):
        return Format.OWN_EXPORT
    if any(kind in ("md", "markdown") for kind in kinds):
        return Format.MARKDOWN
    return Format.TEXT if any(kind in notes.ENDINGS for kind in kinds) else None


def _member(archive: Archive, name: str) -> bytes:
    try:
        return archive.read(name)
    except Refused:
        return b""


def _of_json(data: bytes) -> Format | None:
    if _OWN in data[:_BEGINNING]:
        return Format.OWN_EXPORT
    if b'"export_version"' in data and (b'"journals"' in data or b'"moments"' in data):
        return Format.JOURNIV
    if b'"entries"' not in data:
        return None
    if b'"creationDate"' in data or b'"richText"' in data:
        return Format.DAY_ONE
    return Format.JRNL if b'"date"' in data and (b'"body"' in data or b'"title"' in data) else None


def _by_name(name: str, data: bytes) -> Format | None:
    kind = ending(name)
    if b"\x00" in data[:_BEGINNING] and as_utf8(data) is data:
        return None
    if kind in _TABLES:
        return Format.TABLE
    if kind in ("md", "markdown"):
        return Format.MARKDOWN
    if kind == "ics":
        return Format.CALENDAR
    first = next((line for line in as_text(data[:_BEGINNING]).splitlines() if line.strip()), "")
    if jrnl.begins(first):
        return Format.JRNL
    return Format.TEXT if kind in notes.ENDINGS else None


def read(kind: Format, data: bytes, asked: Asked, *, options: Options = NONE_ASKED) -> Iterator[Found]:
    """Yield what a file holds, in its order. Never raises for what the bytes hold.

    The window of days is that of calendars: of a table nothing is known to be
    a day yet, and a journal is brought in whole.
    """
    most = MOST_ZIP_BYTES if is_zip(data) and kind is not Format.TABLE else MOST_BYTES
    if len(data) > most:
        yield Problem(line=0, why=files_read.too_large(most // 1_000_000))
    elif not data.strip():
        yield Problem(line=0, why=files_read.EMPTY_FILE)
    else:
        try:
            yield from _reader(kind, options)(data, asked)
        except Exception:  # noqa: BLE001 what was read stays read, and somebody is told, whatever a stranger's file did
            yield Problem(line=0, why=files_read.REST_UNREADABLE)


def _reader(kind: Format, options: Options) -> Reader:
    by_kind: dict[Format, Reader] = {
        Format.CALENDAR: calendar.read,
        Format.TABLE: tables.read,
        Format.DAY_ONE: day_one.read,
        Format.JOURNIV: journiv.read,
        Format.DAYLIO: daylio.read,
        Format.JRNL: partial(jrnl.read, order=options.order),
        Format.OWN_EXPORT: _own,
    }
    as_notes = partial(notes.read, name=options.name, day=options.day, order=options.order)
    return by_kind.get(kind, as_notes)


def _own(_data: bytes, _asked: Asked) -> Iterator[Found]:
    yield Problem(line=0, why=files_read.OWN)
