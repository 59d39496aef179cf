"""Caseload intensity index (CII), weekly: our own index, not a validated instrument.

    CII = 100 · (sessions + no-shows + contacts + runs) · F / C

One unit is an attended 50-minute session with a client of acuity 1 and no
flags. Therapy only. 100 means: as much as was planned.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from journal.measures.breaks import weeks_since_break
from journal.measures.enough import SHARE
from journal.measures.weeks import DAY, WEEK, each_day, monday_of, week_name, workdays
from journal.measures.weights import CaseloadWeights
from journal.measures.work_frame import WorkFrame
from journal.records.day_sums import PLAIN, DaySums, Minutes, Profile, severity_of
from journal.records.work_pattern import pattern_on

PARTS = ("sessions", "no_shows", "contacts", "runs")
"""The parts of the sum, in units, in the order they are drawn."""


class Band(StrEnum):
    """Where a finished week stands against the plan: a planning band, not a health threshold."""

    LIGHTER = "lighter"  # under 70
    WITHIN = "within"  # 70 to 100
    ABOVE = "above"  # over 100, to 120
    WELL_ABOVE = "well above"  # over 120


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseloadWeek:
    """One ISO week. `cii = 100 · Σ parts · f / c`; `cii` and `band` are None where nothing was logged.

    `parts` are units (PARTS), `f` the factor for time since a break (1 when
    `weeks_since_break` is None: none recorded), `c` the planned units. An
    unfinished week holds its sum so far and has no band. Beside it, never in
    it: sessions, hours, shares 0–1 (None of fewer than 5), longest run.
    `rests_on` of its `workdays` up to today have entries. A week in which the
    journal began after its first workday is not `whole`, and has no band.
    """

    monday: date
    parts: Mapping[str, float]
    f: float
    weeks_since_break: int | None
    c: float
    cii: float | None
    finished: bool
    band: Band | None
    therapy_sessions: int
    hours: float
    trauma_share: float | None
    no_show_rate: float | None
    longest_run: int
    rests_on: int
    workdays: int
    whole: bool = True

    @property
    def week(self) -> str:
        """The ISO week, for example '2026-W41'."""
        return week_name(self.monday)


def caseload_by_week(sums: Iterable[DaySums], first: date, last: date, frame: WorkFrame) -> list[CaseloadWeek]:
    """Return each ISO week from that of `first` to that of `last`, oldest first.

    `sums` must hold the whole of both end weeks; their order is free, days
    outside are ignored. A week without anything logged is there, with `cii`
    None. Time off only says which days were no workdays, and where a break was.
    """
    by_week: dict[date, list[DaySums]] = {}
    for day in sums:
        by_week.setdefault(monday_of(day.day), []).append(day)
    weeks = []
    monday = monday_of(first)
    before = workdays(monday, frame.began - DAY, frame.patterns, frame.time_off) if frame.began else set()
    planned_days = frame.workdays(monday, min(monday_of(last) + 6 * DAY, frame.today))
    while monday <= last:
        planned = pattern_on(frame.patterns, monday).weekly_units
        since = weeks_since_break(frame.breaks, monday)
        days = [d for d in by_week.get(monday, []) if d != DaySums(day=d.day)]
        due = planned_days.intersection(each_day(monday, monday + 6 * DAY))
        whole = before.isdisjoint(each_day(monday, monday + 6 * DAY))
        weeks.append(_week(monday, days, due, frame.today, planned, since, frame.weights.caseload, whole=whole))
        monday += WEEK
    return weeks


def multiplier(profile: Profile, weights: CaseloadWeights) -> float:
    """Return m of a profile: the highest member's, and a little for each further member present."""
    if profile == PLAIN:
        return 1.0
    people = [severity_of(code) for code in profile.split("+")]
    highest = max(
        1 + weights.acuity_step * (p.acuity - 1) + weights.risk * p.risk + weights.trauma * p.trauma for p in people
    )
    return highest + weights.further_member * (len(people) - 1)


def band_of(cii: float) -> Band:
    """Return the band; a limit belongs to the band below it, but 70 is within plan."""
    cii = round(cii, 9)  # 100 must not become "above plan" by a rounding error
    if cii < 70:
        return Band.LIGHTER
    if cii <= 100:
        return Band.WITHIN
    return Band.ABOVE if cii <= 120 else Band.WELL_ABOVE


def break_factor(weeks: int | None, weights: CaseloadWeights) -> float:
    """Return F, 1.0 to 1.2 by default; 1 when no break is recorded."""
    if weeks is None:
        return 1.0
    return 1 + min(weights.break_cap, weights.break_step * max(0, weeks - weights.break_grace_weeks))


def _week(
    monday: date,
    days: list[DaySums],
    due: set[date],
    today: date,
    planned: float,
    since: int | None,
    weights: CaseloadWeights,
    *,
    whole: bool,
) -> CaseloadWeek:
    parts = _parts(days, weights)
    f = break_factor(since, weights)
    finished = monday + 6 * DAY < today
    cii = 100 * math.fsum(parts.values()) * f / planned if days else None
    attended = sum(d.therapy_sessions for d in days)
    missed = sum(d.no_shows + d.cancelled_late for d in days)
    booked = attended + sum(d.together for d in days) + missed
    minutes = math.fsum(
        _filled(m, weights.default_session_minutes) for d in days for t in (d.regular, d.emergency) for m in t.values()
    )
    return CaseloadWeek(
        monday=monday,
        parts=parts,
        f=f,
        weeks_since_break=since,
        c=planned,
        cii=cii,
        finished=finished,
        band=band_of(cii) if finished and whole and cii is not None else None,
        therapy_sessions=attended,
        hours=minutes / 60,
        trauma_share=sum(d.trauma_sessions for d in days) / attended if SHARE.met(attended) else None,
        no_show_rate=missed / booked if SHARE.met(booked) else None,
        longest_run=max((d.longest_run for d in days), default=0),
        rests_on=len(due.intersection(d.day for d in days)),
        workdays=len(due),
        whole=whole,
    )


def _parts(days: list[DaySums], weights: CaseloadWeights) -> dict[str, float]:
    regular = _units([d.regular for d in days], weights.default_session_minutes, weights)
    emergency = _units([d.emergency for d in days], weights.default_session_minutes, weights)
    missed = sum(d.no_shows + d.cancelled_late for d in days)
    missed_risk = sum(d.no_shows_risk + d.cancelled_late_risk for d in days)
    return {
        "sessions": regular + weights.emergency * emergency,
        "no_shows": weights.no_show * missed + weights.no_show_risk * missed_risk,
        "contacts": _units([d.contact_minutes for d in days], weights.default_contact_minutes, weights),
        "runs": math.fsum(
            n * min(weights.run_cap, weights.run_step * (int(position) - 2))
            for d in days
            for position, n in d.runs.items()
        ),
    }


def _units(tables: Iterable[Mapping[Profile, Minutes]], default: int, weights: CaseloadWeights) -> float:
    return math.fsum(
        _filled(minutes, default) / weights.unit_minutes * multiplier(profile, weights)
        for table in tables
        for profile, minutes in table.items()
    )


def _filled(minutes: Minutes, default: int) -> int:
    return minutes.told + minutes.blank * default
