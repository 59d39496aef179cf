"""What the therapist chose once: not dated, unlike the work pattern."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache
from zoneinfo import available_timezones

from journal.errors import FieldError
from journal.records import entry
from journal.records.crisis_line import CrisisLine
from journal.records.letting_go import Kept
from journal.records.own_word import OwnWord

DEFAULT_IDLE_MINUTES = 10
"""Minutes without a key or a tap after which the journal locks itself."""

LARGEST_OWN_HOURS = 100_000
"""Of the numbers that stand in place of a preset's, in the unit of each."""

LARGEST_SD = 1000
"""Points of a score."""


@cache
def known_zones() -> frozenset[str]:
    """Return the IANA zones that this computer knows. Looked up once: each look walks the disk."""
    return frozenset(available_timezones())


class Computer(StrEnum):
    """Whose computer this is."""

    OWN = "my own"
    SHARED = "shared at home"
    EMPLOYER = "my employer's"


class Look(StrEnum):
    """In which colours the journal is shown, where it is not to go by the computer."""

    LIGHT = "light"
    DARK = "dark"


class DateOrder(StrEnum):
    """In which order a date is written."""

    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"
    YEAR_FIRST = "ymd"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnHours:
    """`value` stands for the number `name` of the preset with the key `preset`; 0: nothing is asked.

    Names and their units are those of measures/hours_asked.py. At most LARGEST_OWN_HOURS.
    """

    preset: str
    name: str
    value: float

    def __post_init__(self) -> None:
        entry.line("preset", self.preset, required=True)
        entry.line("name", self.name, required=True)
        if not 0 <= self.value <= LARGEST_OWN_HOURS:
            raise FieldError("own_hours", "must be from 0 to 100,000")


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnNorm:
    """How the score `name` of `scale` spreads, as the therapist has it: by this a change is told from chance.

    `sd` in points of the score, more than 0; `reliability` more than 0 and less than 1; None or "": as the source of
    the scale tells. Raises FieldError naming `sd` or `reliability`.
    """

    scale: str
    name: str
    sd: float | None = None
    reliability: float | None = None
    source: str = ""

    def __post_init__(self) -> None:
        entry.line("scale", self.scale, required=True)
        entry.line("name", self.name, required=True)
        entry.line("source", self.source)
        if self.sd is not None and not 0 < self.sd <= LARGEST_SD:
            raise FieldError("sd", "must be more than 0 and at most 1,000 points")
        if self.reliability is not None and not 0 < self.reliability < 1:
            raise FieldError("reliability", "must be more than 0 and less than 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`zone` is an IANA name, `idle_minutes` 1–120, `open_more` names the kinds whose "more" is kept open.

    `crisis_lines` None: those that come with the program. Under `legal_hold`
    nothing is deleted for good. `morning_answered_on` is the local day on
    which the morning's question was last answered. `hours_preset` is the key
    of one of presets/hours.py, `own_hours` the numbers put in place of those
    a preset comes with. `own_supervision_minutes` a month and `own_cpd_hours`
    a year are where earlier versions kept the two of "my_board"; they are
    read, and no longer written. `own_norms` stand in place of what the sources of
    scales tell of their spread. Notes are read for their tone only where `word_tone`.
    What was shared is kept, as it left, for `shares_kept_days`; None: until
    it is let go by hand. `date_order`, `clock_hours` (12 or 24) and
    `week_begins` (an ISO weekday) None: as the browser says; `look` None:
    as the computer has it. `colours_told` says that it was read which
    colours clients no longer have. Of the browser's
    zones in `zones_trusted` it was answered that they are right, of those in
    `zones_passed_over` that `zone` is. `calls_for_me` is who calls clients on
    a day of illness, `calls_agreed_on` the day it was agreed with them, and
    `names_lie` the place of the list of names for the codes. `second_place`
    is the path of the folder to which each backup is copied; "": none. `kept`
    is for how long entries are kept.
    """

    zone: str = "UTC"
    idle_minutes: int = DEFAULT_IDLE_MINUTES
    computer: Computer | None = None
    open_more: tuple[str, ...] = ()
    own_words: tuple[OwnWord, ...] = ()
    crisis_lines: tuple[CrisisLine, ...] | None = None
    prompts_shown: bool = True
    first_week_shown: bool = True
    legal_hold: bool = False
    morning_answered_on: date | None = None
    period: str = "Quarter"
    period_from: date | None = None
    period_to: date | None = None
    hours_preset: str = "my_board"
    own_supervision_minutes: int | None = None
    own_cpd_hours: float | None = None
    own_hours: tuple[OwnHours, ...] = ()
    own_norms: tuple[OwnNorm, ...] = ()
    word_tone: bool = False
    shares_kept_days: int | None = 365
    date_order: DateOrder | None = None
    clock_hours: int | None = None
    week_begins: int | None = None
    look: Look | None = None
    colours_told: bool = False
    zones_trusted: tuple[str, ...] = ()
    zones_passed_over: tuple[str, ...] = ()
    calls_for_me: str = ""
    calls_agreed_on: date | None = None
    names_lie: str = ""
    second_place: str = ""
    kept: Kept = field(default_factory=Kept)

    def __post_init__(self) -> None:
        entry.whole("idle_minutes", self.idle_minutes, 1, 120)
        entry.whole("shares_kept_days", self.shares_kept_days, 1, 36_500)
        entry.whole("own_supervision_minutes", self.own_supervision_minutes, 1, 6000)
        if self.own_cpd_hours is not None and not 0 < self.own_cpd_hours <= 1000:
            raise FieldError("own_cpd_hours", "must be more than 0 and at most 1000 hours")
        if self.clock_hours not in (None, 12, 24):
            raise FieldError("clock_hours", "must be 12 or 24")
        for name in ("calls_for_me", "names_lie", "second_place"):
            entry.line(name, getattr(self, name))
        entry.day("calls_agreed_on", self.calls_agreed_on)
        entry.whole("week_begins", self.week_begins, 1, 7)
        if self.zone not in known_zones():
            raise FieldError("zone", "is not a time zone that this computer knows")
