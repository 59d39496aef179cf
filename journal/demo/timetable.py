"""The week of the practice: thirty-one hours, and who holds some of them today."""

from __future__ import annotations

from dataclasses import dataclass

from journal.records.client import Unit


@dataclass(frozen=True, slots=True)
class Hour:
    """A place in the timetable: minute after midnight, length, and in which weeks (0 even, 1 odd, None all)."""

    weekday: int
    minute: int
    length: int = 50
    parity: int | None = None
    unit: Unit = Unit.INDIVIDUAL


def _hour(weekday: int, clock: str, length: int = 50, unit: Unit = Unit.INDIVIDUAL) -> Hour:
    hours, minutes = clock.split(":")
    return Hour(weekday, int(hours) * 60 + int(minutes), length, None, unit)


WEEKLY = (
    *(_hour(1, clock) for clock in ("08:00", "09:00", "10:00", "11:00", "13:00", "14:00")),
    *(_hour(2, clock) for clock in ("10:00", "11:00", "13:00", "13:55", "14:50", "15:45")),
    *(_hour(3, clock) for clock in ("08:30", "09:30", "10:30", "14:00", "15:00")),
    *(_hour(4, clock) for clock in ("09:00", "14:00", "14:55", "15:50")),
    *(_hour(5, clock) for clock in ("09:00", "09:55", "10:50")),
    _hour(4, "17:00", 75, Unit.COUPLE),
    _hour(3, "18:00", 90, Unit.GROUP),
)
SHARED = (_hour(1, "15:00"), _hour(2, "09:00"), _hour(3, "16:00"), _hour(4, "10:00"), _hour(5, "11:45"))
"""Held by two clients who come every other week."""

HOURS = WEEKLY + tuple(Hour(h.weekday, h.minute, h.length, parity, h.unit) for h in SHARED for parity in (0, 1))

# The clients one meets again and again in the demo, by the hour they hold today.
MOST_ON_MIND = {"K2": _hour(1, "10:00"), "M1": _hour(2, "14:50")}
K2_SECOND_HOUR = _hour(4, "14:00")
MISSES_A_MONTH = ("R3", _hour(3, "10:30"))
DBT = ("B4", _hour(5, "09:55"))
COACHING = ("L5", Hour(3, 16 * 60, 50, 0))
LASTING = {**MOST_ON_MIND, MISSES_A_MONTH[0]: MISSES_A_MONTH[1], DBT[0]: DBT[1], COACHING[0]: COACHING[1]}
