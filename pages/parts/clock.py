"""What time it is where the therapist is."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import streamlit as st

from journal.errors import FieldError
from journal.records.entry import local_time, now_utc
from journal.records.settings import known_zones
from journal.store.journal import Journal


def browser_zone(journal: Journal) -> str:
    """Return the browser's time zone, or the one in the settings where the browser does not say."""
    told = st.context.timezone
    return told if told in known_zones() else journal.settings.read().zone


def zone_here(journal: Journal) -> ZoneInfo:
    """Return the zone of `browser_zone`."""
    return ZoneInfo(browser_zone(journal))


def local_now(journal: Journal) -> datetime:
    """Return this moment in the browser's zone."""
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
