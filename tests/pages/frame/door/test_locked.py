"""The locked door: unlocking, the growing wait, coming back to the page that was asked for, the recovery key."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from journal.errors import DiskFull, JournalBusy, WrongPassphrase
from journal.store.journal import Journal
from journal.store.opening import Proved, journal_home, open_with_passphrase, prove_passphrase
from pages.frame import cookie
from pages.frame.browsers import unlocked
from pages.frame.door.page import local_path
from tests.pages.frame.asgi_browser import Browser
from tests.pages.frame.conftest import PASSPHRASE, Clock

NAME = "between-sessions-8765"


def unlock(browser: Browser, passphrase: str = PASSPHRASE, after: str = "/") -> int:
    return browser.post("/door/unlock", {"passphrase": passphrase, "next": after}).status


def test_the_right_passphrase_sets_a_cookie_that_scripts_and_other_sites_never_see(
    recovery_key: str, browser: Browser
) -> None:
    answer = browser.post("/door/unlock", {"passphrase": PASSPHRASE, "next": "/reflection?id=3"})
    assert (answer.status, answer.headers["location"]) == (303, "/reflection?id=3")
    line = next(line for line in answer.set_cookies if line.startswith(f"{NAME}="))
    told = {part.strip().lower() for part in line.split(";")[1:]}
    assert told == {"httponly", "path=/", "samesite=strict"}  # no Max-Age, no Expires: gone with the browser
    assert len(browser.cookies[NAME]) >= 43  # 256 bits, base 64
    assert browser.is_inside


def test_no_other_answer_sets_the_cookie(recovery_key: str, browser: Browser) -> None:
    for path in ("/", "/door/peek", "/door/setup", "/door/recovery", "/door/hello"):
        assert browser.get(path).set_cookies == []
    assert browser.post("/door/unlock", {"passphrase": "wrong"}).set_cookies == []
    assert browser.post("/door/touch").set_cookies == []


def test_unlocking_anew_changes_the_cookie_and_ends_the_old_one(recovery_key: str, browser: Browser) -> None:
    unlock(browser)
    before = browser.cookies[NAME]
    unlock(browser)
    assert browser.cookies[NAME] != before
    assert unlocked.peek(before) is None
    assert browser.is_inside


def test_a_second_browser_must_prove_itself_and_then_shares_the_open_journal(
    recovery_key: str, new_browser: Callable[[], Browser]
) -> None:
    first, second = new_browser(), new_browser()
    unlock(first)
    assert unlock(second, "wrong") == 403
    assert "Welcome back" in second.get("/").text
    assert unlock_after_waiting(second) == 303
    assert unlocked.peek(first.cookies[NAME]) is unlocked.peek(second.cookies[NAME])


def unlock_after_waiting(browser: Browser) -> int:
    assert isinstance(unlocked.clock, Clock)
    unlocked.clock.pass_by(60)
    return unlock(browser)


def test_the_passphrase_is_never_in_an_answer(recovery_key: str, browser: Browser) -> None:
    answer = browser.post("/door/unlock", {"passphrase": "something <typed>"})
    assert "something" not in answer.text + str(answer.headers)


def test_a_wrong_passphrase_is_told_as_the_error_tells_it(recovery_key: str, browser: Browser) -> None:
    answer = browser.post("/door/unlock", {"passphrase": "wrong", "next": "/week"})
    assert (answer.status, WrongPassphrase.sentence in answer.text) == (403, True)
    assert 'value="/week"' in answer.text


def test_the_wait_doubles_up_to_a_minute(recovery_key: str, browser: Browser, time_passing: Clock) -> None:
    waits = []
    for _ in range(8):
        assert unlock(browser, "wrong") == 403
        waits.append(next(s for s in range(100) if not _still_waiting(browser, time_passing)))
    assert waits == [1, 2, 4, 8, 16, 32, 60, 60]


def _still_waiting(browser: Browser, time_passing: Clock) -> bool:
    """Let a second pass if the door still waits."""
    waiting: bool = browser.post("/door/wait", body={"known": browser.known}).json()["seconds"] > 0
    if waiting:
        time_passing.pass_by(1)
    return waiting


def test_guesses_of_others_keep_nobody_waiting_who_has_unlocked_before(
    recovery_key: str, new_browser: Callable[[], Browser]
) -> None:
    mine, guessing, new = new_browser(), new_browser(), new_browser()
    assert unlock(mine) == 303
    mine.post("/door/lock")
    statuses = [unlock(guessing, f"guess {n}") for n in range(200)]
    assert (statuses[0], set(statuses[1:])) == (403, {429})
    assert unlock(new) == 429
    assert unlock(mine) == 303


def test_who_has_unlocked_before_waits_for_their_own_mistakes(recovery_key: str, browser: Browser) -> None:
    unlock(browser)
    assert (unlock(browser, "wrong"), unlock(browser)) == (403, 429)


def test_a_token_opens_nothing_and_falls_with_a_new_passphrase(
    recovery_key: str, new_browser: Callable[[], Browser]
) -> None:
    mine, other = new_browser(), new_browser()
    unlock(mine)
    unlock(other)
    other.post("/door/lock")
    assert not other.is_inside
    told = {"old": PASSPHRASE, "passphrase": "seven slow herons by the weir", "again": "seven slow herons by the weir"}
    assert mine.post("/door/change-passphrase", told).status == 200
    unlock(Browser(mine.app), "guess")
    assert unlock(other, "seven slow herons by the weir") == 429
    assert unlock(mine, "seven slow herons by the weir") == 303


@pytest.mark.parametrize("content", [b"", b"[", b"{}", b"[1]", b"[[[[", '["é"]'.encode(), b"\xff\xfe", b"[" * 100_000])
def test_a_file_of_known_browsers_that_is_not_ours_knows_nobody(
    recovery_key: str, browser: Browser, content: bytes
) -> None:
    (journal_home() / "journal.known").write_bytes(content)
    assert unlock(browser, "wrong") == 403
    assert unlock(browser) == 429


def test_a_try_that_is_under_way_is_not_waited_for(
    recovery_key: str, new_browser: Callable[[], Browser], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A crowd of guesses must not hold every thread of the server."""
    met: list[int] = []

    def meanwhile(folder: Path, passphrase: str) -> Proved:
        met.append(unlock(new_browser(), "another"))
        return prove_passphrase(folder, passphrase)

    monkeypatch.setattr("pages.frame.door.locked.prove_passphrase", meanwhile)
    assert unlock(new_browser()) == 303
    assert met == [429]


