"""Two ways to look at the last weeks without a claim: a smoothed line, and this week beside the four before."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import median

from journal.measures.baseline import logged_workdays, restarts
from journal.measures.emotional_load import DayLoad, WeekLoad
from journal.measures.enough import TYPICAL
from journal.measures.two_week_rule import FEWEST_DAYS_IN_WEEK
from journal.measures.weeks import WEEK
from journal.measures.work_frame import WorkFrame

EWMA_LAMBDA = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class AgainstFour:
    """Mean demand of a week, in points a day, and the median of the four weeks before it; None where unknown."""

    week: float | None
    median: float | None
    weeks: int

    @property
    def difference(self) -> float | None:
        """Points a day more (or less) than the median of the four before."""
        return None if self.week is None or self.median is None else self.week - self.median


def ewma(days: Iterable[DayLoad], frame: WorkFrame) -> list[tuple[date, float]]:
    """Return the dotted line: logged workdays and their smoothed demand in points, oldest first (λ = 0.2).

    It begins anew at each restart, and no sentence ever speaks of it.
    """
    every = sorted(days, key=lambda d: d.day)
    if not every:
        return []
    y = logged_workdays(every, frame.workdays(every[0].day, every[-1].day))
    anew = sorted(restarts(frame.breaks, frame.patterns))
    line: list[tuple[date, float]] = []
    level, last_day = 0.0, None
    for day, value in y.items():
        if last_day is None or bisect_right(anew, day) > bisect_right(anew, last_day):
            level = value
        level += EWMA_LAMBDA * (value - level)
        line.append((day, math.expm1(level)))
        last_day = day
    return line


def against_four_weeks(weeks: Iterable[WeekLoad], monday: date) -> AgainstFour:
    """Return the week from `monday` on beside the median of the four before it.

    A week counts with at least 3 logged workdays, the median where all four
    weeks do.
    """
    known = {w.monday: w.demand for w in weeks if w.demand is not None and w.rests_on >= FEWEST_DAYS_IN_WEEK}
    before = [known[m] for n in range(1, 5) if (m := monday - n * WEEK) in known]
    return AgainstFour(
        week=known.get(monday),
        median=median(before) if TYPICAL.met(len(before)) else None,
        weeks=len(before),
    )
