"""Weeks and workdays: ISO weeks, and the days on which work was planned."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from journal.records.time_off import TimeOff
from journal.records.work_pattern import WorkPattern, pattern_on

DAY = timedelta(days=1)
WEEK = timedelta(days=7)


def monday_of(day: date) -> date:
    """Return the Monday of the ISO week that `day` lies in."""
    return day - DAY * (day.isoweekday() - 1)


def week_name(day: date) -> str:
    """Return the ISO week of `day`, for example '2026-W41'; it sorts as text."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def each_day(first: date, last: date) -> Iterable[date]:
    """Yield the days from `first` to `last`, both included; nothing when last lies before first."""
    return (first + DAY * n for n in range((last - first).days + 1))


def days_off(time_off: Iterable[TimeOff]) -> set[date]:
    """Return every day that lies in some time off."""
    return {day for off in time_off for day in off.days()}


def workdays(first: date, last: date, patterns: Collection[WorkPattern], time_off: Iterable[TimeOff]) -> set[date]:
    """Return the workdays from `first` to `last`, both included.

    A workday is a weekday ticked in the pattern in force on it, outside time off.
    """
    off = days_off(away for away in time_off if away.first <= last and away.last >= first)
    return {
        day
        for day in each_day(first, last)
        if day not in off and day.isoweekday() in pattern_on(patterns, day).workdays
    }
