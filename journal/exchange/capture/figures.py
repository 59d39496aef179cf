"""Figures in a capture line: minutes, a clock, a day, a number; and what pieces a line is made of."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from enum import Enum, auto
from typing import Any, NamedTuple

from journal.presets.capture_words import DAYS, MONTHS, UNITS, WEEKDAYS, Word
from journal.records.alike import folded

_WEEKDAY = {spelling: n for n, spellings in enumerate(WEEKDAYS) for spelling in spellings}
_MONTH = {spelling: n for n, spellings in enumerate(MONTHS, 1) for spelling in spellings}
NUMBER = re.compile(r"[0-9]+")
_ORDINAL = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th|\.)?")
_MINUTES = re.compile(r"([0-9]+)(m|min|mins|minutes?|['′])")
_HOURS = re.compile(r"([0-9]+)(?:[.,]([0-9]{1,2}))?(?:h|hrs?|hours?)")
_HOURS_MINUTES = re.compile(r"([0-9]{1,4})h([0-9]{1,2})m?")
_CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})(am|pm|h)?")
_CLOCK_12 = re.compile(r"([0-9]{1,2})(am|pm)")
_SPAN = re.compile(r"([0-9]{1,2}:[0-9]{2})[-–]([0-9]{1,2}:[0-9]{2})")
_OF_TEN = re.compile(r"([0-9]+)/10")
_CHANGE = re.compile(r"([0-9]+)(?:>|->|→)([0-9]+)")
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_DAY_MONTH = re.compile(r"([0-9]{1,2})(?:\.([0-9]{1,2})\.|/([0-9]{1,2})(?:/|$))([0-9]{4}|[0-9]{2})?")
_YEAR = re.compile(r"(?:19|20|21)[0-9]{2}")


class What(Enum):
    """What a piece is."""

    CLIENT = auto()  # value: the clients it may mean
    NEW_CLIENT = auto()  # value: the code
    CODE_LIKE = auto()  # value: codes near it
    PERSON = auto()  # value: the person
    MINUTES = auto()
    CLOCK = auto()
    SPAN = auto()  # value: two clocks
    DAY = auto()  # value: days from today, ("weekday", 0–6) or (year or None, month, day)
    NUMBER = auto()
    OF_TEN = auto()
    CHANGE = auto()  # value: two numbers
    SIZE = auto()  # value: people in a group
    RATED = auto()  # value: the number; `means` say of what
    WORD = auto()
    ACTIVITY = auto()  # value: an activity of one's own and its category
    JOINER = auto()
    WRONG = auto()  # a time that no clock shows
    UNKNOWN = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A word as typed and where: `start` and `end` count characters; an own word's words share its place."""

    text: str
    start: int
    end: int
    own: bool = False

    @property
    def plain(self) -> str:
        return folded(self.text)

    @property
    def narrow(self) -> str:
        """As typed, full-width letters, digits and signs as plain ones."""
        return unicodedata.normalize("NFKC", self.text)


class Reading(NamedTuple):
    """What the next `n` tokens are."""

    what: What
    value: Any = None
    n: int = 1
    means: tuple[Word, ...] = ()


def whole(digits: str) -> int:
    """Return a number; one of more than nine digits is beyond every range, and is as good as a billion."""
    return int(digits) if len(digits) <= 9 else 10**9


def figure(ahead: Sequence[Token]) -> Reading | None:
    """Return what begins with a figure or names a day: minutes, a clock, a date, a change, a number."""
    text = ahead[0].plain
    after = ahead[1].plain if len(ahead) > 1 else ""
    if any(c.isdigit() and not c.isdecimal() for c in ahead[0].text):  # 7² is not 72
        return None
    if found := _CHANGE.fullmatch(text):
        return Reading(What.CHANGE, (whole(found[1]), whole(found[2])))
    if NUMBER.fullmatch(text) and after in (">", "->", "→") and len(ahead) > 2 and NUMBER.fullmatch(ahead[2].plain):
        return Reading(What.CHANGE, (whole(text), whole(ahead[2].plain)), 3)
    if found := _OF_TEN.fullmatch(text):
        return Reading(What.OF_TEN, whole(found[1]))
    if text == "of" and NUMBER.fullmatch(after):
        return Reading(What.SIZE, whole(after), 2)
    read = _minutes(text, after) or _clock(text) or _date(ahead)
    if read is None and NUMBER.fullmatch(text):
        return Reading(What.NUMBER, whole(text))
    return read


def _minutes(text: str, after: str) -> Reading | None:
    if found := _MINUTES.fullmatch(text):
        return Reading(What.MINUTES, whole(found[1]))
    if found := _HOURS.fullmatch(text):
        return Reading(What.MINUTES, whole(found[1]) * 60 + round(float(f"0.{found[2] or 0}") * 60))
    if found := _HOURS_MINUTES.fullmatch(text):
        return Reading(What.MINUTES, int(found[1]) * 60 + int(found[2]))
    if NUMBER.fullmatch(text) and after in UNITS:
        return Reading(What.MINUTES, whole(text) * UNITS[after], 2)
    return None


def _clock(text: str) -> Reading | None:
    if found := _SPAN.fullmatch(text):
        first, last = (_clock(part) for part in found.groups())
        if first and last and first.what is What.CLOCK is last.what:
            return Reading(What.SPAN, (first.value, last.value))
        return Reading(What.WRONG)
    if found := _CLOCK.fullmatch(text):
        hour, minute, half = int(found[1]), int(found[2]), found[3]
    elif found := _CLOCK_12.fullmatch(text):
        hour, minute, half = int(found[1]), 0, found[2]
    else:
        return None
    if half in ("am", "pm"):
        hour = hour % 12 + 12 * (half == "pm") if 1 <= hour <= 12 else 99
    return Reading(What.WRONG) if hour > 23 or minute > 59 else Reading(What.CLOCK, time(hour, minute))


def _date(ahead: Sequence[Token]) -> Reading | None:
    text = ahead[0].plain.rstrip(",")
    if text in DAYS:
        return Reading(What.DAY, DAYS[text])
    if text in _WEEKDAY:
        return Reading(What.DAY, ("weekday", _WEEKDAY[text]))
    if found := _ISO.fullmatch(text):
        return Reading(What.DAY, (int(found[1]), int(found[2]), int(found[3])))
    if found := _DAY_MONTH.fullmatch(text):
        year = int(found[4]) if found[4] else None
        whole = 2000 + year if year is not None and year < 100 else year
        return Reading(What.DAY, (whole, int(found[2] or found[3]), int(found[1])))
    after = ahead[1].plain.rstrip(",") if len(ahead) > 1 else ""
    if (found := _ORDINAL.fullmatch(text)) and after in _MONTH:
        month, day = _MONTH[after], int(found[1])
    elif text in _MONTH and (found := _ORDINAL.fullmatch(after)):
        month, day = _MONTH[text], int(found[1])
    else:
        return None
    if len(ahead) > 2 and _YEAR.fullmatch(ahead[2].plain):
        return Reading(What.DAY, (int(ahead[2].plain), month, day), 3)
    return Reading(What.DAY, (None, month, day), 2)
