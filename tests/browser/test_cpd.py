"""CPD in a real browser: noted, a certificate kept and saved back, and the file saved as it was shown."""

from __future__ import annotations

import os
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import expect_saved, new_page, press, serving, settle, to_page, unlock
from tests.browser.practice import small_practice

pytestmark = pytest.mark.browser

CERTIFICATE = b"%PDF-1.7 the heron's certificate " + os.urandom(1_300_000)
"""Larger than what would be laid into a temporary file by itself."""
WORDS = "to leave the dream for later"


def test_a_course_with_its_certificate_becomes_a_file(browser: Browser, tmp_path: Path) -> None:
    home, given = tmp_path / "home", tmp_path / "given"
    small_practice(home, "K2")
    given.mkdir()
    (given / "Certificate of Mara.pdf").write_bytes(CERTIFICATE)
    with serving(home, tmp_path / "server.log") as server, new_page(browser) as page:
        page.goto(server.address)
        unlock(page)
        to_page(page, "CPD")
        page.get_by_label("Activity", exact=True).fill("A course on sleep")
        page.get_by_role("textbox", name="What I learnt").fill(WORDS)
        press(page, "Save")
        expect_saved(page)
        page.get_by_role("button", name="Evidence").first.click()
        settle(page)
        page.locator("[data-testid=stMain] input[type=file]").set_input_files(given / "Certificate of Mara.pdf")
        expect(page.get_by_text("In the journal: 1 file, 1.3 MB in all")).to_be_visible()
        settle(page)
        with page.expect_download() as told:
            page.get_by_role("button", name="Save", exact=True).click()
        assert told.value.suggested_filename == "Certificate of Mara.pdf"
        assert Path(told.value.path()).read_bytes() == CERTIFICATE
        press(page, "CPD")
        press(page, "CPD file")
        page.get_by_role("combobox", name="Which are told in full").click()
        page.get_by_role("option").first.click()
        page.keyboard.press("Escape")
        settle(page)
        for box in page.locator("[data-testid=stCheckbox]", has_text="I have read this").all():
            box.locator("label").click()
            settle(page)
        expect(page.locator(".st-key-cpd_file-paper").get_by_text(WORDS)).to_be_visible()
        if shots := os.environ.get("CPD_SHOTS"):
            page.screenshot(path=f"{shots}/file.png", full_page=True)
        with page.expect_download() as told:
            page.get_by_role("button", name="Save as PDF").click()
        pdf = pypdf.PdfReader(Path(told.value.path()))
        assert WORDS in " ".join(pdf.pages[0].extract_text().split())
        log = server.log.read_text()
        assert "Mara" not in log
        assert WORDS not in log
    left = {path.name: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    assert [name for name, content in left.items() if b"heron's certificate" in content] == []
