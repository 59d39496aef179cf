"""The note editor in a real browser: no word typed is lost, and none reaches a file in the clear."""

from __future__ import annotations

import re
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Dialog, Page, expect

from journal.store.opening import open_with_passphrase
from tests.browser.canary import files_with, the_search_finds_what_is_there
from tests.browser.conftest import PASSPHRASE, Profile, Server, expect_saved, serving, to_page, unlock, visiting
from tests.browser.practice import small_practice

pytestmark = pytest.mark.browser

WORDS = "The rain on the window, and I could not let it go."


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One journal for the tests that leave it running."""
    folder = tmp_path_factory.mktemp("editor")
    small_practice(folder / "home", "K2", "M1")
    with serving(folder / "home", folder / "server.log") as running:
        yield running


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A journal of the test's own."""
    small_practice(tmp_path / "home", "K2", "M1")
    with serving(tmp_path / "home", tmp_path / "server.log") as running:
        yield running


@pytest.fixture
def page(shared: Server, visitor: BrowserContext) -> Iterator[Page]:
    with visiting(visitor, f"{shared.address}/reflection") as page:
        yield page


@pytest.fixture
def own_page(server: Server, profile: Profile) -> Page:
    page = profile("own").new_page()
    page.goto(f"{server.address}/reflection")
    unlock(page)
    return page


def note(page: Page) -> None:
    box = page.get_by_label("Note")
    expect(box).to_be_editable()
    box.click()


def test_a_draft_is_kept_after_the_last_key_and_survives_f5(page: Page) -> None:
    note(page)
    page.keyboard.type(WORDS)
    expect(page.get_by_text("Kept", exact=True)).to_be_visible()
    page.reload()
    expect(page.get_by_label("Note")).to_have_value(WORDS)


def test_words_typed_right_before_f5_are_not_lost(page: Page) -> None:
    note(page)
    page.keyboard.type(WORDS)
    page.reload()
    expect(page.get_by_label("Note")).to_have_value(WORDS)


def test_the_keyboard_saves_what_is_still_being_typed(page: Page) -> None:
    note(page)
    page.keyboard.type(WORDS)
    page.keyboard.press("Control+Enter")
    expect_saved(page)
    expect(page.get_by_text(WORDS)).to_be_visible()


def test_words_typed_right_before_leaving_by_the_menu_wait_as_a_draft(page: Page) -> None:
    note(page)
    page.keyboard.type(WORDS)
    to_page(page, "Today")
    expect(page.get_by_role("heading", name="Today")).to_be_visible()
    page.go_back()
    expect(page.get_by_label("Note")).to_have_value(WORDS)


def test_words_typed_right_before_esc_esc_are_there_after_unlock(page: Page) -> None:
    note(page)
    page.keyboard.type(WORDS)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.get_by_label("Passphrase")).to_be_visible()
    expect(page.get_by_text(WORDS)).to_have_count(0)
    unlock(page)
    expect(page.get_by_label("Note")).to_have_value(WORDS)


def test_a_killed_server_loses_no_saved_and_no_kept_word(own_page: Page, server: Server, tmp_path: Path) -> None:
    page = own_page
    note(page)
    page.keyboard.type("typed right before it was saved")
    page.get_by_role("button", name="Save").click()
    expect_saved(page)
    expect(page.get_by_label("Note")).to_have_value("")
    note(page)
    page.keyboard.type(WORDS)
    expect(page.get_by_text("Kept", exact=True)).to_be_visible()
    server.process.kill()
    server.process.wait()
    page.keyboard.type(" More.")
    expect(page.get_by_text(re.compile("Not kept yet"))).to_be_visible()
    with closing(open_with_passphrase(server.home, PASSPHRASE)) as journal:
        assert [entry.text for entry in journal.reflections.latest(5)] == ["typed right before it was saved"]
        assert [draft.texts for draft in journal.drafts.all()] == [{"text": WORDS}]
    with serving(server.home, tmp_path / "again.log") as again:
        address = page.url.replace(server.address, again.address)
        page.goto(address)
        unlock(page)
        expect(page.get_by_label("Note")).to_have_value(WORDS)


