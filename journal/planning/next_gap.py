"""The next gap: the minutes between now, or the end of the hour that is going on, and the next session of the day."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from journal.records.entry import end_of, minutes_between
from journal.records.session import Session, SessionStatus

SHORTEST = 5
"""Minutes below which there is no gap to speak of (D)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextGap:
    """A gap from `start` to `end`, both aware, in UTC."""

    start: datetime
    end: datetime

    @property
    def minutes(self) -> int:
        """Whole minutes."""
        return minutes_between(self.start, self.end)


def next_gap(sessions: Iterable[Session], now: datetime, minutes_of: Callable[[Session], int]) -> NextGap | None:
    """Return the next gap of the day, or None: no session comes today any more, or none leaves five minutes.

    `sessions` are those of the day, in any order; those that will not take
    place are passed over. `minutes_of` gives a session's minutes.
    """
    held = (SessionStatus.PLANNED, SessionStatus.ATTENDED)
    times = sorted((s.at.astimezone(UTC), end_of(s.at, minutes_of(s))) for s in sessions if s.status in held)
    free_from = now.astimezone(UTC)
    for start, end in times:
        if start > free_from and minutes_between(free_from, start) >= SHORTEST:
            return NextGap(start=free_from, end=start)
        free_from = max(free_from, end)
    return None
