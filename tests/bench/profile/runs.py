"""Rows 1, 3, 4, 6: what a page's whole run costs the real server, the menu and the frame with it, by function."""

from __future__ import annotations

import sys

from tests.bench import stopwatch
from tests.bench.bench import TODAY
from tests.bench.lives import PASSPHRASE, ROOT, Lives
from tests.bench.servers import Server, free_port


def show(lives: Lives, years: int, *addresses: str) -> None:
    """Unlock and open each page twice in a browser, and print the runs in their order; the first are Today's."""
    home, log, port = lives.copy(years), lives.work / "ours.log", free_port()
    command = [sys.executable, "-m", "tests.bench.profile.watched_server", "run", "app.py"]
    command += ["--server.port", str(port), "--server.headless", "true"]
    server = Server(command, port, ROOT, log, {"JOURNAL_HOME": str(home)})
    with stopwatch.a_browser() as browser, server:
        page = stopwatch.fresh(browser, TODAY).new_page()
        stopwatch.usable_after(page, stopwatch.unlock(page, server.address, PASSPHRASE))
        for address in addresses or ("",):
            for _ in range(2):
                page.goto(f"{server.address}/{address}")
                stopwatch.at_rest(page)
    print(log.read_text(encoding="utf-8"))
