"""Row 8: Enter → hits on the page, for a rare word, a common one, and one that no note holds.

Against the round trip of an empty Streamlit page in the same browser; and
our one-shot command against encrypted jrnl on the same notes, each a process
that derives its key, opens its file and prints the newest hits.
"""

import subprocess
import sys
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from time import perf_counter

from playwright.sync_api import Page

from tests.bench import notebook, stopwatch
from tests.bench.bench import BARE, Bench
from tests.bench.lives import ROOT
from tests.bench.notebook import Notebook
from tests.bench.result import Found, Goal, compare, ours
from tests.bench.rounds import Readings, Side, alternate
from tests.bench.rows.r01_save import round_trip

WORDS = {"rare": "Dana", "common": "the", "none": "quagga"}
"""The supervisor's name stands in one note of every life, the article in nearly all, the animal in none."""

HIT, NO_HIT = "More", "No note holds these words"
"""What stands on the page with hits and only then, and what stands there without."""

STANDS_THERE = "(words) => window.benchHas(words)"

LISTED = 20
"""Hits of a page, and lines of a command."""

PAGE = [
    Goal(
        figure=which,
        what=f"search, {which} word: Enter → hits" if which != "none" else "search, no hit: Enter → said",
        against="empty page, round trip",
        most=1.3,
        growth=1.2,
        other_figure="told",
    )
    for which in WORDS
]
COMMAND = [
    Goal(figure=which, what=f"search command, {which} word", against="jrnl, encrypted", most=1.0)
    for which in ("rare", "common")
]


def measure(bench: Bench) -> list[Found]:
    """Measure in one open page for each life and one bare page; then command against command, life by life."""
    sides: dict[str, Side] = {}
    with ExitStack() as stack:
        for years in bench.years:
            server = stack.enter_context(bench.our_server(years))
            page = stack.enter_context(bench.unlocked(server)).new_page()
            page.goto(f"{server.address}/entries")
            stopwatch.at_rest(page)
            sides[ours(years)] = partial(_search, page)
        bare = stack.enter_context(bench.bare_server("empty"))
        page = stack.enter_context(stopwatch.fresh(bench.browser, BARE)).new_page()
        stopwatch.opened(page, bare.address)
        sides["bare"] = partial(round_trip, page)
        found = compare(8, PAGE, alternate(sides, bench.rounds), bench.years, "s", "bare")
    for years in bench.years:
        home = bench.lives.copy(years)
        book = notebook.write(home, bench.work / f"jrnl-{years}")
        pair: dict[str, Side] = {
            ours(years): partial(_command, home, bench.lives.passphrase_file),
            "jrnl": partial(_jrnl, book),
        }
        found += compare(8, COMMAND, alternate(pair, bench.rounds), [years], "s", "jrnl")
    return found


def _search(page: Page) -> Readings:
    told = {}
    for which, word in WORDS.items():
        # From a page without hits to one with them, and the other way round: only then do the words come anew.
        page.get_by_label("Find words").fill(WORDS["common"] if which == "none" else WORDS["none"])
        page.wait_for_function(STANDS_THERE, arg=HIT if which == "none" else NO_HIT, timeout=60_000)
        told[which] = stopwatch.entered(page, "Find words", word, NO_HIT if which == "none" else HIT)["told"]
    return told


def _command(home: Path, passphrase_file: Path) -> Readings:
    def run(word: str) -> None:
        command = [sys.executable, "-m", "journal", "search", "--home", str(home), "--most", str(LISTED), word]
        command += ["--passphrase-file", str(passphrase_file)]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)

    return _timed(run)


def _jrnl(book: Notebook) -> Readings:
    return _timed(lambda word: book.search(word, LISTED))


def _timed(run: Callable[[str], object]) -> Readings:
    told = {}
    for goal in COMMAND:
        began = perf_counter()
        run(WORDS[goal.figure])
        told[goal.figure] = perf_counter() - began
    return told
