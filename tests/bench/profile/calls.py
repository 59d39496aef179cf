"""Where a stretch of Python spends its time: by function and by package, from cProfile."""

from __future__ import annotations

import cProfile
import pstats
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.lives import ROOT

SHOWN = 25
"""Functions that are listed, by the time spent in themselves."""


@contextmanager
def profiled(what: str, *, by: str = "tottime") -> Iterator[cProfile.Profile]:
    """Print where the time of the body went. `by` is a column of pstats to order functions by."""
    profile = cProfile.Profile()
    profile.enable()
    try:
        yield profile
    finally:
        profile.disable()
        print(f"\n## {what}\n{table(profile, by=by)}")


def table(profile: cProfile.Profile, *, by: str = "tottime") -> str:
    """Return calls and seconds by package, and the functions that took most."""
    functions = pstats.Stats(profile).stats  # type: ignore[attr-defined]  # not in the stubs
    packages: dict[str, list[float]] = defaultdict(lambda: [0, 0.0])
    rows = []
    for (path, line, name), (_, calls, own, total, _) in functions.items():
        of = packages[_package(path)]
        of[0] += calls
        of[1] += own
        rows.append((own if by == "tottime" else total, calls, own, total, f"{_short(path)}:{line} {name}"))
    lines = [f"{'own ms':>9} {'calls':>9}  package"]
    for package, (calls, own) in sorted(packages.items(), key=lambda one: -one[1][1])[:12]:
        lines.append(f"{own * 1e3:9.1f} {calls:9.0f}  {package}")
    lines.append(f"{'own ms':>9} {'total ms':>9} {'calls':>9}  function")
    for _, calls, own, total, where in sorted(rows, reverse=True)[:SHOWN]:
        lines.append(f"{own * 1e3:9.1f} {total * 1e3:9.1f} {calls:9}  {where}")
    return "\n".join(lines)


def counted(run: Callable[[], object]) -> int:
    """Return how many calls `run` makes: the same on every machine and under any load."""
    profile = cProfile.Profile()
    profile.enable()
    run()
    profile.disable()
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]  # not in the stubs


def _short(path: str) -> str:
    if "site-packages/" in path:
        return path.partition("site-packages/")[2]
    return str(Path(path).relative_to(ROOT)) if path.startswith(str(ROOT)) else Path(path).name


def _package(path: str) -> str:
    if "site-packages/" in path:
        return path.partition("site-packages/")[2].split("/")[0]
    if path.startswith(str(ROOT)):
        return "/".join(Path(path).relative_to(ROOT).parts[:2])
    return "built in" if path.startswith(("~", "<")) else "Python's own"
