"""Take out in a real browser: choose, look at what it would hold, save the file, read it again."""

from __future__ import annotations

import json
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, expect

from journal.records.reflection import Reflection
from journal.store.opening import open_with_passphrase
from journal.use_cases import bring_back
from tests.browser.conftest import PASSPHRASE, new_page, press, serving, settle, to_page, unlock
from tests.browser.practice import ZONE, small_practice

pytestmark = pytest.mark.browser

WORDS = "a kettle that is still singing"


def test_what_was_chosen_is_saved_and_read_again(browser: Browser, tmp_path: Path) -> None:
    home = tmp_path / "home"
    small_practice(home, "K2", "M1")
    with closing(open_with_passphrase(home, PASSPHRASE)) as journal:
        yesterday = (datetime.now(UTC) - timedelta(days=1)).astimezone(ZoneInfo(ZONE))
        journal.reflections.add(Reflection(at=yesterday, text=WORDS))
    with serving(home, tmp_path / "server.log") as server, new_page(browser) as page:
        page.goto(server.address)
        unlock(page)
        to_page(page, "Take out")
        expect(page.get_by_text("2 clients, 1 thought.")).to_be_visible()
        press(page, "JSON")
        press(page, "Make the file")
        expect(page.get_by_role("heading", name="It is made")).to_be_visible()
        expect(page.get_by_text("whoever can read the file can read the journal")).to_be_visible()
        settle(page)
        with page.expect_download() as told:
            page.get_by_role("button", name="Save the file").click()
        assert told.value.suggested_filename.endswith(".json")
        file = Path(told.value.path()).read_bytes()
        assert WORDS in json.loads(file)["reflections"][0]["text"]
        assert bring_back.read(file).count == 3
        assert WORDS not in server.log.read_text()
    assert [path.name for path in tmp_path.rglob("*") if path.is_file() and WORDS.encode() in path.read_bytes()] == []
