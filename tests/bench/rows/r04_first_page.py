"""Row 4: fresh browser → Today usable. Nothing of Plotly lies on this path.

Against a bare Streamlit page. Both browsers begin with an empty cache; ours
brings the cookie of one that is in.
"""

from contextlib import ExitStack
from functools import partial

from playwright.sync_api import Browser, StorageState

from tests.bench import stopwatch
from tests.bench.bench import TODAY, Bench
from tests.bench.result import Found, Goal, compare, ours
from tests.bench.rounds import Readings, Side, alternate

GOALS = [Goal(figure="usable", what="fresh browser → Today usable", against="bare page", most=1.3, growth=1.1)]


def measure(bench: Bench) -> list[Found]:
    """Measure on one running server for each life, and one bare server."""
    sides: dict[str, Side] = {}
    with ExitStack() as stack:
        for years in bench.years:
            server = stack.enter_context(bench.our_server(years))
            state = stack.enter_context(bench.unlocked(server)).storage_state()
            sides[ours(years)] = partial(first_visit, bench.browser, server.address, TODAY, state=state)
        bare = stack.enter_context(bench.bare_server("empty"))
        sides["bare"] = partial(first_visit, bench.browser, bare.address, "Bare")
        readings = alternate(sides, bench.rounds)
    return compare(4, GOALS, readings, bench.years, "s", "bare")


def first_visit(
    browser: Browser, address: str, heading: str, *, traces: int = 0, state: StorageState | None = None
) -> Readings:
    """Open an address in a browser that has never been there."""
    with stopwatch.fresh(browser, heading, traces=traces, state=state) as context:
        return {"usable": stopwatch.opened(context.new_page(), address)}
