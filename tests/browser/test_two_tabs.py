"""One draft in two tabs of a real browser: saved in one, typed on in the other; and typed on while it is saved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from journal.wording.note_editor import SAVED_ELSEWHERE
from tests.browser.conftest import Server, expect_saved, press, serving, settle, to_page, visiting
from tests.browser.practice import small_practice

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A journal with one client."""
    folder: Path = tmp_path_factory.mktemp("tabs")
    small_practice(folder / "home", "K2")
    with serving(folder / "home", folder / "server.log") as running:
        yield running


@pytest.fixture
def first(server: Server, visitor: BrowserContext) -> Iterator[Page]:
    with visiting(visitor, f"{server.address}/reflection") as page:
        yield page


def second_of(first: Page) -> Page:
    """Open the same draft in another tab."""
    first.wait_for_url("**/reflection?draft=*")
    page = first.context.new_page()
    page.goto(first.url)
    settle(page)
    return page


def typed(page: Page, text: str) -> None:
    box = page.get_by_label("Note")
    expect(box).to_be_editable()
    box.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(text)


def kept(page: Page) -> None:
    expect(page.get_by_text("Kept", exact=True)).to_be_visible()


def test_typed_on_in_the_second_tab_after_the_first_saved_it_is_kept_and_said(first: Page) -> None:
    typed(first, "The rain on the window.")
    kept(first)
    second = second_of(first)
    expect(second.get_by_label("Note")).to_have_value("The rain on the window.")
    first.keyboard.press("Control+Enter")
    expect_saved(first)

    typed(second, " It went on all night.")
    expect(second.get_by_text(SAVED_ELSEWHERE)).to_be_visible()
    second.keyboard.press("Control+Enter")

    expect(second.get_by_text(re.compile("This was saved in another tab meanwhile"))).to_be_visible()
    expect(second.get_by_text("Nothing you typed was lost")).to_have_count(0)
    settle(second)  # until then the editor of before may still stand beside the new one
    expect(second.get_by_label("Note")).to_have_value("The rain on the window. It went on all night.")
    settle(second)
    press(second, "Save")
    expect_saved(second)
    expect(second.get_by_text("The rain on the window. It went on all night.")).to_be_visible()


def test_typed_on_and_closed_at_once_it_waits_as_unfinished(first: Page) -> None:
    typed(first, "Before it was saved.")
    kept(first)
    second = second_of(first)
    first.keyboard.press("Control+Enter")
    expect_saved(first)
    typed(second, " And right before the tab was closed.")
    second.goto("about:blank")

    to_page(first, "Today")
    first.get_by_test_id("stMain").get_by_text(re.compile("^Unfinished: a thought")).first.click()
    first.wait_for_url("**/reflection?id=*")
    settle(first)
    # Where the page heard of the save while it was left, they stand in the entry already, as a change of it.
    if first.get_by_role("button", name="Go on with it").count():
        press(first, "Go on with it")
    expect(first.get_by_label("Note")).to_have_value("Before it was saved. And right before the tab was closed.")


def test_typed_on_in_the_moment_of_saving_is_not_lost(first: Page) -> None:
    typed(first, "Saved so far")
    first.keyboard.press("Control+Enter")
    first.keyboard.insert_text(", and further")  # in one go, before the run that saves comes back
    expect_saved(first)
    expect(first.get_by_label("Note")).to_have_value("")
    first.reload()
    settle(first)
    # What the test before left is offered, too: several are one line, by their names.
    first.get_by_role("button", name=re.compile("Go on with it|Saved so far")).first.click()
    settle(first)
    expect(first.get_by_label("Note")).to_have_value("Saved so far, and further")
