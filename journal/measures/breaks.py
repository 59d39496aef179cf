"""Breaks: stretches of days off that were long enough, and free of work."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from journal.measures.weeks import DAY, days_off
from journal.measures.weights import CaseloadWeights
from journal.records.time_off import TimeOff
from journal.records.work_pattern import WorkPattern, pattern_on


class Break(NamedTuple):
    """A break from `first` to `last`, both included."""

    first: date
    last: date


def breaks(
    time_off: Iterable[TimeOff],
    patterns: Collection[WorkPattern],
    worked: Collection[date],
    weights: CaseloadWeights | None = None,
) -> list[Break]:
    """Return the breaks, oldest first; no time off, no breaks.

        Fri   Sat Sun   Mon … Wed   Thu
        work  free      time off    work    → Saturday to Wednesday, 5 days

    A break is at least 5 consecutive calendar days (`shortest_break_days`)
    of time off and adjoining non-workdays, none of them in `worked` (days
    with work contact), at least one of them time off. `worked` must reach a
    week beyond the time off on both sides.
    """
    shortest = (weights or CaseloadWeights()).shortest_break_days
    off = days_off(time_off)

    def is_free(day: date) -> bool:
        if day in worked:
            return False
        if day in off:
            return True
        # Without any workday every day would adjoin, and a break would never end.
        planned = pattern_on(patterns, day).workdays
        return bool(planned) and day.isoweekday() not in planned

    found: list[Break] = []
    reached = date.min
    for day in sorted(off.difference(worked)):
        if day <= reached:
            continue
        first = last = day
        while is_free(first - DAY):
            first -= DAY
        while is_free(last + DAY):
            last += DAY
        reached = last
        if (last - first).days + 1 >= shortest:
            found.append(Break(first, last))
    return found


def weeks_since_break(found: Iterable[Break], monday: date) -> int | None:
    """Return the whole weeks from the last day of the latest break that had begun by `monday`.

    0 while the break lasts, and in the week after it; None when none had begun.
    """
    begun = [b for b in found if b.first <= monday]
    return max(0, (monday - max(begun).last).days // 7) if begun else None
