"""What the matcher asks of the journal, and what it says of each row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum

from journal.exchange.bring_in.marks import Marks
from journal.records.bring_in import BroughtIn, Decision, Meaning
from journal.records.client import Client
from journal.records.entry import Entry


class Outcome(StrEnum):
    """What becomes of a row; every row has exactly one."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    JOINED = "joined"
    UNCLEAR = "unclear"
    LEFT_OUT = "left out"
    PROBLEM = "problem"


class Why(StrEnum):
    """Why a row is unclear or left out; the sentences are in wording/bring_in.py."""

    NOT_MATCHED = "not matched"
    IGNORED = "ignored"
    CANCELLED = "cancelled"
    DELETED_HERE = "deleted here"
    CHANGED_HERE = "changed here"
    SHARED_SLOT = "shared slot"
    SLOT_ONCE = "slot once"
    SLOT_TWICE = "slot twice"
    BEFORE_START = "before start"
    ENDED = "ended"
    SEVERAL = "several"
    IN_TITLE = "in title"
    MAY_MEAN = "may mean"
    NEAR = "near"
    NOBODY = "nobody"
    WHOLE_DAYS = "whole days"
    NO_END = "no end"
    DATE_ORDER = "date order"
    HOURS = "hours"
    MOOD = "mood"
    ROWS_ARE = "rows are"


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """A client whose usual appointment is at that time; `begun`: the work with them was under way on that day."""

    client_id: str
    begun: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The journal as the matcher sees it.

    `zone` is the practice's. `usual` names whose usual appointment a moment
    is, `usual_clock` the hour of a client's on a day. `names` are folded words kept as identifying clients, by id.
    `identities` are the rows that were brought in before, by their mark,
    `decisions` what was decided of a row by hand. `live` returns an entry by
    kind and id, None where it is gone or in the trash; `on_day` the entries
    of a record type on a local day that are there already.
    """

    now: datetime
    zone: str
    marks: Marks
    clients: Mapping[str, Client]
    usual: Callable[[datetime], Sequence[Usual]]
    usual_clock: Callable[[str, date], time | None]
    live: Callable[[str, str], Entry | None]
    on_day: Callable[[type[Entry], date], Sequence[Entry]]
    names: Mapping[str, str] = field(default_factory=dict)
    identities: Mapping[str, BroughtIn] = field(default_factory=dict)
    decisions: Mapping[str, Decision] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unclear:
    """A row that somebody must decide. `clients` are who it may be, `meaning` what it may mean, by `phrase`."""

    why: Why
    clients: tuple[str, ...] = ()
    meaning: Meaning | None = None
    phrase: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotTaken:
    """A row that is passed over."""

    why: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """A row that cannot be taken; `why` is a sentence without a word of the file."""

    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a row is to become: entries, each by its name within the row ("" for the first).

    `any_hour`: the file tells the day and no hour; the one it has is put in.
    """

    entries: tuple[tuple[str, Entry], ...]
    any_hour: bool = False


Meant = Wanted | Unclear | NotTaken | Wrong


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One entry of a row: `entry` as it is to be kept, `before` the one that stands there."""

    identity: str
    outcome: Outcome
    entry: Entry
    said: str
    before: Entry | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What becomes of a row of a file. `title` and `at` are there to be shown; they are not kept.

    `file` counts from 0. `count` rows of the file are told in one, where
    their reader told them so. `sentence` says more of a problem.
    """

    file: int
    line: int
    outcome: Outcome
    identity: str = ""
    title: str = ""
    at: datetime | date | None = None
    why: Why | str = ""
    sentence: str = ""
    member: str = ""
    unclear: Unclear | None = None
    steps: tuple[Step, ...] = ()
    count: int = 1
