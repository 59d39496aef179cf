"""What a weekday usually asks: a day of the week beside the same weekday of the six weeks before.

    last Mondays  4 · 6 · 5 · 5 · 7  →  lowest 4, middle 5, highest 7

No claim rests on it. It says of one day what one could count oneself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import median

from journal.measures.emotional_load import USUAL_DAYS, DayLoad, DayState
from journal.measures.enough import is_typical
from journal.measures.weeks import DAY


class Against(StrEnum):
    """How a day stands beside the same weekday before."""

    LESS = "less"  # than on any of them
    AS_USUAL = "as usual"
    MORE = "more"  # than on any of them


@dataclass(frozen=True, slots=True, kw_only=True)
class UsualDemand:
    """Demand of the logged days of one weekday, in points: the lowest, the middle, the highest."""

    low: float
    middle: float
    high: float

    def against(self, demand: float) -> Against:
        """Say how a day's demand in points stands beside them; what equals an end is as usual."""
        if round(demand - self.high, 9) > 0:
            return Against.MORE
        return Against.LESS if round(self.low - demand, 9) > 0 else Against.AS_USUAL


def usual_by_weekday(days: Iterable[DayLoad], monday: date) -> dict[int, UsualDemand]:
    """Return by ISO weekday what its logged days in the 42 days before `monday` asked.

    `days` must hold those; others are passed over. A weekday with fewer than
    5 logged days is not in it (enough.py).
    """
    first = monday - USUAL_DAYS * DAY
    known: dict[int, dict[date, float]] = {}
    for day in days:
        if first <= day.day < monday and day.state is DayState.LOGGED and day.demand is not None:
            known.setdefault(day.day.isoweekday(), {})[day.day] = day.demand
    return {
        weekday: UsualDemand(low=min(asked.values()), middle=median(asked.values()), high=max(asked.values()))
        for weekday, asked in known.items()
        if is_typical(asked, monday - DAY)
    }
