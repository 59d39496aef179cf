"""A series of appointments, with the instances that were changed or taken out, within a window of days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import recurring_ical_events
from icalendar import Calendar
from x_wr_timezone import to_standard

from journal.exchange.bring_in.calendar_event import DAY, Event, Unreadable
from journal.exchange.bring_in.found import Asked
from journal.wording import files_read

_MOST_STEPS = 300_000
"""Times that a rule may come to before the window ends; each day for eight hundred years, each hour for thirty."""
_A_SLICE = 20_000
"""Instances that are made at once: each is an object until it was yielded."""
_STEPS_A_DAY = {"YEARLY": 1, "MONTHLY": 1, "WEEKLY": 1, "DAILY": 1, "HOURLY": 24, "MINUTELY": 1440, "SECONDLY": 86_400}
_INNER = {"HOURLY": ("BYMINUTE", "BYSECOND"), "MINUTELY": ("BYSECOND",), "SECONDLY": ()}
_ALL_INNER = ("BYHOUR", "BYMINUTE", "BYSECOND")


def standard(event: Event, zone: str | None) -> Event:
    """Return an event as it is meant in a calendar whose zone stands beside it: its times in UTC or in no zone."""
    if zone is None:
        return event
    alone = Calendar()
    alone.add_component(event)
    changed: Event = to_standard(alone, ZoneInfo(zone)).subcomponents[0]
    return changed


def repeats(event: Event) -> bool:
    """Say whether one event stands for several appointments, or for one of several."""
    return any(name in event for name in ("RRULE", "RDATE", "RECURRENCE-ID"))


def instances(events: Sequence[Event], asked: Asked) -> Iterator[Event]:
    """Yield what a series comes to in the window, and a day around it, an event each. Raises Unreadable."""
    steps = [_bounded(event, asked) for event in events]
    calendar = Calendar()
    for event in events:
        calendar.add_component(event)
    series = recurring_ical_events.of(calendar)
    first, last = asked.first - DAY, asked.last + 2 * DAY
    for start, stop in _slices(first, last, sum(steps)):
        if asked.stopped():
            return
        yield from (each for each in series.between(start, stop) if start == first or _begins(each) >= start)


def _begins(event: Event) -> date:
    """Return the day an instance begins on; what began in an earlier slice was yielded there."""
    start = event["DTSTART"].dt
    return start.date() if isinstance(start, datetime) else start


def _slices(first: date, last: date, steps: int) -> Iterator[tuple[date, date]]:
    days = (last - first).days
    each = max(1, days // max(1, -(-steps // _A_SLICE)))
    for start in range(0, days, each):
        yield first + start * DAY, first + min(start + each, days) * DAY


def _bounded(event: Event, asked: Asked) -> int:
    """End each of an event's rules with the window; return how many times they may come to by then, at most."""
    rules = event.get("RRULE", [])
    total = 0
    for rule in rules if isinstance(rules, list) else [rules]:
        total += _steps(rule, event["DTSTART"].dt, asked.last + 2 * DAY)
        if total > _MOST_STEPS:
            raise Unreadable(files_read.TOO_OFTEN)
        _end_with(rule, event["DTSTART"].dt, asked.last + 2 * DAY)
    return total


def _steps(rule: Any, start: date | datetime, last: date) -> int:
    freq = str(rule["FREQ"][0]).upper()
    begun = start.date() if isinstance(start, datetime) else start
    result = max((last - begun).days, 1) * _STEPS_A_DAY[freq]
    for name in _INNER.get(freq, _ALL_INNER):
        result *= max(len(rule.get(name, ())), 1)
    if freq in _INNER and not any(name.startswith("BY") for name in rule):
        result //= max(int(rule.get("INTERVAL", [1])[0]), 1)
    return int(result)


def _end_with(rule: Any, start: date | datetime, last: date) -> None:
    """Let a rule without end, or with a later one, end after the window: one that never comes true is tried for ever.

    A rule that counts is left: its count is an end, and which one it is is known from its beginning alone.
    """
    if "COUNT" in rule:
        return
    end = datetime.combine(last, time(), tzinfo=UTC)
    until = rule.get("UNTIL", [None])[0]
    if until is not None and _moment(until) <= end:
        return
    if not isinstance(start, datetime):
        rule["UNTIL"] = [last]
    else:
        rule["UNTIL"] = [end if start.tzinfo else end.replace(tzinfo=None)]


def _moment(value: date | datetime) -> datetime:
    if not isinstance(value, datetime):
        return datetime.combine(value, time(), tzinfo=UTC)
    return value if value.tzinfo else value.replace(tzinfo=UTC)


def first_meant(event: Event) -> date | datetime:
    """Return when an instance would begin if nothing had been moved: what tells it from the others of its series.

    Where one change holds for all that follow, each of them carries the
    moment of the first, and is as far from its own as that one is.
    """
    start: date | datetime = event["DTSTART"].dt
    said: date | datetime = event["RECURRENCE-ID"].dt
    if event["RECURRENCE-ID"].params.get("RANGE") != "THISANDFUTURE":
        return said
    moved: timedelta = event[MOVED]
    return start - moved


MOVED = "X-MOVED"
"""How far a change that holds for all that follow moves each of them."""


def note_move(event: Event) -> None:
    """Note on a change that holds for all that follow how far it moves them, before it stands for each of them."""
    said = event.get("RECURRENCE-ID")
    if said is not None and said.params.get("RANGE") == "THISANDFUTURE":
        start, meant = event["DTSTART"].dt, said.dt
        both = isinstance(start, datetime), isinstance(meant, datetime)
        event[MOVED] = _moment(start) - _moment(meant) if both != (False, False) else start - meant
