"""Where the time of a row of `make bench` goes: look here first, change second.

    python -m tests.bench.profile commit              row 2     pages written by a commit, and whose they are
    python -m tests.bench.profile save                row 1     messages of the page, work of the browser
    python -m tests.bench.profile pages today scales  rows 3–8  a page's script by function, first run and again
    python -m tests.bench.profile runs week           rows 1–6  whole runs in the real server by function, Today's first
    python -m tests.bench.profile start               rows 3, 10   what is imported, by package
    python -m tests.bench.profile memory              row 11    what the server holds after each step
    python -m tests.bench.profile packs               row 12    opening and keeping shared packs, by function
    python -m tests.bench.profile command             row 8     what one command imports

`--years 40` takes the long life. Figures are of this machine, and a profiler slows what it watches: read shares, not
seconds. Calls, pages, messages and bytes are the same everywhere.
"""

import argparse
import importlib
import tempfile
from pathlib import Path

from tests.bench.lives import MADE, Lives

RECIPES = sorted(
    path.stem
    for path in Path(__file__).parent.glob("*.py")
    if "def show(" in path.read_text() and path.stem != "__main__"
)


def main() -> None:
    """Run the recipe asked for on a fresh copy of a life."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.profile", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("recipe", choices=RECIPES)
    parser.add_argument("what", nargs="*", help="pages, by their addresses")
    parser.add_argument("--years", type=int, default=1)
    asked = parser.parse_args()
    MADE.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=MADE, prefix="run-") as folder:
        recipe = importlib.import_module(f"tests.bench.profile.{asked.recipe}")
        recipe.show(Lives(Path(folder)), asked.years, *asked.what)


if __name__ == "__main__":
    main()
