"""What every row is given: lives, rounds, a browser, and a folder for its servers' logs."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext

from tests.bench import servers, stopwatch
from tests.bench.lives import PASSPHRASE, Lives
from tests.bench.servers import Server
from tests.bench.stopwatch import Usable

TODAY = Usable(heading="Today", selector=".day .sentence:not(:empty)")
"""The first page, with the day's list drawn."""
BARE = Usable(heading="Bare")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """One run of the bench. `years` are the lives measured, shortest first.

    `alone`: another checkout of the journal is the other side, and peers are
    left out.
    """

    lives: Lives
    years: list[int]
    rounds: int
    work: Path
    browser: Browser
    alone: bool = False

    @contextmanager
    def our_server(
        self, years: int, *, new_morning: bool = False, hour_ago: bool = False, **chosen: Any
    ) -> Iterator[Server]:
        """Run our server on a fresh copy of a life, which goes with it.

        `new_morning`: the day's backup is due. `hour_ago`: a session was
        planned for an hour ago. `chosen` are settings that the journal has
        then.
        """
        home = self.lives.before_backup(years) if new_morning else self.lives.copy(years, **chosen)
        if hour_ago:
            self.lives.plan_an_hour_ago(home)
        with self.server(home, self.work / f"ours-{years}.log") as server:
            yield server
        shutil.rmtree(home)

    def server(self, home: Path, log: Path) -> Server:
        """Return our server on a journal, not started: of the checkout that made the lives."""
        return servers.ours(home, log, self.lives.root)

    def bare_server(self, page: str) -> Server:
        """Return a bare Streamlit server, not started."""
        return servers.bare(page, self.work / f"bare-{page}.log")

    def unlocked(self, server: Server) -> BrowserContext:
        """Return a browser context that is in, its first page closed again."""
        context = stopwatch.fresh(self.browser, TODAY)
        page = context.new_page()
        began = stopwatch.unlock(page, server.address, PASSPHRASE)
        stopwatch.usable_after(page, began)
        page.close()
        return context
