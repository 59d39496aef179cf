"""How much the indices move when the weights move: every weight varied by ±50 %, each for itself.

    1,000 draws of all weights ──▶ 1,000 values of each week or day ──▶ 5th to 95th percentile

The formulas are those of caseload_intensity and emotional_load, written for
all draws at once; a test holds the two together to the last digits.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from journal.measures.caseload_intensity import CaseloadWeek
from journal.measures.emotional_load import (
    CONTACT_MINUTES,
    DOWNTIME_MINUTES,
    REFLECTION_MINUTES,
    SUPERVISION_MINUTES,
    DayLoad,
    DayState,
    load_of_day,
)
from journal.measures.weeks import monday_of
from journal.measures.weights import CaseloadWeights, LoadWeights
from journal.measures.work_frame import WorkFrame
from journal.records.day_sums import CONTACT_FLOOR_MINUTES, PLAIN, DaySums, Minutes, Profile, Weighed, severity_of

Array = NDArray[np.float64]

DRAWS = 1000
SEED = 50
BY = 0.5
PERCENTILES = (0.05, 0.95)
DAYS_AT_ONCE = 400  # × 1,000 draws × 8 bytes: a few megabytes

VARIED_CASELOAD = (
    "acuity_step", "risk", "trauma", "further_member", "emergency", "no_show", "no_show_risk", "run_step", "run_cap",
    "break_step", "break_cap",
)  # fmt: skip
VARIED_LOAD = (
    "reflections", "encounters", "supervision", "intrusiveness_step", "negative", "mixed", "neutral", "positive",
    "after_hours", "felt_change", "recovery_cap",
)  # fmt: skip
"""Weights by name; units, default minutes and limits in days are definitions and stay as they are."""

VALENCES = ("negative", "mixed", "neutral", "positive")


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadBand:
    """5th and 95th percentile of the mean demand and recovery of some days, in points; None where missing."""

    demand: tuple[float, float] | None
    recovery: tuple[float, float] | None


def drawn(weights: CaseloadWeights | LoadWeights, *, draws: int = DRAWS) -> dict[str, Array]:
    """Return each varied weight `draws` times, between half and one and a half of what it is; the same every time."""
    names = VARIED_CASELOAD if isinstance(weights, CaseloadWeights) else VARIED_LOAD
    rng = np.random.default_rng(SEED)
    return {name: getattr(weights, name) * rng.uniform(1 - BY, 1 + BY, draws) for name in names}


def caseload_band(
    sums: Iterable[DaySums], weeks: Sequence[CaseloadWeek], weights: CaseloadWeights | None = None
) -> list[tuple[float, float] | None]:
    """Return the band of each week's CII, in per cent of the plan; None for a week without one.

    `sums` must hold the whole of those weeks.
    """
    if not weeks:
        return []
    values = caseload_values(sums, weeks, weights)
    ends = np.quantile(values, PERCENTILES, axis=1).T
    return [_pair(ends[n]) if week.cii is not None else None for n, week in enumerate(weeks)]


def caseload_values(
    sums: Iterable[DaySums], weeks: Sequence[CaseloadWeek], weights: CaseloadWeights | None = None
) -> Array:
    """Return the CII of each week (rows) under each draw (columns)."""
    w = weights or CaseloadWeights()
    draw = drawn(w)
    row_of = {week.monday: n for n, week in enumerate(weeks)}
    regular, emergency, contacts = _Table(len(weeks)), _Table(len(weeks)), _Table(len(weeks))
    runs: dict[str, Array] = {}
    missed, missed_risk = np.zeros(len(weeks)), np.zeros(len(weeks))
    for day in sums:
        row = row_of.get(monday_of(day.day))
        if row is None:
            continue
        regular.add(row, day.regular, w.default_session_minutes, w.unit_minutes)
        emergency.add(row, day.emergency, w.default_session_minutes, w.unit_minutes)
        contacts.add(row, day.contact_minutes, w.default_contact_minutes, w.unit_minutes)
        missed[row] += day.no_shows + day.cancelled_late
        missed_risk[row] += day.no_shows_risk + day.cancelled_late_risk
        for position, n in day.runs.items():
            runs.setdefault(position, np.zeros(len(weeks)))[row] += n
    units = regular.units(draw) + draw["emergency"] * emergency.units(draw) + contacts.units(draw)
    units += np.outer(missed, draw["no_show"]) + np.outer(missed_risk, draw["no_show_risk"])
    for position, counts in runs.items():
        units += np.outer(counts, np.minimum(draw["run_cap"], draw["run_step"] * (int(position) - 2)))
    late = np.array([max(0, (week.weeks_since_break or 0) - w.break_grace_weeks) for week in weeks], dtype=np.float64)
    factor = 1 + np.minimum(draw["break_cap"], np.outer(late, draw["break_step"]))
    found: Array = 100 * units * factor / np.array([week.c for week in weeks])[:, None]
    return found


def load_band(
    sums: Iterable[DaySums], groups: Sequence[Collection[date]], weights: LoadWeights | None = None
) -> list[LoadBand]:
    """Return the band of the mean of each group of days: a group is one day, or the logged workdays of a week.

    A mean is over the days of a group where demand (or recovery) is known.
    """
    w = weights or LoadWeights()
    draw = drawn(w)
    known = {s.day: s for s in sums}
    bands: list[LoadBand] = []
    waiting: list[list[DaySums]] = []
    size = 0
    for group in groups:
        waiting.append([known[day] for day in sorted(group) if day in known])
        size += len(waiting[-1])
        if size >= DAYS_AT_ONCE:
            bands += _bands(waiting, draw, w)
            waiting, size = [], 0
    return bands + _bands(waiting, draw, w)


def logged_workdays_by_week(days: Iterable[DayLoad], frame: WorkFrame) -> list[list[date]]:
    """Return the days that the weekly means rest on, week by week, as `load_by_week` orders them."""
    every = sorted(days, key=lambda d: d.day)
    if not every:
        return []
    planned = frame.workdays(every[0].day, every[-1].day)
    weeks: dict[date, list[date]] = {}
    for day in every:
        of_week = weeks.setdefault(monday_of(day.day), [])
        if day.day in planned and day.state is DayState.LOGGED:
            of_week.append(day.day)
    return list(weeks.values())


class _Table:
    """Units without multiplier, by week and profile."""

    def __init__(self, weeks: int) -> None:
        self.weeks = weeks
        self.of: dict[Profile, Array] = {}

    def add(self, row: int, table: Mapping[Profile, Minutes], default: int, unit: int) -> None:
        for profile, minutes in table.items():
            column = self.of.setdefault(profile, np.zeros(self.weeks))
            column[row] += (minutes.told + minutes.blank * default) / unit

    def units(self, draw: Mapping[str, Array]) -> Array:
        """Return units with multiplier, by week and draw."""
        found: Array = np.zeros((self.weeks, len(draw["risk"])))
        for profile, column in self.of.items():
            found += np.outer(column, _multiplier(profile, draw))
        return found


def _multiplier(profile: Profile, draw: Mapping[str, Array]) -> Array:
    if profile == PLAIN:
        return np.ones_like(draw["risk"])
    people = [severity_of(code) for code in profile.split("+")]
    each = [
        1 + draw["acuity_step"] * (p.acuity - 1) + draw["risk"] * p.risk + draw["trauma"] * p.trauma for p in people
    ]
    found: Array = np.max(each, axis=0) + draw["further_member"] * (len(people) - 1)
    return found


def _bands(groups: Sequence[Sequence[DaySums]], draw: Mapping[str, Array], w: LoadWeights) -> list[LoadBand]:
    days = [day for group in groups for day in group]
    if not days:
        return [LoadBand(demand=None, recovery=None) for _ in groups]
    demand, recovery = load_values(days, draw, w)
    starts = np.cumsum([0, *(len(group) for group in groups)])
    spans = [slice(start, end) for start, end in pairwise(starts)]
    found = [_ends_of_means([values[span] for span in spans]) for values in (demand, recovery)]
    return [LoadBand(demand=d, recovery=r) for d, r in zip(*found, strict=True)]


def load_values(days: Sequence[DaySums], draw: Mapping[str, Array], w: LoadWeights) -> tuple[Array, Array]:
    """Return demand and recovery in points of each day (rows) under each draw (columns); nan where missing."""
    loads = [load_of_day(day, w) for day in days]
    contact_root = math.sqrt(max(w.default_contact_minutes, CONTACT_FLOOR_MINUTES))
    fixed = [
        load.parts.get("sessions", 0.0) + _filled(day.contact_load, contact_root) / math.sqrt(CONTACT_MINUTES)
        for day, load in zip(days, loads, strict=True)
    ]
    late = [_filled(day.contact_load_after_hours, contact_root) / math.sqrt(CONTACT_MINUTES) for day in days]
    keys = sorted({key for day in days for key in day.reflected if key.split()[0] in VALENCES})
    root = math.sqrt(w.default_reflection_minutes)
    reflected = [[_filled(day.reflected.get(key, Weighed()), root) for key in keys] for day in days]
    # What is summed stands in the rows of one matrix, what it is weighed with in the columns of another.
    summed = np.column_stack([late, [day.discomfort for day in days], np.array(reflected).reshape(len(days), -1)])
    weighed = [draw["after_hours"], draw["encounters"], *(_reflection_weight(key, draw) for key in keys)]
    demand: Array = _column(fixed) + summed @ np.array(weighed)
    given = np.array([[day.energy_gained, day.better, day.helped] for day in days])
    given /= np.sqrt([DOWNTIME_MINUTES, DOWNTIME_MINUTES, SUPERVISION_MINUTES])
    recovery: Array = given @ np.array([np.ones_like(draw["felt_change"]), draw["felt_change"], draw["supervision"]])
    no_demand = np.array([load.demand is None for load in loads])
    recovery = np.where(no_demand[:, None], recovery, np.minimum(recovery, draw["recovery_cap"] * demand))
    demand[no_demand] = np.nan
    recovery[np.array([load.recovery is None for load in loads])] = np.nan
    return demand, recovery


def _reflection_weight(key: str, draw: Mapping[str, Array]) -> Array:
    valence, intrusiveness = key.split()
    hard_to_put_away: Array = 1 + draw["intrusiveness_step"] * int(intrusiveness)
    weight: Array = draw["reflections"] * hard_to_put_away * draw[valence] / math.sqrt(REFLECTION_MINUTES)
    return weight


def _ends_of_means(groups: Sequence[Array]) -> list[tuple[float, float] | None]:
    """Return the ends of the mean of each group of days over the days that are known; None where none is."""
    known = [values[~np.isnan(values[:, 0])] for values in groups]
    means = [values.mean(axis=0) for values in known if len(values)]
    ends = iter(np.quantile(means, PERCENTILES, axis=1).T) if means else iter(())
    return [_pair(next(ends)) if len(values) else None for values in known]


def _pair(ends: Array) -> tuple[float, float]:
    return float(ends[0]), float(ends[1])


def _column(values: Sequence[float]) -> Array:
    return np.array(values, dtype=np.float64)[:, None]


def _filled(weighed: Weighed, blank_root: float) -> float:
    return weighed.told + weighed.blank * blank_root
