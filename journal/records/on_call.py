"""An on-call window: free, and not free."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, timedelta

from journal.errors import FieldError
from journal.records import entry
from journal.records.entry import Entry, end_of

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
