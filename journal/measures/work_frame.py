"""What stands around a journal's days: the planned work, the time off, the breaks, and what weighs how much."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from journal.measures.breaks import Break
from journal.measures.weeks import workdays
from journal.measures.weights import DEFAULTS, Weights
from journal.records.time_off import TimeOff
from journal.records.work_pattern import WorkPattern


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkFrame:
    """What a week's work is measured against: read once, and handed down.

    `today` decides which weeks are finished. `began` is the day of the first
    entry, None where that makes no difference. `breaks` are those found in `time_off`, the coming ones included.
    """

    today: date
    patterns: Collection[WorkPattern]
    time_off: Collection[TimeOff] = ()
    breaks: Collection[Break] = ()
    weights: Weights = DEFAULTS
    began: date | None = None

    def workdays(self, first: date, last: date) -> set[date]:
        """Return the workdays from `first` to `last`, both included: days of planned work outside time off.

        None from before the first entry: that nothing was logged then says
        nothing. This is the M of every "N of M workdays".
        """
        return workdays(max(first, self.began or first), last, self.patterns, self.time_off)
