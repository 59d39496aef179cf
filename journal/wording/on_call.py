"""Sentences about on-call windows."""

from __future__ import annotations

from datetime import datetime

from journal.wording.dates import clock, count, day_in_words, duration

FREE = (
    "Free, and not free: a window counts on each day it reaches into. A call itself is logged as a contact or session."
)


def lasts(minutes: int, days: int) -> str:
    """Return how long a window is and how many days it reaches into."""
    touched = f", on {count(days, 'day')}" if days > 1 else ""
    return f"{duration(minutes)}{touched}"


def span(start: datetime, end: datetime) -> str:
    """Return a window in words; the day of its end only where it is another one."""
    until = clock(end) if end.date() == start.date() else f"{day_in_words(end.date())}, {clock(end)}"
    return f"{day_in_words(start.date())}, {clock(start)} to {until}"
