"""Row 5: fresh browser → a dashboard with five series drawn.

Against a Streamlit page with one Plotly chart of ten points: what Plotly's
script itself costs a fresh browser is on both sides.
"""

from contextlib import ExitStack
from functools import partial

from tests.bench.bench import Bench
from tests.bench.result import Found, Goal, compare, ours
from tests.bench.rounds import Side, alternate
from tests.bench.rows.r04_first_page import first_visit

GOALS = [
    Goal(
        figure="usable",
        what="fresh browser → dashboard drawn",
        against="page with a 10-point chart",
        most=1.3,
        growth=1.1,
    )
]
SERIES = 5


def measure(bench: Bench) -> list[Found]:
    """Measure on one running server for each life, and one bare server."""
    sides: dict[str, Side] = {}
    with ExitStack() as stack:
        for years in bench.years:
            server = stack.enter_context(bench.our_server(years))
            state = stack.enter_context(bench.unlocked(server)).storage_state()
            address = f"{server.address}/emotional-load"
            sides[ours(years)] = partial(
                first_visit, bench.browser, address, "Emotional load", traces=SERIES, state=state
            )
        bare = stack.enter_context(bench.bare_server("chart"))
        sides["bare"] = partial(first_visit, bench.browser, bare.address, "Bare", traces=1)
        readings = alternate(sides, bench.rounds)
    return compare(5, GOALS, readings, bench.years, "s", "bare")
