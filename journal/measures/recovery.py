"""Recovery ledger: energy before and after what was done between clients, by activity and by category.

    walk  3→6, 4→6, 2→5 …   n, median change, 95 % interval, minutes, the sessions that came after

It is silent below 8 uses with a known change, and where the interval includes
0. It says what came after, never what brought it: breaks are taken when one
is tired, and low energy tends to rise by itself.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from statistics import fmean, median

from journal.measures.enough import RECOVERY
from journal.measures.weights import LoadWeights
from journal.records.downtime import Downtime, DowntimeCategory, Felt, GapOrigin
from journal.records.entry import end_of
from journal.records.session import Session

CONFIDENCE = 0.95
HOURS_AFTER = 3
MOST_OFFERED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Energy after minus before, −10 to 10, over `known` of the `uses`; `coarse` of them better, same or worse only.

    `median` and the ends of its exact 95 % interval are None below 8 known
    changes.
    """

    uses: int
    known: int
    coarse: int
    median: float | None
    low: float | None
    high: float | None

    @property
    def speaks(self) -> bool:
        """Whether anything may be said: 8 uses with a known change, and an interval that leaves out 0."""
        if self.low is None or self.high is None:
            return False
        return self.low > 0 or self.high < 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """One activity, or a whole category (`activity` None).

    `minutes` adds up what was told, `usual_minutes` is its median, None below
    8 times. `demand_after` is the median, over the uses followed by rated
    sessions within three hours, of their mean rating (0–10); `followed`
    counts those uses, and below 8 it is None. `planned` and `fell_free` are the uses whose gap was told.
    """

    category: DowntimeCategory
    activity: str | None
    change: Change
    minutes: int
    usual_minutes: float | None
    demand_after: float | None
    followed: int
    planned: Change
    fell_free: Change


@dataclass(frozen=True, slots=True, kw_only=True)
class InGap:
    """What was done in gaps like this one: what energy was `higher` after, the most first.

    `nearest` has the most uses with a known change among those that do not
    speak yet because there are too few; None where nothing was tried.
    """

    higher: tuple[LedgerRow, ...]
    nearest: LedgerRow | None


def ledger(
    downtimes: Iterable[Downtime], sessions: Iterable[Session] = (), *, weights: LoadWeights | None = None
) -> tuple[list[LedgerRow], list[LedgerRow]]:
    """Return the rows by category and by activity, each most used first. Nothing logged: two empty lists.

    `sessions` are those of the same days. An activity is one whatever its
    capitals; it is called what it was called most often.
    """
    w = weights or LoadWeights()
    every = sorted(downtimes, key=lambda d: (d.at.astimezone(UTC), d.id))
    after = _Ratings(sessions)
    categories: dict[DowntimeCategory, list[Downtime]] = {}
    activities: dict[tuple[DowntimeCategory, str], list[Downtime]] = {}
    for downtime in every:
        categories.setdefault(downtime.category, []).append(downtime)
        activities.setdefault((downtime.category, _key(downtime.activity)), []).append(downtime)
    by_category = [_row(category, None, uses, after, w) for category, uses in categories.items()]
    by_activity = [_row(category, _called(uses), uses, after, w) for (category, _), uses in activities.items()]
    return sorted(by_category, key=_most_used), sorted(by_activity, key=_most_used)


def higher_after(downtimes: Iterable[Downtime], minutes: int, *, weights: LoadWeights | None = None) -> InGap:
    """Return what energy was higher after in gaps of `minutes`: activities that took no longer, over those uses.

    At most three, the largest median change first.
    """
    w = weights or LoadWeights()
    activities: dict[tuple[DowntimeCategory, str], list[Downtime]] = {}
    for downtime in downtimes:
        if downtime.minutes is not None and downtime.minutes <= minutes:
            activities.setdefault((downtime.category, _key(downtime.activity)), []).append(downtime)
    # A whole row costs as much as all changes together, and few are told.
    higher, thin = [], []
    for (category, _), uses in activities.items():
        change = change_of(uses, w)
        if change.speaks and (change.low or 0) > 0:
            higher.append(_row(category, _called(uses), uses, _Ratings(()), w))
        elif change.known and not RECOVERY.met(change.known):
            thin.append(_row(category, _called(uses), uses, _Ratings(()), w))
    higher.sort(key=lambda row: (-(row.change.median or 0), *_most_used(row)))
    thin.sort(key=lambda row: (-row.change.known, *_most_used(row)))
    return InGap(higher=tuple(higher[:MOST_OFFERED]), nearest=thin[0] if thin else None)


