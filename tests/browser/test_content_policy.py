"""No page runs, loads or says what it must not: the console stays empty on every page and on the door's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect

from pages.parts.menu import MENU
from tests.browser.conftest import PASSPHRASE, SEEN_AS, Server, serving, settle, watched

pytestmark = pytest.mark.browser

ADDRESSES = tuple(place.address for places in MENU.values() for place in places if place.path.exists())


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder: Path = tmp_path_factory.mktemp("policy")
    with serving(folder / "home", folder / "server.log") as running:
        yield running


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = watched(browser.new_context(**SEEN_AS))
    yield context
    context.close()


def complaints_of(context: BrowserContext) -> list[str]:
    """Return a list that fills with what any page complains of: refused by its policy, not found, thrown."""
    told: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning", "assert"):
            told.append(f"{message.page.url if message.page else ''}: {message.text} {message.location['url']}")

    context.on("console", note)
    context.on("weberror", lambda error: told.append(str(error.error)))
    return told


def test_no_page_of_the_journal_complains(server: Server, context: BrowserContext) -> None:
    told = complaints_of(context)
    page = context.new_page()
    page.goto(server.address)
    page.get_by_role("button", name="Look at the demo journal").click()
    expect(page.get_by_role("heading", name="Today")).to_be_visible()
    for address in ADDRESSES:
        page.goto(f"{server.address}/{'' if address == 'today' else address}")
        settle(page)
    assert len(ADDRESSES) > 20
    assert told == []


def test_no_page_of_the_door_complains(server: Server, context: BrowserContext) -> None:
    told = complaints_of(context)
    page = context.new_page()
    page.goto(server.address)
    page.get_by_role("link", name="Create my journal").click()
    page.get_by_label("Passphrase", exact=True).fill(PASSPHRASE)
    page.get_by_label("The same once more").fill(PASSPHRASE)
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", name="Your recovery key")).to_be_visible()
    page.get_by_role("button", name="I have it on paper").click()
    expect(page.get_by_role("heading", name="Is it safely on paper?")).to_be_visible()
    assert told == []


def test_a_violation_would_be_seen(server: Server, context: BrowserContext) -> None:
    told = complaints_of(context)
    page: Page = context.new_page()
    page.goto(server.address)
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.ran = 1' }))"
    )
    page.wait_for_timeout(0)
    assert any("Content Security Policy" in line for line in told), told
