"""The two-week rule, the one claim that is made from the log: our own rule, not a validated one.

    ├──── 42 days: centre ± spread ────┤ first week │ second week │ this week
                                         z > 1        z > 1         never claims

Two finished weeks in a row above one and the same band are the only thing
that is said. How often that happens by chance, and how much it misses, is
simulated in tests/bench/simulated_baselines.py and quoted in
journal/wording/baseline.py.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from statistics import fmean

from journal.measures.baseline import (
    BASELINE_DAYS,
    CLAIM_FROM_DAYS,
    CLAIM_FROM_WEEKS,
    Z_LIMIT,
    Baseline,
    Stage,
    WorkdayLog,
)
from journal.measures.emotional_load import DayLoad
from journal.measures.weeks import DAY, WEEK, monday_of, week_name
from journal.measures.work_frame import WorkFrame

FEWEST_DAYS_IN_WEEK = 3
"""Logged workdays below which a week has no mean here."""


class Missing(StrEnum):
    """What a claim still wants."""

    DAYS = "days"  # 20 logged workdays
    WEEKS = "weeks"  # logged workdays in 4 weeks
    SHARE = "share"  # 60 % of the workdays logged
    AFTER = "after"  # two finished weeks after such a baseline
    THIN = "thin"  # 3 logged workdays in each of the last two finished weeks


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekStanding:
    """A week against a band. `mean` is that of ln(1 + points); None under 3 logged workdays.

    `baseline` is that of the 42 days before the week; in the second week of
    a claim, that of the claim. `claims` says that this week completes one.
    """

    monday: date
    baseline: Baseline
    mean: float | None
    rests_on: int
    workdays: int
    finished: bool
    claims: bool = False

    @property
    def week(self) -> str:
        """The ISO week, for example '2026-W41'."""
        return week_name(self.monday)

    @property
    def typical(self) -> float | None:
        """The mean as points of demand, comparable to the limits; None under 3 logged workdays."""
        return None if self.mean is None else math.expm1(self.mean)

    @property
    def z(self) -> float | None:
        """Spreads above the centre; None where the week or the band is unknown."""
        return self.baseline.z(self.mean)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Two finished weeks, from `first` to `last`, above the band: `logged` of their `workdays`."""

    first: date
    last: date
    logged: int
    workdays: int
    baseline: Baseline


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What may be said today. `claim` None and `missing` None: within the usual, or not for two weeks above it.

    While something is `missing` nothing can be claimed: `have` of `need`
    (days, weeks or, for THIN, logged days of the thinner week). `stage` is
    CLAIM exactly when the last two finished weeks have a full baseline.
    """

    stage: Stage
    claim: Claim | None
    missing: Missing | None
    have: int
    need: int


def weeks_against_usual(
    days: Iterable[DayLoad],
    first: date,
    last: date,
    frame: WorkFrame,
) -> list[WeekStanding]:
    """Return each ISO week from that of `first` to that of `last`, oldest first, with its band.

    `days` must reach back 49 days before the first week; their order is
    free. Days after today are ignored.
    """
    monday, end = monday_of(first), monday_of(last)
    log = WorkdayLog(days, monday - BASELINE_DAYS * DAY - WEEK, end + 6 * DAY, frame)
    before = _week(log, monday - WEEK, frame.today)
    weeks: list[WeekStanding] = []
    while monday <= end:
        week = _week(log, monday, frame.today)
        if _is_claim(before, week, log):
            week = replace(week, claims=True, baseline=log.baseline(monday - WEEK, monday + 6 * DAY))
        weeks.append(week)
        before = week
        monday += WEEK
    return weeks


def verdict(days: Iterable[DayLoad], frame: WorkFrame) -> Verdict:
    """Return what may be said of the last two finished weeks. `days` must reach back 62 days before today."""
    today = frame.today
    second = monday_of(today) - WEEK
    first = second - WEEK
    log = WorkdayLog(days, first - BASELINE_DAYS * DAY, today, frame)
    weeks = [_week(log, first, today), _week(log, second, today)]
    compared = log.baseline(first, second + 6 * DAY)
    if compared.stage is not Stage.CLAIM:
        return _not_ready(log.baseline(today + DAY, today))
    if any(week.mean is None for week in weeks):
        fewest = min(week.rests_on for week in weeks)
        return Verdict(stage=Stage.CLAIM, claim=None, missing=Missing.THIN, have=fewest, need=FEWEST_DAYS_IN_WEEK)
    claim = None
    if _is_claim(weeks[0], weeks[1], log):
        claim = Claim(
            first=first,
            last=second + 6 * DAY,
            logged=sum(week.rests_on for week in weeks),
            workdays=sum(week.workdays for week in weeks),
            baseline=compared,
        )
    return Verdict(stage=Stage.CLAIM, claim=claim, missing=None, have=compared.days, need=CLAIM_FROM_DAYS)


def _week(log: WorkdayLog, monday: date, today: date) -> WeekStanding:
    """Return a week against the 42 days before it."""
    of_week = [monday + n * DAY for n in range(7)]
    values = [log.y[day] for day in of_week if day in log.y]
    return WeekStanding(
        monday=monday,
        baseline=log.baseline(monday, monday + 6 * DAY),
        mean=fmean(values) if len(values) >= FEWEST_DAYS_IN_WEEK else None,
        rests_on=len(values),
        workdays=sum(day in log.planned for day in of_week),
        finished=monday + 6 * DAY < today,
    )


def _is_claim(first: WeekStanding, second: WeekStanding, log: WorkdayLog) -> bool:
    """Say whether two weeks in a row lie above the one baseline from before them."""
    if not second.finished or first.mean is None or second.mean is None:
        return False
    compared = log.baseline(first.monday, second.monday + 6 * DAY)
    if compared.stage is not Stage.CLAIM:
        return False
    return all((compared.z(week.mean) or 0.0) > Z_LIMIT for week in (first, second))


def _not_ready(now: Baseline) -> Verdict:
    """Return what is wanting, from the 42 days up to today."""
    if now.days < CLAIM_FROM_DAYS:
        missing, have, need = Missing.DAYS, now.days, CLAIM_FROM_DAYS
    elif now.weeks < CLAIM_FROM_WEEKS:
        missing, have, need = Missing.WEEKS, now.weeks, CLAIM_FROM_WEEKS
    elif now.stage is not Stage.CLAIM:
        missing, have, need = Missing.SHARE, now.days, now.days_needed_of_workdays
    else:
        missing, have, need = Missing.AFTER, now.days, CLAIM_FROM_DAYS
    stage = Stage.DOTS if now.stage is Stage.DOTS else Stage.TRIAL
    return Verdict(stage=stage, claim=None, missing=missing, have=have, need=need)
