"""What readers find in a file: appointments, lines of a table, writings; problems; and what was left out, by reason.

Titles, cells and texts are there to be looked at and matched. What is kept of them is decided by the rules, not here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum


class LeftOut(StrEnum):
    """Why something in a file was passed over, without anything being wrong with it."""

    OUTSIDE_WINDOW = "outside the window"
    CANCELLED = "cancelled"
    REPLACED = "replaced by another row of the same file"
    EMPTY = "empty"
    TOTAL = "a total"
    PICTURE = "a picture"
    NOT_READ = "of a kind that is not read"


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """One appointment, one instance of a series.

    `line` is where its component begins in the file, counted from 1.
    `uid` and `recurrence` ("" for none) tell it from others of its source.
    `at` is when it begins, aware; None: it takes whole days, `first` to
    `last`, both in. `zone` is the IANA zone in which `first` and `last` are
    days. `minutes` is None where the file does not say. `floating`: the file
    names no zone, and the one it was read for was taken. `cancelled` is what
    the file says of its status.
    """

    line: int
    uid: str
    recurrence: str
    title: str
    at: datetime | None
    first: date
    last: date
    zone: str
    minutes: int | None
    floating: bool = False
    cancelled: bool = False


Cell = str | int | float | bool | date | datetime | time | timedelta | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TableLine:
    """One line of a table below its header; `line` counts from 1 as the program that wrote it does. None: empty."""

    line: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableHead:
    """The header of a table, its columns by name: unique, "" never. `sheet` is "" where a file has one table."""

    line: int
    columns: tuple[str, ...]
    sheet: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """One entry of another journal. `line` counts entries from 1 where the file has no lines.

    `at` is aware, or naive where the file names no zone; `has_time`: it names
    an hour. `mood` is that program's own word or number as text, "" for none.
    `pictures` were left out.
    """

    line: int
    uid: str
    at: datetime
    has_time: bool
    title: str
    text: str
    mood: str = ""
    tags: tuple[str, ...] = ()
    pictures: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What could not be read, where, and why in a sentence that holds nothing of the file's own words.

    `line` 0: the file as a whole. `file` is a member's name inside a zip, "" otherwise.
    """

    line: int
    why: str
    file: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """So many rows that were left out, and why."""

    why: LeftOut
    count: int = 1
    line: int = 0


Found = Appointment | TableHead | TableLine | Writing | Problem | Left
"""What a reader yields, in the order of the file. Every row of it is one of these exactly once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How a file is read: the window of days, both in, and the IANA zone of times that name none.

    `stopped` is asked between two rows; where it says yes, reading ends.
    """

    first: date
    last: date
    zone: str
    stopped: Callable[[], bool] = lambda: False


Reader = Callable[[bytes, Asked], Iterator[Found]]
"""A reader of one format. It never raises for what the bytes hold."""
