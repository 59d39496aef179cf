"""What a file is, and its reader: the one way from bytes to what was found in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from journal.exchange.bring_in import calendar
from journal.exchange.bring_in.found import Asked, Found, Problem


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
    the day of a text that names none; None: such a text is a problem.
    """

    name: str = ""
    day: date | None = None


def recognised(name: str, data: bytes) -> Format | None:
    """Say what a file is, by its content first and by its name second; None where it is nothing that can be read."""
    if b"BEGIN:VCALENDAR" in data[:1024].upper():
        return Format.CALENDAR
    ending = name.rpartition(".")[2].lower()
    return {"csv": Format.TABLE, "xlsx": Format.TABLE, "ods": Format.TABLE}.get(ending)


def read(kind: Format, data: bytes, asked: Asked, *, options: Options = Options()) -> Iterator[Found]:
    """Yield what a file holds, in its order. Never raises for what the bytes hold."""
    if kind is Format.CALENDAR:
        yield from calendar.read(data, asked)
        return
    yield Problem(line=0, why="This kind of file cannot be read yet.")
