"""Row 1: press → "Saved" on the screen, the entry committed with its search row and day sums.

Against the round trip of an empty Streamlit page in the same browser. The
entry is the downtime that is logged most often, chosen by one tap. Then the
rating of an hour on Today, which has a route of its own and runs no page.
"""

import re
from contextlib import ExitStack
from functools import partial

from playwright.sync_api import Page

from tests.bench import stopwatch
from tests.bench.bench import BARE, Bench
from tests.bench.result import Found, Goal, compare, ours
from tests.bench.rounds import Readings, Side, alternate

GOALS = [
    Goal(figure="told", what='save: press → "Saved"', against="empty page, round trip", most=1.5, growth=1.15),
    Goal(figure="settled", what="save: press → page at rest", against="empty page, round trip", most=2.5),
    Goal(figure="rated", what='a rating on Today: press → "Kept"', against="empty page, round trip", most=1.0),
]
SAVE = re.compile("^Save( Shortcut|$)")
ASK, RATING, UNDO, KEPT = "How was this hour to carry?", re.compile("^7, "), "Undo", "Kept."


def measure(bench: Bench) -> list[Found]:
    """Measure on one open page for each life, and one bare page."""
    sides: dict[str, Side] = {}
    with ExitStack() as stack:
        for years in bench.years:
            server = stack.enter_context(bench.our_server(years, hour_ago=True))
            page = stack.enter_context(bench.unlocked(server)).new_page()
            sides[ours(years)] = partial(_save_and_rate, page, server.address)
        bare = stack.enter_context(bench.bare_server("empty"))
        page = stack.enter_context(stopwatch.fresh(bench.browser, BARE)).new_page()
        stopwatch.opened(page, bare.address)
        sides["bare"] = partial(round_trip, page)
        readings = alternate(sides, bench.rounds)
    return compare(1, GOALS, readings, bench.years, "s", "bare")


def _save_and_rate(page: Page, address: str) -> Readings:
    page.goto(f"{address}/downtime")
    stopwatch.at_rest(page)
    page.locator("[data-testid=stPills] button, [data-testid=stButtonGroup] button").first.click(delay=100)
    page.wait_for_timeout(500)
    stopwatch.at_rest(page)
    saved = stopwatch.pressed(page.get_by_role("button", name=SAVE), "Saved")
    page.goto(address)
    stopwatch.at_rest(page)
    page.get_by_role("button", name=ASK).first.click()
    rated = stopwatch.pressed(page.get_by_role("button", name=RATING), KEPT)
    page.get_by_role("button", name=UNDO).click()
    page.get_by_role("button", name=ASK).first.wait_for()
    return {**saved, "rated": rated["told"]}


def round_trip(page: Page) -> Readings:
    """Press the bare page's button; return the seconds until its next run stands there, and until it is at rest."""
    run = int(page.get_by_text("Run ").inner_text().removeprefix("Run ").removesuffix("."))
    told = stopwatch.pressed(page.get_by_role("button", name="Again"), f"Run {run + 1}.")
    return {**told, "rated": told["told"]}
