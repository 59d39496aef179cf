"""Does this match how my days felt? The index beside the therapist's own daily rating.

    20 pairs or more → Spearman's ρ, 95 % interval

    interval  ──────┤ 0.2            below          → it does not follow your own rating
    interval      ──┼──              reaches over   → cannot be told yet
    interval        0.2 ├──────      above          → it follows

Own rating wins: where the index does not follow it, charts lead with the
rating.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from journal.measures.emotional_load import DayLoad, DayState
from journal.measures.enough import OWN_RATING

MOST_PAIRS = 366
"""The latest pairs that are looked at: what was so years ago says little of now (D)."""

DRAWS = 2000
SEED = 20
FOLLOWS_ABOVE = 0.2
"""ρ: the whole interval above it, and the index follows; the whole below it, and it does not."""


class Answer(StrEnum):
    """What may be said of the agreement."""

    TOO_FEW = "too few"
    FOLLOWS = "follows"
    UNCLEAR = "cannot be told yet"
    DOES_NOT = "does not follow"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Spearman's ρ and the ends of its 95 % percentile bootstrap interval, −1 to 1.

    All three are None below 20 pairs, and where one side never varied.
    `hours` is the ρ of the attended minutes of the same days, None where that
    is not asked or not known: the index is made of session ratings, so what
    it adds to plain hours is worth seeing.
    """

    pairs: int
    rho: float | None = None
    low: float | None = None
    high: float | None = None
    hours: float | None = None

    @property
    def answer(self) -> Answer:
        """What may be said."""
        if not OWN_RATING.met(self.pairs):
            return Answer.TOO_FEW
        if self.low is None or self.high is None:
            return Answer.UNCLEAR
        if self.high < FOLLOWS_ABOVE:
            return Answer.DOES_NOT
        return Answer.FOLLOWS if self.low > FOLLOWS_ABOVE else Answer.UNCLEAR


def agreement(days: Iterable[DayLoad]) -> Agreement:
    """Return how far demand follows the own rating, over the latest 366 logged days that have both.

    Partly logged days are left out: their demand is known to be too small.
    """
    both = sorted(
        (d.day, d.demand, d.heavy, float(d.attended_minutes))
        for d in days
        if d.state is DayState.LOGGED and d.demand is not None and d.heavy is not None
    )[-MOST_PAIRS:]
    found = agreement_of((demand, heavy) for _, demand, heavy, _ in both)
    if found.rho is None:
        return found
    return replace(found, hours=_rho(np.array([(minutes, heavy) for _, _, heavy, minutes in both])))


def agreement_of(pairs: Iterable[tuple[float, float]]) -> Agreement:
    """Return the agreement of any pairs (two measures of the same day). Their order changes nothing."""
    # In order of value, so that the seeded draws are the same whatever order the pairs came in.
    both = np.array(sorted(pairs), dtype=np.float64).reshape(-1, 2)
    n = len(both)
    if not OWN_RATING.met(n):
        return Agreement(pairs=n)
    rho = _rho(both)
    if rho is None:
        return Agreement(pairs=n)
    x, y = both.T
    drawn = _spearman(x, y, np.random.default_rng(SEED).integers(0, n, size=(DRAWS, n)))
    low, high = np.quantile(drawn[~np.isnan(drawn)], (0.025, 0.975))
    return Agreement(pairs=n, rho=rho, low=float(low), high=float(high))


def _rho(pairs: NDArray[np.float64]) -> float | None:
    x, y = pairs.T
    rho = _spearman(x, y, np.arange(len(pairs))[None, :])[0]
    return None if np.isnan(rho) else float(rho)


def _spearman(x: NDArray[np.float64], y: NDArray[np.float64], chosen: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return ρ of each row of chosen places; nan where one side does not vary."""
    a, b = _centred_ranks(x, chosen), _centred_ranks(y, chosen)
    with np.errstate(invalid="ignore", divide="ignore"):
        found: NDArray[np.float64] = (a * b).sum(axis=1) / np.sqrt((a * a).sum(axis=1) * (b * b).sum(axis=1))
    return found


def _centred_ranks(values: NDArray[np.float64], chosen: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return the ranks within each row less their mean, ties sharing the mean of theirs."""
    different, code = np.unique(values, return_inverse=True)
    codes = code[chosen]
    rows, n = chosen.shape
    # How often each value came up in each row, and so the ranks it takes: the last of them, less half of their number.
    cells = (np.arange(rows)[:, None] * len(different) + codes).ravel()
    counts = np.bincount(cells, minlength=rows * len(different)).reshape(rows, len(different))
    middle = counts.cumsum(axis=1) - (counts - 1) / 2
    ranks: NDArray[np.float64] = np.take_along_axis(middle, codes, axis=1) - (n + 1) / 2
    return ranks
