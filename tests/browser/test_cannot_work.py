"""Ill in the morning: from the press on Today to the first text copied, with few inputs, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from journal.records.client import ClientFact
from journal.records.entry import now_utc
from journal.records.session import Session
from journal.store.opening import open_with_passphrase
from tests.browser.conftest import PASSPHRASE, Server, press, serving, settle, visiting
from tests.browser.practice import ZONE, small_practice
from tests.pages.conftest import days_ago

pytestmark = pytest.mark.browser

FEW = 6
COUNTED = """
addEventListener("pointerdown", count, true);
addEventListener("keydown", count, true);
function count() { sessionStorage.inputs = 1 + Number(sessionStorage.inputs ?? 0); }
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A journal with two who are expected within the hour, one of them at risk; around midnight that is tomorrow."""
    folder: Path = tmp_path_factory.mktemp("ill")
    small_practice(folder / "home", "K2", "R3")
    journal = open_with_passphrase(folder / "home", PASSPHRASE)
    for client in journal.clients.all():
        journal.clients.add_fact(ClientFact(client_id=client.id, effective=days_ago(1), risk=client.code == "R3"))
        ahead = timedelta(minutes=40 if client.code == "K2" else 50)
        journal.sessions.add(Session(at=now_utc().astimezone(ZoneInfo(ZONE)) + ahead, client_id=client.id))
    journal.close()
    with serving(folder / "home", folder / "server.log") as running:
        yield running


@pytest.fixture
def page(server: Server, visitor: BrowserContext) -> Iterator[Page]:
    visitor.grant_permissions(["clipboard-read", "clipboard-write"], origin=server.address)
    with visiting(visitor, f"{server.address}/today") as page:
        yield page


def test_from_the_press_to_the_first_text_copied_are_fewer_than_six_inputs(page: Page, server: Server) -> None:
    page.add_init_script(COUNTED)
    page.reload()
    settle(page)
    page.get_by_role("button", name="I cannot work today").click()
    expect(page).to_have_title("I cannot work today")
    settle(page)
    copy = page.get_by_role("button", name=re.compile("^Copy for"))
    if not copy.count():  # in the last hour of the day
        page.get_by_text("Tomorrow too").click()
        settle(page)
    copy.first.click()
    expect(page.get_by_text("Copied", exact=True)).to_have_count(1)
    assert "I have to cancel our appointment" in page.evaluate("navigator.clipboard.readText()")
    assert 0 < page.evaluate("Number(sessionStorage.inputs)") < FEW
    press(page, "I can work after all")
    expect(page.get_by_text("Nothing is kept as sick for today.")).to_be_visible()


def test_what_the_clipboard_does_not_take_is_not_called_copied(page: Page, server: Server) -> None:
    page.get_by_role("button", name="I cannot work today").click()
    expect(page).to_have_title("I cannot work today")
    settle(page)
    copy = page.get_by_role("button", name=re.compile("^Copy for"))
    if not copy.count():
        page.get_by_text("Tomorrow too").click()
        settle(page)
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    copy.first.click()
    expect(page.get_by_text(re.compile("^Not copied: "))).to_be_visible()
    expect(page.get_by_text("Copied", exact=True)).to_have_count(0)
