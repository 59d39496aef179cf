"""A long opening after an upgrade, as the page at the door shows it in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import PASSPHRASE, Server, new_page, serving
from tests.browser.practice import small_practice

pytestmark = pytest.mark.browser


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A locked journal."""
    small_practice(tmp_path / "home", "K2")
    with serving(tmp_path / "home", tmp_path / "server.log") as running:
        yield running


def fill(page: Page, address: str) -> None:
    page.route("**/door/opening", lambda route: route.fulfill(json={"percent": 40}))
    page.goto(address)
    page.get_by_label("Passphrase", exact=True).fill(PASSPHRASE)


def test_while_unlocking_takes_long_the_page_asks_how_far_it_is(server: Server, browser: Browser) -> None:
    held: list[Route] = []
    with new_page(browser) as page:
        page.route("**/door/unlock", lambda route: held.append(route))
        fill(page, server.address)
        with page.expect_response("**/door/opening"):
            page.get_by_role("button", name="Unlock").click(no_wait_after=True)
        held[0].continue_()
        expect(page.get_by_role("heading", name="Welcome back")).to_have_count(0)


def test_the_page_shows_how_far_it_is(server: Server, browser: Browser) -> None:
    with new_page(browser) as page:
        fill(page, server.address)
        # While a page is being left Playwright does not look at it: so it stays.
        page.evaluate("document.addEventListener('submit', (event) => event.preventDefault())")
        page.get_by_role("button", name="Unlock").click()
        expect(page.get_by_role("progressbar", name="Brought up to date")).to_have_js_property("value", 40)
        expect(page.get_by_role("status").filter(has_text="up to date")).to_contain_text("40 %")
