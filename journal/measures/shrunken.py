"""Whose demand for each hour is larger than everyone's: a random intercept for each client, shrunken.

    demand of a client's hour = everyone's mean + the client's own (variance τ²) + chance (variance σ² / hours)

σ² comes from how each client's stretches differ among themselves, τ² from
what clients differ beyond it (method of moments for unequal groups: Searle,
Casella & McCulloch, Variance Components, 1992, chapter 3). Each client's mean
is drawn to everyone's by τ² / (τ² + σ²/hours), so that few hours say little.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

WIDTH = 2.4
"""Standard errors to each end: a 90 % interval for six clients at once (Bonferroni, one-sided 0.05 / 6).

At the 1.645 of a single one, of equal clients someone was named in 9 to 14 % of months: σ² and τ² are estimates.
"""

LEAST_CHANCE = 1.2
"""Points² · hours, below which σ² is not taken: no rating is steadier than one step either way in 50 minutes (D)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """What belongs together by chance, a session and what came of it: `demand` in points, `hours` above 0."""

    demand: float
    hours: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Beyond:
    """Share of demand less share of hours, −1 to 1, shrunken, with the ends of its interval."""

    share: float
    low: float
    high: float


def beyond_hours(of: Mapping[str, Sequence[Stretch]], hours: Mapping[str, float]) -> dict[str, Beyond]:
    """Return how far each client's share of the demand lies beyond their share of the `hours` (above 0 in all).

    `of` holds each client's stretches, perhaps none, with more stretches
    than clients in all.
    """
    known = {c: math.fsum(s.hours for s in of[c]) for c in hours}
    rate = {c: math.fsum(s.demand for s in of[c]) / h for c, h in known.items() if h}
    chance, between = _variances(of, known, rate)
    if not between:
        return {c: Beyond(share=0.0, low=0.0, high=0.0) for c in hours}
    weight = {c: h / (between * h + chance) for c, h in known.items()}
    whole = math.fsum(weight.values())
    everyone = math.fsum(weight[c] * r for c, r in rate.items()) / whole
    kept = {c: between * w for c, w in weight.items()}
    mean = {c: everyone + kept[c] * (rate.get(c, everyone) - everyone) for c in hours}
    variance = {c: between * chance / (between * h + chance) for c, h in known.items()}
    total = math.fsum(hours.values())
    part = {c: h / total for c, h in hours.items()}
    middle = math.fsum(part[c] * mean[c] for c in hours)
    spread = math.fsum(part[c] ** 2 * variance[c] for c in hours)
    drawn = math.fsum(part[c] * (1 - kept[c]) for c in hours)
    found = {}
    for c in hours:
        own = (1 - 2 * part[c]) * variance[c] + spread + (1 - kept[c] - drawn) ** 2 / whole
        share, error = part[c] * (mean[c] / middle - 1), part[c] * math.sqrt(own) / middle
        found[c] = Beyond(share=share, low=share - WIDTH * error, high=share + WIDTH * error)
    return found


def _variances(
    of: Mapping[str, Sequence[Stretch]], known: Mapping[str, float], rate: Mapping[str, float]
) -> tuple[float, float]:
    """Return σ² in points² · hours, and τ² in points², of the demand of an hour."""
    within = math.fsum(s.hours * (s.demand / s.hours - r) ** 2 for c, r in rate.items() for s in of[c])
    chance = max(LEAST_CHANCE, within / (sum(len(of[c]) for c in rate) - len(rate)))
    whole = math.fsum(known.values())
    everyone = math.fsum(known[c] * r for c, r in rate.items()) / whole
    among = math.fsum(known[c] * (r - everyone) ** 2 for c, r in rate.items())
    scale = whole - math.fsum(h * h for h in known.values()) / whole
    return chance, max(0.0, (among - (len(rate) - 1) * chance) / scale)
