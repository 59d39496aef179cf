"""From start to end: a private process, quiet logs, modules loaded ahead, idle locking, every journal closed."""

from __future__ import annotations

import ast
import asyncio
import gc
import importlib
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

from journal.demo.folder import sweep
from journal.store.private import keep_private
from pages.frame import faults, first_page
from pages.frame.browsers import unlocked
from pages.frame.door import have_copy
from pages.frame.door.setup import setups
from pages.parts import streamlit_private
from pages.parts.menu import MENU

LOOKED_AFTER_SECONDS = 5.0
"""Seconds between two looks at who has been idle for too long."""

LEAVE_SECONDS = 2
"""Seconds that requests in flight have to come to their end when the program is closed."""


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[None]:
    """Run around the server's life."""
    keep_private()
    faults.quiet_the_logs()
    streamlit_private.end_within(LEAVE_SECONDS)
    streamlit_private.let_presses_be_heard()
    streamlit_private.keep_files_in_memory()
    streamlit_private.send_at_once()
    loop = asyncio.get_running_loop()

    def forget_tabs(_cookie: str, tabs: frozenset[str]) -> None:
        with suppress(RuntimeError):  # The loop is closed: the tabs are gone with it.
            for tab in tabs:
                loop.call_soon_threadsafe(streamlit_private.close_tab, tab)

    unlocked.when_locked.append(forget_tabs)
    watching = asyncio.create_task(_lock_the_idle())
    first_page.door_is_shown()  # the server itself comes up first
    loading = asyncio.create_task(asyncio.to_thread(_load_what_pages_need))
    for sweeps in (sweep, have_copy.sweep):
        await asyncio.to_thread(_calmly, sweeps)
    try:
        yield
    finally:
        watching.cancel()
        first_page.does_not_come()  # who is still on the way in, finds nobody
        await loading
        await asyncio.to_thread(_calmly, unlocked.lock_all)
        for sweeps in (sweep, have_copy.sweep):
            await asyncio.to_thread(_calmly, sweeps)
        unlocked.when_locked.remove(forget_tabs)


def _calmly(do: Callable[[], object]) -> None:
    """Do it. What goes wrong at the start or the end would be printed by the server with its message and traceback."""
    try:
        do()
    except Exception as error:  # noqa: BLE001 logged by kind and place; what comes after must still be done
        faults.log(error)


def _load_what_pages_need() -> None:
    """Import the modules of all pages while someone types a passphrase, then take them out of the collector's way.

    Every run of a page ends with a full collection: 72 ms with the loaded
    modules in it, 9 ms without.
    """
    for module, names in modules_of_pages():
        first_page.wait()
        load(module, names)
    gc.collect()
    gc.freeze()


def modules_of_pages() -> Iterator[tuple[str, list[str]]]:
    """Return what the scripts of the pages import: from which module, which names."""
    for place in (place for places in MENU.values() for place in places if place.path.exists()):
        yield from modules_of(place.path)


def modules_of(script: Path) -> Iterator[tuple[str, list[str]]]:
    """Return what one script imports."""
    for node in ast.parse(script.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module, [name.name for name in node.names]


def load(module: str, names: list[str]) -> None:
    """Import them; what is wrong with a page is logged, not raised."""
    try:
        whole = importlib.import_module(module)
        for name in names:
            if not hasattr(whole, name):
                importlib.import_module(f"{module}.{name}")
    except Exception as error:  # noqa: BLE001 the page itself will say so, and the door must open all the same
        faults.log(error)


async def _lock_the_idle() -> None:
    while True:
        await asyncio.sleep(LOOKED_AFTER_SECONDS)
        try:
            await asyncio.to_thread(unlocked.lock_idle)
            setups.forget_old()
            have_copy.one_copy.forget_old()
        except Exception as error:  # noqa: BLE001 a fault here must not end the watch
            faults.log(error)
