"""Row 4: fresh browser → Today usable. Nothing of Plotly lies on this path.

Against a bare Streamlit page. Both browsers begin with an empty cache; ours
brings the cookie of one that is in.
"""

from collections.abc import Callable
from contextlib import ExitStack
from functools import partial

from playwright.sync_api import Browser, BrowserContext, StorageState

from tests.bench import stopwatch
from tests.bench.bench import BARE, TODAY, Bench
from tests.bench.result import Found, Goal, compare, ours
from tests.bench.rounds import Readings, Side, alternate
from tests.bench.stopwatch import Usable

GOALS = [Goal(figure="usable", what="fresh browser → Today usable", against="bare page", most=1.2, growth=1.1)]


def measure(bench: Bench) -> list[Found]:
    """Measure on one running server for each life, and one bare server."""
    return against_bare(bench, 4, GOALS, TODAY)


def against_bare(
    bench: Bench, row: int, goals: list[Goal], usable: Usable, page: str | Callable[[BrowserContext, str], str] = ""
) -> list[Found]:
    """Measure a page of ours in fresh browsers against a bare page.

    `page` is its address below that of the server, or finds it in an unlocked browser.
    """
    sides: dict[str, Side] = {}
    with ExitStack() as stack:
        for years in bench.years:
            server = stack.enter_context(bench.our_server(years))
            context = stack.enter_context(bench.unlocked(server))
            state = context.storage_state()
            address = f"{server.address}/{page if isinstance(page, str) else page(context, server.address)}"
            sides[ours(years)] = partial(first_visit, bench.browser, address, usable, state)
        bare = stack.enter_context(bench.bare_server("empty"))
        sides["bare"] = partial(first_visit, bench.browser, bare.address, BARE)
        readings = alternate(sides, bench.rounds)
    return compare(row, goals, readings, bench.years, "s", "bare")


def first_visit(browser: Browser, address: str, usable: Usable, state: StorageState | None = None) -> Readings:
    """Open an address in a browser that has never been there."""
    with stopwatch.fresh(browser, usable, state=state) as context:
        return {"usable": stopwatch.opened(context.new_page(), address)}
