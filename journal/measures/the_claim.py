"""The one claim that is made from the log: our own rule, not a validated one.

    ├─── 42 days and more: centre ± spread ───┤ week │ week │ week │ this week
                                                z > limit in each    never claims

Finished weeks in a row above one and the same baseline are the only thing
that is said. How many weeks, and how far above, was chosen by
`python -m tests.bench.simulated_baselines` for each number of workdays, and
stands in claim_trials.py with how often it then speaks by chance and how much
it misses. Where no setting holds, nothing is claimed.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from journal.measures.baseline import (
    CLAIM_FROM_DAYS,
    CLAIM_FROM_WEEKS,
    REACHES_BACK_DAYS,
    Baseline,
    Stage,
    WorkdayLog,
)
from journal.measures.claim_trials import FIGURES, LIMITS, WEEKS
from journal.measures.emotional_load import DayLoad
from journal.measures.weeks import DAY, WEEK, monday_of, week_name
from journal.measures.work_frame import WorkFrame
from journal.records.work_pattern import WorkPattern, pattern_on

MOST_IN_WEEK = 3
"""Compared days of which a week needs no more; fewer where there are fewer workdays."""

FEWEST_IN_WEEK = 2
"""Compared days below which no week has a mean, however few its workdays."""

BAND_Z = 1.0
"""Spreads from the centre to the edge of a band beside which nothing is claimed (D)."""

REACHES_BACK = REACHES_BACK_DAYS * DAY + WEEKS * WEEK
"""How far before a week its baseline reaches, and that of a claim which it completes."""


class Missing(StrEnum):
    """What a claim still wants."""

    WORKDAYS = "workdays"  # 4 workdays a week
    DAYS = "days"  # 20 compared days
    WEEKS = "weeks"  # compared days in 4 weeks
    SHARE = "share"  # compared days on enough of the workdays, in per cent
    AFTER = "after"  # finished weeks after such a baseline
    THIN = "thin"  # enough compared days in each of these weeks


class Figures(NamedTuple):
    """How the rule fared on simulated journals of one kind: shares, 0–1."""

    by_chance: float  # of steady stretches of 20 workdays, those with a notice
    noticed: float  # of lasting rises by 65 %, those with a notice within 8 weeks
    in_a_year: float  # of steady years, those with a notice


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekStanding:
    """A week against a band. `mean` is that of ln(1 + points), less what its weekdays usually add; None where thin.

    `baseline` is that of the days before the week; in the last week of a
    claim, that of the claim. `claims` says that this week completes one.
    `rests_on` counts its compared days, `logged` those and the ones logged
    without any demand, both of its `workdays`.
    """

    monday: date
    baseline: Baseline
    mean: float | None
    rests_on: int
    logged: int
    workdays: int
    finished: bool
    claims: bool = False

    @property
    def week(self) -> str:
        """The ISO week, for example '2026-W41'."""
        return week_name(self.monday)

    @property
    def typical(self) -> float | None:
        """The mean as points of demand, comparable to the limits; None where thin."""
        return None if self.mean is None else math.expm1(self.mean)

    @property
    def z(self) -> float | None:
        """Spreads above the centre; None where the week or the band is unknown."""
        return self.baseline.z(self.mean)

    @property
    def limits(self) -> tuple[float, float, float] | None:
        """Lower edge of the band, its centre, and the upper edge, above which a week counts for a claim; in points."""
        return self.baseline.limits(limit_for(self.baseline) or BAND_Z)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Finished weeks, from `first` to `last`, above the band: `logged` of their `workdays`."""

    first: date
    last: date
    logged: int
    workdays: int
    baseline: Baseline


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What may be said today. `claim` None and `missing` None: not all of the last weeks lie above the usual.

    While something is `missing` nothing can be claimed: `have` of `need`
    (days, weeks, per cent, workdays a week or, for THIN, compared days of
    the thinnest week). `figures` are those of a journal like this one, in
    workdays a week and the `share` of them that is compared; None where
    nothing can be claimed of it.
    """

    claim: Claim | None
    missing: Missing | None
    have: int
    need: int
    workdays: int
    share: float
    figures: Figures | None


def limit_for(baseline: Baseline) -> float | None:
    """Return how many spreads above such a baseline its weeks must lie for a claim; None: no setting holds for it."""
    settings = LIMITS.get(min(len(baseline.weekdays), max(LIMITS)), ())
    return next((limit for from_share, limit in settings if round(baseline.share, 9) >= from_share), None)


def figures_for(workdays: int, share: float) -> Figures | None:
    """Return the figures of the journals like one with so many workdays a week, a `share` 0–1 of them compared."""
    found = FIGURES.get((min(workdays, max(LIMITS)), round(10 * share)))
    return None if found is None else Figures(*found)


def fewest_in_week(patterns: Iterable[WorkPattern], monday: date) -> int:
    """Return how many compared days a week needs: 3, or all its usual workdays where there are fewer."""
    return max(FEWEST_IN_WEEK, min(MOST_IN_WEEK, len(set(pattern_on(patterns, monday).workdays))))


def weeks_against_usual(
    days: Iterable[DayLoad],
    first: date,
    last: date,
    frame: WorkFrame,
) -> list[WeekStanding]:
    """Return each ISO week from that of `first` to that of `last`, oldest first, with its band.

    `days` must begin `REACHES_BACK` before the first week; their order is
    free. Days after today are ignored.
    """
    monday, end = monday_of(first), monday_of(last)
    log = WorkdayLog(days, monday - REACHES_BACK, end + 6 * DAY, frame)
    weeks: list[WeekStanding] = []
    while monday <= end:
        week = _week(log, monday, log.baseline(monday, monday + 6 * DAY), frame)
        compared = _claimed(log, monday, frame)
        weeks.append(replace(_week(log, monday, compared, frame), claims=True) if compared else week)
        monday += WEEK
    return weeks


def verdict(days: Iterable[DayLoad], frame: WorkFrame) -> Verdict:
    """Return what may be said of the last finished weeks. `days` must begin `REACHES_BACK` before this week."""
    today = frame.today
    this = monday_of(today)
    log = WorkdayLog(days, this - REACHES_BACK, today, frame)
    baseline = log.baseline(this - WEEKS * WEEK, this - DAY)
    weeks = [_week(log, this - n * WEEK, baseline, frame) for n in range(WEEKS, 0, -1)]
    claim = missing = None
    have = need = 0
    if why := _silent(log, baseline, frame):
        missing, have, need = why
    elif any(week.mean is None for week in weeks):
        thinnest = min(weeks, key=lambda week: week.rests_on)
        missing, have, need = Missing.THIN, thinnest.rests_on, fewest_in_week(frame.patterns, thinnest.monday)
    elif _claimed(log, this - WEEK, frame):
        claim = Claim(
            first=weeks[0].monday,
            last=this - DAY,
            logged=sum(week.logged for week in weeks),
            workdays=sum(week.workdays for week in weeks),
            baseline=baseline,
        )
    holds = baseline.stage is Stage.CLAIM and limit_for(baseline) is not None
    return Verdict(
        claim=claim,
        missing=missing,
        have=have,
        need=need,
        workdays=len(baseline.weekdays),
        share=baseline.share,
        figures=figures_for(len(baseline.weekdays), baseline.share) if holds else None,
    )


def _week(log: WorkdayLog, monday: date, baseline: Baseline, frame: WorkFrame) -> WeekStanding:
    """Return a week against a baseline."""
    of_week = [monday + n * DAY for n in range(7)]
    y = {day: log.y[day] for day in of_week if day in log.y}
    return WeekStanding(
        monday=monday,
        baseline=baseline,
        mean=baseline.mean(y) if len(y) >= fewest_in_week(frame.patterns, monday) else None,
        rests_on=len(y),
        logged=sum(day in log.logged for day in of_week),
        workdays=sum(day in log.planned for day in of_week),
        finished=monday + 6 * DAY < frame.today,
    )


def _claimed(log: WorkdayLog, last: date, frame: WorkFrame) -> Baseline | None:
    """Return the baseline above which the weeks up to that of the Monday `last` lie, each of them; None: no claim."""
    first = last - (WEEKS - 1) * WEEK
    baseline = log.baseline(first, last + 6 * DAY)
    limit = limit_for(baseline) if baseline.stage is Stage.CLAIM else None
    if limit is None:
        return None
    weeks = [_week(log, first + n * WEEK, baseline, frame) for n in range(WEEKS)]
    above = all(week.finished and week.z is not None and week.z > limit for week in weeks)
    return baseline if above else None


def _silent(log: WorkdayLog, baseline: Baseline, frame: WorkFrame) -> tuple[Missing, int, int] | None:
    """Return why no week whatever could lead to a claim now, with what there is and what it takes; None: one could."""
    fewest = min(workdays for workdays, settings in LIMITS.items() if settings)
    planned = len(set(pattern_on(frame.patterns, frame.today).workdays))
    if planned < fewest:
        return Missing.WORKDAYS, planned, fewest
    if baseline.stage is not Stage.CLAIM:
        now = log.baseline(frame.today + DAY, frame.today)
        if now.days < CLAIM_FROM_DAYS:
            return Missing.DAYS, now.days, CLAIM_FROM_DAYS
        if now.weeks < CLAIM_FROM_WEEKS:
            return Missing.WEEKS, now.weeks, CLAIM_FROM_WEEKS
        return Missing.AFTER, now.days, CLAIM_FROM_DAYS
    if len(baseline.weekdays) < fewest:
        return Missing.WORKDAYS, len(baseline.weekdays), fewest
    if limit_for(baseline) is None:
        need = min(share for share, _ in LIMITS[min(len(baseline.weekdays), max(LIMITS))])
        return Missing.SHARE, math.floor(round(100 * baseline.share, 9)), round(100 * need)
    return None
