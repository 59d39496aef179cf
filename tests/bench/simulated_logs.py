"""Simulated journals: the demand of every workday, and which of them are logged. No product code is in it.

A steady journal has ups and downs that mean nothing: its days are skewed and
resemble the day before. A rise makes every day from one Monday on 65 %
heavier, for good.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
"""Demand in points by journal, week and workday; NaN where nothing can be compared."""

TYPICAL = 25.0  # points a day: five sessions rated 5
RISE = 1.65
SESSIONS = 6
MEAN_RATING = 4.0
SQUARES = 9  # of normal numbers in one gamma: a shape of 4.5, and a standard deviation of the logarithm of 0.49


class Bounds(NamedTuple):
    """What the rule is to hold: false alarms at most, power at least (0–1); None: told only."""

    most_by_chance: float | None = None
    fewest_noticed: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """Journals of one kind. `workdays` are ISO weekdays; `rhythm` is what each of them asks, in shares of a usual day.

    `spread` is the standard deviation of the logarithm of a day's demand,
    `likeness` its autocorrelation from workday to workday. `logged` is the
    share of workdays that are logged, `silent_weeks` that of weeks in which
    none is; of days half as heavy again as usual, `heavy_logged` are.
    `history` weeks lie before the first week that can count for a claim, and
    in the last `gap` of them nothing is logged.
    `must` is what the rule is to hold.
    """

    name: str
    must: Bounds
    workdays: tuple[int, ...] = (1, 2, 3, 4, 5)
    rhythm: tuple[float, ...] = (1.0,) * 7
    made: str = "lognormal"  # or "gamma", "rated sessions"
    spread: float = 0.45
    likeness: float = 0.3
    hard_days: float = 0.0  # share of days that are twice as heavy
    season: float = 0.0  # amplitude over a year, in shares
    growth: float = 0.0  # a week, in shares
    swings: float = 0.0  # standard deviation of a week's level, in logarithms
    logged: float = 0.9
    silent_weeks: float = 0.0
    heavy_logged: float | None = None
    history: int = 16
    gap: int = 0


_FOUR, _THREE, _TWO = (1, 2, 4, 5), (1, 3, 4), (2, 4)
_MUST, _MUST_FEWER = Bounds(0.07, 0.5), Bounds(0.07, 0.35)
_STEADY, _DRIFTING = Bounds(0.07), Bounds(0.1)

KINDS = (
    Kind(name="days like the day before", must=_MUST),
    Kind(name="gamma-distributed days", made="gamma", likeness=math.sqrt(0.3), must=_MUST),
    Kind(name="six rated sessions a day", made="rated sessions", must=_MUST),
    Kind(name="mild weekly rhythm", rhythm=(1.2, 1.1, 1.0, 0.9, 0.8), must=_MUST),
    Kind(name="strong weekly rhythm", rhythm=(1.7, 1.3, 1.0, 0.7, 0.5), must=_MUST),
    Kind(name="one day of administration", rhythm=(1.0, 1.0, 0.08, 1.0, 1.0), must=_MUST),
    Kind(name="one light day", rhythm=(1.0, 1.0, 1.0, 1.0, 0.4), must=_MUST),
    Kind(name="all days logged", logged=1.0, must=_MUST),
    Kind(name="80 % logged", logged=0.8, must=_MUST),
    Kind(name="70 % logged", logged=0.7, must=_MUST_FEWER),
    Kind(name="60 % logged", logged=0.6, must=_MUST_FEWER),
    Kind(name="four workdays, all logged", workdays=_FOUR, logged=1.0, must=_MUST_FEWER),
    Kind(name="four workdays", workdays=_FOUR, must=_MUST_FEWER),
    Kind(name="four workdays, 80 % logged", workdays=_FOUR, logged=0.8, must=_MUST_FEWER),
    Kind(name="four workdays, strong rhythm", workdays=_FOUR, rhythm=(1.5, 1.1, 0.8, 0.6), must=_MUST_FEWER),
    Kind(name="season of ± 30 %", season=0.3, must=_DRIFTING),
    Kind(name="growth of 1.5 % a week", growth=0.015, must=_DRIFTING),
    Kind(name="weekly swings", swings=0.15, must=_DRIFTING),
    Kind(name="days very like the day before", likeness=0.5, must=_DRIFTING),
    Kind(name="each day for itself", likeness=0.0, must=_STEADY),
    Kind(name="even days", spread=0.35, must=_STEADY),
    Kind(name="uneven days", spread=0.6, must=_STEADY),
    Kind(name="hard days now and then", spread=0.4, hard_days=0.07, must=_STEADY),
    Kind(name="administration without demand", rhythm=(1.0, 1.0, 0.0, 1.0, 1.0), must=_STEADY),
    Kind(name="four weeks after a break", history=4, must=_STEADY),
    Kind(name="after an unlogged fortnight", gap=2, must=_DRIFTING),
    Kind(name="weeks without a word", silent_weeks=0.1, must=_STEADY),
    Kind(name="six workdays", workdays=(1, 2, 3, 4, 5, 6), must=_STEADY),
    Kind(name="heavy days unrated", heavy_logged=0.1, must=_STEADY),
    Kind(name="three workdays, all logged", workdays=_THREE, logged=1.0, must=_STEADY),
    Kind(name="three workdays", workdays=_THREE, must=_STEADY),
    Kind(name="two workdays, all logged", workdays=_TWO, logged=1.0, must=_STEADY),
)
"""The kinds that the rule is tried on. The first is the one whose figures are told on the page."""


def demand(kind: Kind, journals: int, weeks: int, rise_at: int | None, seed: int) -> Points:
    """Return the journals of a kind; `rise_at` is the week in which a rise begins, None: they are steady."""
    rng = np.random.default_rng(seed)
    shape = (journals, weeks, len(kind.workdays))
    week = np.arange(weeks)
    level = week * math.log1p(kind.growth) + kind.swings * rng.standard_normal((journals, weeks))
    level += np.log1p(kind.season * np.sin(2 * np.pi * (week / 52 + rng.random((journals, 1)))))
    if rise_at is not None:
        level += np.where(week >= rise_at, math.log(RISE), 0.0)
    usual = np.exp(level)[:, :, None] * np.array(kind.rhythm[: shape[2]])
    if kind.made == "rated sessions":
        of_day = MEAN_RATING * usual + 0.8 * _alike(kind, shape, rng)
        each = of_day[..., None] + 1.6 * rng.standard_normal((*shape, SESSIONS))
        points = np.clip(np.round(each), 0, 10).sum(axis=-1)
    elif kind.made == "gamma":
        points = TYPICAL * usual * sum(_alike(kind, shape, rng) ** 2 for _ in range(SQUARES)) / SQUARES
    else:
        points = TYPICAL * usual * np.exp(kind.spread * _alike(kind, shape, rng))
    points *= 1 + (rng.random(shape) < kind.hard_days)
    share = np.full(shape, kind.logged)
    if kind.heavy_logged is not None:
        share[points > 1.5 * TYPICAL] = kind.heavy_logged
    here = (rng.random(shape) < share) & (rng.random((journals, weeks, 1)) >= kind.silent_weeks)
    return np.where(here & (points > 0), points, np.nan)


def _alike(kind: Kind, shape: tuple[int, int, int], rng: np.random.Generator) -> Points:
    """Return standard normal numbers, each day resembling the workday before it."""
    noise = rng.standard_normal((shape[0], shape[1] * shape[2]))
    noise[:, 1:] *= math.sqrt(1 - kind.likeness**2)
    for n in range(1, noise.shape[1]):
        noise[:, n] += kind.likeness * noise[:, n - 1]
    return noise.reshape(shape)
