"""Emotional load index (ELI), daily: our own index, not a validated instrument.

    Demand   = 10 · (S + 0.5·R + K + 0.5·E)     sessions, reflections, contacts, encounters
    Recovery = 10 · (energy regained + 0.5 · supervision), at most half of that day's demand

Two series: a walk does not cancel what was heard.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import fmean, median

from journal.measures.enough import is_typical
from journal.measures.weeks import DAY, each_day, monday_of, week_name
from journal.measures.weights import LoadWeights
from journal.measures.work_frame import WorkFrame
from journal.records.day_sums import CONTACT_FLOOR_MINUTES, DaySums, Weighed

DEMAND_PARTS = ("sessions", "reflections", "contacts", "encounters")
RECOVERY_PARTS = ("downtime", "supervision")

# Minutes at which the square root of a part is 1: what one ordinary entry of its kind lasts.
REFLECTION_MINUTES = 30
CONTACT_MINUTES = 50
DOWNTIME_MINUTES = 15
SUPERVISION_MINUTES = 60

USUAL_DAYS = 42
"""Days before a week in which one looks for what is usual."""


class DayState(StrEnum):
    """How far a day's demand may be believed."""

    LOGGED = "logged"
    PARTIAL = "partial"
    MISSING = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayLoad:
    """One local day, in points (one session of 50 minutes rated 10 = 10 points).

    `demand` is None exactly when `state` is missing; `recovery` is None
    exactly when there is no downtime and no supervision. `parts` holds
    DEMAND_PARTS, which add up to demand, where demand is known, and
    RECOVERY_PARTS before the cap where recovery is. `cost` is the energy that activities
    spent, `stayed` the thoughts with positive valence: neither is part of an
    index. `defaulted` counts entries whose minutes are a default, `coarse`
    says that better / worse stood for an energy change. `heavy` is the
    therapist's own 0–10, and beats everything else here.
    """

    day: date
    state: DayState = DayState.MISSING
    demand: float | None = None
    recovery: float | None = None
    parts: Mapping[str, float]
    cost: float = 0.0
    stayed: float = 0.0
    unrated: int = 0
    unrated_reflections: int = 0
    rated_minutes: int = 0
    attended_minutes: int = 0
    defaulted: int = 0
    coarse: bool = False
    heavy: int | None = None

    @property
    def net(self) -> float | None:
        """Demand minus recovery; None where either is missing."""
        return None if self.demand is None or self.recovery is None else self.demand - self.recovery


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekLoad:
    """Means over the logged workdays of an ISO week; None where `rests_on` is 0.

    `workdays` counts those of the days that were looked at.
    """

    monday: date
    demand: float | None
    recovery: float | None
    cost: float | None
    rests_on: int
    workdays: int

    @property
    def week(self) -> str:
        """The ISO week, for example '2026-W41'."""
        return week_name(self.monday)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRating:
    """Median of the own daily ratings of a week, and of the 42 days before it; 0–10.

    None without ratings (`usual`: with fewer than 5, or in fewer than 4 of those weeks).
    """

    week: float | None
    usual: float | None


def load_by_day(
    sums: Iterable[DaySums], first: date, last: date, weights: LoadWeights | None = None
) -> Iterator[DayLoad]:
    """Yield one DayLoad for each calendar day from `first` to `last`, both included, missing days too."""
    weights = weights or LoadWeights()
    known = {s.day: s for s in sums}
    for day in each_day(first, last):
        yield load_of_day(known.get(day) or DaySums(day=day), weights)


def load_of_day(sums: DaySums, weights: LoadWeights | None = None) -> DayLoad:
    """Return the load of one day."""
    w = weights or LoadWeights()
    answered = sums.heavy is not None
    has_demand = bool(sums.sessions or sums.contacts or sums.reflections or sums.encounters or answered)
    has_recovery = bool(sums.downtimes or sums.supervisions)
    if not (has_demand or has_recovery):
        return DayLoad(day=sums.day, parts={})
    asked, gave = _demand_parts(sums, w), _recovery_parts(sums, w)
    demand = math.fsum(asked.values()) if has_demand else None
    recovery = math.fsum(gave.values()) if has_recovery else None
    if demand is not None and recovery is not None:
        recovery = min(recovery, w.recovery_cap * demand)
    attended = sums.attended.told + sums.attended.blank * w.default_session_minutes
    rated = sums.rated.told + sums.rated.blank * w.default_session_minutes
    return DayLoad(
        day=sums.day,
        state=_state(sums, rated, attended, w) if has_demand else DayState.MISSING,
        demand=demand,
        recovery=recovery,
        parts=(asked if has_demand else {}) | (gave if has_recovery else {}),
        cost=(sums.energy_spent + w.felt_change * sums.worse) / math.sqrt(DOWNTIME_MINUTES),
        stayed=w.reflections * _reflected(sums, {"positive": 1.0}, w),
        unrated=sums.unrated,
        unrated_reflections=sums.unrated_reflections,
        rated_minutes=rated,
        attended_minutes=attended,
        defaulted=sums.usual_minutes + sums.attended.blank + sums.blank_minutes,
        coarse=bool(sums.better or sums.worse),
        heavy=sums.heavy,
    )


