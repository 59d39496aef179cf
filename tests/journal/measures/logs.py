"""Logs of demand, day by day, for measures that read nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from journal.measures.emotional_load import DayLoad, DayState

MONDAY = date(2026, 3, 2)


def day_load(day: date, demand: float | None, *, heavy: int | None = None, state: DayState | None = None) -> DayLoad:
    """A day that asked so much; None is a day of which nothing is known."""
    known = DayState.MISSING if demand is None else DayState.LOGGED
    return DayLoad(day=day, state=state or known, demand=demand, parts={}, heavy=heavy)


def workweeks(*weeks: Iterable[float | None], first: date = MONDAY) -> list[DayLoad]:
    """Monday to Friday of each week, from the Monday `first` on; weeks may be shorter."""
    return [
        day_load(first + timedelta(weeks=w, days=d), demand)
        for w, week in enumerate(weeks)
        for d, demand in enumerate(week)
    ]
