"""A year, looked back on: weeks, what stayed, what helped, what was given back. Counts, and no index.

What was withheld is counted nowhere. What helped is said only where the recovery ledger may speak.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from journal.measures.recovery import LedgerRow, ledger
from journal.measures.weeks import WEEK, monday_of
from journal.measures.weights import LoadWeights
from journal.records.downtime import ASKED_FOR_ENERGY, Downtime, DowntimeCategory
from journal.records.reflection import CameBack, Feeling, Reflection
from journal.records.session import Session, SessionStatus
from journal.records.supervision import Supervision
from journal.records.time_off import TimeOff, TimeOffKind

MOST_FEELINGS = 3
MOST_HELPED = 3
REST = frozenset({TimeOffKind.HOLIDAY, TimeOffKind.PUBLIC_HOLIDAY})


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewedWeek:
    """A week by its Monday: sessions that were held, and days away from Monday to Friday, 0 to 5."""

    monday: date
    sessions: int
    days_away: int


@dataclass(frozen=True, slots=True, kw_only=True)
class YearInReview:
    """One calendar year, or as much of it as has passed. Times are in minutes.

    `feelings` are those named most, with how often; `came_back` counts thoughts
    of which it was answered how they came back, `lighter` those that were
    lighter or done. `helped` are rows of the ledger whose energy was higher
    after, the largest change first.
    """

    year: int
    weeks: tuple[ReviewedWeek, ...]
    thoughts: int
    feelings: tuple[tuple[Feeling, int], ...]
    came_back: int
    lighter: int
    helped: tuple[LedgerRow, ...]
    own_time: int
    days_of_rest: int
    supervision: int
    education: int

    @property
    def sessions(self) -> int:
        """Sessions that were held."""
        return sum(week.sessions for week in self.weeks)


def year_in_review(
    year: int,
    last: date,
    *,
    sessions: Sequence[Session],
    reflections: Iterable[Reflection],
    downtimes: Sequence[Downtime],
    supervisions: Iterable[Supervision],
    time_off: Iterable[TimeOff],
    weights: LoadWeights | None = None,
) -> YearInReview:
    """Return the year up to `last`, from the entries of its days. Days off may reach beyond it."""
    first, end = date(year, 1, 1), min(date(year, 12, 31), last)
    away = {(day, off.kind) for off in time_off for day in off.days() if first <= day <= end}
    held = Counter(monday_of(s.day) for s in sessions if s.status is SessionStatus.ATTENDED)
    free = Counter(monday_of(day) for day in {day for day, _ in away} if day.isoweekday() <= LAST_WORKDAY)
    mondays = [monday_of(first)]
    while mondays[-1] + WEEK <= end:
        mondays.append(mondays[-1] + WEEK)
    told = [r for r in reflections if not r.withheld]
    back = [r.came_back for r in told if r.came_back is not None]
    feelings = Counter(feeling for r in told for feeling in r.feelings)
    _, activities = ledger(downtimes, weights=weights)
    rose = [row for row in activities if row.change.speaks and (row.change.low or 0) > 0]
    rose.sort(key=lambda row: -(row.change.median or 0))
    return YearInReview(
        year=year,
        weeks=tuple(ReviewedWeek(monday=m, sessions=held[m], days_away=free[m]) for m in mondays),
        thoughts=len(told),
        feelings=tuple(sorted(feelings.items(), key=lambda one: (-one[1], one[0]))[:MOST_FEELINGS]),
        came_back=len(back),
        lighter=sum(1 for one in back if one in (CameBack.LIGHTER, CameBack.DONE)),
        helped=tuple(rose[:MOST_HELPED]),
        own_time=sum(d.minutes or 0 for d in downtimes if d.category in ASKED_FOR_ENERGY),
        days_of_rest=len({day for day, kind in away if kind in REST}),
        supervision=sum(s.minutes for s in supervisions),
        education=sum(d.minutes or 0 for d in downtimes if d.category is DowntimeCategory.CONTINUING_EDUCATION),
    )


LAST_WORKDAY = 5
"""ISO weekday: a Friday."""
