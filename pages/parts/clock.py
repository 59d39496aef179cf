"""What time it is where the therapist is."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from weakref import WeakKeyDictionary
from zoneinfo import ZoneInfo

import streamlit as st

from journal.errors import FieldError
from journal.planning.whose_zone import Clocks, Whereabouts, marks, practice_zone, whose_zone
from journal.records.entry import local_time, now_utc
from journal.records.settings import known_zones
from journal.store.journal import Journal


def whereabouts(journal: Journal, result: str | None) -> Whereabouts:
    """Return the zone to go by, and whether to ask; `told` is what the browser says.

    A page asks this of every date it shows, so it is found out again only
    where something changed that it follows from.
    """
    now = now_utc()
    computer = computer_clocks(now)
    of = (journal.version, result, computer, now.replace(minute=0, second=0, microsecond=0))
    last = _LAST.get(journal, {})
    if of not in last:
        settings = journal.settings.read()
        last = {
            of: whose_zone(
                now,
                browser=result if result in known_zones() else None,
                setting=settings.zone,
                computer=computer,
                trusted=settings.zones_trusted,
                passed_over=settings.zones_passed_over,
            )
        }
        _LAST[journal] = last
    return last[of]


_LAST: WeakKeyDictionary[Journal, dict[tuple[object, ...], Whereabouts]] = WeakKeyDictionary()


def computer_clocks(now: datetime) -> Clocks:
    """Return this computer's clocks, which every system tells, with or without a name for its zone."""
    return tuple(
        datetime.fromtimestamp(mark.timestamp()).astimezone().utcoffset() or timedelta(0) for mark in marks(now)
    )


def browser_zone(journal: Journal) -> str:
    """Return the zone the therapist is in, in this browser: see planning.whose_zone."""
    return whereabouts(journal, st.context.timezone).zone


def zone_of_practice(journal: Journal) -> str:
    """Return the zone of usual appointments: see planning.whose_zone."""
    return practice_zone(journal.settings.read().zone, browser_zone(journal))


def zone_here(journal: Journal) -> ZoneInfo:
    """Return the zone of `browser_zone`."""
    return ZoneInfo(browser_zone(journal))


def local_now(journal: Journal) -> datetime:
    """Return this moment in the zone of `browser_zone`."""
    return now_utc().astimezone(zone_here(journal))


def today(journal: Journal) -> date:
    """Return the date where the therapist is."""
    return local_now(journal).date()


def start_of_day(day: date, zone: str) -> datetime:
    """Return the local midnight, or 01:00 of a day on which the clocks skip midnight."""
    try:
        return local_time(day, time(0), zone)
    except FieldError:
        return local_time(day, time(1), zone)
