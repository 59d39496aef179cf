"""What is plausible for each kind of line. Outside of it nothing is refused: it is shown, and one more Enter keeps it.

The limits are ours: wide enough that an ordinary day never meets one, narrow enough for a slip of the hand.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from journal.records.kinds import BY_NAME
from journal.wording import capture as wording
from journal.wording import dates


@dataclass(frozen=True, slots=True)
class Limits:
    """`shortest` and `longest` in minutes; `by_day`: it does not begin between midnight and six."""

    shortest: int
    longest: int
    by_day: bool = False


LIMITS = {
    "session": Limits(5, 4 * 60, by_day=True),
    "reflection": Limits(1, 8 * 60),
    "downtime": Limits(1, 8 * 60),
    "contact": Limits(1, 3 * 60),
    "supervision": Limits(5, 8 * 60, by_day=True),
    "on-call": Limits(15, 7 * 24 * 60),
}
"""Kind → what its lines may last. Kinds without minutes are not listed."""

MORNING = time(6)

LARGEST_GROUP = 20
"""People in a supervision group."""

LONG_AGO, FAR_AHEAD = timedelta(days=5 * 365), timedelta(days=400)


def doubts_of(kind: str, at: datetime, said: Mapping[str, Any], now: datetime, *, clock_said: bool) -> list[str]:
    """Return a sentence for each value that is outside of what is plausible."""
    limits, minutes, found = LIMITS.get(kind), said.get("minutes"), []
    if limits and minutes is not None and not limits.shortest <= minutes <= limits.longest:
        found.append(wording.odd_minutes(BY_NAME[kind].one, minutes))
    if limits and limits.by_day and clock_said and at.time() < MORNING:
        found.append(wording.at_night(dates.clock(at)))
    if (said.get("group_size") or 0) > LARGEST_GROUP:
        found.append(wording.large_group(said["group_size"]))
    if not now - LONG_AGO <= at <= now + FAR_AHEAD:
        found.append(wording.far_day(at.date()))
    return found
