"""The table that `make bench` prints, and the same as JSON."""

import json
import os
import platform
import sys
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path
from typing import Any

from tests.bench.result import Found

HEAD = ("#", "what", "years", "ours", "other", "against", "ratio", "goal", "growth", "goal")


def table(found: Iterable[Found]) -> str:
    """Return the lines as a table in columns; a figure beyond its goal is marked with an exclamation mark."""
    rows = [HEAD, *(_cells(f) for f in found)]
    widths = [max(len(row[n]) for row in rows) for n in range(len(HEAD))]
    left = {1, 5}
    lines = [
        "  ".join(
            cell.ljust(w) if n in left else cell.rjust(w) for n, (cell, w) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    ]
    lines.insert(1, "  ".join("─" * w for w in widths))
    return "\n".join(line.rstrip() for line in lines)


def _cells(f: Found) -> tuple[str, ...]:
    return (
        str(f.row),
        f.goal.what,
        str(f.years),
        _amount(f.our_median, f.unit),
        _amount(f.their_median, f.unit),
        f.goal.against,
        _marked(f.ratio, f.met),
        _limit(f.goal.most),
        "" if f.growth is None else _marked(f.growth, f.growth_met),
        "" if f.growth is None else _limit(f.goal.growth),
    )


def _amount(value: float, unit: str) -> str:
    if unit == "B":
        return f"{value / 1e6:.0f} MB"
    if value >= 1:
        return f"{value:.2f} s"
    return f"{value * 1e3:.0f} ms" if value >= 0.01 else f"{value * 1e3:.2f} ms"


def _marked(value: float, met: bool | None) -> str:
    return f"{'!' if met is False else ''}{value:.2f}"


def _limit(most: float | None) -> str:
    if most is None:
        return ""
    return f"≤ {most:.2f}" if most >= 0.5 else f"≤ 1/{1 / most:.0f}"


def write_json(found: Iterable[Found], rounds: int, path: Path) -> None:
    """Write every reading and what was made of it. Nothing that names this computer or its user."""
    told: dict[str, Any] = {
        "machine": {"cores": os.cpu_count(), "system": platform.system(), "python": platform.python_version()},
        "versions": {name: metadata.version(name) for name in ("streamlit", "sqlcipher3", "sqlite-utils", "plotly")},
        "rounds": rounds,
        "found": [
            {
                "row": f.row,
                "what": f.goal.what,
                "against": f.goal.against,
                "years": f.years,
                "unit": f.unit,
                "ours": f.our_median,
                "other": f.their_median,
                "ratio": f.ratio,
                "goal": f.goal.most,
                "met": f.met,
                "growth": f.growth,
                "growth_goal": f.goal.growth,
                "growth_met": f.growth_met,
                "readings": {"ours": f.ours, "other": f.theirs},
            }
            for f in found
        ],
    }
    path.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"Written to {path}.", file=sys.stderr)
