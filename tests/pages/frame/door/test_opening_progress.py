"""How far a long opening is, said at the door while it lasts, and nothing else of the journal."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from journal.errors import JournalBusy
from journal.store.opening import open_proved
from pages.frame import browsers
from tests.pages.frame.asgi_browser import Browser
from tests.pages.frame.conftest import PASSPHRASE


def test_where_nothing_long_is_under_way_nothing_is_said(browser: Browser) -> None:
    answer = browser.get("/door/opening")
    assert (answer.status, answer.json(), answer.set_cookies) == (200, {"percent": None}, [])
    assert answer.headers["cache-control"] == "no-store"


def test_while_a_journal_is_brought_up_to_date_any_browser_at_the_door_is_told_how_far_it_is(
    recovery_key: str, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    half_way, go_on = threading.Event(), threading.Event()

    def long_opening(folder: Any, proved: Any, *, progress: Any) -> Any:
        progress(0, 1)
        progress(73_830 // 2, 73_830)
        half_way.set()
        assert go_on.wait(20)
        return open_proved(folder, proved)

    monkeypatch.setattr(browsers, "open_proved", long_opening)
    answers = []
    unlocking = threading.Thread(
        target=lambda: answers.append(browser.post("/door/unlock", {"passphrase": PASSPHRASE}).status)
    )
    unlocking.start()
    assert half_way.wait(20)
    assert Browser(browser.app).get("/door/opening").json() == {"percent": 50}
    go_on.set()
    unlocking.join()
    assert answers == [303]
    assert browser.get("/door/opening").json() == {"percent": None}


def test_after_an_opening_that_failed_nothing_is_under_way(
    recovery_key: str, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_folder: Any, _proved: Any, *, progress: Any) -> Any:
        progress(1, 2)
        raise JournalBusy

    monkeypatch.setattr(browsers, "open_proved", fails)
    assert browser.post("/door/unlock", {"passphrase": PASSPHRASE}).status == 409
    assert browser.get("/door/opening").json() == {"percent": None}
