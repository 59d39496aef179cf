"""How little the everyday things ask: each is done by hand, and what the hand did is counted.

An input is a click, a key pressed for a shortcut, or one field typed or pasted into. The first test finds no client.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.conftest import Server, expect_saved, serving, settle, visiting
from tests.browser.hand import Hand
from tests.browser.practice import small_practice

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A journal with nothing in it."""
    folder: Path = tmp_path_factory.mktemp("presses")
    small_practice(folder / "home")
    with serving(folder / "home", folder / "server.log") as running:
        yield running


@pytest.fixture
def page(server: Server, visitor: BrowserContext) -> Iterator[Page]:
    with visiting(visitor, server.address) as page:
        yield page


def clients(page: Page) -> Hand:
    """Open the clients' page; from there it is counted."""
    page.get_by_role("link", name="Clients", exact=True).click()
    expect(page).to_have_title("Clients")
    settle(page)
    return Hand(page)


def button(page: Page, words: str) -> Locator:
    return page.get_by_role("button", name=re.compile(words))


def test_a_first_client_with_an_appointment(page: Page) -> None:
    hand = clients(page)
    expect(page.get_by_text("Your clients will be listed here")).to_be_visible()
    hand.type(page.get_by_label("Code"), "K2")
    hand.click(button(page, "Add a usual appointment"))
    hand.click(page.get_by_label("Weekday"))
    hand.click(page.get_by_role("option", name="Monday"))
    hand.type(page.get_by_role("textbox", name="Time").and_(page.get_by_label("Time", exact=True)), "10:00")
    hand.key("Control+Enter")
    expect_saved(page)
    expect(page.get_by_text("Monday 10:00")).to_be_visible()
    assert hand.inputs <= 6


def test_twenty_clients(page: Page) -> None:
    hand = clients(page)
    hand.click(page.get_by_text("Several clients at once"))
    lines = [f"A{n} {day} {n % 9 + 9}:00" for n, day in enumerate(["Mon", "Tue", "Wed", "Thu"] * 5)]
    hand.type(page.get_by_label("One client a line"), "\n".join(lines))
    expect(page.get_by_text("Thursday 12:00")).to_be_visible()
    hand.click(button(page, "Add 20 clients"))
    expect(page.locator(".st-key-notice_line")).to_contain_text("20 clients added")
    settle(page)
    expect(button(page, "^Open$")).to_have_count(21)
    assert hand.inputs <= 25


def test_one_client_after_another_by_the_keyboard(page: Page) -> None:
    hand = clients(page)
    hand.click(button(page, "Add a client"))
    hand.type(page.get_by_label("Code"), "Q1")
    hand.click(button(page, "Save and add another"))
    expect_saved(page)
    expect(page.get_by_label("Code")).to_be_focused()
    page.keyboard.type("Q2")
    hand.key("Control+Enter")
    expect(page.get_by_text("Q2", exact=False).first).to_be_visible()
    expect(button(page, "^Open$")).to_have_count(23)


def test_a_reflection(page: Page) -> None:
    hand = Hand(page)
    hand.click(page.get_by_role("button", name="A thought", exact=True))
    hand.click(page.get_by_role("radio", name="K2", exact=True))
    hand.click(page.get_by_role("radio", name="6", exact=True).first)
    hand.key("Control+Enter")
    expect_saved(page)
    assert hand.inputs <= 4


@pytest.mark.parametrize("line", ["walk 20m", "heavy 6 energy 4"])
def test_a_walk_and_the_evening(page: Page, line: str) -> None:
    hand = Hand(page)
    box = page.get_by_label("Write one line")
    expect(box).not_to_have_attribute("aria-busy", "true")
    hand.type(box, line)
    hand.key("Enter")
    expect(page.locator(".st-key-capture_bar .told")).to_contain_text("Saved")
    assert hand.inputs <= 2
