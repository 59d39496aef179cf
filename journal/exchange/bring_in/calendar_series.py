"""A series of appointments, with the instances that were changed or taken out, within a window of days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import recurring_ical_events
from icalendar import Calendar
from x_wr_timezone import to_standard

from journal.exchange.bring_in.calendar_event import DAY, LINE, Event, Time, Unreadable
from journal.exchange.bring_in.found import Asked
from journal.wording import files_read

_MOST_STEPS = 300_000
"""Times that a rule may come to before the window ends; each day for eight hundred years, each hour for thirty."""
_A_SLICE = 20_000
"""Instances that are made at once: each is an object until it was yielded."""
_STEPS_A_DAY = {"YEARLY": 1, "MONTHLY": 1, "WEEKLY": 1, "DAILY": 1, "HOURLY": 24, "MINUTELY": 1440, "SECONDLY": 86_400}
_INNER = {"HOURLY": ("BYMINUTE", "BYSECOND"), "MINUTELY": ("BYSECOND",), "SECONDLY": ()}
_DAYS_OF = (31, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""Of each month at most, by its number."""
_OF = {"BYWEEKNO": ("YEARLY",), "BYYEARDAY": ("YEARLY", "HOURLY", "MINUTELY", "SECONDLY")}
"""With which kinds of rules these may stand; with others, they would be tried until the year 9999."""
_SEASONS = ("BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS")
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
    return any(name in event for name in ("RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"))


@dataclass(frozen=True, slots=True)
class Instance:
    """One appointment of an event: when, and when it was meant to begin before it was moved; None: it repeats not."""

    line: int
    start: Time
    end: Time | None
    meant: Time | None = None


class _Known(recurring_ical_events.EventAdapter):  # type: ignore[misc]  # the library brings no types
    def __init__(self, component: Event) -> None:
        super().__init__(component)
        self.event = component


class _Bare(recurring_ical_events.Occurrence):  # type: ignore[misc]  # as above
    """An occurrence told as it is: the library copies the whole event for each, which takes most of the time."""

    def __init__(self, adapter: _Known, start: Any = None, end: Any = None, sequence: int = -1) -> None:
        super().__init__(adapter, start, end, sequence)
        self.event = adapter.event

    def as_component(self, keep_recurrence_attributes: bool) -> Instance:
        """Return the instance."""
        return Instance(int(self.event[LINE]), self.start, self.end, _meant(self.event, self.start))


def instances(events: Sequence[Event], asked: Asked) -> Iterator[Instance]:
    """Yield what a series comes to in the window, and a day around it. Raises Unreadable."""
    steps = [_bounded(event, asked) for event in events]
    calendar = Calendar()
    for event in events:
        calendar.add_component(event)
    each_bare = recurring_ical_events.ComponentsWithName("VEVENT", adapter=_Known, occurrence=_Bare)
    series = recurring_ical_events.of(calendar, components=[each_bare])
    first, last = asked.first - DAY, asked.last + 2 * DAY
    for start, stop in _slices(first, last, sum(steps)):
        if asked.stopped():
            return
        # What began in an earlier slice was yielded there.
        yield from (each for each in series.between(start, stop) if start == first or _day(each.start) >= start)


def _day(value: Time) -> date:
    return value.date() if isinstance(value, datetime) else value


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
        if _never(rule):
            del event["RRULE"]
            return total
        total += _steps(rule, event["DTSTART"].dt, asked.last + 2 * DAY)
        if total > _MOST_STEPS:
            raise Unreadable(files_read.TOO_OFTEN)
        _end_with(rule, event["DTSTART"].dt, asked.last + 2 * DAY)
    return total


def _steps(rule: Any, start: Time, last: date) -> int:
    freq = str(rule["FREQ"][0]).upper()
    if any(name in rule and freq not in of for name, of in _OF.items()):
        raise Unreadable(files_read.BAD_RULE)
    begun = start.date() if isinstance(start, datetime) else start
    if freq in _INNER and any(name in rule for name in _SEASONS):
        return _MOST_STEPS + 1
    result = max((last - begun).days, 1) * _STEPS_A_DAY[freq]
    for name in _INNER.get(freq, _ALL_INNER):
        result *= max(len(rule.get(name, ())), 1)
    if freq in _INNER and not any(name.startswith("BY") for name in rule):
        result //= max(int(rule.get("INTERVAL", [1])[0]), 1)
    return int(result)


def _never(rule: Any) -> bool:
    """Say whether a rule names only days that no year has, such as 30 February: tried, it would be tried for ever."""
    months, days = rule.get("BYMONTH", ()), rule.get("BYMONTHDAY", ())
    return bool(months and days) and all(abs(int(day)) > _DAYS_OF[int(month)] for month in months for day in days)


def _end_with(rule: Any, start: Time, last: date) -> None:
    """Let a rule without end, or with a later one, end after the window: one that never comes true is tried for ever.

    A rule that counts is left: its count is an end, and which one it is is known from its beginning alone.
    """
    if "COUNT" in rule:
        return
    end = datetime.combine(last, time(), tzinfo=UTC)
    until = rule.get("UNTIL", [None])[0]
    if until is not None and isinstance(start, datetime) and not isinstance(until, datetime):
        # A last day, where there should be a moment: that day is meant to its end.
        until = datetime.combine(until, time(23, 59, 59), tzinfo=start.tzinfo)
        until = until.astimezone(UTC) if until.tzinfo else until
        rule["UNTIL"] = [until]
    if until is not None and _moment(until) <= end:
        return
    if not isinstance(start, datetime):
        rule["UNTIL"] = [last]
    else:
        rule["UNTIL"] = [end if start.tzinfo else end.replace(tzinfo=None)]


def _moment(value: Time) -> datetime:
    if not isinstance(value, datetime):
        return datetime.combine(value, time(), tzinfo=UTC)
    return value if value.tzinfo else value.replace(tzinfo=UTC)


def _meant(event: Event, start: Time) -> Time:
    """Return when an instance would begin if nothing had been moved: what tells it from the others of its series.

    Where one change holds for all that follow, each of them is as far from its
    own moment as the first is.
    """
    said = event.get("RECURRENCE-ID")
    if said is None:
        return start
    if MOVED not in event:
        moment: Time = said.dt
        return moment
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
