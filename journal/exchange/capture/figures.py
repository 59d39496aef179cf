"""Figures in a capture line: minutes, a clock, a day, a number; and what pieces a line is made of."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from enum import Enum, auto
from typing import Any, NamedTuple

from journal.presets.capture_remainder import PEOPLE
from journal.presets.capture_words import DAYS, DAYS_APART, LENGTHS, MONTHS, NOON, UNITS, WEEKDAYS, Word
from journal.records.alike import folded

_WEEKDAY = {spelling: n for n, spellings in enumerate(WEEKDAYS) for spelling in spellings}
_MONTH = {spelling: n for n, spellings in enumerate(MONTHS, 1) for spelling in spellings}
NUMBER = re.compile(r"[0-9]+")
_ORDINAL = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th|\.)?")
_HOUR_UNIT, _MINUTE_UNIT = r"(?:h|hrs?|hours?)", r"(?:m|mins?|minutes?|['′])"
_MINUTES = re.compile(rf"([0-9]+){_MINUTE_UNIT}")
_HOURS = re.compile(rf"([0-9]+)(?:[.,]([0-9]{{1,2}}))?{_HOUR_UNIT}")
_HOURS_MINUTES = re.compile(rf"([0-9]{{1,4}}){_HOUR_UNIT}([0-9]{{1,2}}){_MINUTE_UNIT}?")
_DECIMAL = re.compile(r"([0-9]+)[.,]([0-9]{1,2})")
_CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})(am|pm|a\.m|p\.m|h)?")
_CLOCK_12 = re.compile(r"([0-9]{1,2})(?:[:.]([0-9]{2}))?(am|pm|a\.m|p\.m)")
_HALVES = {"am": "am", "pm": "pm", "a.m": "am", "p.m": "pm"}
_HOUR = re.compile(r"[0-9]{1,2}(?:[:.][0-9]{2})?")
_SPAN_END = r"([0-9]{1,2}(?:[:.][0-9]{2}h?)?(?:[ap]\.?m)?)"
_SPAN = re.compile(rf"{_SPAN_END}-{_SPAN_END}")
_TWELVE = re.compile("[1-9]|1[0-2]")
_WORKING_HOUR = re.compile("0?[6-9]|1[0-9]|2[0-3]")
"""A bare hour that is one of the day, as in "10-10:50"."""
DASHES = ("-", "‐", "‑", "‒", "–", "—", "―", "−", "--")
"""Alone between spaces, one of these begins the note, but for one between two clocks."""
_PLAIN = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-") | dict.fromkeys("‘’ʼ`", "'"))
_UNTIL = ("-", "to", "until", "till")
_OF_TEN = re.compile(r"([0-9]+)/10")
_CHANGE = re.compile(r"([0-9]+)(?:>|->|→)([0-9]+)")
_ISO = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})")
_DAY_MONTH = re.compile(r"([0-9]{1,2})(?:\.([0-9]{1,2})\.|/([0-9]{1,2})(?:/|$))([0-9]{4}|[0-9]{2})?")
_DAY_DOT_MONTH = re.compile(r"([0-9]{1,2})\.(0[1-9]|1[0-2])")
_YEAR = re.compile(r"(?:19|20|21)[0-9]{2}")
_LESS = (("less", "than"), ("under",), ("within",), ("<",))
_NOTICE = ("notice", "before", "beforehand", "ahead", "prior", "earlier")
DAY_MINUTES = 24 * 60


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
    NOTICE = auto()  # value: minutes before it that it was cancelled; 0 for less than what stands there
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
        return plain(self.text)

    @property
    def narrow(self) -> str:
        """As typed, full-width letters, digits and signs as plain ones."""
        return unicodedata.normalize("NFKC", self.text)


def plain(text: str) -> str:
    """Return a text for comparing: folded, with the plain hyphen and apostrophe; a phone puts in others."""
    return folded(text).translate(_PLAIN)


class Reading(NamedTuple):
    """What the next `n` tokens are."""

    what: What
    value: Any = None
    n: int = 1
    means: tuple[Word, ...] = ()


def whole(digits: str) -> int:
    """Return a number; one of more than nine digits is beyond every range, and is as good as a billion."""
    return int(digits) if len(digits) <= 9 else 10**9


def figure(ahead: Sequence[Token], *, cancels: bool = False) -> Reading | None:
    """Return what begins with a figure or names a day: minutes, a clock, a date, a change, a number.

    `cancels`: the line tells of something cancelled, where a length may be the notice that was given.
    """
    text = ahead[0].plain
    words = [bare(token) for token in ahead[:8]]
    if any(c.isdigit() and not c.isdecimal() for c in ahead[0].text):  # 7² is not 72
        return None
    if change := _change(words) or (text == "energy" and _change(words[1:])):
        return change._replace(n=change.n + (text == "energy"))
    if (found := _OF_TEN.fullmatch(words[0])) and (whole(found[1]) <= 10 or not _DAY_MONTH.fullmatch(words[0])):
        return Reading(What.OF_TEN, whole(found[1]))
    if NUMBER.fullmatch(text) and (n := of_ten(words[1:])):
        return Reading(What.OF_TEN, whole(text), 1 + n)
    if text == "of" and words[1:2] and NUMBER.fullmatch(words[1]):
        return Reading(What.SIZE, whole(words[1]), 2)
    if NUMBER.fullmatch(text) and words[1:2] and (words[1] in PEOPLE or words[1:3] == ["of", "us"]):
        return Reading(What.SIZE, whole(text), 2 + (words[1] == "of"))
    if cancels and (read := _notice(words)):
        return read
    read = _minutes(words) or _span(words) or _clock(words) or _date(ahead)
    if read is None and NUMBER.fullmatch(words[0] if len(ahead) == 1 else text.rstrip(",;")):
        return Reading(What.NUMBER, whole(words[0]))
    return read


def _change(words: Sequence[str]) -> Reading | None:
    if words and (found := _CHANGE.fullmatch(words[0])):
        return Reading(What.CHANGE, (whole(found[1]), whole(found[2])))
    if (
        words[1:2]
        and words[1] in (">", "->", "→")
        and NUMBER.fullmatch(words[0])
        and NUMBER.fullmatch("".join(words[2:3]))
    ):
        return Reading(What.CHANGE, (whole(words[0]), whole(words[2])), 3)
    return None


def bare(token: Token) -> str:
    """Return a word without the signs that end a clause; a number with a full stop may be one of a list."""
    return token.plain.rstrip(",;:.")


def of_ten(words: Sequence[str]) -> int:
    """Return how many words say "of 10" here; 0 for none."""
    for said in (("of", "10"), ("out", "of", "10"), ("/", "10")):
        if tuple(words[: len(said)]) == said:
            return len(said)
    return 0


def _minutes(words: Sequence[str]) -> Reading | None:
    """Return a length; of hours and minutes side by side their sum: "1h 30m", "1 hour and 30 minutes"."""
    read = _hours(words)
    if read is None:
        return _only_minutes(words)
    rest = list(words[read.n :])
    joined = rest[:1] == ["and"]
    more = _only_minutes(rest[joined:])
    if more is None or more.value > 59:
        return read
    return Reading(What.MINUTES, read.value + more.value, read.n + joined + more.n)


def _hours(words: Sequence[str]) -> Reading | None:
    text, after = words[0], "".join(words[1:2])
    if found := _HOURS_MINUTES.fullmatch(text):
        return Reading(What.MINUTES, int(found[1]) * 60 + int(found[2]))
    found, n = _HOURS.fullmatch(text), 1
    if not found and UNITS.get(after) == 60:
        found, n = _DECIMAL.fullmatch(text) or re.fullmatch("([0-9]+)()", text), 2
    if not found:
        return None
    return Reading(What.MINUTES, whole(found[1]) * 60 + round(float(f"0.{found[2] or 0}") * 60), n)


def _only_minutes(words: Sequence[str]) -> Reading | None:
    for said, minutes in LENGTHS.items():
        if tuple(words[: len(said)]) == said:
            return Reading(What.MINUTES, minutes, len(said))
    if words and (found := _MINUTES.fullmatch(words[0])):
        return Reading(What.MINUTES, whole(found[1]))
    if len(words) > 1 and NUMBER.fullmatch(words[0]) and UNITS.get(words[1]) == 1:
        return Reading(What.MINUTES, whole(words[0]), 2)
    return None


def _notice(words: Sequence[str]) -> Reading | None:
    """Return how long before it something was cancelled: "24h notice", "2 days before", "less than 24h notice"."""
    less = next((len(said) for said in _LESS if tuple(words[: len(said)]) == said), 0)
    rest = [*words[less : less + 1], *(word.rstrip("'’") for word in words[less + 1 :])]
    if not rest:
        return None
    read = _minutes(rest)
    if read is None and rest[1:2] and rest[1] in ("day", "days") and NUMBER.fullmatch(rest[0]):
        read = Reading(What.MINUTES, whole(rest[0]) * DAY_MINUTES, 2)
    if read is None:
        return None
    n = read.n + ("".join(rest[read.n : read.n + 1]) == "in")
    if "".join(rest[n : n + 1]) not in (*_NOTICE, "advance"):
        return None
    return Reading(What.NOTICE, 0 if less else read.value, less + n + 1)


def clock_ends(words: Sequence[str]) -> bool:
    """Say whether the last of these words is a clock, or its am or pm."""
    return _clock(words[-1:]) is not None or (len(words) > 1 and _clock(words[-2:]) is not None)


def clock_begins(words: Sequence[str]) -> bool:
    """Say whether a clock begins with these words."""
    return bool(words) and _clock(words) is not None


def _span(words: Sequence[str]) -> Reading | None:
    """Return two clocks: "14:00-14:50", "2-3pm", "14:00 to 15:30", "2 to 3 pm"."""
    if found := _SPAN.fullmatch(words[0]):
        first, last, n = [found[1]], [found[2], *words[1:2]], 1
        if ":" not in found[1] and not (_clock([found[1]]) or _clock(last)):
            return None  # 5-12
    else:
        begun = _clock(words)
        n = begun.n if begun else 1
        if "".join(words[n : n + 1]) not in _UNTIL or (begun is None and not _TWELVE.fullmatch(words[0])):
            return None
        first, last = list(words[:n]), list(words[n + 1 : n + 3])
        if begun is None and words[n] in DASHES:
            return None
        n += 1
    ends = _clock(last) if last else None
    if ends is None:
        return None if n > 1 or ":" not in first[0] else Reading(What.WRONG)
    has_half = last[0].endswith("m") or ends.n > 1
    begins = (_of_same_half(first[0], ends) if has_half and _HOUR.fullmatch(first[0]) else None) or _clock(first)
    if begins is None and not has_half and _WORKING_HOUR.fullmatch(first[0]):
        begins = Reading(What.CLOCK, time(int(first[0])))
    n += ends.n
    if begins is None:
        return None
    if begins.what is What.CLOCK is ends.what:
        return Reading(What.SPAN, (begins.value, ends.value), n - (_SPAN.fullmatch(words[0]) is not None))
    return Reading(What.WRONG, None, n - (_SPAN.fullmatch(words[0]) is not None))


def _of_same_half(first: str, ends: Reading) -> Reading | None:
    """Return the clock of "11" in "11-1pm": of both halves of the day the later one that lies before the end."""
    both = [read for half in ("am", "pm") if (read := _clock([first + half])) and read.what is What.CLOCK]
    before = [read for read in both if ends.what is What.CLOCK and read.value < ends.value]
    return before[-1] if before else None


def _clock(words: Sequence[str]) -> Reading | None:
    text, after, n = words[0], "".join(words[1:2]), 1
    if text in NOON:
        return Reading(What.CLOCK, time(12))
    if after in _HALVES and _HOUR.fullmatch(text):
        text, n = text + _HALVES[after], 2
    elif after == "uhr" and _HOUR.fullmatch(text) and not (words[2:3] and NUMBER.fullmatch(words[2])):  # 9 Uhr 30
        text, n = text.replace(".", ":") if len(text) > 2 else f"{text}:00", 2
    if found := _CLOCK_12.fullmatch(text):
        hour, minute, half = int(found[1]), int(found[2] or 0), _HALVES[found[3]]
        hour = hour % 12 + 12 * (half == "pm") if 1 <= hour <= 12 else 99
    elif found := _CLOCK.fullmatch(text):
        hour, minute = int(found[1]), int(found[2])
    else:
        return None
    return Reading(What.WRONG, None, n) if hour > 23 or minute > 59 else Reading(What.CLOCK, time(hour, minute), n)


def _date(ahead: Sequence[Token]) -> Reading | None:
    text, word = ahead[0].plain.rstrip(","), bare(ahead[0])
    if word in DAYS:
        return Reading(What.DAY, DAYS[word])
    for said, days in DAYS_APART.items():
        if tuple(bare(token) for token in ahead[: len(said)]) == said:
            return Reading(What.DAY, days, len(said))
    if word in _WEEKDAY:
        return Reading(What.DAY, ("weekday", _WEEKDAY[word]))
    if found := _ISO.fullmatch(text):
        return Reading(What.DAY, (int(found[1]), int(found[3]), int(found[4])))
    if found := _DAY_MONTH.fullmatch(text):
        year = int(found[4]) if found[4] else None
        whole = 2000 + year if year is not None and year < 100 else year
        day, month = int(found[1]), int(found[2] or found[3])
        if found[3] and day <= 12 < month:  # 11/20 is 20 November in any order
            day, month = month, day
        return Reading(What.DAY, (whole, month, day))
    if found := _DAY_DOT_MONTH.fullmatch(text):
        return Reading(What.DAY, (None, int(found[2]), int(found[1])))
    after = bare(ahead[1]) if len(ahead) > 1 else ""
    if (found := _ORDINAL.fullmatch(text)) and after in _MONTH:
        month, day = _MONTH[after], int(found[1])
    elif word in _MONTH and (found := _ORDINAL.fullmatch(after)):
        month, day = _MONTH[word], int(found[1])
    else:
        return None
    if len(ahead) > 2 and _YEAR.fullmatch(bare(ahead[2])):
        return Reading(What.DAY, (int(bare(ahead[2])), month, day), 3)
    return Reading(What.DAY, (None, month, day), 2)


def has_two_orders(text: str) -> bool:
    """Say whether a day means another one to somebody who writes the month first: 11/10, and not 11/20 or 11.10."""
    found = _DAY_MONTH.fullmatch(text.rstrip(","))
    return found is not None and found[3] is not None and found[1] != found[3] and int(found[1]) <= 12 >= int(found[3])


def may_be_a_time(text: str) -> bool:
    """Say whether a day was written as a time is too: 20.11 may be 20 November or eleven past eight."""
    found = _DAY_DOT_MONTH.fullmatch(text.rstrip(","))
    return found is not None and int(found[1]) < 24


def is_odd_length(text: str) -> bool:
    """Say whether a length looks like something else: 1h75 has too many minutes, 14h30 is a time, 1.30h is 1h30."""
    text = plain(text).rstrip(",;:.")
    if found := _HOURS_MINUTES.fullmatch(text):
        return int(found[2]) > 59 or int(found[1]) > 4
    found = _HOURS.fullmatch(text.replace(" ", ""))
    return found is not None and len(found[2] or "") == 2 and found[2] not in ("25", "50", "75")
