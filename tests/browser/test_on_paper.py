"""Pages that one hands over, as the browser prints them: so many sheets, nothing of the menu, none of them empty."""

from __future__ import annotations

import io

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from tests.browser.conftest import Server, go, look_at_demo, new_page, press, settle

pytestmark = pytest.mark.browser

MOST = {"week": 1, "before-supervision": 2, "hours-dossier": 4}
"""Sheets of A4, at most, of the demo."""


def test_what_is_handed_over_fits_its_sheets(server: Server, browser: Browser) -> None:
    with new_page(browser, color_scheme="dark") as page:
        look_at_demo(page, server)
        for name, most in MOST.items():
            go(page, name)
            settle(page)
            sheets = [one.extract_text() for one in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages]
            assert len(sheets) <= most, name
            assert all(len(text.strip()) > 50 for text in sheets), name
            assert "Lock now" not in "".join(sheets), name
        go(page, "hours")
        press(page, "Signed off")
        page.evaluate("window.print = () => {}")
        page.get_by_role("button", name="Print this list").click()
        printed = " ".join(one.extract_text() for one in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages)
        assert "as of" in printed
        assert printed.count("signed on") + printed.count("not signed") > 12
        assert "Lock now" not in printed
