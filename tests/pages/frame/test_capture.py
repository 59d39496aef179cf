"""What the capture bar sends, and is answered."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from journal.errors import DiskFull
from journal.records.client import Client
from journal.records.entry import local_time
from journal.records.session import Session
from journal.store.journal import Journal
from journal.store.kinds import Downtimes
from journal.wording.capture import ENDED_ELSEWHERE
from pages.frame import capture, cookie, written
from pages.frame.browsers import unlocked
from tests.pages.frame.asgi_browser import ORIGIN, Answer, Browser
from tests.pages.frame.conftest import PASSPHRASE, Clock

ZONE = "Europe/Berlin"
NOW = datetime(2026, 10, 22, 14, 5, tzinfo=UTC)


@pytest.fixture
def writing(recovery_key: str, browser: Browser, monkeypatch: pytest.MonkeyPatch) -> Browser:
    assert browser.post("/door/unlock", {"passphrase": PASSPHRASE}).status == 303
    start = local_time(date(2026, 1, 5), time(0), ZONE)
    journal_of(browser).clients.add_many([Client(at=start, code=code) for code in ("K2", "M1")])
    monkeypatch.setattr(capture, "now_utc", lambda: NOW)
    return browser


def journal_of(browser: Browser) -> Journal:
    journal = unlocked.peek(browser.cookies[cookie.name()])
    assert journal is not None
    return journal


def ask(browser: Browser, do: str, **told: Any) -> Answer:
    sent = {"journal": journal_of(browser).id, "do": do, "zone": ZONE, **told}
    return browser.post("/door/capture", body=sent)


def test_a_line_is_shown_and_kept_as_a_draft_and_nothing_is_saved(writing: Browser) -> None:
    answer = ask(writing, "show", line="walk 20m 3>6").json()
    assert answer["good"]
    assert ["Activity", "walk"] in answer["chips"]
    assert ["When", "today, 16:05"] in answer["chips"]
    assert journal_of(writing).downtimes.count() == 0
    assert ask(writing, "begin").json() == {"line": "walk 20m 3>6"}


def test_the_chips_have_the_form_of_the_browser_and_the_line_is_read_as_ever(writing: Browser) -> None:
    one_form = ask(writing, "show", line="K2 worry 7 20.11.2025 14:00", at=1).json()
    writing.cookies[written.COOKIE] = "mdy/127"
    told = ask(writing, "show", line="K2 worry 7 20.11.2025 14:00", at=2).json()
    assert dict(one_form["chips"])["When"] == "Thursday, 20 November 2025, 14:00"
    assert dict(told["chips"])["When"] == "Thursday, November 20, 2025, 2:00 pm"


def test_a_line_without_a_doubt_is_saved_at_once_and_its_draft_ends(writing: Browser) -> None:
    ask(writing, "show", line="walk 20m")
    answer = ask(writing, "save", line="walk 20m 3>6", kept="walk 20m", id="a" * 32).json()
    assert answer["saved"]
    assert ["Energy after", "6 of 10"] in answer["chips"]
    walk = journal_of(writing).downtimes.get("a" * 32)
    assert (walk.zone, walk.at.hour, walk.energy_after) == (ZONE, 16, 6)
    assert journal_of(writing).drafts.all() == []


def test_a_doubt_is_shown_before_it_is_saved(writing: Browser) -> None:
    first = ask(writing, "save", line="K2 so quiet today").json()
    assert not first["saved"]
    assert first["doubts"]
    assert ask(writing, "begin").json() == {"line": "K2 so quiet today"}
    second = ask(writing, "save", line="K2 so quiet today", shown=first["shown"], now=first["now"]).json()
    assert second["saved"]
    assert journal_of(writing).reflections.count() == 1


def test_what_was_shown_is_what_is_saved_a_few_minutes_later(writing: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = ask(writing, "show", line="walk 20m").json()
    monkeypatch.setattr(capture, "now_utc", lambda: NOW.replace(minute=9))
    assert ask(writing, "save", line="walk 20m", shown=seen["shown"], now=seen["now"]).json()["saved"]
    assert journal_of(writing).downtimes.latest(1)[0].at.minute == 5


@pytest.mark.parametrize("now", ["1970-01-01T00:00:00+00:00", "2030-01-01T00:00:00+00:00", "0001-01-01", "soon", 7])
def test_a_moment_from_elsewhere_is_not_believed(writing: Browser, now: Any) -> None:
    assert ask(writing, "save", line="walk 20m", now=now).json()["saved"]
    assert journal_of(writing).downtimes.latest(1)[0].at == NOW


def test_what_changed_meanwhile_is_shown_again(writing: Browser) -> None:
    seen = ask(writing, "show", line="no-show M1 14:00").json()
    journal = journal_of(writing)
    client = journal.clients.by_code("M1")
    assert client is not None
    journal.sessions.add(Session(client_id=client.id, at=local_time(date(2026, 10, 22), time(14), ZONE)))
    told = {"line": "no-show M1 14:00", "shown": seen["shown"], "now": seen["now"]}
    again = ask(writing, "save", **told).json()
    assert not again["saved"]
    assert again["sentence"]
    assert ask(writing, "save", **{**told, "shown": again["shown"]}).json()["saved"]
    assert [session.status.value for session in journal.sessions.latest(5)] == ["no-show"]


def test_what_is_not_understood_is_kept_and_not_saved(writing: Browser) -> None:
    answer = ask(writing, "save", line="K2 M1 worry").json()
    assert not answer["saved"]
    assert answer["problems"]
    assert answer["shown"] == ""
    assert ask(writing, "begin").json() == {"line": "K2 M1 worry"}
    assert journal_of(writing).reflections.count() == 0


def test_a_line_that_another_tab_saved_is_said_and_saved_again_only_by_a_second_enter(writing: Browser) -> None:
    ask(writing, "show", line="walk 20m", kept="")
    assert ask(writing, "save", line="walk 20m", kept="walk 20m", id="a" * 32).json()["saved"]
    assert ask(writing, "save", line="walk 20m", kept="walk 20m", id="a" * 32).json()["saved"], "sent twice by one tab"

    first = ask(writing, "save", line="walk 20m", kept="walk 20m", id="b" * 32).json()
    assert (first["saved"], first["kept"], first["sentence"]) == (False, True, ENDED_ELSEWHERE)
    assert journal_of(writing).downtimes.count() == 1
    assert ask(writing, "begin").json() == {"line": "walk 20m"}
    told = {"kept": "walk 20m", "id": "b" * 32, "shown": first["shown"], "now": first["now"]}
    assert ask(writing, "save", line="walk 20m", **told).json()["saved"]
    assert journal_of(writing).downtimes.count() == 2
    assert journal_of(writing).drafts.all() == []


def test_a_save_can_be_undone(writing: Browser) -> None:
    saved = ask(writing, "save", line="walk 20m").json()
    assert ask(writing, "undo", undo=saved["undo"]).json()["undone"]
    assert journal_of(writing).downtimes.count() == 0
    assert "undone" not in ask(writing, "undo", undo=saved["undo"]).json()


@pytest.mark.parametrize("undo", [None, 7, {}, {"kind": "downtime"}, {"kind": "journal", "entry": "x", "as_of": "y"}])
def test_an_undo_of_nothing_is_a_sentence(writing: Browser, undo: Any) -> None:
    answer = ask(writing, "undo", undo=undo)
    assert answer.status == 200
    assert answer.json()["sentence"]


def test_a_full_disk_is_said_and_the_line_stays(writing: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise DiskFull

    monkeypatch.setattr(Downtimes, "add", full)
    answer = ask(writing, "save", line="walk 20m")
    assert (answer.status, answer.json()["saved"]) == (507, False)
    assert "full" in answer.json()["sentence"]


def test_an_unknown_zone_falls_back_on_the_settings(writing: Browser) -> None:
    assert ask(writing, "save", line="walk 20m", zone="Nowhere/Here").json()["saved"]
    assert journal_of(writing).downtimes.latest(1)[0].zone == journal_of(writing).settings.read().zone


def test_a_long_paste_is_kept_though_it_is_no_line(writing: Browser) -> None:
    answer = ask(writing, "show", line="rain " * 5_000)
    assert answer.json()["problems"]
    assert ask(writing, "begin").json() == {"line": "rain " * 5_000}


def test_what_the_script_sends_by_itself_is_no_activity(writing: Browser, time_passing: Clock) -> None:
    """It may try again for hours; the key that was pressed is told by itself."""
    time_passing.pass_by(500)
    ask(writing, "show", line="walk")
    assert writing.get("/door/peek").json()["seconds_left"] == 100


def test_what_is_typed_is_kept_though_another_server_overwrote_the_cookie(writing: Browser) -> None:
    writing.cookies[cookie.name()], before = "tossed", writing.cookies[cookie.name()]
    journal = unlocked.peek(before)
    assert journal is not None
    assert writing.get("/door/peek").json() == {"locked": True}
    assert writing.post("/door/capture", body={"journal": journal.id, "do": "show", "line": "walk"}).status == 200
    assert writing.get("/door/peek").json()["locked"] is False
    assert unlocked.peek(writing.cookies[cookie.name()]) is unlocked.peek(before) is journal


def test_a_locked_browser_and_a_tab_of_another_journal_save_nothing(writing: Browser, new_browser: Any) -> None:
    assert ask(writing, "save", line="walk 20m", journal="another").status == 409
    assert new_browser().post("/door/capture", body={"journal": "x", "do": "save", "line": "walk 20m"}).status == 401
    assert journal_of(writing).downtimes.count() == 0


@pytest.mark.parametrize("raw", [b"", b"[]", b"{}", b"\xff", b'{"journal": 1, "do": "show"}', b'{"do": "all"}'])
def test_what_is_no_message_is_refused(writing: Browser, raw: bytes) -> None:
    assert writing.ask("POST", "/door/capture", raw, {"origin": ORIGIN}).status == 422


def test_a_line_that_is_no_text_is_an_empty_one(writing: Browser) -> None:
    assert ask(writing, "save", line=["walk"]).json()["saved"] is False


def test_an_id_that_is_none_is_a_sentence(writing: Browser) -> None:
    answer = ask(writing, "save", line="walk 20m", id="../../x").json()
    assert not answer["saved"]
    assert answer["sentence"]


@pytest.mark.parametrize("do", [["show"], {"show": 1}, "gone", None, 7])
def test_what_is_not_to_be_done_is_not_understood_and_no_fault(writing: Browser, do: object) -> None:
    answer = writing.post("/door/capture", body={"journal": journal_of(writing).id, "do": do, "line": "walk 20m"})
    assert answer.status == 422
    assert answer.json() == {"saved": False, "sentence": "This line could not be understood."}
