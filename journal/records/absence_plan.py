"""The plan of an absence: what holds for all clients alike. What holds for one of them is a decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from journal.errors import FieldError
from journal.records import entry
from journal.records.absence_texts import OwnText
from journal.records.entry import Entry
from journal.records.long_leave import LongLeave


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
    note, no person; `notice_as_written` and `kept_as_written` are what it said of notice and of days really free.
    `written` are the sessions that taking it wrote; none: it is not taken.

    `notices_on` are the days on which notice is due, empty: the usual ones. `texts` are those changed by hand.
    `hours_free` are hours kept free on the first days back, from `first_day_back`, None: the day after the last.
    `supervisees_meanwhile` is who is there for the therapist's own supervisees.
    `looked_back_on` is when one was asked, being back, what came of it; `came` what that was.
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
    notice_as_written: date | None = None
    kept_as_written: bool | None = None
    notices_on: tuple[date, ...] = ()
    texts: tuple[OwnText, ...] = ()
    fee_rule: str = ""
    emergency_route: str = ""
    explained: str = ""
    supervisees_meanwhile: str = ""
    first_day_back: date | None = None
    hours_free: int | None = None
    looked_back_on: date | None = None
    came: str = ""
    long: LongLeave | None = None

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        entry.whole("most_a_day", self.most_a_day, 0, 24)
        entry.whole("least_gap", self.least_gap, 0, 24 * 60)
        entry.line("cover_as_written", self.cover_as_written)
        entry.note("note", self.note)
        for name in ("fee_rule", "emergency_route", "explained", "supervisees_meanwhile"):
            entry.line(name, getattr(self, name))
        entry.note("came", self.came)
        entry.whole("hours_free", self.hours_free, 0, 100)
        for name in ("first_day_back", "looked_back_on"):
            entry.day(name, getattr(self, name))
        for day in self.closed:
            entry.day("closed", day)
        for day in self.notices_on:
            entry.day("notices_on", day)
        if len({own.kind for own in self.texts}) < len(self.texts):
            raise FieldError("texts", "hold the same text twice")
        if len({(slot.day, slot.clock) for slot in self.open_slots}) < len(self.open_slots):
            raise FieldError("open_slots", "name the same time twice")
