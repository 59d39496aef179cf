"""Row 5: fresh browser → a dashboard drawn; emotional load with five series, every other one with what it has.

Against a Streamlit page with one Plotly chart of ten points: what Plotly's
script itself costs a fresh browser is on both sides. The first dashboard
gets every round, the others at most three. The board, which draws without
Plotly, against a bare page.
"""

from contextlib import ExitStack
from functools import partial

from pages.parts.menu import Place
from tests.bench.bench import Bench
from tests.bench.dashboards import DASHBOARDS, DRAWS, EMOTIONAL_LOAD, FEWER_ROUNDS, OTHERS, drawn_in
from tests.bench.result import Found, Goal, compare, ours
from tests.bench.rounds import Side, alternate
from tests.bench.rows.r04_first_page import against_bare, first_visit
from tests.bench.stopwatch import Usable

SERIES = 5
BOARD = [Goal(figure="usable", what="fresh browser → Insight drawn", against="bare page", most=1.3, growth=1.1)]


def measure(bench: Bench) -> list[Found]:
    """Measure on one running server for each life, and one bare server; one dashboard after the other."""
    sides: dict[str, dict[str, Side]] = {place.address: {} for place in DASHBOARDS}
    found: list[Found] = []
    with ExitStack() as stack:
        for years in bench.years:
            server = stack.enter_context(bench.our_server(years, **DRAWS))
            state = stack.enter_context(bench.unlocked(server)).storage_state()
            for place in (place for place in DASHBOARDS if drawn_in(place, [years])):
                address = f"{server.address}/{place.address}"
                traces = SERIES if place is EMOTIONAL_LOAD else 1
                side = partial(first_visit, bench.browser, address, Usable(traces=traces), state)
                sides[place.address][ours(years)] = side
        bare = stack.enter_context(bench.bare_server("chart"))
        bare_side = partial(first_visit, bench.browser, bare.address, Usable(heading="Bare", traces=1))
        for place, rounds in [(EMOTIONAL_LOAD, bench.rounds), *((p, min(bench.rounds, FEWER_ROUNDS)) for p in OTHERS)]:
            if drawn := drawn_in(place, bench.years):
                readings = alternate({**sides[place.address], "bare": bare_side}, rounds)
                found += compare(5, [_goal(place)], readings, drawn, "s", "bare")
    return found + against_bare(bench, 5, BOARD, Usable(selector="li[data-name] .sentence:not(:empty)"), "insight")


def _goal(place: Place) -> Goal:
    return Goal(
        figure="usable",
        what=f"fresh browser → {place.title} drawn",
        against="page with a 10-point chart",
        most=1.25,
        growth=1.1,
    )
