"""The plan of an absence: what holds for all clients alike. What holds for one of them is a decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from journal.errors import FieldError
from journal.records import entry
from journal.records.entry import Entry


class Approach(StrEnum):
    """When the therapist offers make-up sessions."""

    NEVER = "never"
    EXCEPTIONAL = "exceptional"
    FLEXIBLE = "flexible"


class Policy(StrEnum):
    """When the practice does."""

    NEVER = "never"
    EXCEPTIONAL = "exceptional"
    ALWAYS = "always"


class Did(StrEnum):
    """What taking a plan did with a session."""

    CANCELLED = "cancelled"
    MADE = "made"
    LENGTHENED = "lengthened"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenSlot:
    """Time that is free for one session, by the wall clock of the practice."""

    day: date
    clock: time
    minutes: int = 50

    def __post_init__(self) -> None:
        entry.day("open_slots", self.day)
        entry.minutes("open_slots", self.minutes)


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenSession:
    """A session that taking the plan wrote, as taking it back wants it.

    `as_of` is the version that was written: another one since then was made
    by hand, and is left. `minutes` are those a lengthened one had before,
    None: as usual.
    """

    session_id: str
    client_id: str
    as_of: datetime
    did: Did
    minutes: int | None = None

    def __post_init__(self) -> None:
        entry.moment("written", self.as_of)


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsencePlan(Entry):
    """One plan for one time off. `at` is the local midnight of the day on which it was begun.

    `open_slots` are free before and after; `most_a_day` sessions and `least_gap`
    minutes between two are never broken for a make-up. `closed` are public
    holidays around. `cover_as_written` is what the time off said of cover: a
    note, no person. `written` are the sessions that taking it wrote; none: it is not taken.
    """

    time_off_id: str
    make_ups: Approach | None = None
    policy: Policy | None = None
    open_slots: tuple[OpenSlot, ...] = ()
    most_a_day: int | None = None
    least_gap: int | None = None
    closed: tuple[date, ...] = ()
    cover_as_written: str = ""
    note: str = ""
    written: tuple[WrittenSession, ...] = ()

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        entry.whole("most_a_day", self.most_a_day, 0, 24)
        entry.whole("least_gap", self.least_gap, 0, 24 * 60)
        entry.line("cover_as_written", self.cover_as_written)
        entry.note("note", self.note)
        for day in self.closed:
            entry.day("closed", day)
        if len({(slot.day, slot.clock) for slot in self.open_slots}) < len(self.open_slots):
            raise FieldError("open_slots", "name the same time twice")
