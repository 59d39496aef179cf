"""Row 11: memory of the server after every page was opened, one after the other, in one browser.

Against a bare Streamlit server after its one page. It is the day's first
unlock, so its backup is part of what was done.
"""

from contextlib import ExitStack
from functools import partial

from pages.parts.menu import PLACES
from tests.bench import stopwatch
from tests.bench.bench import BARE, Bench
from tests.bench.result import Found, Goal, compare, ours
from tests.bench.rounds import Readings, Side, alternate

GOALS = [Goal(figure="resident", what="memory after every page", against="bare server", most=2.3, growth=1.05)]
ROUNDS = 3
"""At most: seven readings of one side lay within 1 % of each other, and a round opens every page of every life."""


def measure(bench: Bench) -> list[Found]:
    """Start every side anew in each round: memory is that of a first day."""
    sides: dict[str, Side] = {ours(years): partial(_every_page, bench, years) for years in bench.years}
    sides["bare"] = partial(_bare, bench)
    # Nothing is warm in a process that has just begun: the warm-up would only be thrown away.
    readings = alternate(sides, min(bench.rounds, ROUNDS), warm_up=0)
    return compare(11, GOALS, readings, bench.years, "B", "bare")


def _every_page(bench: Bench, years: int) -> Readings:
    with ExitStack() as stack:
        server = stack.enter_context(bench.our_server(years, new_morning=True))
        page = stack.enter_context(bench.unlocked(server)).new_page()
        stopwatch.opened(page, server.address)
        for address in PLACES:
            page.goto(f"{server.address}/{'' if address == 'today' else address}")
            stopwatch.at_rest(page)
        return {"resident": server.resident_bytes()}


def _bare(bench: Bench) -> Readings:
    with ExitStack() as stack:
        server = stack.enter_context(bench.bare_server("empty"))
        page = stack.enter_context(stopwatch.fresh(bench.browser, BARE)).new_page()
        stopwatch.opened(page, server.address)
        return {"resident": server.resident_bytes()}
