"""When a captured line happened: a day and a clock as they were written, in the browser's zone."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from journal.errors import FieldError
from journal.records.entry import local_time, minutes_between
from journal.wording import capture as wording

NOON = time(12)
"""Put in where a day was written and no time; and the hour before which an evening is yesterday's."""

EVENING = time(21)
"""When an evening's answer about an earlier day is placed on it."""

YEARS_LOOKED = 8
"""Years searched for a 29 February."""


@dataclass(frozen=True, slots=True)
class Moment:
    """`at` is None where `problem` says why."""

    at: datetime | None = None
    problem: str = ""


def moment_of(kind: str, day: Any, clock: time | None, now: datetime, *, ahead: bool, typed: str = "") -> Moment:
    """Return when it happened. `day` is as a piece of the line holds it, None where none was written.

    A weekday or a date without a year is the latest one not in the future;
    with `ahead`, the next one not in the past. `typed` are the words of the day.
    """
    here = now.date()
    if day is None:
        yesterday = kind == "check-in" and clock is None and now.time() < NOON
        found: date | None = here - timedelta(days=1) if yesterday else here
    elif isinstance(day, int):
        found = here + timedelta(days=day)
    elif day[0] == "weekday":
        found = _weekday(day[1], clock, now, ahead=ahead)
    else:
        found = _date(*day, here=here, ahead=ahead)
    if found is None:
        return Moment(problem=wording.no_such_day(typed))
    if clock is None and found == here:
        return Moment(now.replace(second=0, microsecond=0))
    if clock is None:
        clock = EVENING if kind == "check-in" else NOON
    assert isinstance(now.tzinfo, ZoneInfo)
    try:
        return Moment(local_time(found, clock, now.tzinfo.key, field_name="at"))
    except FieldError as skipped:
        return Moment(problem=wording.problem(skipped.field, skipped.reason))


def _weekday(n: int, clock: time | None, now: datetime, *, ahead: bool) -> date:
    here, wall = now.date(), now.time()
    if ahead:
        days = (n - here.weekday()) % 7
        return here + timedelta(days=7 if days == 0 and clock is not None and clock < wall else days)
    days = (here.weekday() - n) % 7
    return here - timedelta(days=7 if days == 0 and clock is not None and clock > wall else days)


def _date(year: int | None, month: int, day: int, *, here: date, ahead: bool) -> date | None:
    if not 1 <= month <= 12:
        return None
    if year is not None:
        return date(year, month, day) if 1900 <= year <= 2200 and 1 <= day <= monthrange(year, month)[1] else None
    step = 1 if ahead else -1
    for tried in range(here.year, here.year + step * (YEARS_LOOKED + 1), step):
        if not 1 <= day <= monthrange(tried, month)[1]:
            continue
        found = date(tried, month, day)
        if found >= here if ahead else found <= here:
            return found
    return None


def start_of(at: datetime) -> datetime:
    """Return the midnight of that local day, or 01:00 where the clocks skip midnight."""
    assert isinstance(at.tzinfo, ZoneInfo)
    try:
        return local_time(at.date(), time(0), at.tzinfo.key)
    except FieldError:
        return local_time(at.date(), time(1), at.tzinfo.key)


def next_time(start: datetime, clock: time) -> datetime:
    """Return when a clock next shows `clock` after `start`. Raises FieldError where the clocks skip it."""
    assert isinstance(start.tzinfo, ZoneInfo)
    for fold in (0, 1):  # from 02:30 to 02:10, on the night on which that hour comes twice
        end = local_time(start.date(), clock.replace(fold=fold), start.tzinfo.key)
        if minutes_between(start, end) > 0:
            return end
    return local_time(start.date() + timedelta(days=1), clock, start.tzinfo.key)
