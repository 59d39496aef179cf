"""What the note editor sends."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from journal.errors import DiskFull, DraftGone
from journal.records.reflection import Reflection
from journal.store.drafts import Drafts
from journal.store.journal import Journal
from journal.wording.note_editor import SAVED_ELSEWHERE
from pages.frame import cookie
from pages.frame.browsers import unlocked
from tests.pages.frame.asgi_browser import ORIGIN, Browser
from tests.pages.frame.conftest import PASSPHRASE, Clock


@pytest.fixture
def writing(recovery_key: str, browser: Browser) -> Browser:
    assert browser.post("/door/unlock", {"passphrase": PASSPHRASE}).status == 303
    return browser


def journal_of(browser: Browser) -> Journal:
    journal = unlocked.peek(browser.cookies[cookie.name()])
    assert journal is not None
    return journal


def typed(browser: Browser, **told: Any) -> dict[str, Any]:
    sent = {"journal": "", "draft": "d1", "kind": "reflection", "field": "text", "text": "she is still with me"}
    if unlocked.peek(browser.cookies.get(cookie.name())):
        sent["journal"] = journal_of(browser).id
    return {**sent, **told}


def test_what_was_typed_is_kept(writing: Browser) -> None:
    answer = writing.post("/door/draft", body=typed(writing, entry="e1", text="naïve 🌧 \u202eabc"))
    assert (answer.status, answer.json()) == (200, {"saved": True})
    draft = journal_of(writing).drafts.get("d1")
    assert draft is not None
    assert (draft.kind, draft.entry_id, dict(draft.texts)) == ("reflection", "e1", {"text": "naïve 🌧 \u202eabc"})


def test_plain_text_is_taken_too(writing: Browser) -> None:
    raw = json.dumps(typed(writing)).encode()
    headers = {"origin": ORIGIN, "content_type": "text/plain;charset=UTF-8"}
    assert writing.ask("POST", "/door/draft", raw, headers).json() == {"saved": True}


def test_what_the_script_sends_by_itself_is_no_activity(writing: Browser, time_passing: Clock) -> None:
    """It may try again for hours; the key that was pressed is told by itself."""
    time_passing.pass_by(500)
    writing.post("/door/draft", body=typed(writing))
    assert writing.get("/door/peek").json()["seconds_left"] == 100


def test_what_is_typed_is_kept_though_another_server_overwrote_the_cookie(writing: Browser) -> None:
    writing.cookies[cookie.name()], before = "tossed", writing.cookies[cookie.name()]
    journal = unlocked.peek(before)
    assert journal is not None
    assert writing.get("/door/peek").json() == {"locked": True}
    assert writing.post("/door/draft", body=typed(writing, journal=journal.id)).status == 200
    assert writing.get("/door/peek").json()["locked"] is False
    assert unlocked.peek(writing.cookies[cookie.name()]) is unlocked.peek(before) is journal


def test_a_locked_browser_writes_nothing(recovery_key: str, browser: Browser) -> None:
    answer = browser.post("/door/draft", body=typed(browser, journal="x"))
    assert (answer.status, answer.json()["saved"]) == (401, False)


def test_a_tab_of_another_journal_writes_nothing(writing: Browser) -> None:
    answer = writing.post("/door/draft", body=typed(writing, journal="another"))
    assert (answer.status, answer.json()["saved"]) == (409, False)
    assert journal_of(writing).drafts.all() == []


@pytest.mark.parametrize("length", [200_001, 250_001])
def test_a_text_too_long_is_refused_with_a_sentence(writing: Browser, length: int) -> None:
    answer = writing.post("/door/draft", body=typed(writing, text="a" * length))
    assert answer.status == 413
    assert answer.json()["sentence"]
    assert journal_of(writing).drafts.all() == []


def test_a_body_beyond_all_measure_is_not_read_to_its_end(writing: Browser) -> None:
    assert writing.ask("POST", "/door/draft", b"x" * 4_000_000, {"origin": ORIGIN}).status == 413


def test_a_full_disk_is_told_in_its_own_words(writing: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise DiskFull

    monkeypatch.setattr(Drafts, "put_text", full)
    answer = writing.post("/door/draft", body=typed(writing))
    assert (answer.status, answer.json()["sentence"]) == (507, DiskFull.sentence)


def test_a_journal_locked_at_this_moment_is_told_as_locked(writing: Browser) -> None:
    journal_of(writing).close()
    assert writing.post("/door/draft", body=typed(writing)).status == 401


def test_words_for_a_draft_that_was_saved_are_kept_and_where_is_said(writing: Browser) -> None:
    journal = journal_of(writing)
    entry = Reflection(at=datetime(2026, 10, 20, 9, tzinfo=ZoneInfo("Europe/Berlin")), text="she is still with me")
    journal.reflections.add(entry, draft_id=entry.id)

    same = writing.post("/door/draft", body=typed(writing, draft=entry.id, tab="t2"))
    more = writing.post("/door/draft", body=typed(writing, draft=entry.id, tab="t2", text="she is still with me, yes"))

    assert (same.status, same.json()) == (200, {"saved": True})
    assert (more.status, more.json()) == (200, {"saved": True, "sentence": SAVED_ELSEWHERE})
    (draft,) = journal.drafts.all()
    assert (draft.entry_id, dict(draft.texts)) == (entry.id, {"text": "she is still with me, yes"})


def test_words_for_what_the_same_tab_threw_away_are_not_said_to_be_kept(writing: Browser) -> None:
    journal_of(writing).drafts.ended("d1", by="t1")
    answer = writing.post("/door/draft", body=typed(writing, tab="t1"))
    assert (answer.status, answer.json()) == (410, {"saved": False, "sentence": str(DraftGone())})
    assert journal_of(writing).drafts.all() == []
    assert writing.post("/door/draft", body=typed(writing, tab="t2")).json() == {"saved": True}


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"{", b"[]", b"null", b'"x"', b"\xff\xfe", b'{"journal": "x"}', b"[" * 100_000,
        b'{"journal": 1, "draft": "d", "kind": "k", "field": "f", "text": "t"}',
        b'{"journal": "j", "draft": "", "kind": "k", "field": "f", "text": "t"}',
        b'{"journal": "j", "draft": "d", "kind": "k", "field": "f", "text": null}',
        b'{"journal": "j", "draft": "d", "kind": "k", "field": "f", "text": "t", "entry": []}',
        b'{"journal": "j", "draft": "d", "kind": "k", "field": "f", "text": "t", "tab": 7}',
    ],
)  # fmt: skip
def test_what_is_no_draft_is_refused(inside: Browser, raw: bytes) -> None:
    assert inside.ask("POST", "/door/draft", raw, {"origin": ORIGIN}).status == 422


def test_half_a_surrogate_pair_is_refused_and_not_logged(writing: Browser) -> None:
    raw = json.dumps(typed(writing, text="\ud83d")).encode()
    assert writing.ask("POST", "/door/draft", raw, {"origin": ORIGIN}).status == 422
