"""Insight as a board: opened from the menu, worked by keys; each question leads to the view its picture shows."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from journal.wording.nine_questions import QUESTIONS
from pages.insight.question_list import BEHIND
from pages.parts.menu import PLACES
from tests.browser.conftest import Server, new_page, press, settle, to_page
from tests.browser.keyboard import FOCUSED, reach
from tests.browser.test_menu import look_at_demo

pytestmark = pytest.mark.browser


def test_every_question_is_reached_by_keys_and_opens_its_dashboard_with_the_same_period(
    server: Server, browser: Browser
) -> None:
    with new_page(browser) as page:
        look_at_demo(page, server)
        to_page(page, "Insight")
        press(page, "Year")
        rows = page.locator(".questions li")
        expect(rows).to_have_count(len(QUESTIONS))
        expect(rows.locator("svg[aria-hidden=true]")).to_have_count(len(QUESTIONS))
        expect(page.locator(".js-plotly-plot")).to_have_count(0)
        reach(page, QUESTIONS["full"])
        for asked in QUESTIONS.values():
            assert page.evaluate(FOCUSED)["name"] == asked
            button = page.get_by_role("heading", level=2).get_by_role("button", name=asked, exact=True)
            expect(button).to_have_accessible_description(rows.filter(has=button).locator(".said").inner_text())
            page.keyboard.press("Tab")
        for name in ("full", "good", "hours"):
            behind = BEHIND[name]
            reach(page, QUESTIONS[name])
            page.keyboard.press("Enter")
            expect(page).to_have_title(PLACES[behind.page].title)
            settle(page)
            expect(page.get_by_role("heading", level=1)).to_be_in_viewport()
            for chosen in (behind.view or "Year", *(["Year"] if name == "good" else [])):
                expect(page.get_by_role("radio", name=chosen, exact=True)).to_be_checked()
            page.go_back()
            settle(page)
            expect(page).to_have_title("Insight")
        page.set_viewport_size({"width": 390, "height": 844})
        for box in (part.bounding_box() for part in page.locator(".questions svg, .questions .said").all()):
            assert box is not None
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= 390
        assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
