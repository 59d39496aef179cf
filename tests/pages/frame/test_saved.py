"""Whether a form was saved, as its button asks: answered when it is on the disk, and not before."""

from __future__ import annotations

import threading

import pytest

from pages.frame import cookie, saved
from pages.frame.browsers import unlocked
from pages.parts.forms import just_saved
from tests.pages.frame.asgi_browser import Browser
from tests.pages.frame.conftest import PASSPHRASE

DRAFT = "d" * 32
TAB = "t" * 32


@pytest.fixture
def inside(recovery_key: str, browser: Browser) -> Browser:
    assert browser.post("/door/unlock", {"passphrase": PASSPHRASE}).status == 303
    return browser


def journal_id(browser: Browser) -> str:
    journal = unlocked.peek(browser.cookies[cookie.name()])
    assert journal is not None
    return journal.id


def test_it_is_answered_when_it_is_saved_also_where_it_was_asked_before(inside: Browser) -> None:
    body = {"journal": journal_id(inside), "do": "wait", "draft": DRAFT, "tab": TAB}
    later = threading.Timer(0.05, just_saved.note, (journal_id(inside), DRAFT, TAB, "Saved"))
    later.start()
    assert inside.post("/door/saved", body=body).json() == {"kept": True, "sentence": "Saved"}
    later.join()
    assert inside.post("/door/saved", body=body).json() == {"kept": True, "sentence": "Saved"}


def test_nothing_is_said_of_what_was_not_saved(inside: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saved, "WAITS", 0.01)
    just_saved.note("another journal", "e" * 32, TAB, "Saved")
    just_saved.note(journal_id(inside), "e" * 32, "another tab", "Saved")  # what stands in this one was not
    body = {"journal": journal_id(inside), "do": "wait", "draft": "e" * 32, "tab": TAB}
    answer = inside.post("/door/saved", body=body)
    assert answer.json() == {"kept": False}
    assert inside.post("/door/saved", body={"journal": journal_id(inside), "do": "wait"}).status == 422
    inside.post("/door/lock")
    assert inside.post("/door/saved", body={"journal": "x", "do": "wait", "draft": DRAFT}).status == 401
