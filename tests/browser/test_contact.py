"""Contact, encounter and on-call by keyboard in a real browser: judged while it is written, kept to the minute."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, expect

from journal.records.boundary_agreement import BoundaryAgreement
from journal.records.contact import Contact, Purpose
from journal.records.on_call import OnCall
from journal.store.opening import open_with_passphrase
from tests.browser.conftest import PASSPHRASE, expect_saved, new_page, open_newest, serving, settle, unlock
from tests.browser.keyboard import choose, reach, save, write
from tests.browser.practice import ZONE, small_practice

pytestmark = pytest.mark.browser

AGREED = BoundaryAgreement(agreed_on=date(2026, 1, 5), channels=("email",), purposes=("check-in",), response_hours=24)
TEN_DAYS_AGO = (datetime.now(UTC) - timedelta(days=10)).astimezone(ZoneInfo(ZONE)).replace(second=0, microsecond=0)
CONTACT = Contact(at=TEN_DAYS_AGO, client_id="0" * 32, response_promised=100, response_actual=7)
WINDOW = OnCall(at=TEN_DAYS_AGO, minutes=3 * 24 * 60 + 61)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A journal with two clients, a contact and three days on call; with K2 contact was agreed on."""
    small_practice(tmp_path / "home", "K2", "M1")
    with closing(open_with_passphrase(tmp_path / "home", PASSPHRASE)) as journal:
        k2 = journal.clients.by_code("K2")
        assert k2 is not None
        journal.clients.update(replace(k2, agreement=AGREED))
        journal.contacts.add(replace(CONTACT, client_id=k2.id))
        journal.on_calls.add(WINDOW)
    return tmp_path / "home"


def save_unchanged(page: Page) -> None:
    open_newest(page)
    expect(page.get_by_role("button", name="Leave it as it was")).to_be_visible()
    settle(page)
    save(page)
    expect_saved(page)


def on_contact(page: Page) -> None:
    """Log a contact that is judged while it is written."""
    choose(page, "K2")
    write(page, "Minutes", "8")
    choose(page, "Homework")
    expect(page.get_by_text("Outside: homework between sessions was not agreed.", exact=True)).to_be_visible()
    reach(page, "More")
    page.keyboard.press("Enter")
    settle(page)
    choose(page, "Inside")
    expect(page.get_by_text("Inside, by your own word; otherwise outside: homework")).to_be_visible()
    save(page)
    expect_saved(page)


def on_encounter(page: Page) -> None:
    choose(page, "K2")
    write(page, "Place", "on the train")
    choose(page, "4")
    save(page)
    expect_saved(page)
    choose(page, "Discussed")
    expect(page.locator(".st-key-notice_line")).to_contain_text("Discussed")


def on_call(page: Page) -> None:
    choose(page, "Called out")
    save(page)
    expect_saved(page)


def test_all_three_are_logged_by_keyboard_and_what_was_there_stays_to_the_minute(
    browser: Browser, home: Path, tmp_path: Path
) -> None:
    with serving(home, tmp_path / "server.log") as server, new_page(browser) as page:
        page.goto(server.address)
        unlock(page)
        for kind, steps in (
            ("contact", (save_unchanged, on_contact)),
            ("encounter", (on_encounter,)),
            ("on-call", (save_unchanged, on_call)),
        ):
            page.goto(f"{server.address}/{kind}")
            settle(page)
            for step in steps:
                step(page)
    with closing(open_with_passphrase(home, PASSPHRASE)) as journal:
        contact, contact_before = journal.contacts.latest(5)
        assert (contact.minutes, contact.purpose, contact.inside) == (8, Purpose.HOMEWORK, True)
        assert replace(contact_before, edited_at=None, client_id=CONTACT.client_id) == CONTACT
        (encounter,) = journal.encounters.latest(5)
        assert (encounter.setting, encounter.discomfort) == ("on the train", 4)
        assert encounter.discussed_on is not None
        window, window_before = journal.on_calls.latest(5)
        assert (window.minutes, window.called_out) == (WINDOW.minutes, True)  # as long as the last one
        assert replace(window_before, edited_at=None) == WINDOW
