"""How often the two-week rule speaks by chance, and how much it misses.

    python -m tests.bench.simulated_baselines --journals 5000        two minutes or so

Steady journals: the demand of a workday is skewed (its logarithm is normal,
or has hard days on top) and resembles that of the day before
(autocorrelation); nine in ten workdays are logged. A rise makes every day from one Monday on 65 % heavier, for good.
The product's own rule is run on them, the very functions the pages call.

False alarms: the share of steady stretches of 20 workdays in which the rule
speaks at least once. Power: the share of rises of which it speaks within the
eight weeks after. journal/wording/baseline.py quotes the middle kind.
"""

from __future__ import annotations

import argparse
import math
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from journal.measures.emotional_load import DayLoad, DayState
from journal.measures.two_week_rule import weeks_against_usual
from journal.measures.weeks import DAY, WEEK
from journal.measures.work_frame import WorkFrame
from journal.records.work_pattern import WorkPattern

MONDAY = date(2026, 1, 5)
PATTERN = WorkPattern(effective=date(2020, 1, 1))
TYPICAL = 25.0  # points a day: five sessions rated 5
RISE = 1.65
LOGGED = 0.9
WEEKS_BEFORE = 7  # a baseline of six weeks before the first of two weeks, and that week
WEEKS_LOOKED_AT = 4  # 20 workdays
WEEKS_TO_NOTICE = 8


@dataclass(frozen=True, slots=True)
class Kind:
    """Steady loads: standard deviation of the logarithm of a day's demand, its autocorrelation day to day, and
    the share of days that are hard: twice as heavy, on top."""

    name: str
    spread: float
    likeness: float
    hard_days: float = 0.0


KINDS = (
    Kind("middle", 0.45, 0.3),
    Kind("even days", 0.35, 0.3),
    Kind("uneven days", 0.60, 0.3),
    Kind("hard days now and then", 0.40, 0.3, 0.07),
    Kind("each day for itself", 0.45, 0.0),
    Kind("days like the day before", 0.45, 0.5),
)
MIDDLE = KINDS[0]


def logs(kind: Kind, journals: int, weeks: int, seed: int) -> NDArray[np.float64]:
    """Return ln(points) of each workday, one journal a row."""
    rng = np.random.default_rng(seed)
    noise = rng.standard_normal((journals, weeks * 5))
    level = np.empty_like(noise)
    level[:, 0] = noise[:, 0]
    for n in range(1, noise.shape[1]):
        level[:, n] = kind.likeness * level[:, n - 1] + math.sqrt(1 - kind.likeness**2) * noise[:, n]
    hard = rng.random(noise.shape) < kind.hard_days
    return math.log(TYPICAL) + kind.spread * level + math.log(2) * hard


def spoke(demand: NDArray[np.float64], logged: NDArray[np.bool_], first_week: int) -> bool:
    """Say whether the rule speaks at the end of any week from `first_week` on, in one journal."""
    days = [
        DayLoad(day=MONDAY + (n // 5) * WEEK + (n % 5) * DAY, state=DayState.LOGGED, demand=float(points), parts={})
        for n, points in enumerate(demand)
        if logged[n]
    ]
    last = MONDAY + (len(demand) // 5 - 1) * WEEK
    frame = WorkFrame(today=last + 2 * WEEK, patterns=[PATTERN])
    weeks = weeks_against_usual(days, MONDAY + first_week * WEEK, last, frame)
    return any(week.claims for week in weeks)


def rate(kind: Kind, journals: int, *, rise: bool, seed: int) -> float:
    """Return the share of journals in which the rule speaks: by chance, or after a lasting rise."""
    weeks = WEEKS_BEFORE + (WEEKS_TO_NOTICE if rise else WEEKS_LOOKED_AT)
    demand = np.exp(logs(kind, journals, weeks, seed))
    if rise:
        # In the first week of the rise the baseline is whole, and the week before is an ordinary one.
        demand[:, WEEKS_BEFORE * 5 :] *= RISE
    logged = np.random.default_rng(seed + 1).random(demand.shape) < LOGGED
    return sum(spoke(d, here, WEEKS_BEFORE) for d, here in zip(demand, logged, strict=True)) / journals


def main() -> None:
    """Print the rates of every kind, with their standard errors."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--journals", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    print("kind                      spread likeness hard   false alarms / 20 workdays   power, 65 % rise")
    for kind in KINDS:
        alarms, power = (rate(kind, asked.journals, rise=rise, seed=asked.seed) for rise in (False, True))
        errors = [100 * math.sqrt(share * (1 - share) / asked.journals) for share in (alarms, power)]
        print(
            f"{kind.name:<26}{kind.spread:>6.2f}{kind.likeness:>9.1f}{kind.hard_days:>5.2f}   "
            f"{100 * alarms:>17.1f} % ± {errors[0]:.1f}   {100 * power:>14.1f} % ± {errors[1]:.1f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
