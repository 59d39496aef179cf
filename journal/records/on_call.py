"""An on-call window: free, and not free."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from journal.errors import FieldError
from journal.records import entry
from journal.records.entry import Entry, after, end_of, minutes_between

LONGEST_ON_CALL = 31 * 24 * 60
"""Minutes. On-call windows may last days, unlike everything else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnCall(Entry):
    """A window in which one could be called. `at` is its start."""

    minutes: int
    called_out: bool = False

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        if self.minutes is None:
            raise FieldError("minutes", "are needed")
        entry.whole("minutes", self.minutes, 1, LONGEST_ON_CALL)

    @property
    def days(self) -> list[date]:
        """The local days it reaches into, in order. One that ends at midnight does not reach into the next."""
        last_minute = end_of(self.at, self.minutes) - timedelta(minutes=1)
        last = max(self.at.astimezone(UTC), last_minute).astimezone(self.at.tzinfo).date()
        return [self.day + timedelta(days=n) for n in range((last - self.day).days + 1)]

    @property
    def end(self) -> datetime:
        """Its end, by the clock of the place it began in."""
        return after(self.at, self.minutes)


def window_minutes(start: datetime, end: datetime) -> int:
    """Return the minutes of a window; raises FieldError naming its `end` where it is none, or over 31 days."""
    minutes = minutes_between(start, end)
    if minutes < 1:
        raise FieldError("end", "must lie after the start")
    if minutes > LONGEST_ON_CALL:
        raise FieldError("end", "must lie within 31 days of the start; log a longer time as two")
    return minutes
