"""Row 15: fresh browser → the week's picture, and an absence client by client, each against a bare Streamlit page."""

import re

from playwright.sync_api import BrowserContext

from tests.bench.bench import Bench
from tests.bench.result import Found, Goal
from tests.bench.rows.r04_first_page import against_bare
from tests.bench.stopwatch import Usable

WEEK = [Goal(figure="usable", what="fresh browser → Week drawn", against="bare page", most=1.3, growth=1.1)]
ABSENCE = [Goal(figure="usable", what="fresh browser → absence drawn", against="bare page", most=1.3, growth=1.1)]


def measure(bench: Bench) -> list[Found]:
    """Measure on one running server for each life, and one bare server."""
    week = against_bare(bench, 15, WEEK, Usable(selector="section.day .items"), "week")
    absence = Usable(heading="While I am away", selector=".st-key-steps-time_off")
    return week + against_bare(bench, 15, ABSENCE, absence, the_one_ahead)


def the_one_ahead(context: BrowserContext, server: str) -> str:
    """Return the address of the absence that lies ahead, begun now if it was not."""
    page = context.new_page()
    page.goto(f"{server}/time-off")
    page.get_by_role("button", name=re.compile("^Who, and what then: ")).first.click()
    page.wait_for_url("**/absence?off=*")
    return page.url.removeprefix(f"{server}/")
