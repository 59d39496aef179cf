"""The menu: nine places and the lock always in sight, the pages of a place on top, each tab called as its page."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from pages.parts.menu import LOG, MENU, PLACES, place_of, row_of
from tests.browser.conftest import Demo, settle, to_page

pytestmark = pytest.mark.browser


def test_all_of_it_is_in_sight_on_every_page_of_a_laptop_and_says_where_one_is(demo: Demo) -> None:
    with demo(viewport={"width": 1280, "height": 720}) as page:
        for address in ("today", "week", "reflection", "recovery", "safety", "settings"):
            page.goto(f"/{'' if address == 'today' else address}")
            settle(page)
            menu = page.get_by_role("navigation", name="Between Sessions")
            for name in MENU:
                expect(menu.get_by_role("link", name=name, exact=True)).to_be_in_viewport(ratio=1)
            for button in ("Lock now", "Close the journal"):
                expect(page.get_by_role("button", name=button)).to_be_in_viewport(ratio=1)
            urgent = page.locator(".st-key-menu_end").get_by_role("link", name="If it is urgent")
            expect(urgent).to_be_in_viewport(ratio=1)
            here = urgent if address == "safety" else menu.get_by_role("link", name=place_of(address), exact=True)
            expect(here).to_have_attribute("aria-current", "page")
            expect(page.locator("[aria-current=page]")).to_have_count(1)
            row = [link.inner_text() for link in page.locator(".st-key-rooms a").all()]
            assert row == [place.title for place in row_of(address)]
            expect(page).to_have_title(PLACES[address].title)


def test_in_a_narrow_window_the_menu_has_a_name_and_closes_after_a_choice(demo: Demo) -> None:
    with demo(viewport={"width": 390, "height": 844}) as page:
        menu = page.get_by_role("navigation", name="Between Sessions")
        opener = page.get_by_role("button", name="Menu", exact=True)
        box = opener.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 44
        opener.click()
        menu.get_by_role("link", name="Insight").click()
        expect(page).to_have_title("Insight")
        expect(menu.get_by_role("link", name="Insight")).not_to_be_in_viewport()
        # Of a row that is wider than the window, the page one is on can be seen.
        page.goto("/how-computed")
        settle(page)
        expect(page.locator(".st-key-room_here")).to_be_in_viewport(ratio=0.99)  # it is scrolled by whole pixels


def test_every_page_can_be_reached() -> None:
    shown = {place for name, places in MENU.items() for place in (places[0], *row_of(places[0].address))}
    assert {place for place in PLACES.values() if not place.hidden} == shown | set(LOG)


def test_a_place_a_page_of_it_a_kind_of_entry_and_what_is_urgent_are_reached(demo: Demo) -> None:
    with demo() as page:
        for title in ("Settings", "How this is computed", "Scales", "If it is urgent"):
            to_page(page, title)


def test_another_page_begins_at_its_top_with_the_focus_on_its_title(demo: Demo) -> None:
    with demo(viewport={"width": 1280, "height": 500}) as page:
        main = page.get_by_test_id("stMain")
        main.evaluate("main => main.scrollTo(0, 9000)")
        assert main.evaluate("main => main.scrollTop") > 100
        page.get_by_role("button", name="Agenda", exact=True).last.click()
        expect(page).to_have_title("Agenda")
        expect(page.get_by_role("heading", level=1)).to_be_focused()
        assert main.evaluate("main => main.scrollTop") == 0
        # Who types in the line meanwhile is not interrupted.
        page.keyboard.press("/")
        page.locator(".st-key-menu").get_by_role("link", name="Ahead").evaluate("link => link.click()")
        expect(page).to_have_title("Time off")
        settle(page)
        page.keyboard.type("walk")
        expect(page.locator(".st-key-capture_bar").get_by_role("textbox")).to_have_value("walk")


def test_a_question_mark_lists_the_keys_and_one_escape_closes_the_list_alone(demo: Demo) -> None:
    with demo() as page:
        page.get_by_role("heading", level=1).click()
        page.keyboard.press("?")
        keys = page.get_by_role("dialog", name="Keys")
        expect(keys).to_contain_text("Lock the journal at once")
        page.keyboard.press("Escape")
        expect(keys).to_have_count(0)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        # In the line it is a question mark.
        page.keyboard.press("/")
        page.keyboard.press("Control+A")
        page.keyboard.type("K2?")
        expect(page.locator(".st-key-capture_bar").get_by_role("textbox")).to_have_value("K2?")
        expect(keys).to_have_count(0)
