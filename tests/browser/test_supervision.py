"""From "take to supervision" to "it helped", in a real browser: every step by the buttons a person finds."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Server, expect_saved, new_page, press, settle, to_page, unlock
from tests.browser.practice import small_practice

pytestmark = pytest.mark.browser


def to(page: Page, title: str) -> None:
    """Choose a page in the menu."""
    to_page(page, title)
    expect(page.get_by_role("heading", name=title, level=1)).to_be_visible()
    settle(page)


def type_into(page: Page, label: str, words: str) -> None:
    """Type into a line, leave it, and wait for the page to stand still."""
    page.get_by_label(label, exact=True).first.fill(words)
    page.keyboard.press("Tab")
    settle(page)


def test_supervision_leads_somewhere(browser: Browser, server: Server) -> None:
    small_practice(server.home, "K2")
    with new_page(browser) as page:
        page.goto(server.address)
        unlock(page)

        to(page, "People")
        type_into(page, "Name", "Dana")
        press(page, "Save")
        expect_saved(page)

        to(page, "A thought")
        press(page, "K2")
        press(page, "Worry")
        page.get_by_text("Take to supervision", exact=True).click()
        settle(page)
        press(page, "Save")
        expect_saved(page)

        to(page, "Agenda")
        expect(page.get_by_text("K2: worry", exact=True)).to_be_visible()
        page.get_by_role("button", name="Prepare the hour").click()
        expect(page.get_by_text("One waiting.", exact=True)).to_be_visible()
        page.get_by_role("button", name="Log the hour").click()
        expect(page.get_by_role("heading", name="Supervision", level=1)).to_be_visible()
        settle(page)

        press(page, "Dana")
        page.get_by_text("K2: worry", exact=True).click()
        settle(page)
        type_into(page, "Decided", "wait for the school")
        press(page, "Save")
        expect_saved(page)
        page.get_by_role("textbox", name="When do you meet Dana next?").press_sequentially("02/05/2099")
        page.keyboard.press("Enter")
        settle(page)
        press(page, "Keep the day")
        expect(page.get_by_role("button", name="Keep the day")).to_be_hidden()

        to(page, "Before supervision")
        expect(page.get_by_text("One decision to report.", exact=True)).to_be_visible()
        expect(page.get_by_text("K2: worry · not done yet")).to_be_visible()
        page.emulate_media(media="print")
        expect(page.get_by_role("button", name="Log the hour")).to_be_hidden()
        expect(page.get_by_text("One decision to report.", exact=True)).to_be_visible()
        page.emulate_media(media="screen")

        to(page, "Agenda")
        expect(page.get_by_text(re.compile(r"Next: Dana, Saturday, 2 May 2099\."))).to_be_visible()
        page.get_by_role("button", name="Source").click()
        expect(page).to_have_url(re.compile(r"/reflection\?.*id=[0-9a-f]{32}"))
        expect(page.get_by_role("heading", name="A thought", level=1)).to_be_visible()

        to(page, "Agenda")
        press(page, "Done")
        expect(page.get_by_role("heading", name="Done: did it help?")).to_be_visible()
        press(page, "Yes")
        expect(page.get_by_role("heading", name="Done: did it help?")).to_be_hidden()
        page.get_by_text("Done, and whether it helped", exact=True).click()
        expect(page.get_by_text("K2: worry · it helped")).to_be_visible()
