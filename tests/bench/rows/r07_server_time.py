"""Row 7: what a dashboard costs the server, one year drawn: the first run of its page in a tab, and the next one.

The longest life against the shortest (growth), and against a page that
draws the same with pandas from CSV files of the same life. Each side runs
its pages in a process of its own, without a browser; only the script is
timed. A page's caches are empty at its first run, as after each change of
the journal; at the next one they are as the first left them. The page on
CSV files keeps nothing, as is usual.
"""

from contextlib import ExitStack
from functools import partial
from pathlib import Path

from pages.parts.menu import Place
from tests.bench import sheets
from tests.bench.bench import Bench
from tests.bench.dashboards import DASHBOARDS, DRAWS, name
from tests.bench.page_runs import PageRuns
from tests.bench.result import Found, Goal, compare, ours
from tests.bench.rounds import Side, alternate
from tests.bench.servers import BARE

SPREADSHEET = BARE / "spreadsheet.py"
RUNS = {"first": "first run", "again": "run again"}
LONG_ENOUGH = 40
"""Years from which the goal against CSV files holds: a year of them is read in no time."""


def measure(bench: Bench) -> list[Found]:
    """Measure dashboard by dashboard, every life and the longest one's CSV files in turn."""
    longest = bench.years[-1]
    found: list[Found] = []
    with ExitStack() as stack:
        runs = {years: stack.enter_context(_runs(bench, years)) for years in bench.years}
        folder = bench.work / "sheets"
        sheets.write(bench.lives.copy(longest), folder)
        bare = stack.enter_context(PageRuns(None, bench.work / "spreadsheet.log"))
        for place in DASHBOARDS:
            sides: dict[str, Side] = {ours(years): partial(runs[years].timed, place.path) for years in bench.years}
            sides["csv"] = partial(bare.timed, SPREADSHEET, dashboard=name(place), sheets=str(folder))
            lines = compare(7, _goals(place, longest), alternate(sides, bench.rounds), bench.years, "s", "csv")
            found += [line for line in lines if line.years == longest]
    return found


def _runs(bench: Bench, years: int) -> PageRuns:
    home: Path = bench.lives.copy(years, period="Year", **DRAWS)
    return PageRuns(home, bench.work / f"runs-{years}.log")


def _goals(place: Place, longest: int) -> list[Goal]:
    most = 1 / 3 if longest >= LONG_ENOUGH else None
    return [
        Goal(figure=figure, what=f"server, {place.title}, {run}", against="pandas + CSV", most=most, growth=1.15)
        for figure, run in RUNS.items()
    ]
