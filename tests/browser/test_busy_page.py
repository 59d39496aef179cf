"""Esc, Esc locks by when the keys were pressed: a page that was busy in between hears of the second one late."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Server, new_page, serving, settle, unlock
from tests.browser.practice import small_practice

pytestmark = pytest.mark.browser

BUSY = "const until = performance.now() + 900; while (performance.now() < until);"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder: Path = tmp_path_factory.mktemp("busy")
    small_practice(folder / "home", "K2")
    with serving(folder / "home", folder / "server.log") as running:
        yield running


@pytest.fixture
def page(server: Server, browser: Browser) -> Iterator[Page]:
    with new_page(browser) as page:
        page.goto(server.address)
        unlock(page)
        expect(page.get_by_role("button", name="Lock now")).to_be_visible()
        settle(page)
        yield page


def escape_twice(page: Page, apart: float) -> None:
    """Press Esc twice, `apart` seconds from each other by the keys' own time, with a page that is busy in between."""
    keyboard = page.context.new_cdp_session(page)
    pressed = time.time()
    for number, at in enumerate((pressed, pressed + apart)):
        if number:
            page.evaluate(BUSY)
        key = {"key": "Escape", "code": "Escape", "windowsVirtualKeyCode": 27, "timestamp": at}
        keyboard.send("Input.dispatchKeyEvent", {"type": "keyDown", **key})
        keyboard.send("Input.dispatchKeyEvent", {"type": "keyUp", **key})


def test_two_quick_presses_lock_however_late_they_are_heard(page: Page) -> None:
    escape_twice(page, 0.2)
    expect(page.get_by_label("Passphrase")).to_be_visible()


def test_two_slow_presses_do_not(page: Page) -> None:
    escape_twice(page, 3)
    settle(page)
    expect(page.get_by_role("heading", name="Today")).to_be_visible()
    expect(page.get_by_label("Passphrase")).to_have_count(0)
