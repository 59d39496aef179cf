"""A reflection in few presses, set down and out of sight; prompts beside the note; one entry in two tabs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from journal.records.session import Session
from journal.store.opening import open_with_passphrase
from tests.browser.conftest import (
    PASSPHRASE,
    Server,
    expect_saved,
    open_newest,
    press,
    serving,
    settle,
    to_page,
    visiting,
)
from tests.browser.practice import ZONE, small_practice
from tests.pages.conftest import days_ago, moment

pytestmark = pytest.mark.browser

MOST_PRESSES = 6


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A journal with two clients; K2 comes tomorrow."""
    folder: Path = tmp_path_factory.mktemp("set-down")
    small_practice(folder / "home", "K2", "M1")
    journal = open_with_passphrase(folder / "home", PASSPHRASE)
    k2 = journal.clients.by_code("K2")
    assert k2 is not None
    journal.sessions.add(Session(client_id=k2.id, at=moment(days_ago(-1), "15:00")))
    journal.close()
    with serving(folder / "home", folder / "server.log") as running:
        yield running


@pytest.fixture
def page(server: Server, visitor: BrowserContext) -> Iterator[Page]:
    assert ZONE == "Europe/Berlin"
    with visiting(visitor, f"{server.address}/reflection") as page:
        yield page


class Pointer:
    """Counts every press."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.presses = 0

    def press(self, name: str) -> None:
        self.presses += 1
        press(self.page, name)


def test_intensity_place_and_supervision_take_at_most_six_presses(page: Page) -> None:
    pointer = Pointer(page)
    pointer.press("K2")
    pointer.press("7")
    pointer.press("Bed")
    pointer.presses += 1
    page.locator("label").filter(has_text="Take to supervision").click()
    settle(page)
    pointer.press("Save")
    expect_saved(page)

    assert pointer.presses <= MOST_PRESSES
    open_newest(page)
    expect(page.get_by_role("radio", name="Bed").or_(page.get_by_role("button", name="Bed"))).to_be_visible()
    to_page(page, "Today")
    expect(page.get_by_text("K2  ·  7 of 10").first).to_be_visible()


def test_set_down_for_the_next_session_it_is_out_of_sight(page: Page) -> None:
    press(page, "K2")
    press(page, "Anger")
    press(page, "K2’s next session, tomorrow")
    press(page, "Save")
    expect(page.locator(".st-key-notice_line")).to_contain_text("Kept. It will be here tomorrow.")
    expect(page.get_by_text("1 thought is set down, out of sight for now.")).to_be_visible()
    expect(page.get_by_text("K2  ·  anger")).to_have_count(0)
    press(page, "Undo")
    expect(page.get_by_text("set down, out of sight")).to_have_count(0)


def note(page: Page) -> None:
    box = page.get_by_label("Note")
    expect(box).to_be_editable()
    box.click()


def test_a_prompt_begins_a_line_and_leaves_what_is_there(page: Page) -> None:
    note(page)
    page.keyboard.type("First words.")
    page.get_by_role("button", name="What stayed?").click()
    page.keyboard.type("Her hands.")
    expect(page.get_by_label("Note")).to_have_value("First words.\nWhat stayed? Her hands.")
    expect(page.get_by_text("Kept", exact=True)).to_be_visible()
    page.reload()
    expect(page.get_by_label("Note")).to_have_value("First words.\nWhat stayed? Her hands.")


def test_prompts_that_were_hidden_stay_hidden(page: Page) -> None:
    expect(page.get_by_role("button", name="What stayed?")).to_be_visible()
    page.get_by_role("button", name="Hide the questions").click()
    expect(page.get_by_role("button", name="What stayed?")).to_be_hidden()
    settle(page)
    page.reload()
    settle(page)
    show = page.get_by_role("button", name="Questions to begin with")
    expect(show).to_be_visible()
    expect(page.get_by_role("button", name="What stayed?")).to_be_hidden()
    show.click()
    expect(page.get_by_role("button", name="What stayed?")).to_be_visible()
    settle(page)
    page.reload()
    expect(page.get_by_role("button", name="What stayed?")).to_be_visible()


ELSEWHERE = "This entry is open in another tab too. Nothing is overwritten silently."


def test_one_entry_in_two_tabs_is_said_in_both_and_nothing_is_overwritten(page: Page) -> None:
    press(page, "M1")
    note(page)
    page.keyboard.type("as it was")
    press(page, "Save")
    expect_saved(page)
    open_newest(page)
    page.wait_for_url("**/reflection?id=*")
    expect(page.get_by_text(ELSEWHERE)).to_be_hidden()

    second = page.context.new_page()
    second.goto(page.url)
    settle(second)
    expect(second.get_by_text(ELSEWHERE)).to_be_visible()
    expect(page.get_by_text(ELSEWHERE)).to_be_visible()

    listening = page.context.new_page()
    listening.goto(f"{page.url.split('/reflection')[0]}/door/hello")
    listening.evaluate(
        """() => { window.heard = [];
            new BroadcastChannel('between-sessions-entries').onmessage = (e) => heard.push(JSON.stringify(e.data)) }"""
    )
    note(second)
    second.keyboard.type(" from the second tab: ")
    press(second, "Save")
    expect_saved(second)
    heard = listening.evaluate("window.heard")
    assert heard  # the saved form is left, and says so
    assert not [message for message in heard if "tab:" in message or "as it was" in message]
    listening.close()
    note(page)
    page.keyboard.type(" from the first tab: ")
    press(page, "Save")
    expect(page.get_by_text("Your version is below, not saved yet")).to_be_visible()
    expect(page.get_by_label("Note")).to_have_value("as it was from the first tab: ")

    second.close()
    expect(page.get_by_text(ELSEWHERE)).to_be_hidden()


def test_two_entries_in_two_tabs_say_nothing(page: Page, server: Server) -> None:
    second = page.context.new_page()
    second.goto(f"{server.address}/reflection")
    settle(second)
    note(second)
    second.keyboard.type("another one")
    expect(second.get_by_text("Kept", exact=True)).to_be_visible()
    for tab in (page, second):
        expect(tab.get_by_text(ELSEWHERE)).to_be_hidden()


def test_a_duplicated_tab_of_an_unsaved_entry_is_said(page: Page) -> None:
    page.wait_for_url("**/reflection?draft=*")
    second = page.context.new_page()
    second.goto(page.url)
    expect(second.get_by_text(ELSEWHERE)).to_be_visible()
    expect(page.get_by_text(ELSEWHERE)).to_be_visible()
