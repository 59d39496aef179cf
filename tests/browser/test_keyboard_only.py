"""Every kind of entry can be logged without a mouse."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from journal.store.opening import open_with_passphrase
from tests.browser.conftest import PASSPHRASE, Server, new_page, serving, settle, to_page, unlock
from tests.browser.keyboard import choose, save, write
from tests.browser.practice import small_practice

pytestmark = pytest.mark.browser


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A journal with two clients."""
    small_practice(tmp_path / "home", "K2", "M1")
    with serving(tmp_path / "home", tmp_path / "server.log") as running:
        yield running


def session(page: Page) -> None:
    choose(page, "K2", "7")


def reflection(page: Page) -> None:
    choose(page, "M1", "Worry", "6", "Bed")
    write(page, "Note", "It came along on the way home.")
    choose(page, "Take to supervision")


def downtime(page: Page) -> None:
    choose(page, "Walk")
    write(page, "Minutes", "20")
    choose(page, "Better")


def supervision(page: Page) -> None:
    choose(page, "8")


def evening(page: Page) -> None:
    choose(page, "6")


def client(page: Page) -> None:
    choose(page, "Add a client")
    write(page, "Code", "R3")


def contact(page: Page) -> None:
    choose(page, "K2")
    write(page, "Minutes", "8")
    choose(page, "Support or crisis")


def encounter(page: Page) -> None:
    choose(page, "M1")
    write(page, "Place", "at the baker's")
    choose(page, "4")


def on_call(page: Page) -> None:
    choose(page, "Called out")


def scale(page: Page) -> None:
    choose(page, "WHO-5")
    write(page, "All answers on one line", "34251")


def time_off(page: Page) -> None:
    write(page, "First day", "23112026")
    choose(page, "Training")


LOGGED: dict[str, tuple[str, Callable[[Page], None]]] = {
    "session": ("Session", session),
    "reflection": ("A thought", reflection),
    "downtime": ("Downtime", downtime),
    "supervision": ("Supervision", supervision),
    "check-in": ("Evening", evening),
    "contact": ("Contact", contact),
    "encounter": ("Encounter", encounter),
    "on-call": ("On call", on_call),
    "scale": ("Scales", scale),
    "time off": ("Time off", time_off),
    "client": ("Clients", client),
}
"""Kind → its page in the menu, and what is done there."""


def test_each_kind_is_logged_by_keyboard(server: Server, browser: Browser) -> None:
    with new_page(browser) as page:
        page.goto(server.address)
        unlock(page)
        for title, fill_in in LOGGED.values():
            to_page(page, title, by_key=True)
            fill_in(page)
            save(page)
            expect(page.locator(".st-key-notice_line")).to_contain_text(re.compile("Saved|Kept"))
            settle(page)
    server.process.terminate()
    server.process.wait(20)
    journal = open_with_passphrase(server.home, PASSPHRASE)
    kept = {entries.kind for entries in journal.kinds if entries.count()}
    assert kept == set(LOGGED)
    assert journal.agenda.count() == 1
    assert journal.clients.count() == 3
    journal.close()
