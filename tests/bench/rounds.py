"""Measuring in turn: A B A B, a warm-up first, and ratios taken within each round.

    round 0   ours@1  theirs  ours@40     thrown away
    round 1   ours@1  theirs  ours@40     ratio = ours ÷ theirs, growth = ours@40 ÷ ours@1
    …

A shared machine drifts; within one round it drifts little, so a ratio is
taken there, and the median over the rounds is what is told.
"""

from collections.abc import Callable, Mapping
from statistics import median

Readings = dict[str, float]
"""One reading of a side, by figure: {"saved": 0.061, "settled": 0.140}. Seconds or bytes, as the row says."""

Side = Callable[[], Readings]
"""Measures once. Called once a round."""


def alternate(sides: Mapping[str, Side], rounds: int, warm_up: int = 1) -> dict[str, list[Readings]]:
    """Call every side once a round, in the given order; return each side's readings, the warm-up left out."""
    kept: dict[str, list[Readings]] = {name: [] for name in sides}
    for number in range(warm_up + rounds):
        for name, measure in sides.items():
            reading = measure()
            if number >= warm_up:
                kept[name].append(reading)
    return kept


def ratio(ours: list[float], theirs: list[float]) -> float:
    """Return the median of the rounds' ratios. Both lists are in order of rounds and as long as each other."""
    return median(a / b for a, b in zip(ours, theirs, strict=True))
