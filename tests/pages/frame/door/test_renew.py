"""Another passphrase, another recovery key: for a browser that is in, with the passphrase asked once more."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from html import unescape

import pytest

from journal.errors import DiskFull, FolderNotWritable, WrongPassphrase, WrongRecoveryKey
from journal.store import backup, keys
from journal.store.journal import Journal
from journal.store.opening import journal_home, prove_passphrase, prove_recovery_key
from pages.frame import cookie
from pages.frame.browsers import unlocked
from tests.pages.frame.asgi_browser import Answer, Browser
from tests.pages.frame.conftest import PASSPHRASE, Clock

ANOTHER = "seven slow herons by the weir"
ADDRESSES = ("/door/change-passphrase", "/door/new-key", "/door/new-data-key")


@pytest.fixture
def mine(recovery_key: str, browser: Browser) -> Browser:
    """A browser that unlocked the journal."""
    assert browser.post("/door/unlock", {"passphrase": PASSPHRASE}).status == 303
    return browser


def change(browser: Browser, old: str = PASSPHRASE, new: str = ANOTHER, again: str | None = None) -> Answer:
    form = {"old": old, "passphrase": new, "again": new if again is None else again}
    return browser.post("/door/change-passphrase", form)


def opens_with(passphrase: str) -> bool:
    try:
        prove_passphrase(journal_home(), passphrase)
    except WrongPassphrase:
        return False
    return True


def fits(recovery_key: str) -> bool:
    try:
        prove_recovery_key(journal_home(), recovery_key)
    except WrongRecoveryKey:
        return False
    return True


def shown_key(browser: Browser) -> list[str]:
    """Ask for a new key and return the groups that are shown."""
    answer = browser.post("/door/new-key", {"old": PASSPHRASE})
    assert (answer.status, answer.headers["location"]) == (303, "/door/new-key")
    return re.findall(r"<code>(.*?)</code>", browser.get("/door/new-key").text)


def typed_back(browser: Browser, groups: list[str]) -> dict[str, str]:
    """Go to the step of typing back and return the form that is right."""
    browser.post("/door/new-key/step", {"go": "type it back"})
    asked = [int(n) for n in re.findall(r"Group (\d)", browser.get("/door/new-key").text)]
    return {"go": "check", "first": groups[asked[0] - 1].lower(), "second": groups[asked[1] - 1]}


# --- the passphrase ------------------------------------------------------------------------------


def test_the_passphrase_is_changed_and_the_printed_key_stays_valid(mine: Browser, recovery_key: str) -> None:
    answer = change(mine)

    assert (answer.status, "A new passphrase" in answer.text) == (200, True)
    assert (opens_with(ANOTHER), opens_with(PASSPHRASE)) == (True, False)
    assert fits(recovery_key)
    assert mine.is_inside


@pytest.mark.parametrize(
    ("typed", "status", "said"),
    [
        ({"old": "wrong"}, 403, WrongPassphrase.sentence),
        ({"old": ""}, 403, WrongPassphrase.sentence),
        ({"again": "something else"}, 422, "not the same"),
        ({"new": "password"}, 422, "guessed too quickly"),
        ({"new": ""}, 422, "guessed too quickly"),
    ],
)
def test_what_is_not_right_changes_nothing(mine: Browser, typed: dict[str, str], status: int, said: str) -> None:
    before = (journal_home() / keys.KEY_FILE).read_bytes()
    answer = change(mine, **typed)

    assert (answer.status, said in answer.text) == (status, True)
    assert (journal_home() / keys.KEY_FILE).read_bytes() == before
    assert all(word not in answer.text for word in (PASSPHRASE, ANOTHER))


def test_guessing_the_old_passphrase_waits_as_at_the_door(mine: Browser, time_passing: Clock) -> None:
    change(mine, old="wrong")
    assert change(mine).status == 429
    assert mine.post("/door/new-key", {"old": PASSPHRASE}).status == 429
    assert opens_with(PASSPHRASE)

    time_passing.pass_by(1)
    assert change(mine).status == 200


def test_a_full_disk_leaves_the_old_passphrase(mine: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object) -> None:
        raise DiskFull

    monkeypatch.setattr(keys, "write", full)
    answer = change(mine)

    assert (answer.status, DiskFull.sentence in answer.text) == (409, True)
    assert opens_with(PASSPHRASE)


# --- the recovery key ----------------------------------------------------------------------------


def test_a_new_key_holds_only_once_two_groups_were_typed_back(mine: Browser, recovery_key: str) -> None:
    groups = shown_key(mine)
    assert len(groups) == 8
    assert "Print this page" in mine.get("/door/new-key").text
    right = typed_back(mine, groups)
    assert (fits(recovery_key), fits("-".join(groups))) == (True, False)

    answer = mine.post("/door/new-key/step", right)

    assert (answer.status, "A new recovery key" in answer.text) == (200, True)
    assert (fits(recovery_key), fits("-".join(groups))) == (False, True)
    assert opens_with(PASSPHRASE)
    assert cookie.setup_name() not in mine.cookies


def test_after_that_the_key_is_shown_no_more(mine: Browser, recovery_key: str) -> None:
    groups = shown_key(mine)
    setup = mine.cookies[cookie.setup_name()]
    mine.post("/door/new-key/step", typed_back(mine, groups))
    mine.cookies[cookie.setup_name()] = setup
    mine.post("/door/new-key/step", {"go": "show the key"})

    assert not any(group in mine.get("/door/new-key").text for group in groups)


def test_a_wrong_group_is_named_and_the_old_key_stays(mine: Browser, recovery_key: str) -> None:
    groups = shown_key(mine)
    right = typed_back(mine, groups)
    answer = mine.post("/door/new-key/step", {**right, "second": "0000Q"})

    asked = re.findall(r"Group (\d)</label>", answer.text)
    assert (answer.status, f"Group {asked[1]} does not match yet" in answer.text) == (422, True)
    assert fits(recovery_key)
    assert mine.post("/door/new-key/step", right).status == 200


def test_the_key_can_be_looked_at_again_before_it_is_typed_back(mine: Browser, recovery_key: str) -> None:
    groups = shown_key(mine)
    typed_back(mine, groups)
    assert groups[0] not in mine.get("/door/new-key").text

    mine.post("/door/new-key/step", {"go": "show the key"})
    assert groups[0] in mine.get("/door/new-key").text


def test_no_step_can_be_left_out(mine: Browser, recovery_key: str) -> None:
    for form in ({"go": "check"}, {"go": "type it back"}, {"go": "show the key"}):
        assert mine.post("/door/new-key/step", form).headers["location"] == "/door/new-key"
    groups = shown_key(mine)
    mine.post("/door/new-key/step", {"go": "check", "first": groups[0], "second": groups[1]})

    assert fits(recovery_key)


def test_without_the_passphrase_no_key_is_shown(mine: Browser, recovery_key: str) -> None:
    answer = mine.post("/door/new-key", {"old": "wrong"})

    assert (answer.status, WrongPassphrase.sentence in answer.text) == (403, True)
    assert cookie.setup_name() not in mine.cookies
    assert "<code>" not in mine.get("/door/new-key").text


def test_the_steps_of_a_new_key_do_not_lead_into_a_new_journal(mine: Browser, recovery_key: str) -> None:
    shown_key(mine)
    mine.post("/door/step", {"go": "type it back"})
    assert mine.get("/door/setup").headers["location"] == "/"
    mine.post("/door/begin", {"computer": "my own", "weekly_units": "20", "zone": "UTC"})

    assert (fits(recovery_key), opens_with(PASSPHRASE)) == (True, True)


def test_a_folder_that_cannot_be_written_leaves_the_old_key(
    mine: Browser, recovery_key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = typed_back(mine, shown_key(mine))

    def closed(*_args: object) -> None:
        raise FolderNotWritable

    monkeypatch.setattr(keys, "write", closed)
    answer = mine.post("/door/new-key/step", right)

    assert (answer.status, FolderNotWritable.sentence in unescape(answer.text)) == (409, True)
    assert fits(recovery_key)


def test_a_key_typed_for_a_lost_passphrase_is_not_shown_as_a_new_one(mine: Browser, recovery_key: str) -> None:
    assert mine.post("/door/recovery", {"key": recovery_key}).status == 303

    assert "<code>" not in mine.get("/door/new-key").text


def test_another_browser_does_not_see_the_key(
    mine: Browser, recovery_key: str, new_browser: Callable[[], Browser]
) -> None:
    groups = shown_key(mine)
    other = new_browser()
    other.post("/door/unlock", {"passphrase": PASSPHRASE})

    assert not any(group in other.get("/door/new-key").text for group in groups)


# --- who may not ---------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ADDRESSES)
def test_a_locked_browser_is_led_to_the_door(recovery_key: str, browser: Browser, path: str) -> None:
    assert browser.get(path).headers["location"] == "/settings"
    assert browser.post(path, {"old": PASSPHRASE, "passphrase": ANOTHER, "again": ANOTHER}).status == 303
    assert "Welcome back" in browser.get("/settings").text
    assert opens_with(PASSPHRASE)


def test_after_the_lock_the_key_is_not_shown(mine: Browser, recovery_key: str) -> None:
    groups = shown_key(mine)
    right = typed_back(mine, groups)
    mine.post("/door/lock")

    assert mine.get("/door/new-key").status == 303
    mine.post("/door/new-key/step", right)
    assert fits(recovery_key)


@pytest.mark.parametrize("path", ADDRESSES)
def test_the_demo_has_no_keys_to_change(browser: Browser, stand_in: Callable[[str], Journal], path: str) -> None:
    demo = stand_in("demo")
    demo.is_demo = True
    browser.is_let_into(demo)

    assert browser.get(path).headers["location"] == "/settings"
    assert browser.post(path, {"old": ""}).headers["location"] == "/settings"


@pytest.mark.parametrize("path", [*ADDRESSES, "/door/new-key/step"])
def test_another_page_cannot_send_these_forms(mine: Browser, path: str) -> None:
    form = {"old": PASSPHRASE, "passphrase": ANOTHER, "again": ANOTHER}

    assert mine.post(path, form, origin="http://127.0.0.1:9999").status == 403
    assert mine.post(path, form, origin="").status == 403
    assert opens_with(PASSPHRASE)


@pytest.mark.parametrize("path", ADDRESSES)
def test_these_pages_are_kept_nowhere_and_run_no_foreign_script(mine: Browser, path: str) -> None:
    headers = mine.get(path).headers

    assert headers["cache-control"] == "no-store"
    assert "script-src 'self';" in headers["content-security-policy"]


# --- all keys anew -------------------------------------------------------------------------------


def anew(browser: Browser, **typed: str) -> Answer:
    form = {"old": PASSPHRASE, "passphrase": ANOTHER, "again": ANOTHER, **typed}
    return browser.post("/door/new-data-key", form)


@pytest.mark.parametrize("replaces", [False, True])
def test_all_keys_anew_hold_once_two_groups_were_typed_back(
    mine: Browser, recovery_key: str, *, replaces: bool
) -> None:
    journal = unlocked.peek(mine.cookies[cookie.name()])
    assert journal is not None
    older = backup.keep(journal, "by-hand", date(2026, 11, 1))
    assert anew(mine, **({"replaces_backups": "yes"} if replaces else {})).headers["location"] == "/door/new-key"
    groups = re.findall(r"<code>(.*?)</code>", mine.get("/door/new-key").text)
    before = journal._data_key
    assert (opens_with(PASSPHRASE), fits(recovery_key)) == (True, True)
    answer = mine.post("/door/new-key/step", typed_back(mine, groups))

    assert answer.status == 200
    assert (opens_with(ANOTHER), opens_with(PASSPHRASE)) == (True, False)
    assert (fits("-".join(groups)), fits(recovery_key)) == (True, False)
    assert not journal.is_opened_by(before)
    assert journal.clients.count() == 0
    assert older.exists() is not replaces
    assert (older.name in answer.text) is not replaces
    assert mine.is_inside


def test_all_keys_anew_need_the_passphrase_and_two_that_are_the_same(mine: Browser) -> None:
    assert anew(mine, again="something else").status == 422
    assert anew(mine, old="wrong").status == 403
    assert opens_with(PASSPHRASE)
