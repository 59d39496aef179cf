"""Logs of demand, day by day, for measures that read nothing else."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from journal.measures.breaks import Break
from journal.measures.emotional_load import DayLoad, DayState
from journal.measures.work_frame import WorkFrame
from journal.records.time_off import TimeOff
from journal.records.work_pattern import WorkPattern

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


def framed(
    patterns: Collection[WorkPattern],
    *,
    today: date = date(2027, 1, 1),
    anew: Iterable[date] = (),
    time_off: Collection[TimeOff] = (),
) -> WorkFrame:
    """A frame in which every day of `anew` comes right after a break."""
    before = [day - timedelta(days=1) for day in anew]
    return WorkFrame(today=today, patterns=patterns, time_off=time_off, breaks=[Break(day, day) for day in before])
