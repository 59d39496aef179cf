"""Row 10: command → unlocked Today drawn, the passphrase given by the bench as soon as the door answers.

It is the day's first start, so the day's backup begins beside it.

Against `streamlit run` of a bare page, and against Fava on the same life as
a ledger, from its command to its income statement drawn. Fava keeps a
parsed copy of a ledger that has not changed; each round adds a line first,
as a day does.
"""

import shutil
import time
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from journal.store.backup import backups_folder
from tests.bench import ledger, peers, servers, stopwatch
from tests.bench.bench import BARE, TODAY, Bench
from tests.bench.lives import PASSPHRASE
from tests.bench.result import Found, Goal, compare, ours
from tests.bench.rounds import Readings, Side, alternate
from tests.bench.servers import Server
from tests.bench.stopwatch import Usable

AGAINST_BARE = [Goal(figure="drawn", what="cold start → Today", against="bare streamlit run", most=1.5, growth=1.1)]
AGAINST_FAVA = [Goal(figure="drawn", what="cold start → Today", against="Fava, same life", most=1 / 5)]


def measure(bench: Bench) -> list[Found]:
    """Start every side anew in each round; Fava reads the longest life only."""
    longest = bench.years[-1]
    sides: dict[str, Side] = {}
    for years in bench.years:
        home = bench.lives.before_backup(years)
        sides[ours(years)] = partial(_ours, bench, home, bench.work / f"cold-{years}.log")
    found = compare(
        10, AGAINST_BARE, alternate(sides | {"bare": partial(_bare, bench)}, bench.rounds), bench.years, "s", "bare"
    )
    if bench.alone:
        return found
    book = bench.work / "life.beancount"
    ledger.write(bench.lives.copy(longest), book)
    pair: dict[str, Side] = {
        ours(longest): sides[ours(longest)],
        "fava": partial(_fava, bench, book, peers.program("fava")),
    }
    # Everything is warm from the rounds before, and Fava's starts are long.
    return found + compare(10, AGAINST_FAVA, alternate(pair, bench.rounds, warm_up=0), [longest], "s", "fava")


def _ours(bench: Bench, home: Path, log: Path) -> Readings:
    shutil.rmtree(backups_folder(home), ignore_errors=True)
    with ExitStack() as stack:
        page = stack.enter_context(stopwatch.fresh(bench.browser, TODAY)).new_page()
        server = stack.enter_context(bench.server(home, log))
        stopwatch.unlock(page, server.address, PASSPHRASE)
        stopwatch.usable_after(page)
        return {"drawn": time.perf_counter() - server.began}


def _bare(bench: Bench) -> Readings:
    return _drawn(bench, bench.bare_server("empty"), BARE)


def _fava(bench: Bench, book: Path, program: Path) -> Readings:
    with book.open("a", encoding="utf-8") as file:
        file.write('2001-01-01 note Income:Available "one line more"\n')
    port = servers.free_port()
    command = [str(program), "--host", "127.0.0.1", "--port", str(port), str(book)]
    server = Server(command, port, bench.work, bench.work / "fava.log")
    return _drawn(bench, server, Usable(selector="article svg, article .tree-table"))


def _drawn(bench: Bench, server: Server, usable: Usable) -> Readings:
    with ExitStack() as stack:
        page = stack.enter_context(stopwatch.fresh(bench.browser, usable)).new_page()
        stack.enter_context(server)
        stopwatch.opened(page, server.address)
        return {"drawn": time.perf_counter() - server.began}
