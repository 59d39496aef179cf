"""`make bench`: how quick the journal is, against peers measured in the same run.

    make bench                 every row
    make bench ROWS=2,10       some
    make bench ARGS="--years 1 --rounds 3"
    make bench BASE=HEAD~20 ROWS=1,4,6,10,11     against an earlier checkout (tests/bench/base.py)

Prints the table and writes tests/bench/results.json. Never fails a test
run: a figure beyond its goal is marked, not raised.
"""

import argparse
import importlib
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser

from tests.bench import base, stopwatch
from tests.bench.bench import Bench
from tests.bench.lives import MADE, ROOT, Lives
from tests.bench.result import Found
from tests.bench.table import table, write_json

HERE = Path(__file__).parent
ROWS = {int(path.stem[1:3]): path.stem for path in sorted((HERE / "rows").glob("r*.py"))}


def main() -> int:
    """Measure the rows asked for, print them, write them. Returns 1 if a row could not be measured."""
    asked = _arguments()
    found: list[Found] = []
    failed = []
    MADE.mkdir(exist_ok=True)
    # Beside the lives, not in the system's own place for such: that may be memory, where writing through costs nothing.
    with tempfile.TemporaryDirectory(dir=MADE, prefix="run-") as folder, stopwatch.a_browser() as browser:
        if asked.base:
            return _against_base(asked, Path(folder), browser)
        lives = Lives(Path(folder))
        bench = Bench(lives=lives, years=asked.years, rounds=asked.rounds, work=Path(folder), browser=browser)
        for number in asked.rows:
            began = time.perf_counter()
            try:
                lines = _measure(number, bench)
            except Exception as error:  # noqa: BLE001 one row that cannot be measured must not cost the others
                failed.append(f"Row {number} could not be measured: {type(error).__name__}: {error}")
                print(failed[-1], file=sys.stderr)
                continue
            found += lines
            print(f"Row {number} took {time.perf_counter() - began:.0f} s.", file=sys.stderr)
    print(table(found))
    print("\n".join(failed))
    write_json(found, asked.rounds, asked.json)
    return 1 if failed else 0


def _measure(number: int, bench: Bench) -> list[Found]:
    lines: list[Found] = importlib.import_module(f"tests.bench.rows.{ROWS[number]}").measure(bench)
    return lines


def _against_base(asked: argparse.Namespace, folder: Path, browser: Browser) -> int:
    sides: dict[str, Bench] = {}
    for side, root in (("now", ROOT), ("base", base.export(asked.base, folder / "checkout"))):
        work = folder / side
        work.mkdir()
        lives = Lives(work, root)
        sides[side] = Bench(lives=lives, years=asked.years, rounds=1, work=work, browser=browser, alone=True)
    for number in asked.rows:
        found = base.compare(number, {side: partial(_measure, number, b) for side, b in sides.items()}, asked.rounds)
        print(base.told(found), flush=True)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rows", type=_numbers, default=list(ROWS), help=f"of {', '.join(map(str, ROWS))}")
    parser.add_argument("--base", help="an earlier commit, to measure against it alone")
    parser.add_argument("--years", type=_numbers, help="lengths of the lives, shortest first: 1,40, with --base 1")
    parser.add_argument("--rounds", type=int, help="rounds after one warm-up: 7, with --base 9")
    parser.add_argument("--json", type=Path, default=HERE / "results.json", help="where the readings are written")
    asked = parser.parse_args()
    asked.years = asked.years or ([1] if asked.base else [1, 40])
    asked.rounds = asked.rounds or (9 if asked.base else 7)
    if unknown := [number for number in asked.rows if number not in ROWS]:
        parser.error(f"no such row: {unknown[0]}")
    return asked


def _numbers(text: str) -> list[int]:
    return sorted(int(part) for part in text.split(","))


if __name__ == "__main__":
    sys.exit(main())
