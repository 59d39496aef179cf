"""Insight as a board: opened from the menu, worked by keys; each question leads to the view its picture shows."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from journal.wording.nine_questions import QUESTIONS
from journal.wording.word_tone import SWITCH
from pages.insight.question_list import BEHIND
from pages.parts.menu import PLACES
from tests.browser.conftest import Demo, go, press, settle, to_page
from tests.browser.keyboard import FOCUSED, reach

pytestmark = pytest.mark.browser


def test_every_question_is_reached_by_keys_and_opens_its_dashboard_with_the_same_period(demo: Demo) -> None:
    with demo() as page:
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


FOLD = 700
"""Pixels of a laptop's window of 1280 × 720 above which the first picture of a dashboard ends."""

EDGES = """() => {
  const edges = (part) => [...document.querySelectorAll(part)].map((one) => one.getBoundingClientRect());
  const [title] = edges("[data-testid=stMain] h1"), [said] = edges(".st-key-said");
  const [picture] = edges(".st-key-picture .js-plotly-plot");
  const controls = edges(".st-key-controls [data-testid=stButtonGroup]").map((one) => Math.round(one.bottom));
  const folded = edges("[data-testid=stExpander]").map((one) => one.top);
  return {
    title: title.top, said: said.top, picture: picture.top, picture_ends: picture.bottom,
    controls: [...new Set(controls)], folded,
  };
}"""
"""Where the parts of a dashboard begin and end, in pixels from the top of the window."""

VIEWS = {
    "emotional-load": ("By day", "Against your usual", "The year"),
    "caseload-intensity": (),
    "asks-most": (),
    "still-with-me": ("Who", "Feelings"),
    "hours-between": ("How it came", "Whose choice"),
    "recovery": ("Activity", "Category"),
    "contact-pattern": ("Clients", "Weeks", "Answers"),
    "scales": (),
    "word-tone": (),
    "hours": ("Education", "Supervision"),
}
"""Address of a dashboard → its views."""


def test_the_first_picture_of_every_dashboard_is_in_sight_below_its_sentence_and_its_controls(demo: Demo) -> None:
    with demo() as page:
        for address, views in VIEWS.items():
            page.set_viewport_size({"width": 1280, "height": 720})
            go(page, address)
            if address == "word-tone":
                page.get_by_text(SWITCH).click()
                settle(page)
            for view in views or ("",):
                if view:
                    press(page, view)
                expect(page.locator(".st-key-picture .js-plotly-plot .main-svg").first).to_be_visible()
                at = page.evaluate(EDGES)
                assert at["title"] < at["said"] < at["picture"], (address, view)
                assert at["picture_ends"] <= FOLD, (address, view)
                assert len(at["controls"]) <= 1, (address, view)
                assert all(at["said"] < row <= at["picture"] for row in at["controls"]), (address, view)
                assert min(at["folded"]) > at["picture_ends"], (address, view)
            page.set_viewport_size({"width": 390, "height": 844})
            settle(page)
            assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth"), address
