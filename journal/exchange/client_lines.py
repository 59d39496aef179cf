"""Clients written one a line: a code, when they come, how often, how long.

K2 Mon 10:00                     K2, Mondays at 10:00, weekly
M1 Tue 11 fortnightly            M1, Tuesdays at 11:00, every other week
A4 Mon 9:30 Thu 9:30 45m         A4, twice weekly, 45 minutes
Q7                               Q7, and nothing else said

A "·" or ";" ends a line too. Weekdays are those of the line on top of every page. A line is understood whole or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import time

from journal.presets.capture_words import UNITS, WEEKDAYS
from journal.records.alike import folded
from journal.records.client import Frequency, Slot
from journal.wording import client_lines as wording

FREQUENCIES = {
    "twice weekly": Frequency.TWICE_WEEKLY, "twice a week": Frequency.TWICE_WEEKLY, "weekly": Frequency.WEEKLY,
    "every week": Frequency.WEEKLY, "fortnightly": Frequency.FORTNIGHTLY, "biweekly": Frequency.FORTNIGHTLY,
    "every two weeks": Frequency.FORTNIGHTLY, "every other week": Frequency.FORTNIGHTLY,
    "every 2 weeks": Frequency.FORTNIGHTLY, "monthly": Frequency.MONTHLY, "every month": Frequency.MONTHLY,
    "as needed": Frequency.AS_NEEDED,
}  # fmt: skip
"""How often, in words."""

LONGEST = 20_000
"""Characters that are read at once; what is more is the last line, and its problem says so."""

_DAYS = {word: n for n, words in enumerate(WEEKDAYS, 1) for word in (*words, f"{words[-1]}s")}
_CLOCK = re.compile(r"([0-9]{1,2})(?:[:.h]([0-9]{2}))?(am|pm)?")
_LENGTH = re.compile(rf"([0-9]{{1,3}})({'|'.join(sorted(UNITS, key=len, reverse=True))})")
_LINES = re.compile(r"[\r\n;·]")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientLine:
    """A line as it was written, and what it means; nothing but a code where `problem` says why not."""

    number: int
    text: str
    code: str = ""
    slots: tuple[Slot, ...] = ()
    frequency: Frequency | None = None
    minutes: int | None = None
    problem: str = ""


def read_clients(text: str) -> list[ClientLine]:
    """Return what each line means that holds anything; counted from 1, as they are read. Never raises."""
    end = len(text) if len(text) <= LONGEST else max(text.rfind("\n", 0, LONGEST), 0)
    lines = [line.strip() for line in _LINES.split(text[:end])]
    result = [_read(number, line) for number, line in enumerate((line for line in lines if line), 1)]
    if rest := text[end:].strip():
        result.append(ClientLine(number=len(result) + 1, text=rest, problem=wording.TOO_MUCH))
    return result


class _NotUnderstood(Exception):
    """`args[0]` says why."""


def _read(number: int, line: str) -> ClientLine:
    code, *words = [word.strip(",") for word in line.split() if word.strip(",-–—")] or [""]
    try:
        if not code:
            raise _NotUnderstood(wording.unknown(line))
        return _said(number, line, code, [folded(word) for word in words])
    except _NotUnderstood as why:
        return ClientLine(number=number, text=line, code=code, problem=str(why))


def _said(number: int, line: str, code: str, words: Sequence[str]) -> ClientLine:
    slots: list[Slot] = []
    frequency, minutes, day = None, None, None
    rest = list(words)
    while rest:
        word = rest[0]
        often, taken = _often(rest)
        if often is not None:
            if frequency is not None:
                raise _NotUnderstood(wording.twice(" ".join(rest[:taken])))
            frequency, rest = often, rest[taken:]
            continue
        rest = rest[1:]
        if word in _DAYS:
            if day is not None:
                raise _NotUnderstood(wording.NO_TIME)
            day = _DAYS[word]
        elif (length := _length(word, rest)) is not None:
            if minutes is not None:
                raise _NotUnderstood(wording.twice(word))
            minutes, rest = length
        elif (clock := _clock(word)) is not None:
            if day is None:
                raise _NotUnderstood(wording.no_day(word))
            slots.append(Slot(weekday=day, clock=clock))
            day = None
        elif word != "at":
            raise _NotUnderstood(wording.unknown(word))
    if day is not None:
        raise _NotUnderstood(wording.NO_TIME)
    slots = list(dict.fromkeys(slots))
    if frequency is None and len(slots) in (1, 2):
        frequency = Frequency.WEEKLY if len(slots) == 1 else Frequency.TWICE_WEEKLY
    return ClientLine(number=number, text=line, code=code, slots=tuple(slots), frequency=frequency, minutes=minutes)


def _often(words: Sequence[str]) -> tuple[Frequency | None, int]:
    for count in (3, 2, 1):
        found = FREQUENCIES.get(" ".join(words[:count])) if len(words) >= count else None
        if found is not None:
            return found, count
    return None, 0


def _length(word: str, rest: Sequence[str]) -> tuple[int, list[str]] | None:
    """Return minutes, written together or as two words, and the words after them."""
    for written, after in _spellings(word, rest):
        if found := _LENGTH.fullmatch(written):
            return int(found[1]) * UNITS[found[2]], after
    return None


def _spellings(word: str, rest: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    yield word, list(rest)
    if rest and rest[0] in UNITS:
        yield word + rest[0], list(rest[1:])


def _clock(word: str) -> time | None:
    found = _CLOCK.fullmatch(word)
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + (12 if half == "pm" else 0) if half else hour
    return time(hour, minute) if hour < 24 and minute < 60 else None
