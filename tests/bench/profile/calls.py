"""Where a stretch of Python spends its time, from cProfile: by package, by function, by what of ours asked for it."""

from __future__ import annotations

import cProfile
import pstats
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.lives import ROOT

SHOWN = 25
"""Functions that are listed, by the time spent in themselves."""


@contextmanager
def profiled(what: str) -> Iterator[cProfile.Profile]:
    """Print where the time of the body went."""
    profile = cProfile.Profile()
    profile.enable()
    try:
        yield profile
    finally:
        profile.disable()
        print(f"\n## {what}\n{table(profile)}")


def table(profile: cProfile.Profile) -> str:
    """Return calls and time by package, the functions that took most themselves, and ours with what they called."""
    functions = pstats.Stats(profile).stats  # type: ignore[attr-defined]  # not in the stubs
    packages: dict[str, list[float]] = defaultdict(lambda: [0, 0.0])
    rows = []
    for (path, line, name), (_, calls, own, total, _) in functions.items():
        of = packages[_package(path)]
        of[0] += calls
        of[1] += own
        rows.append((own, total, calls, f"{_short(path)}:{line} {name}", _is_ours(path)))
    lines = [f"{'own ms':>9} {'calls':>9}  package"]
    for package, (calls, own) in sorted(packages.items(), key=lambda one: -one[1][1])[:12]:
        lines.append(f"{own * 1e3:9.1f} {calls:9.0f}  {package}")
    for heading, chosen in (
        ("function", sorted(rows, reverse=True)),
        ("ours, with what it called", sorted((row for row in rows if row[4]), key=lambda row: -row[1])),
    ):
        lines.append(f"{'own ms':>9} {'total ms':>9} {'calls':>9}  {heading}")
        for own, total, calls, where, _ in chosen[:SHOWN]:
            lines.append(f"{own * 1e3:9.1f} {total * 1e3:9.1f} {calls:9}  {where}")
    return "\n".join(lines)


def _short(path: str) -> str:
    if "site-packages/" in path:
        return path.partition("site-packages/")[2]
    return str(Path(path).relative_to(ROOT)) if path.startswith(str(ROOT)) else Path(path).name


def _is_ours(path: str) -> bool:
    return path.startswith(str(ROOT)) and "site-packages/" not in path and "tests/bench" not in path


def _package(path: str) -> str:
    if "site-packages/" in path:
        return path.partition("site-packages/")[2].split("/")[0]
    if path.startswith(str(ROOT)):
        return "/".join(Path(path).relative_to(ROOT).parts[:2])
    return "built in" if path.startswith(("~", "<")) else "Python's own"
