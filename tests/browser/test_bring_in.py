"""The whole way of a calendar into the journal and out again, in a real browser, with nothing of it on the disk."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from journal.records.client import ClientFact, Frequency, Slot
from journal.store.opening import open_with_passphrase
from tests.browser.conftest import PASSPHRASE, new_page, press, serving, settle, unlock
from tests.browser.practice import small_practice
from tests.journal.calendars import calendar, event, series
from tests.kill.test_no_plain_text import betrayed_by
from tests.pages.conftest import days_ago, moment

pytestmark = pytest.mark.browser

CANARY = "the canary sings of Überdruß at noon"
TUESDAY = days_ago(days_ago(0).isoweekday() - 2 + 21)
PADDING = "DESCRIPTION:" + "x" * 2_000_000
"""More than a server keeps in memory unless it is told to."""


def test_a_calendar_is_brought_in_decided_loaded_anew_taken_and_taken_back(browser: Browser, tmp_path: Path) -> None:
    home = tmp_path / "home"
    small_practice(home, "K2")
    journal = open_with_passphrase(home, PASSPHRASE)
    client = journal.clients.by_code("K2")
    assert client is not None
    usual = (Slot(weekday=2, clock=moment(TUESDAY, "10:00").time()),)
    fact = ClientFact(client_id=client.id, effective=client.day, slots=usual, frequency=Frequency.WEEKLY)
    journal.clients.add_fact(fact)
    journal.close()
    feed = tmp_path / "feed.ics"
    alone = event("b", CANARY, TUESDAY + timedelta(days=42), "10:00", more=PADDING)
    feed.write_bytes(calendar(series("a", "Appointment", TUESDAY), alone))

    with serving(home, tmp_path / "server.log") as server, new_page(browser) as page:
        page.goto(f"{server.address}/bring-in")
        unlock(page)
        page.locator("input[type=file]").set_input_files(feed)
        expect(page.get_by_role("button", name="Take 4 into the journal")).to_be_visible()
        feed.unlink()
        expect(page.get_by_text(CANARY).first).to_be_visible()
        press(page, "Yes, K2")
        expect(page.get_by_role("button", name="Take 5 into the journal")).to_be_visible()
        page.reload()
        settle(page)
        press(page, "Take 5 into the journal")
        expect(page.get_by_text("Taken: 5 new")).to_be_visible()
        assert betrayed_by(tmp_path, process=server.process.pid) == []
        press(page, "Take it all back")
        press(page, "Yes, take it back")
        expect(page.get_by_text(re.compile("The import is undone: 5 entries went again"))).to_be_visible()
    journal = open_with_passphrase(home, PASSPHRASE)
    assert journal.sessions.count() == 0
    assert journal.brought_in.imports() == []
    journal.close()