def test_a_form_without_the_secret_opens_nothing(recovery_key: str, browser: Browser) -> None:
    for path in ("/door/unlock", "/door/recovery", "/door/demo"):
        answer = browser.post(path, {"passphrase": PASSPHRASE, "key": recovery_key, "secret": ""})
        assert (answer.status, "allow scripts" in answer.text) == (422, True)
    assert not browser.is_inside


def test_during_the_wait_even_the_right_passphrase_is_not_tried(
    recovery_key: str, browser: Browser, time_passing: Clock
) -> None:
    unlock(browser, "wrong")
    answer = browser.post("/door/unlock", {"passphrase": PASSPHRASE})
    assert (answer.status, "the next try waits" in answer.text) == (429, True)
    time_passing.pass_by(1)
    assert unlock(browser) == 303


def test_dropping_the_cookies_does_not_shorten_the_wait(
    recovery_key: str, new_browser: Callable[[], Browser], time_passing: Clock
) -> None:
    for seconds in (1, 2, 4):
        assert unlock(new_browser(), "wrong") == 403
        time_passing.pass_by(seconds - 0.5)
        assert unlock(new_browser()) == 429
        time_passing.pass_by(0.5)
    assert unlock(new_browser()) == 303


def test_a_right_passphrase_forgets_the_wait(recovery_key: str, browser: Browser, time_passing: Clock) -> None:
    for seconds in (1, 2, 4):
        unlock(browser, "wrong")
        time_passing.pass_by(seconds)
    unlock(browser)
    unlock(browser, "wrong")
    time_passing.pass_by(1)
    assert unlock(browser) == 303


@pytest.mark.parametrize(
    "told",
    [
        "//evil.example", "http://evil.example", "https:evil", "evil", "", "/\\evil.example", "\\\\evil",
        "/\t/evil.example", "/a\r\nSet-Cookie: x=y", "/ ", "/%0a\x00", "/door/peek", "javascript:alert(1)", "/é",
        "/" + "a" * 3_000,
    ],
)  # fmt: skip
def test_only_a_page_of_this_server_is_come_back_to(told: str) -> None:
    assert local_path(told) == "/"


@pytest.mark.parametrize("told", ["//evil.example", "/\\evil.example"])
def test_unlocking_leads_to_no_other_server(recovery_key: str, browser: Browser, told: str) -> None:
    answer = browser.post("/door/unlock", {"passphrase": PASSPHRASE, "next": told})
    assert (answer.status, answer.headers["location"]) == (303, "/")


