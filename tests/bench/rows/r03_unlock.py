"""Row 3: Enter at the door → Today usable.

Against key derivation alone plus the first run of a bare page, in a browser
that has seen the page before, as it is on every morning but the first. The
journal is locked before each round, so that the file is opened anew. The
day's backup is made already, as at every unlock but the first.
"""

import time
from contextlib import ExitStack
from functools import partial

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from playwright.sync_api import BrowserContext

from journal.store.keys import LANES, MEMORY_KIB, PASSES
from tests.bench import stopwatch
from tests.bench.bench import BARE, TODAY, Bench
from tests.bench.lives import PASSPHRASE
from tests.bench.result import Found, Goal, compare, ours
from tests.bench.rounds import Readings, Side, alternate

GOALS = [
    Goal(
        figure="usable",
        what="unlock: Enter → Today usable",
        against="key derivation + bare page",
        most=1.25,
        growth=1.1,
    )
]


def measure(bench: Bench) -> list[Found]:
    """Measure on one running server for each life, and one bare server."""
    sides: dict[str, Side] = {}
    with ExitStack() as stack:
        for years in bench.years:
            server = stack.enter_context(bench.our_server(years))
            context = stack.enter_context(stopwatch.fresh(bench.browser, TODAY))
            sides[ours(years)] = partial(_unlock, context, server.address)
        bare = stack.enter_context(bench.bare_server("empty"))
        context = stack.enter_context(stopwatch.fresh(bench.browser, BARE))
        sides["bare"] = partial(_derive_and_run, context, bare.address)
        readings = alternate(sides, bench.rounds)
    return compare(3, GOALS, readings, bench.years, "s", "bare")


def _unlock(context: BrowserContext, address: str) -> Readings:
    page = context.new_page()
    began = stopwatch.unlock(page, address, PASSPHRASE)
    taken = stopwatch.usable_after(page, began)
    page.evaluate("fetch('/door/lock', { method: 'POST' })")
    page.close()
    return {"usable": taken}


def _derive_and_run(context: BrowserContext, address: str) -> Readings:
    began = time.perf_counter()
    Argon2id(salt=b"0" * 16, length=32, iterations=PASSES, lanes=LANES, memory_cost=MEMORY_KIB).derive(b"passphrase")
    derived = time.perf_counter() - began
    page = context.new_page()
    taken = stopwatch.opened(page, address)
    page.close()
    return {"usable": derived + taken}
