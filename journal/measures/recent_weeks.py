"""Two ways to look at the last weeks without a claim: a smoothed line, and this week beside the four before it."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from statistics import fmean, median

from journal.measures.baseline import compared, restarts
from journal.measures.emotional_load import DayLoad, DayState
from journal.measures.enough import TYPICAL
from journal.measures.the_claim import fewest_in_week
from journal.measures.weeks import DAY, WEEK
from journal.measures.work_frame import WorkFrame

EWMA_LAMBDA = 0.2
FEWEST_SHARED = 2
"""Logged weekdays that two weeks must have in common to be held against one another (D)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgainstFour:
    """Mean demand of a week's logged workdays, in points a day, and how much more that is than before; None: unknown.

    `difference` is the median over the four weeks before, each held against
    this one by the weekdays that are logged in both. `weeks` counts those
    that could be.
    """

    week: float | None
    difference: float | None
    weeks: int


def ewma(days: Iterable[DayLoad], frame: WorkFrame) -> list[tuple[date, float]]:
    """Return the dotted line: compared workdays and their smoothed demand in points, oldest first (λ = 0.2).

    It begins anew at each restart, and no sentence ever speaks of it.
    """
    every = sorted(days, key=lambda d: d.day)
    if not every:
        return []
    y = compared(every, frame.workdays(every[0].day, every[-1].day))
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


def against_four_weeks(days: Iterable[DayLoad], monday: date, frame: WorkFrame) -> AgainstFour:
    """Return the week from `monday` on beside the same weekdays of the four before it.

    `days` must begin four weeks earlier. A week counts by its logged
    workdays, and this one with as many as the rule asks of a week (the_claim.py).
    """
    planned = frame.workdays(monday - 4 * WEEK, monday + 6 * DAY)
    known = {d.day: d.demand for d in days if d.state is DayState.LOGGED and d.demand is not None and d.day in planned}
    own = {day: known[day] for n in range(7) if (day := monday + n * DAY) in known}
    if len(own) < fewest_in_week(frame.patterns, monday):
        return AgainstFour(week=None, difference=None, weeks=0)
    beyond: list[float] = []
    for n in range(1, 5):
        each = [demand - known[then] for day, demand in own.items() if (then := day - n * WEEK) in known]
        if len(each) >= FEWEST_SHARED:
            beyond.append(fmean(each))
    return AgainstFour(
        week=fmean(own.values()),
        difference=median(beyond) if TYPICAL.met(len(beyond)) else None,
        weeks=len(beyond),
    )
