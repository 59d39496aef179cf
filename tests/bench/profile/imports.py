"""What a command of Python imports, and what it costs: seconds by package, from `python -X importtime`."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import defaultdict

from tests.bench.lives import ROOT

LINE = re.compile(r"import time:\s+(\d+) \|\s+(\d+) \| (\s*)(\S+)")


def told(what: str, *command: str) -> None:
    """Run a command and print its imports by the package's first name, and the dearest modules with what they bring."""
    run = subprocess.run([sys.executable, "-X", "importtime", *command], cwd=ROOT, capture_output=True, text=True)
    found = [LINE.match(line) for line in run.stderr.splitlines()]
    rows = [(int(m[1]), int(m[2]), len(m[3]), m[4]) for m in found if m]
    packages: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for own, _, _, name in rows:
        of = packages[name.split(".")[0]]
        of[0] += own
        of[1] += 1
    print(f"\n## {what}: {len(rows)} modules, {sum(row[0] for row in rows) / 1e3:.0f} ms")
    for package, (own, n) in sorted(packages.items(), key=lambda one: -one[1][0])[:15]:
        print(f"{own / 1e3:8.1f} ms  {n:5} modules  {package}")
    print("   with what they bring:")
    for _, total, _, name in sorted(rows, key=lambda row: -row[1])[:25]:
        print(f"{total / 1e3:8.1f} ms  {name}")
