"""Choose how many weeks, and how far above the usual, make the one claim; and how it then fares.

    python -m tests.bench.simulated_baselines            prints what is chosen, two minutes or so
    python -m tests.bench.simulated_baselines --write    and keeps it in journal/measures/claim_trials.py

False alarms: the share of steady stretches of 20 workdays in which the rule
speaks at least once. Power: the share of lasting rises by 65 % of which it
speaks within the eight weeks after. A setting holds where every kind of
journal it is meant for keeps what simulated_logs.py asks of it; of those that
hold, the one is taken whose tightest bound has the most room, then the next.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from typing import NamedTuple

import numpy as np

from tests.bench.claims_at_once import MOST_WEEKS, Flags, Numbers, Standings, standings
from tests.bench.simulated_logs import KINDS, Bounds, Kind, demand

JOURNALS = 6000
SEED = 1
WORKDAYS_LOOKED_AT = 20
WEEKS_TO_NOTICE = 8
WEEKS_OF_A_YEAR = 52

WEEKS = (2, 3, 4)
LIMITS = tuple(round(0.5 + 0.05 * n, 2) for n in range(27))
SHARES = (0.7, 0.5)
"""Shares of the workdays from which a limit of its own is looked for; below the last, nothing is claimed (D)."""

PART_TIME = {3: Bounds(0.07, 0.3), 2: Bounds(0.07, 0.3)}
"""Workdays a week → what a setting must hold for them, whatever share is logged; else the rule is silent."""

KEPT = Path(__file__).parents[2] / "journal" / "measures" / "claim_trials.py"

Tried = tuple[Kind, tuple[float, float]]
"""A kind with its false alarms and power."""

Limits = Mapping[int, Sequence[tuple[float, float]]]
"""Workdays a week → (from this share of them on, limit), the highest share first."""


@dataclass(frozen=True, slots=True)
class Looked:
    """The ends of weeks that are looked at, in order, each with the weeks in a row that end there."""

    ends: Sequence[Standings]

    def spoke(self, limits: Limits) -> Flags:
        """Return, by journal, whether the rule speaks at any of these ends."""
        found = np.zeros(len(self.ends[0].days), dtype=bool)
        for end in self.ends:
            found |= np.nan_to_num(end.z, nan=-np.inf).min(axis=1) > limit_of(end, limits)
        return found


def limit_of(end: Standings, limits: Limits) -> Numbers:
    """Return the limit of each journal, from the weekdays and the share of its baseline; infinite: none."""
    limit = np.full(len(end.days), np.inf)
    for workdays, settings in limits.items():
        of = np.minimum(end.weekdays, max(limits)) == workdays
        for from_share, value in reversed(settings):
            limit[of & (np.round(end.share, 9) >= from_share)] = value
    return limit


def looked_at(kind: Kind, weeks: int, ends: int, journals: int, seed: int, *, rise: bool) -> Looked:
    """Return the first `ends` ends of weeks in journals of a kind, those after a rise where there is one."""
    first = MOST_WEEKS + weeks - 1
    points = demand(kind, journals, first + ends, first if rise else None, seed)
    points[:, : max(0, MOST_WEEKS - kind.history)] = np.nan
    points[:, MOST_WEEKS - kind.gap : MOST_WEEKS] = np.nan
    return Looked([standings(points, end - weeks + 1, weeks) for end in range(first, first + ends)])


class Runs(NamedTuple):
    """A kind's steady journals over 20 workdays, and those with a rise over eight weeks."""

    steady: Looked
    rise: Looked

    def rates(self, limits: Limits) -> tuple[float, float]:
        """Return false alarms and power."""
        return float(self.steady.spoke(limits).mean()), float(self.rise.spoke(limits).mean())


def runs(kind: Kind, weeks: int, journals: int, seed: int) -> Runs:
    """Return what a rule of so many weeks looks at."""
    month = math.ceil(WORKDAYS_LOOKED_AT / len(kind.workdays))
    return Runs(
        looked_at(kind, weeks, month, journals, seed, rise=False),
        looked_at(kind, weeks, WEEKS_TO_NOTICE, journals, seed, rise=True),
    )


