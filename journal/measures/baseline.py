"""Personal baseline of emotional load: what the last six weeks of compared workdays were like.

    y = ln(1 + demand) − what its weekday usually adds or takes;  centre = median of y,
    spread = 1.4826 · median |y − centre|, at least 0.15

A compared day is a logged workday with some demand. The baseline begins anew
after a break and after a change of the planned work. Our own baseline, not a
validated one: it describes a log, not a health.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import fmean, median

from journal.measures.breaks import Break
from journal.measures.emotional_load import DayLoad, DayState
from journal.measures.enough import TYPICAL
from journal.measures.weeks import DAY, monday_of
from journal.measures.work_frame import WorkFrame
from journal.records.work_pattern import WorkPattern

# Not weights: the figures that the claim quotes hold for these numbers alone.
BASELINE_DAYS = 42
REACHES_BACK_DAYS = 112
"""Days before a week, beyond which no baseline reaches to have its 20 days."""
SPREAD_FLOOR = 0.15
SIGMAS_PER_MAD = 1.4826  # makes the median absolute deviation of a normal distribution its standard deviation
WEEKDAY_SHRINK = 0.5  # days: an effect that rests on n of them counts n / (n + 0.5)
TRIAL_FROM_DAYS = 12
CLAIM_FROM_DAYS = 20
CLAIM_FROM_WEEKS = 4


class Stage(StrEnum):
    """What a baseline is good for."""

    DOTS = "dots"  # under 12 compared days, or in fewer weeks than may be called usual: no band
    TRIAL = "trial"  # a band, marked "trial"
    CLAIM = "claim"  # 20 days, in 4 weeks


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """The compared days from `first` to the day before `before`: `days` of `workdays`, in `weeks` ISO weeks.

    `weekdays` (1–7) are those on which there was one; `workdays` counts
    those weekdays alone, from the first compared day on, in weeks that have
    one: neither the time before the journal began or before a restart nor
    a week without a word is held against it. `effects`
    says what a weekday adds to ln(1 + points). `centre` and `spread` are in
    the same unit; None below 12 days, and in fewer than 4 weeks.
    """

    before: date
    first: date
    days: int
    weeks: int
    workdays: int
    weekdays: frozenset[int]
    effects: Mapping[int, float]
    centre: float | None
    spread: float | None

    @property
    def stage(self) -> Stage:
        """What it is good for."""
        if self.centre is None:
            return Stage.DOTS
        return Stage.CLAIM if self.days >= CLAIM_FROM_DAYS and self.weeks >= CLAIM_FROM_WEEKS else Stage.TRIAL

    @property
    def share(self) -> float:
        """Compared days of the workdays, 0–1; 0 without any."""
        return self.days / self.workdays if self.workdays else 0.0

    def limits(self, z: float) -> tuple[float, float, float] | None:
        """Lower limit (z spreads below), centre and upper limit, in points of demand; None without a band."""
        if self.centre is None or self.spread is None:
            return None
        low, high = self.centre - z * self.spread, self.centre + z * self.spread
        return max(0.0, math.expm1(low)), math.expm1(self.centre), math.expm1(high)

    def mean(self, y: Mapping[date, float]) -> float | None:
        """Return the mean of ln(1 + points) of some days, less what their weekdays add; None without any."""
        return fmean(value - self.effects.get(day.isoweekday(), 0.0) for day, value in y.items()) if y else None

    def z(self, mean: float | None) -> float | None:
        """Return how many spreads a week's mean lies above the centre; None if unknown."""
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
    """The workdays of a stretch of time up to `today`: `y` is ln(1 + points) of the compared ones, by day.

    `logged` are the compared ones and those that were logged without any demand.
    """

    def __init__(self, days: Iterable[DayLoad], first: date, last: date, frame: WorkFrame) -> None:
        self.planned = {day for day in frame.workdays(first, last) if day <= frame.today}
        known = [d for d in days if d.state is DayState.LOGGED and d.day in self.planned]
        self.logged = {d.day for d in known}
        self.y = compared(known, self.planned)
        self.restarts = sorted(restarts(frame.breaks, frame.patterns))
        self._days = list(self.y)
        self._planned = sorted(self.planned)

    def since(self, day: date) -> date:
        """Return the last restart up to `day`; date.min if there was none."""
        n = bisect_right(self.restarts, day)
        return self.restarts[n - 1] if n else date.min

    def baseline(self, before: date, until: date) -> Baseline:
        """Return the baseline before a day, for what lasts `until`: nothing from before a restart by then."""
        days = self._baseline_days(before, self.since(until))
        began = days[0] if days else before
        weekdays, weeks = frozenset(day.isoweekday() for day in days), {monday_of(day) for day in days}
        planned = self._planned[bisect_left(self._planned, began) : bisect_left(self._planned, before)]
        effects: dict[int, float] = {}
        centre = spread = None
        if len(days) >= TRIAL_FROM_DAYS and TYPICAL.met(len(weeks)):
            effects = self._effects(days)
            values = [self.y[day] - effects[day.isoweekday()] for day in days]
            centre = median(values)
            spread = max(SPREAD_FLOOR, SIGMAS_PER_MAD * median(abs(value - centre) for value in values))
        return Baseline(
            before=before,
            first=began,
            days=len(days),
            weeks=len(weeks),
            workdays=sum(day.isoweekday() in weekdays and monday_of(day) in weeks for day in planned),
            weekdays=weekdays,
            effects=effects,
            centre=centre,
            spread=spread,
        )

    def _baseline_days(self, before: date, since: date) -> Sequence[date]:
        """Return the compared days of the 42 before a day, and of those before them until there are 20 in 4 weeks."""
        farthest = max(before - REACHES_BACK_DAYS * DAY, since)
        days = self._days[bisect_left(self._days, farthest) : bisect_left(self._days, before)]
        begin = bisect_left(days, before - BASELINE_DAYS * DAY)
        weeks = {monday_of(day) for day in days[begin:]}
        while begin > 0 and (len(days) - begin < CLAIM_FROM_DAYS or len(weeks) < CLAIM_FROM_WEEKS):
            begin -= 1
            weeks.add(monday_of(days[begin]))
        return days[begin:]

    def _effects(self, days: Sequence[date]) -> dict[int, float]:
        """Return what each weekday adds to the mean of `days`."""
        mean = fmean(self.y[day] for day in days)
        beyond: dict[int, list[float]] = {}
        for day in days:
            beyond.setdefault(day.isoweekday(), []).append(self.y[day] - mean)
        return {weekday: math.fsum(each) / (len(each) + WEEKDAY_SHRINK) for weekday, each in beyond.items()}


def compared(days: Iterable[DayLoad], planned: Collection[date]) -> Mapping[date, float]:
    """Return ln(1 + points) of each compared day, by day, oldest first: logged, among the `planned`, some demand."""
    known = {d.day: d.demand for d in days if d.state is DayState.LOGGED and d.demand and d.day in planned}
    return {day: math.log1p(known[day]) for day in sorted(known)}
