"""Telling of an absence in a real browser: beside what is typed in a session; words that the clipboard really has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from journal.records.session import Session
from journal.records.time_off import TimeOff
from journal.store.opening import open_with_passphrase
from tests.browser.conftest import PASSPHRASE, Server, press, serving, settle, visiting
from tests.browser.practice import small_practice
from tests.pages.conftest import days_ago, moment

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A journal with a week off in ten days, and a client whose session falls into it."""
    folder: Path = tmp_path_factory.mktemp("tell")
    small_practice(folder / "home", "K2", "R3")
    journal = open_with_passphrase(folder / "home", PASSPHRASE)
    for client in journal.clients.all():
        for ahead in (5, 12, 19):
            journal.sessions.add(Session(at=moment(days_ago(-ahead)), client_id=client.id))
    journal.time_off.add(TimeOff(at=moment(days_ago(-10), "00:00"), last=days_ago(-16)))
    journal.close()
    with serving(folder / "home", folder / "server.log") as running:
        yield running


@pytest.fixture
def page(server: Server, visitor: BrowserContext) -> Iterator[Page]:
    visitor.grant_permissions(["clipboard-read", "clipboard-write"], origin=server.address)
    with visiting(visitor, f"{server.address}/today") as page:
        yield page


def test_words_are_said_to_be_copied_once_the_clipboard_has_them(page: Page) -> None:
    page.get_by_role("button", name=re.compile("^Tell K2 and 1 other about ")).click()
    expect(page.get_by_role("heading", name="Who is told")).to_be_visible()
    settle(page)
    page.get_by_text("Texts, to copy or print").click()
    status = page.locator(".st-key-text-reply [role=status], [class*=st-key-text] [role=status]").first
    page.evaluate("navigator.clipboard.writeText('something else')")
    page.get_by_role("button", name=re.compile("^Copy: Reply")).click()
    expect(status).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Thank you for your message.")
    page.get_by_text("Voicemail", exact=True).click()
    settle(page)
    expect(page.get_by_role("button", name=re.compile("^Copy: Voicemail"))).to_be_visible()
    expect(status).to_have_text("")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed')); }")
    page.get_by_role("button", name=re.compile("^Copy: Voicemail")).click()
    expect(status).to_contain_text("copy it by hand")


def test_told_in_a_session_nothing_that_is_typed_is_lost(page: Page, server: Server) -> None:
    page.goto(f"{server.address}/session")
    settle(page)
    page.locator(".stMain").get_by_text("K2", exact=True).first.click()
    settle(page)
    page.get_by_label("Minutes").fill("55")
    page.get_by_text("More", exact=True).first.click()
    note = page.get_by_label("Note", exact=True)
    note.fill("the kettle, again")
    press(page, "In session")
    expect(page.locator(".st-key-notice_line")).to_contain_text("Noted")
    expect(page.get_by_text(re.compile("^Tell K2 about "))).to_have_count(0)
    expect(page.get_by_label("Minutes")).to_have_value("55")
    expect(note).to_have_value("the kettle, again")
    page.reload()
    settle(page)
    expect(page.get_by_label("Minutes")).to_have_value("55")
    expect(note).to_have_value("the kettle, again")
    page.goto(f"{server.address}/today")
    settle(page)
    expect(page.get_by_role("button", name=re.compile("^Tell R3 about "))).to_be_visible()
