"""Sentences of the page Today."""

from __future__ import annotations

from datetime import date, datetime

from journal.wording.dates import count, day_in_words

FIRST_STEP = "This page shows your day: what happened, what comes next, what is still open. It begins with a client."
NOTHING_PLANNED = "No session is planned. A whole week can be planned in one go."
NO_OPEN_ENDS = "Nothing is open. That is all for now."


def next_session(code: str, start: datetime, today: date) -> str:
    """Return when the next session is; `start` in the therapist's own zone."""
    when = "today" if start.date() == today else day_in_words(start.date())
    return f"{code}, {when} at {start:%H:%M}."


def unconfirmed(n: int) -> str:
    """Return how many past sessions wait to be settled."""
    return f"{count(n, 'session')} to settle: did {'it' if n == 1 else 'they'} take place?"


def evening(unrated: int) -> str:
    """Return the invitation to the evening question."""
    return f"How heavy was today? {count(unrated, 'session')} not rated yet." if unrated else "How heavy was today?"


def unfinished(label: str, when: datetime, today: date) -> str:
    """Return which form was begun and not saved."""
    day = f"{when:%H:%M}" if when.date() == today else day_in_words(when.date())
    return f"Unfinished: {label.lower()}, {day}"


def next_gap(minutes: int, is_now: bool) -> str:
    """Return how long the next gap of the day is."""
    return f"{count(minutes, 'minute')} until then." if is_now else f"The next gap has {count(minutes, 'minute')}."
