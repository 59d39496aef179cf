"""A browser that keeps nothing for the journal's address is told so at the door, before anything is typed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.browser.conftest import PASSPHRASE, Server, new_page, serving
from tests.browser.practice import small_practice

pytestmark = pytest.mark.browser

SENTENCE = "This browser keeps nothing for this address"
REFUSING = """for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, { get() { throw new DOMException("", "SecurityError"); } });"""
"""What a page meets where site data is blocked."""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder: Path = tmp_path_factory.mktemp("forgetful")
    small_practice(folder / "home", "K2")
    with serving(folder / "home", folder / "server.log") as running:
        yield running


@pytest.mark.parametrize("path", ["/", "/door/recovery", "/door/unlock"])
def test_it_is_said_where_nothing_is_remembered_and_nowhere_else(server: Server, browser: Browser, path: str) -> None:
    with new_page(browser) as page:
        page.goto(server.address + path)
        expect(page.locator("form[data-begins]").first).to_be_visible()
        expect(page.get_by_text(SENTENCE)).to_be_hidden()
        page.context.add_init_script(REFUSING)
        page.reload()
        expect(page.get_by_role("alert").filter(has_text=SENTENCE)).to_be_visible()


def test_a_form_that_is_sent_before_the_pages_script_is_there_waits_for_it(server: Server, browser: Browser) -> None:
    with new_page(browser) as page:
        held: list[Route] = []
        page.route("**/door/door.js", lambda route: held.append(route))
        page.goto(server.address, wait_until="commit")
        page.get_by_label("Passphrase").fill(PASSPHRASE)
        page.get_by_role("button", name="Unlock").click()
        for route in held:
            route.continue_()
        expect(page.get_by_role("heading", name="Today")).to_be_visible()