@pytest.mark.parametrize("told", ["/", "/reflection?id=0a1b", "/emotional-load?from=2026-01-01&to=2026-02-01"])
def test_pages_of_this_server_are_kept(told: str) -> None:
    assert local_path(told) == told


def test_the_address_asked_for_is_escaped(recovery_key: str, browser: Browser) -> None:
    text = browser.get('/x?a="><script>alert(1)</script>').text
    assert "<script>alert" not in text
    text = browser.get("//evil.example/x").text
    assert 'value="/"' in text
    assert "evil" not in text


def test_a_journal_open_in_another_process_is_told(
    recovery_key: str, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object, **__: object) -> Journal:
        raise JournalBusy

    monkeypatch.setattr("pages.frame.browsers.open_proved", busy)
    answer = browser.post("/door/unlock", {"passphrase": PASSPHRASE})
    assert (answer.status, JournalBusy.sentence in answer.text) == (409, True)
    assert unlock(browser) == 409  # and no wait: the passphrase was not wrong


def test_unlocking_begins_the_days_backup(recovery_key: str, browser: Browser, no_backup: list[Journal]) -> None:
    unlock(browser)
    assert no_backup == [unlocked.peek(browser.cookies[NAME])]


def test_a_form_beyond_64_kib_is_refused(recovery_key: str, browser: Browser) -> None:
    assert unlock(browser, "x" * 70_000) == 413


def test_the_recovery_key_leads_to_a_new_passphrase_and_only_then_inside(recovery_key: str, browser: Browser) -> None:
    answer = browser.post("/door/recovery", {"key": recovery_key.lower().replace("-", " "), "next": "/week"})
    assert (answer.status, answer.headers["location"]) == (303, "/door/new-passphrase")
    assert "Welcome back" in browser.get("/").text
    fields = {"passphrase": "walnut kettle orbit moss", "again": "walnut kettle orbit moss"}
    done = browser.post("/door/new-passphrase", fields)
    assert (done.status, done.headers["location"]) == (303, "/week")
    assert browser.is_inside
    unlocked.lock_all()
    with pytest.raises(WrongPassphrase):
        open_with_passphrase(journal_home(), PASSPHRASE)
    open_with_passphrase(journal_home(), "walnut kettle orbit moss").close()


def test_the_new_passphrase_is_judged_and_compared(recovery_key: str, browser: Browser) -> None:
    browser.post("/door/recovery", {"key": recovery_key})
    assert browser.post("/door/new-passphrase", {"passphrase": "password1", "again": "password1"}).status == 422
    assert browser.post("/door/new-passphrase", {"passphrase": "walnut kettle orbit", "again": "other"}).status == 422
    assert "Welcome back" in browser.get("/").text


def test_a_wrong_recovery_key_leads_nowhere_and_waits(recovery_key: str, browser: Browser) -> None:
    assert browser.post("/door/recovery", {"key": "AAAAA-" * 8}).status == 403
    assert browser.post("/door/recovery", {"key": recovery_key}).status == 429
    assert browser.get("/door/new-passphrase").headers["location"] == "/door/recovery"
    fields = {"passphrase": "walnut kettle orbit moss", "again": "walnut kettle orbit moss"}
    assert browser.post("/door/new-passphrase", fields).headers["location"] == "/door/recovery"


def test_a_new_passphrase_that_comes_too_late_begins_again(
    recovery_key: str, browser: Browser, time_passing: Clock
) -> None:
    browser.post("/door/recovery", {"key": recovery_key})
    time_passing.pass_by(30 * 60 + 1)
    assert browser.get("/door/new-passphrase").headers["location"] == "/door/recovery"


def test_the_demo_takes_the_place_of_the_open_journal(
    inside: Browser, stand_in: Callable[[str], Journal], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = inside.cookies[NAME]
    real = unlocked.peek(before)
    monkeypatch.setattr("journal.demo.opening.open_demo", lambda _today: stand_in("demo"))
    assert inside.post("/door/demo").status == 303
    assert unlocked.peek(before) is None
    assert inside.get("/door/peek").json()["journal"] == "demo"
    assert getattr(real, "closed", None) is True
    assert cookie.name() == NAME


def test_a_demo_that_cannot_be_made_leaves_everything_as_it_was(
    inside: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_today: date) -> Journal:
        raise DiskFull

    monkeypatch.setattr("journal.demo.opening.open_demo", full)
    answer = inside.post("/door/demo")
    assert (answer.status, DiskFull.sentence in answer.text) == (409, True)
    assert inside.is_inside