def load_by_week(days: Iterable[DayLoad], frame: WorkFrame) -> list[WeekLoad]:
    """Return the weekly means of `days`, oldest first; a week without logged workdays has None."""
    every = sorted(days, key=lambda d: d.day)
    if not every:
        return []
    planned = frame.workdays(every[0].day, min(every[-1].day, frame.today))
    by_week: dict[date, list[DayLoad]] = {}
    for day in every:
        by_week.setdefault(monday_of(day.day), []).append(day)
    weeks = []
    for monday, of_week in by_week.items():
        looked_at = [d for d in of_week if d.day in planned]
        logged = [d for d in looked_at if d.state is DayState.LOGGED]
        demand = [d.demand for d in logged if d.demand is not None]
        recovery = [d.recovery for d in logged if d.recovery is not None]
        weeks.append(
            WeekLoad(
                monday=monday,
                demand=fmean(demand) if demand else None,
                recovery=fmean(recovery) if recovery else None,
                cost=fmean(d.cost for d in logged) if logged else None,
                rests_on=len(logged),
                workdays=len(looked_at),
            )
        )
    return weeks


def own_rating(days: Iterable[DayLoad], monday: date) -> OwnRating:
    """Return what the therapist said of the week from `monday` on, beside what is usual.

    `days` should reach 42 days back from `monday`; every day counts, workday or not.
    """
    said = {d.day: d.heavy for d in days if d.heavy is not None}
    week = [heavy for day, heavy in said.items() if monday <= day < monday + 7 * DAY]
    before = {day: heavy for day, heavy in said.items() if monday - USUAL_DAYS * DAY <= day < monday}
    return OwnRating(
        week=float(median(week)) if week else None,
        usual=float(median(before.values())) if is_typical(before, monday - DAY) else None,
    )


def _state(sums: DaySums, rated: int, attended: int, w: LoadWeights) -> DayState:
    if sums.sessions:
        enough = rated >= round(w.logged_share * attended, 9)
    else:
        enough = sums.heavy is not None
    return DayState.LOGGED if enough else DayState.PARTIAL


def _demand_parts(sums: DaySums, w: LoadWeights) -> dict[str, float]:
    weight_of = {"negative": w.negative, "mixed": w.mixed, "neutral": w.neutral, "positive": w.positive}
    demand_minutes = sums.demand_minutes.told + sums.demand_minutes.blank * w.default_session_minutes
    blank_contact = math.sqrt(max(w.default_contact_minutes, CONTACT_FLOOR_MINUTES))
    contacts = _filled(sums.contact_load, blank_contact)
    contacts_late = w.after_hours * _filled(sums.contact_load_after_hours, blank_contact)
    return {
        "sessions": demand_minutes / w.unit_minutes,
        "reflections": w.reflections * _reflected(sums, weight_of, w),
        "contacts": (contacts + contacts_late) / math.sqrt(CONTACT_MINUTES),
        "encounters": w.encounters * sums.discomfort,
    }


def _recovery_parts(sums: DaySums, w: LoadWeights) -> dict[str, float]:
    return {
        "downtime": (sums.energy_gained + w.felt_change * sums.better) / math.sqrt(DOWNTIME_MINUTES),
        "supervision": w.supervision * sums.helped / math.sqrt(SUPERVISION_MINUTES),
    }


def _reflected(sums: DaySums, weight_of: Mapping[str, float], w: LoadWeights) -> float:
    terms = []
    for key, weighed in sums.reflected.items():
        valence, intrusiveness = key.split()
        minutes_root = _filled(weighed, math.sqrt(w.default_reflection_minutes)) / math.sqrt(REFLECTION_MINUTES)
        terms.append(minutes_root * (1 + w.intrusiveness_step * int(intrusiveness)) * weight_of.get(valence, 0.0))
    return math.fsum(terms)


def _filled(weighed: Weighed, blank_root: float) -> float:
    return weighed.told + weighed.blank * blank_root
