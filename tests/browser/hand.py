"""A hand that does what a person does, and counts it: a click, a shortcut key, a field typed or pasted into."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

from tests.browser.conftest import settle


class Hand:
    """Does what a person does, and counts it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.inputs = 0

    def click(self, what: Locator) -> None:
        self.inputs += 1
        what.click()
        settle(self.page)

    def type(self, into: Locator, text: str) -> None:
        """Type into a field, or paste."""
        self.inputs += 1
        into.click()
        self.page.keyboard.insert_text(text)
        settle(self.page)

    def key(self, name: str) -> None:
        self.inputs += 1
        self.page.keyboard.press(name)
