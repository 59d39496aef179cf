"""Contact, encounter and on-call by keyboard in a real browser: judged while it is written, kept to the minute."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, expect

from journal.records.boundary_agreement import BoundaryAgreement
from journal.records.contact import Contact, Purpose
from journal.records.on_call import OnCall
from journal.store.journal import Journal
from journal.store.opening import open_with_passphrase
from tests.browser.conftest import PASSPHRASE, expect_saved, new_page, press, serving, settle, unlock
from tests.browser.keyboard import choose, reach, save, write
from tests.browser.practice import ZONE, small_practice

pytestmark = pytest.mark.browser

AGREED = BoundaryAgreement(agreed_on=date(2026, 1, 5), channels=("email",), purposes=("check-in",), response_hours=24)
TEN_DAYS_AGO = (datetime.now(UTC) - timedelta(days=10)).astimezone(ZoneInfo(ZONE)).replace(second=0, microsecond=0)


@contextmanager
def opened(home: Path) -> Iterator[Journal]:
    journal = open_with_passphrase(home, PASSPHRASE)
    yield journal
    journal.close()


def written_in(browser: Browser, home: Path, log: Path, write_it: Callable[[Page, str], None]) -> None:
    """Serve the journal, unlock it, let `write_it` work on the pages, and close it."""
    with serving(home, log) as server, new_page(browser) as page:
        page.goto(server.address)
        unlock(page)
        write_it(page, server.address)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A journal with two clients; with K2 contact was agreed on."""
    small_practice(tmp_path / "home", "K2", "M1")
    with opened(tmp_path / "home") as journal:
        k2 = journal.clients.by_code("K2")
        assert k2 is not None
        journal.clients.update(replace(k2, agreement=AGREED))
    return tmp_path / "home"


def test_all_three_are_logged_by_keyboard_and_a_contact_is_judged_as_it_is_written(
    browser: Browser, home: Path, tmp_path: Path
) -> None:
    def write_it(page: Page, address: str) -> None:
        page.goto(f"{address}/contact")
        settle(page)
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
        page.goto(f"{address}/encounter")
        settle(page)
        choose(page, "K2")
        write(page, "Place", "on the train")
        choose(page, "4")
        save(page)
        expect_saved(page)
        choose(page, "Discussed")
        expect(page.locator(".st-key-notice_line")).to_contain_text("Discussed")
        page.goto(f"{address}/on-call")
        settle(page)
        choose(page, "Called out")
        save(page)
        expect_saved(page)

    written_in(browser, home, tmp_path / "server.log", write_it)
    with opened(home) as journal:
        (contact,) = journal.contacts.latest(5)
        assert (contact.minutes, contact.purpose, contact.inside) == (8, Purpose.HOMEWORK, True)
        (encounter,) = journal.encounters.latest(5)
        assert (encounter.setting, encounter.discomfort) == ("on the train", 4)
        assert encounter.discussed_on is not None
        (window,) = journal.on_calls.latest(5)
        assert (window.minutes, window.called_out) == (12 * 60, True)


def test_what_is_opened_and_saved_is_the_same_to_the_minute(browser: Browser, home: Path, tmp_path: Path) -> None:
    with opened(home) as journal:
        k2 = journal.clients.by_code("K2")
        assert k2 is not None
        contact = Contact(at=TEN_DAYS_AGO, client_id=k2.id, response_promised=100, response_actual=7)
        window = OnCall(at=TEN_DAYS_AGO, minutes=3 * 24 * 60 + 61)
        journal.contacts.add(contact)
        journal.on_calls.add(window)

    def write_it(page: Page, address: str) -> None:
        for kind in ("contact", "on-call"):
            page.goto(f"{address}/{kind}")
            settle(page)
            press(page, "Open")
            expect(page.get_by_role("button", name="Leave it as it was")).to_be_visible()
            settle(page)
            save(page)
            expect_saved(page)

    written_in(browser, home, tmp_path / "server.log", write_it)
    with opened(home) as journal:
        assert replace(journal.contacts.get(contact.id), edited_at=None) == contact
        assert replace(journal.on_calls.get(window.id), edited_at=None) == window