def tightness(kind: Kind, rates: tuple[float, float]) -> float:
    """Return how much of the tightest bound of a kind is used; above 1 it does not hold."""
    (by_chance, noticed), (most, fewest) = rates, kind.must
    return max(by_chance / most if most else 0.0, fewest / max(noticed, 1e-9) if fewest else 0.0)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The limits for one number of weeks, and how tight the tightest bound is."""

    weeks: int
    limits: Limits
    tightest: float


def choose(weeks: int, journals: int, seed: int) -> Chosen:
    """Return the limits that leave the most room, for a rule of so many weeks; empty for workdays where none holds."""
    limits: dict[int, Sequence[tuple[float, float]]] = {}
    tightest = 0.0
    for workdays, kinds in meant_for().items():
        of = [(kind, runs(kind, weeks, journals, seed)) for kind in kinds]
        best, used = min(
            ((s, _uses(s, workdays, of)) for s in _settings(workdays)),
            key=lambda found: [round(u, 2) for u in found[1]],
        )
        limits[workdays] = best if used[0] <= 1 else ()
        tightest = max(tightest, used[0] if workdays not in PART_TIME else 0.0)
    return Chosen(weeks, limits, tightest)


def meant_for() -> Mapping[int, Sequence[Kind]]:
    """Return the kinds that a setting must hold for, by workdays a week: 5 stands for more, too."""
    found: dict[int, list[Kind]] = {5: [], 4: [], 3: [], 2: []}
    for kind in KINDS:
        if len(kind.workdays) not in PART_TIME:
            found[min(5, len(kind.workdays))].append(kind)
    for workdays, must in PART_TIME.items():
        of = next(kind.workdays for kind in KINDS if len(kind.workdays) == workdays)
        found[workdays] = [
            Kind(name=f"{workdays} workdays, {share}", workdays=of, logged=share, must=must)
            for share in (1.0, 0.9, 0.8)
        ]
    return found


def _uses(setting: Sequence[tuple[float, float]], workdays: int, of: Sequence[tuple[Kind, Runs]]) -> list[float]:
    """Return how tight the bound of each kind is, the tightest first."""
    return sorted((tightness(kind, each.rates({workdays: setting})) for kind, each in of), reverse=True)


def _settings(workdays: int) -> Iterator[Sequence[tuple[float, float]]]:
    """Yield the settings that are tried: one limit, or for five workdays another one for those who log less."""
    if workdays < 5:
        yield from ([(SHARES[0], limit)] for limit in LIMITS)
    else:
        yield from (
            [(SHARES[0], high), (SHARES[1], low)] for high, low in product(LIMITS[:16], repeat=2) if low <= high
        )


def figures(chosen: Chosen, journals: int, seed: int) -> Mapping[tuple[int, int], tuple[float, float, float]]:
    """Return false alarms, power and a year's notices of the first kind, by workdays and tenths of them logged."""
    found: dict[tuple[int, int], tuple[float, float, float]] = {}
    for workdays, settings in chosen.limits.items():
        of = next(kind.workdays for kind in KINDS if len(kind.workdays) == workdays)
        for tenths in range(round(10 * min((s for s, _ in settings), default=2)), 11):
            kind = replace(KINDS[0], workdays=of, logged=tenths / 10)
            rates = runs(kind, chosen.weeks, journals, seed).rates(chosen.limits)
            year = looked_at(kind, chosen.weeks, WEEKS_OF_A_YEAR, journals, seed, rise=False)
            found[workdays, tenths] = (*rates, float(year.spoke(chosen.limits).mean()))
    return found


def trials(chosen: Chosen, journals: int, seed: int) -> Iterator[Tried]:
    """Yield false alarms and power of every kind."""
    for kind in KINDS:
        yield kind, runs(kind, chosen.weeks, journals, seed).rates(chosen.limits)


def as_module(
    chosen: Chosen, told: Mapping[tuple[int, int], tuple[float, float, float]], tried: Sequence[Tried]
) -> str:
    """Return claim_trials.py."""

    def rows(of: Iterable[str]) -> str:
        return "".join(f"    {row},\n" for row in of)

    limits = (
        f"{workdays}: ({''.join(f'({share}, {limit}), ' for share, limit in settings).rstrip()})"
        for workdays, settings in chosen.limits.items()
    )
    figured = (f"({w}, {t}): ({', '.join(f'{share:.3f}' for share in of)})" for (w, t), of in told.items())
    kinds = (
        f'("{kind.name}", {by_chance:.3f}, {noticed:.3f}, {kind.must.most_by_chance}, {kind.must.fewest_noticed})'
        for kind, (by_chance, noticed) in tried
    )
    return f'''"""What the one claim takes, and how it fared on simulated journals; no number here is made by hand.

Written by `python -m tests.bench.simulated_baselines --write` ({JOURNALS:,} journals a kind, seed {SEED}).
"""

from __future__ import annotations

from collections.abc import Mapping

JOURNALS = {JOURNALS}
"""Of each kind."""

WEEKS = {chosen.weeks}
"""Finished weeks in a row that must lie above the limit."""

# fmt: off
LIMITS: Mapping[int, tuple[tuple[float, float], ...]] = {{
{rows(limits)}}}
"""Workdays a week → (from this share of them compared, spreads above the centre); empty: no setting holds."""

FIGURES: Mapping[tuple[int, int], tuple[float, float, float]] = {{
{rows(figured)}}}
"""Workdays a week and tenths of them logged → shares, 0–1: steady stretches of 20 workdays with a notice, lasting rises
by 65 % noticed within eight weeks, steady years with a notice."""

TRIALS: tuple[tuple[str, float, float, float | None, float | None], ...] = (
{rows(kinds)})
"""Kind of journal, the first two of these shares, and what they must hold: at most, at least; None: only told."""
# fmt: on
'''


def main() -> None:
    """Choose, print, and keep what was chosen where that is asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--journals", type=int, default=JOURNALS)
    parser.add_argument("--write", action="store_true", help="keep it in journal/measures/claim_trials.py")
    asked = parser.parse_args()
    if asked.write and asked.journals != JOURNALS:
        parser.error(f"only the figures of {JOURNALS} journals are kept")
    found = [choose(weeks, asked.journals, SEED) for weeks in WEEKS]
    for each in found:
        print(f"{each.weeks} weeks: {each.limits}, tightest bound used to {100 * each.tightest:.0f} %", flush=True)
    chosen = min(found, key=lambda each: each.tightest)
    told = figures(chosen, asked.journals, SEED)
    for (workdays, tenths), (by_chance, noticed, year) in told.items():
        print(
            f"{workdays} workdays, {10 * tenths:>3} % logged   {by_chance:6.1%}   {noticed:4.0%}   {year:4.0%} a year"
        )
    tried = list(trials(chosen, asked.journals, SEED))
    for kind, (by_chance, noticed) in tried:
        held = "" if tightness(kind, (by_chance, noticed)) <= 1 else "   does not hold"
        print(f"{kind.name:<34}{by_chance:6.1%}   {noticed:4.0%}{held}")
    if asked.write:
        KEPT.write_text(as_module(chosen, told, tried), encoding="utf-8")


if __name__ == "__main__":
    main()
