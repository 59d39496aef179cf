"""Both indices as plain data, for programs: weeks and days, every digit kept.

    {"weeks": [{"week": "2026-W41", "cii": 109.3, "parts": {…}, "f": 1.06, "c": 20.0}, …],
     "days": [{"date": "2026-10-05", "state": "logged", "demand": 38.6, "recovery": 7.5,
               "parts": {…}, "unrated": 0}, …]}

Our own indices, not validated instruments.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from journal.measures.caseload_intensity import CaseloadWeek, caseload_by_week
from journal.measures.emotional_load import DEMAND_PARTS, RECOVERY_PARTS, DayLoad, load_by_day
from journal.measures.work_frame import WorkFrame
from journal.records.day_sums import DaySums


def report(
    sums: Iterable[DaySums],
    first: date,
    last: date,
    frame: WorkFrame,
) -> dict[str, list[dict[str, Any]]]:
    """Return each ISO week that `first` to `last` touches and in which something was logged, and every calendar day.

    `sums` must hold the whole of both end weeks. What is not known is not made up: a week without
    entries is left out, a day's `demand`, `recovery` and parts are None.
    Demand parts are in points and add up to `demand`; recovery parts
    stand before the cap. Caseload parts are in units, so that
    `cii = 100 · Σ parts · f / c`.
    """
    sums = list(sums)
    return {
        "weeks": [_week(week) for week in caseload_by_week(sums, first, last, frame) if week.cii is not None],
        "days": [_day(day) for day in load_by_day(sums, first, last, frame.weights.load)],
    }


def _week(week: CaseloadWeek) -> dict[str, Any]:
    return {"week": week.week, "cii": week.cii, "parts": dict(week.parts), "f": week.f, "c": week.c}


def _day(day: DayLoad) -> dict[str, Any]:
    parts: dict[str, float | None] = dict.fromkeys((*DEMAND_PARTS, *RECOVERY_PARTS))
    if day.demand is not None:
        parts |= {name: day.parts[name] for name in DEMAND_PARTS}
    if day.recovery is not None:
        parts |= {name: day.parts[name] for name in RECOVERY_PARTS}
    return {
        "date": day.day.isoformat(),
        "state": day.state.value,
        "demand": day.demand,
        "recovery": day.recovery,
        "parts": parts,
        "unrated": day.unrated,
    }
