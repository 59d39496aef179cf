"""Row 11: what the server's process holds after each step of a first day."""

from __future__ import annotations

from pages.parts.menu import PLACES
from tests.bench import servers, stopwatch
from tests.bench.bench import TODAY
from tests.bench.lives import PASSPHRASE, Lives

MEGABYTE = 1e6


def show(lives: Lives, years: int) -> None:
    """Unlock on a new morning and open every page; tell the memory after each, and by how much it grew."""
    home = lives.before_backup(years)
    with stopwatch.a_browser() as browser, servers.ours(home, lives.work / "ours.log") as server:
        held = 0.0

        def tell(what: str) -> None:
            nonlocal held
            now = server.resident_bytes() / MEGABYTE
            print(f"{now:7.1f} MB  {now - held:+7.1f}  {what}", flush=True)
            held = now

        tell("the door answers")
        page = stopwatch.fresh(browser, TODAY).new_page()
        page.wait_for_timeout(4_000)  # the modules of the pages are loaded by then
        tell("modules loaded")
        stopwatch.usable_after(page, stopwatch.unlock(page, server.address, PASSPHRASE))
        tell("unlocked, Today")
        page.wait_for_timeout(8_000)
        tell("eight seconds later: the day's backup is made")
        for address in PLACES:
            page.goto(f"{server.address}/{'' if address == 'today' else address}")
            stopwatch.at_rest(page)
            tell(address)
