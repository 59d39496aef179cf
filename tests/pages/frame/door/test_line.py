"""Leave a line while locked: taken without a passphrase, sealed, and readable to nobody at the door."""

from __future__ import annotations

import shutil
from collections.abc import Callable

import pytest

from journal.errors import DiskFull
from journal.store import inbox, whole_file
from journal.store import inbox_files as files
from journal.store.opening import journal_home, open_with_passphrase
from tests.pages.frame.asgi_browser import Answer, Browser
from tests.pages.frame.conftest import PASSPHRASE

WORDS = "K2 worry 7 <b>dog</b>"
JSON = "application/json"


def leave(browser: Browser, text: str = WORDS, **headers: str) -> Answer:
    return browser.post("/door/line", {"line": text, "next": "/week?x=1"}, **headers)


def inside() -> list[str]:
    journal = open_with_passphrase(journal_home(), PASSPHRASE)
    texts = [line.text for line in inbox.opened(journal).lines]
    journal.close()
    return texts


def test_a_line_is_kept_without_a_passphrase_and_the_door_stays_shut(recovery_key: str, browser: Browser) -> None:
    answer = leave(browser)
    assert (answer.status, answer.headers["location"]) == (303, "/door/line-kept?next=%2Fweek%3Fx%3D1")
    assert answer.set_cookies == []
    after = browser.get(answer.headers["location"])
    assert "Kept, sealed. It waits inside." in after.text
    assert 'value="/week?x=1"' in after.text
    assert "Welcome back" in browser.get("/").text
    assert inside() == [WORDS]


def test_nothing_that_was_left_can_be_read_at_the_door(recovery_key: str, browser: Browser) -> None:
    leave(browser)
    for path in ("/", "/door/line", "/door/line-kept", "/inbox", "/door/peek"):
        assert "dog" not in browser.get(path).text
    assert browser.get("/door/line").headers["location"] == "/"


def test_the_script_is_answered_without_a_page(recovery_key: str, browser: Browser) -> None:
    answer = leave(browser, accept=JSON)
    assert answer.json() == {"kept": True, "sentence": "Kept, sealed. It waits inside."}
    assert leave(browser, " ", accept=JSON).json()["kept"] is False


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": ""},
        {"origin": "http://127.0.0.1:9999"},
        {"sec_fetch_site": "cross-site"},
        {"host": "evil.example"},
    ],
)
def test_no_other_site_can_leave_a_line(recovery_key: str, browser: Browser, headers: dict[str, str]) -> None:
    assert leave(browser, **headers).status == 403
    assert inside() == []


def test_the_field_is_no_text_area_and_remembered_by_no_browser(recovery_key: str, browser: Browser) -> None:
    text = browser.get("/").text
    assert "<textarea" not in text
    field = text[text.index('id="line"') :].split(">")[0]
    assert 'type="text"' in field
    assert 'autocomplete="off"' in field
    assert 'maxlength="2000"' in field


@pytest.mark.parametrize(("text", "why"), [("", "is empty"), ("x" * 2001, "2,000 characters at most")])
def test_what_is_not_taken_is_said_and_still_in_the_field(
    recovery_key: str, browser: Browser, text: str, why: str
) -> None:
    answer = leave(browser, text)
    assert answer.status == 422
    assert why in answer.text
    assert f'value="{text}"' in answer.text
    assert inside() == []


def test_what_could_not_be_written_is_said_escaped_and_still_in_the_field(
    recovery_key: str, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull

    monkeypatch.setattr(whole_file, "put", full)
    answer = leave(browser)
    assert (answer.status, DiskFull.sentence in answer.text) == (507, True)
    assert "K2 worry 7 &lt;b&gt;dog&lt;/b&gt;" in answer.text
    assert "<b>dog" not in answer.text


def test_a_full_inbox_says_so_before_anything_is_typed(
    recovery_key: str, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "MOST_LINES", 1)
    browser.post("/door/unlock", {"passphrase": PASSPHRASE})
    browser.post("/door/lock")
    assert leave(browser).status == 303
    browser.known = "somebody else's, of whom nobody knows here"
    assert leave(browser).status == 303
    text = browser.get("/").text
    assert "The inbox for lines is full" in text
    assert 'id="line"' not in text
    answer = leave(browser, accept=JSON)
    assert (answer.status, answer.json()["kept"]) == (409, False)
    assert "still in the field" in answer.json()["sentence"]
    assert inside() == [WORDS, WORDS]


def test_a_broken_inbox_offers_no_field_and_the_passphrase_still_opens(recovery_key: str, browser: Browser) -> None:
    (journal_home() / "inbox.pub").write_text("nonsense")
    assert 'id="line"' not in browser.get("/").text
    assert leave(browser).status == 507
    assert browser.post("/door/unlock", {"passphrase": PASSPHRASE}).status == 303


def test_without_a_journal_there_is_nobody_to_leave_a_line_for(browser: Browser) -> None:
    assert leave(browser).status == 409
    assert browser.get("/door/line-kept").headers["location"] == "/"
    assert not journal_home().exists()


def test_a_journal_that_is_open_in_another_browser_takes_lines_all_the_same(
    recovery_key: str, new_browser: Callable[[], Browser]
) -> None:
    first, second = new_browser(), new_browser()
    first.post("/door/unlock", {"passphrase": PASSPHRASE})
    assert leave(second).status == 303
    first.post("/door/lock")
    assert inside() == [WORDS]


def test_a_line_leads_back_to_no_other_server(recovery_key: str, browser: Browser) -> None:
    answer = browser.post("/door/line", {"line": WORDS, "next": "//evil.example"})
    assert answer.headers["location"] == "/door/line-kept?next=%2F"
    assert "evil" not in browser.get("/door/line-kept?next=//evil.example").text


def test_a_journal_without_its_inbox_folder_makes_one(recovery_key: str, browser: Browser) -> None:
    shutil.rmtree(journal_home() / "inbox", ignore_errors=True)
    assert leave(browser).status == 303
    assert inside() == [WORDS]