def test_hostile_text_is_kept_and_shown_as_text(page: Page) -> None:
    hostile = "<script>alert(1)</script> ![](http://127.0.0.1:9/x) '; DROP TABLE reflections; -- 🌧️ שלום"
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    note(page)
    page.keyboard.insert_text(hostile)
    page.get_by_role("button", name="Save").click()
    expect_saved(page)
    expect(page.get_by_text("<script>alert(1)</script>")).to_be_visible()
    page.get_by_role("button", name="Open").first.click()
    expect(page.get_by_label("Note")).to_have_value(hostile)
    assert not [url for url in asked if ":9/" in url]


def test_a_hundred_thousand_characters_are_kept(page: Page) -> None:
    long = "heavy rain " * 9_091
    note(page)
    page.keyboard.insert_text(long)
    page.get_by_role("button", name="Save").click()
    expect_saved(page)
    page.get_by_role("button", name="Open").first.click()
    expect(page.get_by_label("Note")).to_have_value(long)


def test_an_evening_of_drafts_never_uses_up_what_the_browser_sends_on(page: Page) -> None:
    """A browser has 64 KiB for requests that outlive their page, and takes back only what was answered and read."""
    note(page)
    for n in range(6):
        page.keyboard.insert_text(f"{n} " + "heavy rain " * 2_500)
        expect(page.get_by_text("Kept", exact=True)).to_be_visible()
        page.keyboard.press("Control+A")
    line = page.get_by_role("textbox", name="Write one line")
    line.fill("walk 20m")
    expect(page.get_by_text("20 min")).to_be_visible()
    line.fill("")
    note(page)
    page.keyboard.press("Control+A")
    page.keyboard.insert_text("the last words")
    page.reload()
    expect(page.get_by_label("Note")).to_have_value("the last words")


LONG = {
    "cyrillic": "тоска " * 6_000,
    "chinese": "心里一直想着她 " * 2_813,
    "curly quotes": "“I can’t,” she said. " * 2_381,
    "emoji": "🌧️ rain " * 5_000,
}
"""Over 64 KiB as a browser counts, fewer letters than that."""


@pytest.mark.parametrize("script", LONG)
def test_a_long_text_is_kept_in_every_script(page: Page, script: str) -> None:
    text = LONG[script]
    assert len(text) < 60_000 < len(text.encode())
    note(page)
    page.keyboard.insert_text(text)
    expect(page.get_by_text("Kept", exact=True)).to_be_visible()
    page.reload()
    expect(page.get_by_label("Note")).to_have_value(text)


def test_what_is_too_long_to_be_sent_while_leaving_is_asked_about_and_kept(page: Page) -> None:
    asked: list[str] = []

    def stays(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.on("dialog", stays)
    note(page)
    page.keyboard.insert_text(LONG["chinese"])
    page.evaluate("setTimeout(() => location.reload())")
    expect(page.get_by_text("Kept", exact=True)).to_be_visible()
    assert asked == ["beforeunload"]
    page.reload()
    expect(page.get_by_label("Note")).to_have_value(LONG["chinese"])
    assert asked == ["beforeunload"]


def test_a_typed_sentence_is_in_no_file_of_program_or_browser(own_page: Page, tmp_path: Path) -> None:
    page = own_page
    canary = "Zwanzig zahme Zebras zogen zögernd"
    temporary = Path(tempfile.gettempdir())
    before = time.time()
    note(page)
    page.keyboard.type(canary)
    expect(page.get_by_text("Kept", exact=True)).to_be_visible()
    # The browser writes its session files on a clock of its own, which nothing tells us of.
    page.wait_for_timeout(6_000)
    assert files_with(canary, tmp_path, temporary, before) == []
    page.get_by_role("button", name="Save").click()
    expect_saved(page)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.get_by_label("Passphrase")).to_be_visible()
    page.context.close()
    assert files_with(canary, tmp_path, temporary, before) == []
    the_search_finds_what_is_there(canary, tmp_path, temporary, before)


def test_the_back_button_leads_out_of_a_form_in_one_step(page: Page) -> None:
    to_page(page, "Today")
    expect(page.get_by_role("heading", name="Today")).to_be_visible()
    to_page(page, "A thought")
    expect(page.get_by_label("Note")).to_be_editable()
    page.wait_for_url("**/reflection?draft=*")
    page.go_back()
    expect(page.get_by_role("heading", name="Today")).to_be_visible()
