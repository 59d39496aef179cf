"""Personal baseline of emotional load: what the last six weeks of logged workdays were like.

    y = ln(1 + demand) on logged workdays;  centre = median,  spread = 1.4826 · median |y − centre|, at least 0.15

It begins anew after a break and after a change of the planned work. Our own
baseline, not a validated one: it describes a log, not a health.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import median

from journal.measures.breaks import Break
from journal.measures.emotional_load import DayLoad, DayState
from journal.measures.weeks import DAY, monday_of
from journal.measures.work_frame import WorkFrame
from journal.records.work_pattern import WorkPattern

# Not weights: the figures that the claim's sentence quotes hold for these numbers alone.
BASELINE_DAYS = 42
SPREAD_FLOOR = 0.15
SIGMAS_PER_MAD = 1.4826  # makes the median absolute deviation of a normal distribution its standard deviation
Z_LIMIT = 1.0
TRIAL_FROM_DAYS = 12
CLAIM_FROM_DAYS = 20
CLAIM_FROM_WEEKS = 4
CLAIM_FROM_SHARE = 0.6


class Stage(StrEnum):
    """What a baseline is good for."""

    DOTS = "dots"  # under 12 logged workdays: no band
    TRIAL = "trial"  # a band, marked "trial"
    CLAIM = "claim"  # 20 days, in 4 weeks, 60 % of the workdays


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """The logged workdays from `first` to the day before `before`: `days` of `workdays`, in `weeks` ISO weeks.

    `centre` and `spread` are in ln(1 + points); None below 12 days.
    `workdays` counts from the first logged one: days before the journal
    began, or before a restart, are not held against it.
    """

    before: date
    first: date
    days: int
    weeks: int
    workdays: int
    centre: float | None
    spread: float | None

    @property
    def stage(self) -> Stage:
        """What it is good for."""
        if self.days < TRIAL_FROM_DAYS:
            return Stage.DOTS
        enough = self.days >= CLAIM_FROM_DAYS and self.weeks >= CLAIM_FROM_WEEKS
        return Stage.CLAIM if enough and self.days >= self.days_needed_of_workdays else Stage.TRIAL

    @property
    def days_needed_of_workdays(self) -> int:
        """Logged days that make 60 % of the workdays."""
        return math.ceil(round(CLAIM_FROM_SHARE * self.workdays, 9))

    @property
    def limits(self) -> tuple[float, float, float] | None:
        """Lower limit (z = −1), centre and upper limit (z = 1), in points of demand; None without a band."""
        if self.centre is None or self.spread is None:
            return None
        low, high = self.centre - Z_LIMIT * self.spread, self.centre + Z_LIMIT * self.spread
        return max(0.0, math.expm1(low)), math.expm1(self.centre), math.expm1(high)

    def z(self, mean: float | None) -> float | None:
        """Return how many spreads a week's mean of ln(1 + points) lies above the centre; None if unknown."""
        if mean is None or self.centre is None or self.spread is None:
            return None
        return (mean - self.centre) / self.spread


def restarts(breaks: Iterable[Break], patterns: Iterable[WorkPattern]) -> set[date]:
    """Return the days on which a baseline begins anew: after a break, and when planned units or workdays change."""
    anew = {b.last + DAY for b in breaks}
    in_force = {p.effective: p for p in sorted(patterns, key=lambda p: (p.effective, p.written_at, p.id))}
    before: tuple[float, frozenset[int]] | None = None
    for day, pattern in in_force.items():
        plan = (pattern.weekly_units, frozenset(pattern.workdays))
        if before is not None and plan != before:
            anew.add(day)
        before = plan
    return anew


class WorkdayLog:
    """The logged workdays of a stretch of time up to `today`, by day: `y` is ln(1 + points)."""

    def __init__(self, days: Iterable[DayLoad], first: date, last: date, frame: WorkFrame) -> None:
        self.planned = {day for day in frame.workdays(first, last) if day <= frame.today}
        self.y = logged_workdays((d for d in days if d.day <= frame.today), self.planned)
        self.restarts = sorted(restarts(frame.breaks, frame.patterns))

    def since(self, day: date) -> date:
        """Return the last restart up to `day`; date.min if there was none."""
        n = bisect_right(self.restarts, day)
        return self.restarts[n - 1] if n else date.min

    def baseline(self, before: date, until: date) -> Baseline:
        """Return the baseline before a day, for what lasts `until`: nothing from before a restart by then."""
        first = max(before - BASELINE_DAYS * DAY, self.since(until))
        logged = [day for n in range((before - first).days) if (day := first + n * DAY) in self.y]
        values = [self.y[day] for day in logged]
        centre = spread = None
        if len(values) >= TRIAL_FROM_DAYS:
            centre = median(values)
            spread = max(SPREAD_FLOOR, SIGMAS_PER_MAD * median(abs(value - centre) for value in values))
        began = logged[0] if logged else before
        return Baseline(
            before=before,
            first=began,
            days=len(logged),
            weeks=len({monday_of(day) for day in logged}),
            workdays=sum(began + n * DAY in self.planned for n in range((before - began).days)),
            centre=centre,
            spread=spread,
        )


def logged_workdays(days: Iterable[DayLoad], planned: Collection[date]) -> Mapping[date, float]:
    """Return ln(1 + points) of each logged day among the `planned` ones, by day, oldest first."""
    known = {d.day: d.demand for d in days if d.state is DayState.LOGGED and d.demand is not None and d.day in planned}
    return {day: math.log1p(known[day]) for day in sorted(known)}
