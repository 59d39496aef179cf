"""The therapist's calendar: leave, public holidays, a heavy autumn, a fortnight without entries.

winter break ─ holy week ─ spring ─ summer break ─ autumn (heavy in some years) ─ winter break
"""

from __future__ import annotations

import math
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from journal.demo.chance import DAY, Chance
from journal.records.time_off import TimeOffKind

WEEK = 7 * DAY

KEPT_FREE_BEFORE = 12 * DAY
KEPT_FREE_AFTER = 21 * DAY
"""No leave around today: whoever opens the demo should see work. Such a leave is taken later."""

HEAVY_FROM, HEAVY_TO = (9, 14), (11, 15)
"""Month and day: the weeks of a heavy autumn."""

SHORT_LEAVES = ((TimeOffKind.SICK, 2, 2), (TimeOffKind.TRAINING, 1, 1), (TimeOffKind.FAMILY, 1, 0))
"""Kind, how often a year, and how many days after the first."""

HEAVY_EVERY = 3
"""Years from one heavy autumn back to the one before."""


@dataclass(frozen=True, slots=True)
class Leave:
    """Days off from `first` to `last`, both included."""

    first: date
    last: date
    kind: TimeOffKind

    def touches(self, first: date, last: date) -> bool:
        """Say whether any of its days lies from `first` to `last`."""
        return self.first <= last and first <= self.last


def monday_of(day: date) -> date:
    """Return the Monday of the ISO week."""
    return day - DAY * (day.isoweekday() - 1)


def easter(year: int) -> date:
    """Return Easter Sunday (Gauss, in the form of Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def public_holidays(year: int) -> list[date]:
    """Return Berlin's public holidays, as of 2024."""
    sunday = easter(year)
    fixed = [(1, 1), (3, 8), (5, 1), (10, 3), (12, 25), (12, 26)]
    return sorted([date(year, m, d) for m, d in fixed] + [sunday + DAY * n for n in (-2, 1, 39, 50)])


def years_before(today: date, years: int) -> date:
    """Return the same day `years` years earlier; of 29 February the 28th."""
    return today.replace(year=today.year - years, day=min(today.day, 28 if today.month == 2 else 31))


class Seasons:
    """What kind of day a day is, from `first` until some weeks after `today`."""

    def __init__(self, first: date, today: date, chance: Chance) -> None:
        self.first = first
        self.today = today
        self.leaves = self._leaves(chance)
        self.off = {
            leave.first + DAY * n: leave.kind
            for leave in self.leaves
            for n in range((leave.last - leave.first).days + 1)
        }
        self.silent = self._silent()

    def works(self, day: date) -> bool:
        """Say whether it is a day of sessions: a weekday, not off."""
        return day.isoweekday() < 6 and day not in self.off

    @cached_property
    def heavy_years(self) -> frozenset[int]:
        """The years of heavy autumns: the latest that is under way for five weeks or over, and some before it."""
        latest = self.today.year
        if self.today < date(latest, *HEAVY_FROM) + 5 * WEEK:
            latest -= 1
        return frozenset(range(latest, self.first.year - 1, -HEAVY_EVERY))

    def heavy(self, day: date) -> float:
        """Return 0 on usual days, up to 1 in the middle of a heavy autumn."""
        if day.year not in self.heavy_years:
            return 0.0
        start, end = date(day.year, *HEAVY_FROM), date(day.year, *HEAVY_TO)
        if not start <= day <= end:
            return 0.0
        return min(1.0, 0.35 + 1.6 * min((day - start).days, (end - day).days) / (end - start).days)

    def dark(self, day: date) -> float:
        """Return the season: 1 at midwinter, 0 at midsummer."""
        return 0.5 + 0.5 * math.cos(2 * math.pi * (day.timetuple().tm_yday + 10) / 365.25)

    def days_since_leave(self, day: date) -> int:
        """Return the days since a leave of five days or more ended, at most 120."""
        n = bisect_right(self._long_leave_ends, day)
        return min(120, (day - self._long_leave_ends[n - 1]).days) if n else 60

    @cached_property
    def _long_leave_ends(self) -> list[date]:
        return sorted(leave.last for leave in self.leaves if (leave.last - leave.first).days >= 4)

    def _leaves(self, chance: Chance) -> list[Leave]:
        window = (self.today - KEPT_FREE_BEFORE, self.today + KEPT_FREE_AFTER)
        found: list[Leave] = []
        later = monday_of(window[1]) + WEEK
        for year in range(self.first.year - 1, self.today.year + 2):
            for leave in self._breaks(year):
                if leave.touches(*window):
                    leave = Leave(later, later + (leave.last - leave.first), leave.kind)
                if not any(leave.touches(other.first - WEEK, other.last + WEEK) for other in found):
                    found.append(leave)
            for day in public_holidays(year):
                if day.isoweekday() < 6 and not any(leave.touches(day, day) for leave in found):
                    found.append(Leave(day, day, TimeOffKind.PUBLIC_HOLIDAY))
            for kind, often, days in SHORT_LEAVES:
                for _ in range(often):
                    day = date(year, 1, 1) + DAY * chance.whole(8, 350)
                    day += DAY * (8 - day.isoweekday() if day.isoweekday() > 3 else 0)
                    short = Leave(day, day + DAY * days, kind)
                    free = not short.touches(*window) and not any(
                        short.touches(other.first - DAY, other.last + DAY) for other in found
                    )
                    if free and short.last < self.today:
                        found.append(short)
        result = [leave for leave in found if leave.last >= self.first and leave.first <= self.today + 18 * WEEK]
        return sorted(result, key=lambda leave: leave.first)

    def _breaks(self, year: int) -> list[Leave]:
        """Return the year's breaks as they are usually planned: Mondays to Fridays, and around New Year."""
        summer = monday_of(date(year, 7, 26))
        holy_week = easter(year) - 6 * DAY
        planned = [(holy_week, holy_week + 3 * DAY), (summer, summer + 18 * DAY)]
        if year not in self.heavy_years:
            autumn = monday_of(date(year, 10, 11))
            planned.append((autumn, autumn + 4 * DAY))
        planned.append((date(year, 12, 23), date(year + 1, 1, 2)))
        return [Leave(first, last, TimeOffKind.HOLIDAY) for first, last in planned]

    def _silent(self) -> frozenset[date]:
        """Return the fortnights in which nothing was written: one in the last year, one in every second before."""
        silent: set[date] = set()
        monday = monday_of(self.today) - 20 * WEEK
        while monday > self.first + 4 * WEEK:
            days = [monday + DAY * n for n in range(14)]
            if any(self.off.get(day) not in (None, TimeOffKind.PUBLIC_HOLIDAY) or self.heavy(day) for day in days):
                monday -= WEEK
                continue
            silent.update(days)
            monday -= timedelta(weeks=104)
        return frozenset(silent)
