"""Recovery ledger: what gave energy back, and what cost it, by activity and by category.

    walk  3→6, 4→6, 2→5 …   n, median change, 95 % interval, minutes, the sessions that came after

It is silent below 8 uses with a known change, and where the interval includes
0. Breaks are taken when one is tired: part of any rise would have come anyway.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from statistics import fmean, median

import numpy as np

from journal.measures.enough import RECOVERY
from journal.measures.weights import LoadWeights
from journal.records.downtime import Downtime, DowntimeCategory, Felt, GapOrigin
from journal.records.entry import end_of
from journal.records.session import Session

DRAWS = 2000
SEED = 8
HOURS_AFTER = 3
MOST_OFFERED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Energy after minus before, −10 to 10, over `known` of the `uses`; `coarse` of them better, same or worse only.

    `median` is None where no change is known; `low` and `high`, the ends of
    its 95 % percentile bootstrap interval, are None below 8 known changes.
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

    `minutes` adds up what was told, `usual_minutes` is its median.
    `demand_after` is the median, over the uses followed by rated sessions
    within three hours, of their mean rating (0–10); `followed` counts those
    uses. `planned` and `fell_free` are the uses whose gap was told.
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
    """What was done in gaps like this one: those that `helped`, most first, and else the one that is `nearest` to it.

    `nearest` has the most uses with a known change among those that do not
    speak yet because there are too few; None where nothing was tried.
    """

    helped: tuple[LedgerRow, ...]
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


def helped_in_gap(downtimes: Iterable[Downtime], minutes: int, *, weights: LoadWeights | None = None) -> InGap:
    """Return what has helped in gaps of `minutes`: activities that took no longer, over the uses that fitted in.

    At most three, the largest median change first.
    """
    fitting = [d for d in downtimes if d.minutes is not None and d.minutes <= minutes]
    _, rows = ledger(fitting, weights=weights)
    helped = [row for row in rows if row.change.speaks and (row.change.low or 0) > 0]
    helped.sort(key=lambda row: (-(row.change.median or 0), *_most_used(row)))
    thin = [row for row in rows if row.change.known and not RECOVERY.met(row.change.known)]
    thin.sort(key=lambda row: (-row.change.known, *_most_used(row)))
    return InGap(helped=tuple(helped[:MOST_OFFERED]), nearest=thin[0] if thin else None)


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
    if not values:
        return Change(uses=uses, known=0, coarse=0, median=None, low=None, high=None)
    low, high = _interval(values) if RECOVERY.met(len(values)) else (None, None)
    return Change(uses=uses, known=len(values), coarse=coarse, median=float(median(values)), low=low, high=high)


def _interval(values: Sequence[float]) -> tuple[float, float]:
    """Return the 95 % percentile bootstrap interval of the median.

    There are few different values, so each draw is how often each of them
    came up: as exact as drawing one by one, and as quick for thousands.
    """
    different, counts = np.unique(np.array(values), return_counts=True)
    n = len(values)
    drawn = np.random.default_rng(SEED).multinomial(n, counts / n, size=DRAWS).cumsum(axis=1)
    lower = different[(drawn > (n - 1) // 2).argmax(axis=1)]
    upper = different[(drawn > n // 2).argmax(axis=1)]
    low, high = np.quantile((lower + upper) / 2, (0.025, 0.975))
    return float(low), float(high)


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
        usual_minutes=float(median(result)) if result else None,
        demand_after=float(median(demands)) if demands else None,
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