def change_of(downtimes: Iterable[Downtime], weights: LoadWeights | None = None) -> Change:
    """Return the typical energy change of some uses; their order changes nothing."""
    felt_change = (weights or LoadWeights()).felt_change
    values: list[float] = []
    uses = coarse = 0
    for downtime in downtimes:
        uses += 1
        if downtime.measured_change is not None:
            values.append(float(downtime.measured_change))
        elif downtime.felt is not None:
            coarse += 1
            values.append({Felt.BETTER: felt_change, Felt.SAME: 0.0, Felt.WORSE: -felt_change}[downtime.felt])
    if not RECOVERY.met(len(values)):
        return Change(uses=uses, known=len(values), coarse=coarse, median=None, low=None, high=None)
    low, high = exact_interval(values)
    return Change(uses=uses, known=len(values), coarse=coarse, median=float(median(values)), low=low, high=high)


def exact_interval(values: Sequence[float]) -> tuple[float, float]:
    """Return the narrowest pair of values, equally far from both ends, that holds the median with 95 % or more.

    By order statistics: the k lowest all lie below the median with the
    chance of at most k − 1 heads in n tosses (Conover, Practical
    Nonparametric Statistics, chapter 3). Raises ValueError below six values:
    there is none.
    """
    ranked, n = sorted(values), len(values)
    tail, outside = 0, 0
    while 2 * (tail + math.comb(n, outside)) <= (1 - CONFIDENCE) * 2**n:
        tail += math.comb(n, outside)
        outside += 1
    if not outside:
        raise ValueError("Fewer than six values have no such interval.")
    return ranked[outside - 1], ranked[n - outside]


class _Ratings:
    """Rated sessions in order of their start."""

    def __init__(self, sessions: Iterable[Session]) -> None:
        rated = sorted((s.at.astimezone(UTC), s.demand) for s in sessions if s.demand is not None)
        self.starts = [start for start, _ in rated]
        self.demands = [demand for _, demand in rated]

    def after(self, moment: datetime) -> float | None:
        """Return the mean rating of the sessions that begin within three hours; None without any."""
        low = bisect_left(self.starts, moment)
        high = bisect_right(self.starts, moment + timedelta(hours=HOURS_AFTER))
        return fmean(self.demands[low:high]) if high > low else None


def _row(
    category: DowntimeCategory, activity: str | None, uses: Sequence[Downtime], after: _Ratings, w: LoadWeights
) -> LedgerRow:
    result = [d.minutes for d in uses if d.minutes is not None]
    demands = [found for d in uses if (found := after.after(end_of(d.at, d.minutes or 0))) is not None]
    return LedgerRow(
        category=category,
        activity=activity,
        change=change_of(uses, w),
        minutes=sum(result),
        usual_minutes=float(median(result)) if RECOVERY.met(len(result)) else None,
        demand_after=float(median(demands)) if RECOVERY.met(len(demands)) else None,
        followed=len(demands),
        planned=change_of((d for d in uses if d.origin is GapOrigin.PLANNED), w),
        fell_free=change_of((d for d in uses if d.origin in (GapOrigin.NO_SHOW, GapOrigin.CANCELLATION)), w),
    )


def _key(activity: str) -> str:
    return " ".join(activity.casefold().split())


def _called(uses: Sequence[Downtime]) -> str:
    names = Counter(" ".join(d.activity.split()) for d in uses)
    return min(names, key=lambda name: (-names[name], name))


def _most_used(row: LedgerRow) -> tuple[int, int, str, str]:
    return (-row.change.uses, -row.minutes, row.category.value, row.activity or "")
