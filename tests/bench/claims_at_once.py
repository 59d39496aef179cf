"""The baseline and the standing of weeks for thousands of journals at once.

It says again, in arrays, what journal/measures/baseline.py and the_claim.py
do day by day: tests/bench/simulated_baselines.py needs millions of weeks. A
test holds the one against the other.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from journal.measures.baseline import (
    BASELINE_DAYS,
    CLAIM_FROM_DAYS,
    CLAIM_FROM_WEEKS,
    REACHES_BACK_DAYS,
    SIGMAS_PER_MAD,
    SPREAD_FLOOR,
    WEEKDAY_SHRINK,
)
from journal.measures.the_claim import FEWEST_IN_WEEK, MOST_IN_WEEK
from tests.bench.simulated_logs import Points

Numbers = NDArray[np.float64]
Counts = NDArray[np.int64]
Flags = NDArray[np.bool_]

USUAL_WEEKS = BASELINE_DAYS // 7
MOST_WEEKS = REACHES_BACK_DAYS // 7


@dataclass(frozen=True, slots=True)
class Standings:
    """Weeks in a row against the baseline before the first of them, by journal.

    `z` is by journal and week, NaN where there is no mean or no full
    baseline; `weekdays` counts those that were ever compared.
    """

    z: Numbers
    days: Counts
    weekdays: Counts
    share: Numbers
    centre: Numbers
    spread: Numbers


def standings(points: Points, first: int, weeks: int) -> Standings:
    """Return how `weeks` weeks from the one numbered `first` on stand; at least 16 weeks lie before it."""
    journals, _, workdays = points.shape
    y = np.log1p(points)
    before = y[:, first - MOST_WEEKS : first]
    taken = _taken(~np.isnan(before))
    flat = taken.reshape(journals, -1)
    days, of_weekday = flat.sum(axis=1), taken.sum(axis=1)
    value = np.where(taken, before, 0.0)
    mean = value.sum(axis=(1, 2)) / np.maximum(days, 1)
    beyond = np.where(taken, before - mean[:, None, None], 0.0)
    effect = beyond.sum(axis=1) / (of_weekday + WEEKDAY_SHRINK)
    left = (value - effect[:, None]).reshape(journals, -1)
    centre = _median(left, flat, days)
    spread = np.maximum(SPREAD_FLOOR, SIGMAS_PER_MAD * _median(np.abs(left - centre[:, None]), flat, days))

    began = np.logical_or.accumulate(flat, axis=1).reshape(taken.shape)
    any_day: Flags = np.any(taken, axis=2)
    planned = (began & (of_weekday > 0)[:, None] & any_day[:, :, None]).sum(axis=(1, 2))
    full = (days >= CLAIM_FROM_DAYS) & (any_day.sum(axis=1) >= CLAIM_FROM_WEEKS)

    week = y[:, first : first + weeks]
    n = (~np.isnan(week)).sum(axis=2)
    own = np.where(np.isnan(week), 0.0, week - effect[:, None]).sum(axis=2) / np.maximum(n, 1)
    enough = full[:, None] & (n >= max(FEWEST_IN_WEEK, min(MOST_IN_WEEK, workdays)))
    z = np.where(enough, (own - centre[:, None]) / spread[:, None], np.nan)
    share = days / np.maximum(planned, 1)
    return Standings(z, days, (of_weekday > 0).sum(axis=1), share, centre, spread)


def _taken(here: Flags) -> Flags:
    """Return which of the days before a week are its baseline: those of six weeks, and others until they suffice."""
    journals, weeks, _ = here.shape
    later_days = _later(here.reshape(journals, -1)).reshape(here.shape)
    any_day: Flags = np.any(here, axis=2)
    later_weeks = _later(any_day)[:, :, None] + (np.cumsum(here[:, :, ::-1], axis=2)[:, :, ::-1] > here)
    usual = np.arange(weeks) >= weeks - USUAL_WEEKS
    taken: Flags = here & (usual[:, None] | (later_days < CLAIM_FROM_DAYS) | (later_weeks < CLAIM_FROM_WEEKS))
    return taken


def _later(flags: Flags) -> Counts:
    """Return for each place how many of those after it are set."""
    counted: Counts = np.cumsum(flags[:, ::-1], axis=1)[:, ::-1] - flags
    return counted


def _median(values: Numbers, taken: Flags, n: Counts) -> Numbers:
    """Return the median of the `n` taken values of each row."""
    ranked = np.sort(np.where(taken, values, np.inf), axis=1)
    row, n = np.arange(len(values)), np.maximum(n, 1)
    middle: Numbers = (ranked[row, (n - 1) // 2] + ranked[row, n // 2]) / 2
    return middle
