"""Row 6: warm browser, click in the menu → the dashboard's figure is drawn.

Against a bare app of as many pages, each with the very figure that the
dashboard draws, from constants. Both begin on a page without a figure, in a
browser that has drawn one before. The first dashboard gets every round, the
others at most three.
"""

import json
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from playwright.sync_api import Page

from pages.parts.menu import Place, place_of
from tests.bench import servers, stopwatch
from tests.bench.bench import BARE, Bench
from tests.bench.dashboards import DASHBOARDS, DRAWS, EMOTIONAL_LOAD, FEWER_ROUNDS, drawn_in
from tests.bench.page_runs import PageRuns
from tests.bench.result import Found, Goal, compare, ours
from tests.bench.rounds import Readings, Side, alternate

IN_MENU = "[data-testid=stPageLink-NavLink], [data-testid=stSidebarNavLink]"
WITHOUT = {"Insight": "How this is computed", "Supervision": "Agenda"}
"""Place of the menu → its page without a figure."""
WITHOUT_FIGURE = "() => document.querySelector('.js-plotly-plot') === null"


def measure(bench: Bench) -> list[Found]:
    """Measure on one open page of ours and one bare one for each life; one dashboard after the other."""
    found: list[Found] = []
    with ExitStack() as stack:
        opened = {years: _open(bench, stack, years) for years in bench.years}
        for place in (EMOTIONAL_LOAD,) if bench.alone else DASHBOARDS:
            sides: dict[str, Side] = {}
            drawn = drawn_in(place, bench.years)
            for years in drawn:
                page, bare = opened[years]
                sides[ours(years)] = partial(_click, page, place.address)
                sides[f"bare@{years}"] = partial(_click, bare, place.address)
            rounds = bench.rounds if place is EMOTIONAL_LOAD else min(bench.rounds, FEWER_ROUNDS)
            readings = alternate(sides, rounds)
            for years in drawn:
                # Each life against its own figure; growth against the shortest life, as everywhere.
                pair = sorted({drawn[0], years})
                lines = compare(6, [_goal(place)], readings, pair, "s", f"bare@{years}")
                found += [line for line in lines if line.years == years]
    return found


def _open(bench: Bench, stack: ExitStack, years: int) -> tuple[Page, Page]:
    """Return our open page and the bare one with the same figures."""
    path = bench.work / f"figures-{years}.json"
    path.write_text(json.dumps(_figures(bench, years)), encoding="utf-8")
    server = stack.enter_context(bench.our_server(years, **DRAWS))
    page = stack.enter_context(bench.unlocked(server)).new_page()
    page.goto(server.address)
    bare = stack.enter_context(servers.bare("figures", bench.work / f"figures-{years}.log", BENCH_FIGURES=str(path)))
    bare_page = stack.enter_context(stopwatch.fresh(bench.browser, BARE)).new_page()
    bare_page.goto(bare.address)
    return page, bare_page


def _figures(bench: Bench, years: int) -> dict[str, list[str]]:
    home: Path = bench.lives.copy(years, **DRAWS)
    with PageRuns(home, bench.work / f"pages-{years}.log") as runs:
        return {place.address: runs.figures(place.path) for place in DASHBOARDS}


def _click(page: Page, address: str) -> Readings:
    """Begin where no figure is: of ours in the same place of the menu, of the bare app on its first page."""
    name = place_of(address) or ""
    place = page.locator(".st-key-menu").get_by_role("link", name=name)
    if place.count():
        place.click()
        without = page.locator(".st-key-rooms").get_by_role("link", name=WITHOUT[name])
        without.click()
    else:
        page.locator(IN_MENU).first.click()
    page.wait_for_function(WITHOUT_FIGURE)
    stopwatch.at_rest(page)
    return {"drawn": stopwatch.followed(page, address)}


def _goal(place: Place) -> Goal:
    return Goal(
        figure="drawn",
        what=f"click in the menu → {place.title} drawn",
        against="bare page, same figure",
        most=1.2,
        growth=1.1,
    )
