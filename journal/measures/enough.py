"""Whether there is enough to say it: the line below which a sentence or a row of a table is silent.

    RECOVERY.met(7)                      →  False: no median, no interval, only "7 of 8 walks so far"
    TYPICAL.met(weeks_with(days, last))  →  True: "in a typical week …"

Every statement that a few entries could make asks here, on the dashboards,
on Today and in packs. What was logged itself, single days and counts, needs
no line. These are no weights: the sentences are true for these numbers
alone. All are our own defaults (D). The two-week claim has rules of its own
(the_claim).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Line:
    """From how many of something on a statement speaks."""

    fewest: int
    unit: str

    def met(self, have: int) -> bool:
        """Say whether there is enough."""
        return have >= self.fewest


SHARE = Line(5, "entries")
"""A share of them in per cent, their middle, how often to a session, and where they were: below it counts alone."""

RECOVERY = Line(8, "uses with a known change")
"""What energy was like after an activity or category, and what came after it."""

ASKS_MOST = Line(12, "rated sessions")
"""Whose part of the demand is larger than their part of the hours, and both parts."""

ASKS_MOST_CLIENTS = Line(3, "clients")
"""Of two clients one always asks more."""

ASKS_MOST_OWN = Line(2, "stretches of the client who is named")
"""Nobody is named for a single session."""

ASKS_MOST_AGAIN = Line(8, "stretches after a client's first")
"""What differs by chance is known only from clients who were seen again."""

WEEKLY = Line(4, "logged weeks")
"""So much a week: hours between, contacts."""

TYPICAL = Line(4, "weeks")
"""A typical week, what is usual, what the last weeks came to."""

TREND = Line(8, "full weeks since the first entry")
"""More or less contact lately."""

TREND_CONTACTS = Line(8, "contacts in these weeks")

OWN_RATING = Line(20, "days that have both")
"""Whether a measure follows the own rating."""

ABSENCES = Line(5, "absences of five days or more")
"""What came around and after time off."""

FORECAST = Line(56, "days of the period in use")
"""Where hours would end."""

FORECAST_ENTRIES = Line(3, "entries")


def weeks_with(days: Iterable[date], last: date) -> int:
    """Return how many of the stretches of seven days that end with `last` hold one of `days`; later days are ignored.

    Counted back from the last day and not from a Monday: so none is cut
    short at its end, and twenty days are never four weeks.
    """
    return len({(last - day).days // 7 for day in days if day <= last})


def is_typical(days: Collection[date], last: date) -> bool:
    """Say whether days up to `last` are enough to call their middle, or that of their weeks, typical or usual."""
    return SHARE.met(len(days)) and TYPICAL.met(weeks_with(days, last))
