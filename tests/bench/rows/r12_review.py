"""Row 12: five hundred shared packs opened in Review, each of another supervisee.

Against unsealing and parsing them alone, of the same files in the same
process. Opening is what the page does with them: it also checks each
signature and that the pack was made for oneself, looks for it among those
that came, and keeps it in the journal. Memory is the most that this process
ever held. Then the page itself, with all of them in the journal.
"""

from contextlib import ExitStack
from functools import partial

from pages.parts.menu import PAGES
from tests.bench import packs
from tests.bench.bench import Bench
from tests.bench.packs import PackRuns
from tests.bench.page_runs import PageRuns
from tests.bench.result import Found, Goal, compare, ours
from tests.bench.rounds import Readings, Side, alternate

MANY = 500
MOST_BYTES = 200e6
PAGE = PAGES / "sharing" / "review" / "review.py"

OPENED = [
    Goal(figure="seconds", what=f"{MANY} packs opened and kept", against="unsealing and parsing alone", most=1.5),
]
MEMORY = [Goal(figure="peak", what=f"memory, {MANY} packs opened", against="200 MB", most=1.0)]
SHOWN = [
    Goal(figure="first", what=f"Review with {MANY} packs, first run", against="unsealing and parsing alone", most=1.5),
    Goal(figure="again", what=f"Review with {MANY} packs, run again", against="unsealing and parsing alone", most=1.5),
]
SHOWN_MEMORY = [Goal(figure="peak", what=f"memory, Review with {MANY} packs", against="200 MB", most=1.0)]


def measure(bench: Bench) -> list[Found]:
    """Measure on the shortest life: what is shared is as large, however long the supervisor's own journal is."""
    years = bench.years[0]
    home, folder = bench.lives.copy(years), bench.work / "packs"
    packs.write(home, folder, MANY)
    with PackRuns(home, folder, bench.work / "packs.log") as runs:
        sides: dict[str, Side] = {
            ours(years): partial(runs.run, "open"), "alone": partial(_alone, runs), "limit": _limit
        }  # fmt: skip
        readings = alternate(sides, bench.rounds)
        found = compare(12, OPENED, readings, [years], "s", "alone")
        found += compare(12, MEMORY, readings, [years], "B", "limit")
    with ExitStack() as stack:
        # The last round left all of them in the journal; one process holds it at a time.
        pages = stack.enter_context(PageRuns(home, bench.work / "review.log"))
        other = bench.lives.copy(years)
        packs.write(other, bench.work / "packs-again", MANY)
        runs = stack.enter_context(PackRuns(other, bench.work / "packs-again", bench.work / "packs-again.log"))
        shown: dict[str, Side] = {ours(years): partial(pages.timed, PAGE), "alone": partial(_alone, runs)}
        readings = alternate({**shown, "limit": _limit}, bench.rounds)
        found += compare(12, SHOWN, readings, [years], "s", "alone")
        found += compare(12, SHOWN_MEMORY, readings, [years], "B", "limit")
    return found


def _alone(runs: PackRuns) -> Readings:
    seconds = runs.run("alone")["seconds"]
    return {"seconds": seconds, "first": seconds, "again": seconds}


def _limit() -> Readings:
    return {"peak": MOST_BYTES}
