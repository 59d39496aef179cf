"""Whether a few values rise or fall: Mann–Kendall, exact and with ties, and Sen's slope with its interval.

    S = pairs that rise − pairs that fall        under chance every order of the values is as likely
    slope = median over all pairs of (later − earlier) / steps between

Mann 1945 and Kendall, Rank Correlation Methods; Sen 1968 for the interval;
Holm 1979 for several at once.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """The slope in units a step with its 95 % interval, and `p`, 0–1, two-sided, for itself alone."""

    slope: float
    low: float
    high: float
    p: float


def trend(values: Sequence[float]) -> Trend:
    """Return the trend of equally spaced values, at least five: with fewer no interval has 95 %."""
    slopes = sorted((b - a) / (j - i) for i, a in enumerate(values) for j, b in enumerate(values) if j > i)
    score = sum((b > a) - (b < a) for i, a in enumerate(values) for b in values[i + 1 :])
    cut = _cut(len(values))
    return Trend(slope=float(median(slopes)), low=slopes[cut], high=slopes[-1 - cut], p=_p(score, values))


def holm(p: Mapping[str, float]) -> dict[str, float]:
    """Return each p corrected for how many there are; none smaller than that of a smaller one."""
    found: dict[str, float] = {}
    highest = 0.0
    for place, name in enumerate(sorted(p, key=lambda one: (p[one], one))):
        highest = max(highest, min(1.0, (len(p) - place) * p[name]))
        found[name] = highest
    return found


def orders(ties: Iterable[int]) -> list[int]:
    """Return how many orders of the values have 0, 1, 2 … falling pairs; `ties` says how often each value is there.

    The q-multinomial coefficient (MacMahon 1916), value by value.
    """
    found, n = [1], 0
    for size in ties:
        for m in range(1, size + 1):
            found = _divided(_times(found, n + m), m)
        n += size
    return found


def _p(score: int, values: Sequence[float]) -> float:
    """Return how likely a score as far from 0 is, or farther, where every order is as likely."""
    counts = orders(Counter(values).values())
    pairs = len(counts) - 1  # of different values
    far = sum(n for falling, n in enumerate(counts) if abs(pairs - 2 * falling) >= abs(score))
    return far / sum(counts)


def _cut(n: int) -> int:
    """Return how many of the slopes of n values lie outside the interval at each end."""
    counts = orders([1] * n)
    beyond, most = 0, (1 - CONFIDENCE) / 2 * math.factorial(n)
    for cut, count in enumerate(counts):
        beyond += count
        if beyond > most:
            return cut - 1
    raise AssertionError("the counts come to all orders")


def _times(series: Sequence[int], power: int) -> list[int]:
    """Return a polynomial in q times 1 − q^power."""
    found = [*series, *[0] * power]
    for place, value in enumerate(series):
        found[place + power] -= value
    return found


def _divided(series: Sequence[int], power: int) -> list[int]:
    """Return a polynomial in q divided by 1 − q^power, which divides it."""
    found = list(series)
    for place in range(power, len(found)):
        found[place] += found[place - power]
    return found[: len(found) - power]
