"""Whether the morning asks who came home: kindly, and once."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime, time, timedelta

from journal.records.reflection import Reflection
from journal.records.session import Session, SessionStatus

NOON = time(12)
"""From then on it is no morning's question."""

DAYS_BACK = 3
"""Days after a workday on which its evening is still asked about: from Friday to Monday."""

EVENING = time(19)
"""When the thought of an evening is placed, where nobody says when."""

HELD = (SessionStatus.ATTENDED, SessionStatus.PLANNED)
"""Statuses of a past session that speak for a day of work; planned means that nobody has settled it yet."""

HOME = time(17)
"""From then on a reflection counts as one of the evening: the question is answered already."""


def first_day(today: date) -> date:
    """Return the first day whose sessions and reflections `asks_about` wants to see."""
    return today - timedelta(days=DAYS_BACK)


def asks_about(
    now: datetime,
    *,
    sessions: Iterable[Session],
    reflections: Iterable[Reflection],
    days_off: Collection[date],
    answered_on: date | None,
) -> date | None:
    """Return the workday whose evening is asked about; None when nothing is to be asked.

    `now` is local. Asked is only before noon, once a day, about the last day
    of the past three with a session that was held, or not settled yet. Not on
    a day off, and not when a thought of that evening or of a later time is
    written down already.
    """
    today = now.date()
    if now.time() >= NOON or answered_on == today or today in days_off:
        return None
    worked = [s.day for s in sessions if s.status in HELD and first_day(today) <= s.day < today]
    if not worked:
        return None
    last = max(worked)
    evening = datetime.combine(last, HOME, tzinfo=now.tzinfo)
    return None if any(reflection.at >= evening for reflection in reflections) else last
