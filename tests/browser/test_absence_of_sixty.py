"""Sixty clients, six of them not to be left waiting, twelve decided otherwise by hand: how many presses that takes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from journal.records.client import ClientFact, Frequency
from journal.records.session import Session
from journal.records.time_off import TimeOff
from journal.store.opening import open_with_passphrase
from tests.browser.conftest import PASSPHRASE, Server, serving, settle, visiting
from tests.browser.hand import Hand
from tests.browser.practice import small_practice
from tests.pages.conftest import days_ago, moment

pytestmark = pytest.mark.browser

CLIENTS, GATED, BY_HAND = 60, 6, 12
MOST = 60
"""Presses in all."""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder: Path = tmp_path_factory.mktemp("sixty")
    small_practice(folder / "home", *(f"K{n}" for n in range(1, CLIENTS + 1)))
    journal = open_with_passphrase(folder / "home", PASSPHRASE)
    for n, client in enumerate(journal.clients.all()):
        told = ClientFact(client_id=client.id, effective=days_ago(1), risk=n < GATED, frequency=Frequency.WEEKLY)
        journal.clients.add_fact(told)
        at = moment(days_ago(-9)) + timedelta(minutes=n)
        journal.sessions.add(Session(at=at, client_id=client.id))
    journal.time_off.add(TimeOff(at=moment(days_ago(-7), "00:00"), last=days_ago(-12)))
    journal.close()
    with serving(folder / "home", folder / "server.log") as running:
        yield running


@pytest.fixture
def page(server: Server, visitor: BrowserContext) -> Iterator[Page]:
    with visiting(visitor, f"{server.address}/time-off") as page:
        yield page


def decided(hand: Hand, code: str, choice: str) -> int:
    """Decide for one client on their own page, and return the presses it took, back on the list."""
    before, page = hand.inputs, hand.page
    hand.click(page.get_by_role("button", name=re.compile(f"^More: {code}\\b")))
    page.wait_for_url("**/absence-client?*")
    settle(page)
    hand.click(page.get_by_role("radio", name=choice, exact=True))
    hand.click(page.get_by_role("button", name=re.compile("^Save")).first)
    page.wait_for_url("**/absence?*")
    settle(page)
    expect(page.get_by_role("listitem").filter(has_text=re.compile(f"^{code}\\b")).get_by_text(choice)).to_be_visible()
    return hand.inputs - before


def test_sixty_clients_take_at_most_sixty_presses(page: Page) -> None:
    hand = Hand(page)
    hand.click(page.get_by_role("button", name=re.compile("^Who, and what then: ")))
    expect(page.get_by_role("heading", name="While I am away")).to_be_visible()
    settle(page)
    codes = [text.split()[0] for text in page.get_by_role("listitem").all_inner_texts()]
    assert len(codes) == CLIENTS
    # One of each stands for all of its kind: every other takes the same presses.
    gated = decided(hand, codes[0], "Cover")
    by_hand = decided(hand, codes[-1], "Nothing needed")
    before = hand.inputs
    hand.click(page.get_by_role("button", name="Take all suggestions"))
    hand.click(page.get_by_role("button", name="Write it into the calendar"))
    expect(page.locator(".st-key-notice_line")).to_contain_text(re.compile("session.* written"))
    rest = 1 + hand.inputs - before
    assert GATED * gated + BY_HAND * by_hand + rest <= MOST
