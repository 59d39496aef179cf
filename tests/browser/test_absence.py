"""A week off, from its days to the calendar and back, in a real browser; what is typed for one client outlives F5."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from journal.records.client import ClientFact, Frequency
from journal.records.session import Session
from journal.records.time_off import TimeOff
from journal.store.opening import open_with_passphrase
from tests.browser.conftest import PASSPHRASE, Server, press, serving, settle, visiting
from tests.browser.practice import small_practice
from tests.pages.conftest import days_ago, moment

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A journal with a calm client and one at risk, each with a session in the week off that is planned."""
    folder: Path = tmp_path_factory.mktemp("absence")
    small_practice(folder / "home", "K2", "R3")
    journal = open_with_passphrase(folder / "home", PASSPHRASE)
    for client in journal.clients.all():
        risk = client.code == "R3"
        journal.clients.add_fact(
            ClientFact(client_id=client.id, effective=days_ago(1), risk=risk, frequency=Frequency.WEEKLY)
        )
        for ahead in (2, 9, 16):
            journal.sessions.add(Session(at=moment(days_ago(-ahead)), client_id=client.id))
    journal.time_off.add(TimeOff(at=moment(days_ago(-7), "00:00"), last=days_ago(-12)))
    journal.close()
    with serving(folder / "home", folder / "server.log") as running:
        yield running


@pytest.fixture
def page(server: Server, visitor: BrowserContext) -> Iterator[Page]:
    with visiting(visitor, f"{server.address}/time-off") as page:
        yield page


def open_plan(page: Page) -> None:
    page.get_by_role("button", name=re.compile("^Who, and what then: ")).click()
    expect(page.get_by_role("heading", name="While I am away")).to_be_visible()
    settle(page)


def row(page: Page, code: str) -> str:
    return page.get_by_role("listitem").filter(has_text=code).inner_text()


def test_a_week_off_is_written_into_the_calendar_and_taken_back(page: Page, server: Server) -> None:
    open_plan(page)
    expect(page.get_by_text("2 sessions of 2 clients fall into them.")).to_be_visible()
    assert "14 days from session to session" in row(page, "K2")
    press(page, "Take all suggestions")
    expect(page.get_by_role("listitem").filter(has_text="K2").get_by_text("Waits")).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="R3").get_by_text("Suggested: cover")).to_be_visible()
    press(page, "Write it into the calendar")
    expect(page.locator(".st-key-notice_line")).to_contain_text("1 session written; 1 client still open")
    page.reload()
    settle(page)
    press(page, "Take it back")
    expect(page.locator(".st-key-notice_line")).to_contain_text("1 session as before")


def test_what_is_typed_for_one_client_outlives_f5_and_is_saved(page: Page, server: Server) -> None:
    open_plan(page)
    page.get_by_role("button", name=re.compile("^More: R3")).click()
    page.wait_for_url("**/absence-client?*")
    settle(page)
    press(page, "Cover")
    page.get_by_label("Who checks in").fill("Dana")
    page.reload()
    expect(page.get_by_label("Who checks in")).to_have_value("Dana")
    press(page, "Save")
    page.wait_for_url("**/absence?*")
    expect(page.get_by_role("listitem").filter(has_text="R3").get_by_text("Cover")).to_be_visible()


def test_today_and_the_line_know_what_i_cancelled(page: Page, server: Server) -> None:
    page.goto(f"{server.address}/today")
    settle(page)
    page.keyboard.press("/")
    page.keyboard.type(f"off K2 {days_ago(-2).strftime('%A').lower()}")
    bar = page.locator(".st-key-capture_bar")
    expect(bar.get_by_text(re.compile("cancelled by me", re.IGNORECASE))).to_be_visible()
