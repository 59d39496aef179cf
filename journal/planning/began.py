"""When it began, where nobody says it; and when the day turns over."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from journal.records.entry import after

ROUNDED = 5
"""Minutes to which a time that nobody typed is rounded down: it is a guess, and looks like one."""


def began(first_key: datetime, minutes: int | None = None) -> datetime:
    """Return when something began that was first written of at `first_key`, in its zone, rounded down to five minutes.

    `minutes` is how long it was, where it is over by then; None where it is
    not, or has no length. They are elapsed minutes: clock changes do not count.
    """
    start = after(first_key, -(minutes or 0))
    return start.replace(minute=start.minute - start.minute % ROUNDED, second=0, microsecond=0)


def day_turns(now: datetime) -> datetime:
    """Return the first moment, in UTC, of the local date after `now`'s; also where the clocks skip midnight."""
    return datetime.combine(now.date() + timedelta(days=1), time(0), tzinfo=now.tzinfo).astimezone(UTC)
