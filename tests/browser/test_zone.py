"""A browser that hides its time zone moves no evening to another day, and nobody is asked twice."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import new_page, serving, settle, unlock
from tests.browser.practice import ZONE, small_practice

pytestmark = pytest.mark.browser

QUESTION = "Your browser says UTC, your settings say Europe/Berlin. Where are you?"


@pytest.mark.parametrize("computer", [ZONE, "UTC"])
def test_a_browser_that_says_utc(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, computer: str
) -> None:
    monkeypatch.setenv("TZ", computer)
    small_practice(tmp_path / "home", "K2")
    with serving(tmp_path / "home", tmp_path / "server.log") as server, new_page(browser, timezone_id="UTC") as page:
        page.goto(f"{server.address}/session")
        unlock(page)
        start = page.get_by_role("textbox", name="Start, time", exact=True)
        expect(start).to_be_editable()
        question = page.get_by_text(QUESTION)
        if computer == ZONE:
            expect(question).to_have_count(0)
        else:
            expect(question).to_be_visible()
            page.get_by_role("button", name="Europe/Berlin").click()
            settle(page)
            expect(question).to_have_count(0)
            page.reload()
            settle(page)
            expect(start).to_be_editable()
            expect(question).to_have_count(0)
        # The field's own "now" is that of the settings as well, whatever the browser's clock shows.
        start.fill("now")
        start.press("Enter")
        told = page.evaluate(
            "() => new Intl.DateTimeFormat('en-GB', {timeZone: 'Europe/Berlin', hour: '2-digit'}).format(Date.now())"
        )
        expect(start).to_have_value(f"{told}:{start.input_value()[3:]}")
