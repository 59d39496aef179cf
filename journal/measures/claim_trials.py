"""What the one claim takes, and how it fared on simulated journals; no number here is made by hand.

Written by `python -m tests.bench.simulated_baselines --write` (6,000 journals a kind, seed 1).
"""

from __future__ import annotations

from collections.abc import Mapping

JOURNALS = 6000
"""Of each kind."""

WEEKS = 3
"""Finished weeks in a row that must lie above the limit."""

# fmt: off
LIMITS: Mapping[int, tuple[tuple[float, float], ...]] = {
    5: ((0.7, 0.8), (0.5, 0.5),),
    4: ((0.7, 0.85),),
    3: (),
    2: (),
}
"""Workdays a week → (from this share of them compared, spreads above the centre); empty: no setting holds."""

FIGURES: Mapping[tuple[int, int], tuple[float, float, float]] = {
    (5, 5): (0.013, 0.150, 0.162),
    (5, 6): (0.042, 0.429, 0.439),
    (5, 7): (0.059, 0.583, 0.550),
    (5, 8): (0.051, 0.636, 0.499),
    (5, 9): (0.045, 0.668, 0.459),
    (5, 10): (0.040, 0.672, 0.402),
    (4, 7): (0.013, 0.138, 0.116),
    (4, 8): (0.042, 0.395, 0.344),
    (4, 9): (0.063, 0.581, 0.476),
    (4, 10): (0.064, 0.637, 0.485),
}
"""Workdays a week and tenths of them logged → shares, 0–1: steady stretches of 20 workdays with a notice, lasting rises
by 65 % noticed within eight weeks, steady years with a notice."""

TRIALS: tuple[tuple[str, float, float, float | None, float | None], ...] = (
    ("days like the day before", 0.045, 0.668, 0.07, 0.5),
    ("gamma-distributed days", 0.033, 0.560, 0.07, 0.5),
    ("six rated sessions a day", 0.019, 0.985, 0.07, 0.5),
    ("mild weekly rhythm", 0.046, 0.666, 0.07, 0.5),
    ("strong weekly rhythm", 0.045, 0.660, 0.07, 0.5),
    ("one day of administration", 0.053, 0.680, 0.07, 0.5),
    ("one light day", 0.046, 0.666, 0.07, 0.5),
    ("all days logged", 0.040, 0.672, 0.07, 0.5),
    ("80 % logged", 0.051, 0.636, 0.07, 0.5),
    ("70 % logged", 0.059, 0.583, 0.07, 0.35),
    ("60 % logged", 0.042, 0.429, 0.07, 0.35),
    ("four workdays, all logged", 0.064, 0.637, 0.07, 0.35),
    ("four workdays", 0.063, 0.581, 0.07, 0.35),
    ("four workdays, 80 % logged", 0.042, 0.395, 0.07, 0.35),
    ("four workdays, strong rhythm", 0.065, 0.582, 0.07, 0.35),
    ("season of ± 30 %", 0.073, 0.647, 0.1, None),
    ("growth of 1.5 % a week", 0.089, 0.792, 0.1, None),
    ("weekly swings", 0.050, 0.617, 0.1, None),
    ("days very like the day before", 0.080, 0.683, 0.1, None),
    ("each day for itself", 0.019, 0.681, 0.07, None),
    ("even days", 0.045, 0.836, 0.07, None),
    ("uneven days", 0.046, 0.491, 0.07, None),
    ("hard days now and then", 0.043, 0.712, 0.07, None),
    ("administration without demand", 0.041, 0.575, 0.07, None),
    ("four weeks after a break", 0.037, 0.655, 0.07, None),
    ("after an unlogged fortnight", 0.066, 0.684, 0.1, None),
    ("weeks without a word", 0.035, 0.565, 0.07, None),
    ("six workdays", 0.035, 0.675, 0.07, None),
    ("heavy days unrated", 0.027, 0.061, 0.07, None),
    ("three workdays, all logged", 0.000, 0.000, 0.07, None),
    ("three workdays", 0.000, 0.000, 0.07, None),
    ("two workdays, all logged", 0.000, 0.000, 0.07, None),
)
"""Kind of journal, the first two of these shares, and what they must hold: at most, at least; None: only told."""
# fmt: on
