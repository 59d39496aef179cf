"""The last keys before a page goes away: a line or a number that Streamlit did not tell its page of yet is not lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.conftest import Server, press, serving, settle, unlock, visiting
from tests.browser.practice import small_practice

pytestmark = pytest.mark.browser

WORD = "Or in a word of your own"
TO_BRING = "Something else to bring"
INPUTS = {"line": ("downtime", WORD), "number": ("downtime", "Minutes"), "in no form": ("supervision", TO_BRING)}
TYPED = {"line": "pottery with M", "number": "47", "in no form": "the fee of K2"}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("last-typed")
    small_practice(folder / "home", "K2")
    with serving(folder / "home", folder / "server.log") as running:
        yield running


@pytest.fixture
def page(server: Server, visitor: BrowserContext) -> Iterator[Page]:
    with visiting(visitor, server.address) as page:
        yield page


def typed_into(page: Page, server: Server, which: str) -> None:
    place, label = INPUTS[which]
    page.goto(f"{server.address}/{place}")
    settle(page)
    box = page.get_by_label(label)
    box.click()
    box.press("ControlOrMeta+a")
    page.keyboard.type(TYPED[which], delay=5)


@pytest.mark.parametrize("which", INPUTS)
def test_what_is_typed_right_before_f5_stands_there_again(page: Page, server: Server, which: str) -> None:
    typed_into(page, server, which)
    page.reload()
    expect(page.get_by_label(INPUTS[which][1])).to_have_value(TYPED[which])
    settle(page)
    page.reload()
    settle(page)
    expect(page.get_by_label(INPUTS[which][1])).to_have_value(TYPED[which])


def test_it_stands_there_again_where_the_page_stands_still_before_all_of_it_is_drawn(
    page: Page, server: Server
) -> None:
    typed_into(page, server, "line")
    held: list[Route] = []
    page.route("**/TextInput.*.js", lambda route: held.append(route))
    page.reload()
    expect(page.locator("[data-test-script-state=notRunning]").get_by_label(INPUTS["number"][1])).to_be_visible()
    expect(page.get_by_label(WORD)).to_have_count(0)
    for route in held:
        route.continue_()
    expect(page.get_by_label(WORD)).to_have_value(TYPED["line"])


@pytest.mark.parametrize("which", INPUTS)
def test_what_is_typed_right_before_a_lock_stands_there_again(page: Page, server: Server, which: str) -> None:
    typed_into(page, server, which)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.get_by_label("Passphrase")).to_be_visible()
    unlock(page)
    expect(page.get_by_label(INPUTS[which][1])).to_have_value(TYPED[which])


def test_a_line_that_is_left_by_a_link_at_once_is_there_on_return(page: Page, server: Server) -> None:
    typed_into(page, server, "line")
    page.get_by_role("link", name="Today").first.click()
    expect(page.get_by_label(WORD)).to_have_count(0)
    settle(page)
    page.go_back()
    expect(page.get_by_label(WORD)).to_have_value(TYPED["line"])


def test_what_was_half_typed_in_no_form_changes_nothing_in_another_tab(page: Page, server: Server) -> None:
    typed_into(page, server, "in no form")
    other = page.context.new_page()
    page.close()
    other.goto(f"{server.address}/supervision")
    settle(other)
    other.reload()  # a second page: nothing is on its way any more
    settle(other)
    expect(other.get_by_label(TO_BRING)).to_have_value("")


def test_a_word_that_was_saved_is_not_typed_into_the_next_form(page: Page, server: Server) -> None:
    typed_into(page, server, "line")
    press(page, "Reading")
    page.get_by_label(WORD).press("ControlOrMeta+Enter")
    expect(page.locator(".st-key-notice_line")).to_contain_text("Saved")
    page.reload()
    settle(page)
    expect(page.get_by_label(WORD)).to_have_value("")


@pytest.mark.parametrize("which", ["line", "in no form"])
def test_what_is_typed_right_before_the_browsers_back_is_there_on_return(
    page: Page, server: Server, which: str
) -> None:
    place, label = INPUTS[which]
    page.goto(f"{server.address}/{place}")
    settle(page)
    page.get_by_role("link", name="Today").first.click()
    expect(page.get_by_label(label)).to_have_count(0)
    settle(page)
    page.go_back()
    settle(page)
    page.get_by_label(label).click()
    page.keyboard.type(TYPED[which], delay=5)
    page.go_forward()
    expect(page.get_by_label(label)).to_have_count(0)
    settle(page)
    page.go_back()
    expect(page.get_by_label(label)).to_have_value(TYPED[which])
