"""Light or dark as Settings say, whatever the computer has; typed words stay."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import Server, look_at_demo, new_page, press, settle, to_page

pytestmark = pytest.mark.browser

DARK, LIGHT = "rgb(29, 31, 30)", "rgb(251, 248, 243)"


def expect_background(page: Page, colour: str) -> None:
    expect(page.get_by_test_id("stApp")).to_have_css("background-color", colour)


def colour_of(shown: Locator) -> str:
    colour: str = shown.evaluate("one => getComputedStyle(one).color")
    return colour


def test_the_colours_chosen_hold_on_every_page_and_are_the_computers_again(server: Server, browser: Browser) -> None:
    with new_page(browser, color_scheme="light") as page:
        look_at_demo(page, server)
        expect_background(page, LIGHT)
        page.keyboard.press("/")
        page.keyboard.type("walk 20m")
        to_page(page, "Settings")
        press(page, "Dark")
        expect_background(page, DARK)
        settle(page)
        # What is ours, and not Streamlit's, is dark with it.
        page.keyboard.press("Escape")
        page.get_by_role("heading", level=1).click()
        page.keyboard.press("?")
        expect(page.get_by_role("dialog", name="Keys")).to_have_css("background-color", DARK)
        page.keyboard.press("Escape")
        expect(page.locator(".st-key-capture_bar").get_by_role("textbox")).to_have_value("walk 20m")
        # Where the computer forces its own colours, what is chosen and what is switched on is still told from the rest.
        page.emulate_media(forced_colors="active")
        chosen, other = (page.get_by_role("radio", name=name, exact=True) for name in ("Dark", "Light"))
        assert colour_of(chosen) != colour_of(other)
        menu = page.locator(".st-key-menu")
        here, there = (menu.get_by_role("link", name=name, exact=True) for name in ("Keeping", "Today"))
        assert colour_of(here) != colour_of(there)
        page.emulate_media(forced_colors="none")
        page.goto(f"{server.address}/recovery")
        expect_background(page, DARK)
        page.goto(f"{server.address}/settings")
        settle(page)
        press(page, "Dark")
        expect_background(page, LIGHT)
