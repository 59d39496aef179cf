"""`make bench BASE=<commit>`: is this checkout slower than an earlier one?

    make bench BASE=v0.1.0 ROWS=1,4
    make bench BASE=HEAD~20 ROWS=10 ARGS="--years 40 --rounds 15"

Both are measured in turn, each round anew from a server's start: now, base, now, base, … A ratio is taken within each
round. What is told is the median of the ratios and an interval for it; the other checkout runs with the libraries that
are installed here.
"""

import io
import subprocess
import sys
import tarfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import comb
from pathlib import Path
from statistics import median

from tests.bench.lives import ROOT
from tests.bench.result import Found
from tests.bench.rounds import alternate

ENOUGH = 0.95
"""Chance that the interval holds the true median, at the least; with fewer than six rounds it cannot be reached."""

SLOWER = 1.05
"""A ratio whose whole interval lies above this is told as slower."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A figure of both checkouts, in order of rounds."""

    row: int
    what: str
    years: int
    now: Sequence[float]
    base: Sequence[float]

    @property
    def ratios(self) -> list[float]:
        """Return now ÷ base of each round, the smallest first."""
        return sorted(a / b for a, b in zip(self.now, self.base, strict=True))


def export(revision: str, folder: Path) -> Path:
    """Write a commit's files into `folder` and return it. Raises CalledProcessError for an unknown one."""
    packed = subprocess.run(["git", "archive", revision], cwd=ROOT, check=True, capture_output=True).stdout
    with tarfile.open(fileobj=io.BytesIO(packed)) as files:
        files.extractall(folder, filter="data")
    return folder


def compare(row: int, sides: Mapping[str, Callable[[], list[Found]]], rounds: int) -> list[Compared]:
    """Measure the sides "now" and "base" in turn; return each figure of a row for each life."""
    figures: dict[tuple[str, int], dict[str, list[float]]] = {}

    def measured(side: str) -> dict[str, float]:
        for found in sides[side]():
            of = figures.setdefault((found.goal.what, found.years), {name: [] for name in sides})
            of[side].append(found.our_median)
        print(".", end="", file=sys.stderr, flush=True)
        return {}

    alternate({side: lambda side=side: measured(side) for side in sides}, rounds, warm_up=0)  # type: ignore[misc]  # bound now
    print(file=sys.stderr)
    return [
        Compared(row=row, what=what, years=years, now=of["now"], base=of["base"])
        for (what, years), of in figures.items()
    ]


def interval(ordered: Sequence[float]) -> tuple[float, float]:
    """Return two of the ordered values between which the median lies with a chance of 0.95 or more.

    By the sign test: of n values k are below the median with the chance of k
    heads in n tosses. Of fewer than six values it is the smallest and the
    largest. Source: Conover, Practical Nonparametric Statistics, 3.2.
    """
    n, out = len(ordered), 0
    while n - 2 * (out + 1) > 0 and _holds(n, out + 1) >= ENOUGH:
        out += 1
    return ordered[out], ordered[n - 1 - out]


def _holds(n: int, out: int) -> float:
    beyond = sum(comb(n, k) for k in range(out + 1))
    return 1.0 - 2.0 * beyond / float(2**n)


def told(found: Sequence[Compared]) -> str:
    """Return a line for each figure; what is slower is marked with an exclamation mark."""
    lines = []
    for one in found:
        low, high = interval(one.ratios)
        mark = "!" if low > SLOWER else " "
        lines.append(
            f"{mark} row {one.row:2}  {one.years:2} years  now ÷ base {median(one.ratios):.3f}  "
            f"({low:.3f} to {high:.3f}, {len(one.ratios)} rounds)  {one.what}"
        )
    return "\n".join(lines)
