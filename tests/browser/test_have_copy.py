"""To a new computer in a real browser: a copy is made, brought to another home, opened, and all of it is there."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from journal.store import backup, inbox_files
from journal.store.opening import make_inbox_ready, open_with_passphrase
from tests.browser.conftest import PASSPHRASE, new_page, press, serving, settle, to_page, unlock
from tests.browser.practice import small_practice

pytestmark = pytest.mark.browser

LINE = "K2 worry 7 on the way home"


def test_a_copy_goes_to_a_new_computer_with_entries_and_lines(browser: Browser, tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    small_practice(old, "K2", "M1")
    opened = open_with_passphrase(old, PASSPHRASE)
    make_inbox_ready(opened)
    opened.close()
    inbox_files.leave(old, LINE)

    with serving(old, tmp_path / "old.log") as server, new_page(browser) as page:
        page.goto(server.address)
        unlock(page)
        to_page(page, "Settings")
        to_page(page, "Copies")
        press(page, "Make a copy now")
        expect(page.get_by_text("The copy is made and checked")).to_be_visible()
        press(page, "Try it")
        expect(page.get_by_text("It is whole. It would bring back")).to_be_visible()
    made = max(backup.made(old), key=lambda path: path.stat().st_mtime)

    with serving(new, tmp_path / "new.log") as server, new_page(browser) as page:
        page.goto(server.address)
        page.get_by_role("link", name="I have a copy").click()
        foreign = tmp_path / "letter.txt"
        foreign.write_text("a letter")
        page.get_by_label("The copy", exact=True).set_input_files(foreign)
        page.get_by_role("button", name="Go on").click()
        expect(page.get_by_role("alert").filter(has_text="Nothing of it was kept here")).to_be_visible()
        assert not new.exists()

        page.get_by_label("The copy", exact=True).set_input_files(made)
        page.get_by_role("button", name="Go on").click()
        expect(page.get_by_text("with 1 line left at the door")).to_be_visible()
        page.reload()
        page.get_by_label("Its passphrase").fill(PASSPHRASE)
        page.get_by_role("button", name="Open it here").click()
        page.wait_for_selector("[data-testid=stApp]")
        settle(page)
        page.goto(f"{server.address}/inbox")
        settle(page)
        expect(page.get_by_text(LINE)).to_be_visible()
        page.goto(f"{server.address}/clients")
        settle(page)
        expect(page.get_by_text("M1").first).to_be_visible()
    assert sorted(path.name for path in new.iterdir() if path.name.startswith(".")) == []
