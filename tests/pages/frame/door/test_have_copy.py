"""On a new computer: a copy comes in, is opened with its key, and is the journal there; hostile files leave nothing."""

from __future__ import annotations

import asyncio
import shutil
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from starlette.types import Message

from journal.errors import DiskFull
from journal.records.check_in import CheckIn
from journal.store import archive, backup, brought_home, inbox, inbox_files
from journal.store.opening import (
    exists,
    journal_home,
    make_inbox_ready,
    open_with_passphrase,
    open_with_recovery_key,
)
from journal.wording import have_copy as wording
from pages.frame import cookie
from pages.frame.browsers import unlocked
from pages.frame.door import have_copy
from pages.frame.door.waiting import waits
from tests.pages.frame.asgi_browser import ORIGIN, Answer, Browser
from tests.pages.frame.conftest import PASSPHRASE, Clock

HERE = datetime(2026, 11, 4, 20, tzinfo=ZoneInfo("Europe/Berlin"))
WORDS = "K2 worry 7, the dog barked"


@pytest.fixture(autouse=True)
def nothing_waits_at_the_door() -> None:
    have_copy.one_copy.path = None


@pytest.fixture(scope="session")
def copy_of(made_once: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, str]:
    """Return the bytes of a copy with an entry and a line at the door, and its recovery key."""
    folder = tmp_path_factory.mktemp("old") / "journal"
    shutil.copytree(made_once[0], folder)
    journal = open_with_passphrase(folder, PASSPHRASE)
    make_inbox_ready(journal)
    journal.check_ins.add(CheckIn(at=HERE, heavy=3))
    inbox_files.leave(folder, WORDS)
    backup.to_file(journal, folder / "the.journal-backup")
    journal.close()
    return (folder / "the.journal-backup").read_bytes(), made_once[1]


def bring(browser: Browser, raw: bytes, **headers: str) -> Answer:
    return browser.ask("POST", "/door/copy/file", raw, {"origin": ORIGIN, **headers})


def what_lies_there() -> list[str]:
    home = journal_home()
    return sorted(path.name for path in home.iterdir()) if home.exists() else []


def test_the_first_page_leads_to_it(browser: Browser) -> None:
    assert 'href="/door/copy"' in browser.get("/").text
    assert "Bring your journal here" in browser.get("/door/copy").text


def test_a_copy_is_opened_with_its_passphrase_and_everything_is_there(
    browser: Browser, copy_of: tuple[bytes, str]
) -> None:
    assert bring(browser, copy_of[0]).json() == {"kept": True}
    assert not exists(journal_home())
    shown = browser.get("/door/copy").text
    assert "with 1 line left at the door" in shown
    wrong = browser.post("/door/copy/open", {"passphrase": "another"})
    assert (wrong.status, wording.WRONG_PASSPHRASE in wrong.text) == (403, True)
    assert not exists(journal_home())
    waits.forget()
    done = browser.post("/door/copy/open", {"passphrase": PASSPHRASE})
    assert (done.status, done.headers["location"]) == (303, "/")
    assert browser.is_inside
    journal = unlocked.peek(browser.cookies[cookie.name()])
    assert journal is not None
    assert journal.check_ins.count() == 1
    assert [line.text for line in inbox.opened(journal).lines] == [WORDS]
    assert cookie.setup_name() not in browser.cookies
    assert [name for name in what_lies_there() if name.startswith(".")] == []


def test_with_the_recovery_key_it_asks_for_a_new_passphrase(browser: Browser, copy_of: tuple[bytes, str]) -> None:
    bring(browser, copy_of[0])
    done = browser.post("/door/copy/open", {"key": copy_of[1]})
    assert (done.status, done.headers["location"]) == (303, "/door/new-passphrase")
    again = {"passphrase": "quiet otter under maples", "again": "quiet otter under maples"}
    assert browser.post("/door/new-passphrase", again).status == 303
    assert browser.is_inside
    unlocked.lock_all()
    open_with_passphrase(journal_home(), "quiet otter under maples").close()
    open_with_recovery_key(journal_home(), copy_of[1]).close()


def test_a_wrong_recovery_key_keeps_the_copy_waiting(browser: Browser, copy_of: tuple[bytes, str]) -> None:
    bring(browser, copy_of[0])
    wrong = browser.post("/door/copy/open", {"key": "AAAAA"})
    assert (wrong.status, wording.WRONG_KEY in wrong.text) == (403, True)
    assert "Open your copy" in browser.get("/door/copy").text


@pytest.mark.parametrize("how", ["text", "empty", "cut", "out of the folder", "newer"])
def test_what_is_no_whole_copy_is_refused_and_leaves_nothing(
    browser: Browser, copy_of: tuple[bytes, str], tmp_path: Path, how: str
) -> None:
    (tmp_path / "whole").write_bytes(copy_of[0])
    with zipfile.ZipFile(tmp_path / "whole") as file:
        told = {name: file.read(name) for name in file.namelist()}
    if how == "newer":
        told["version"] = b"3"
    elif how == "out of the folder":
        told["../../.bashrc"] = b"x"
    with zipfile.ZipFile(tmp_path / "changed", "w") as file:
        for name, raw in told.items():
            file.writestr(name, raw)
    raw = {"text": b"a letter", "empty": b"", "cut": copy_of[0][:-9]}.get(how, (tmp_path / "changed").read_bytes())
    answer = bring(browser, raw)
    assert answer.status == 422
    assert ("newer version" if how == "newer" else "not a whole backup") in answer.json()["sentence"]
    assert "Nothing of it was kept" in answer.json()["sentence"]
    assert not journal_home().exists()
    assert "Bring your journal here" in browser.get("/door/copy").text


def test_a_copy_whose_pages_do_not_check_out_is_no_journal_here(
    browser: Browser, copy_of: tuple[bytes, str], tmp_path: Path
) -> None:
    (tmp_path / "whole").write_bytes(copy_of[0])
    with zipfile.ZipFile(tmp_path / "whole") as file:
        told = {name: file.read(name) for name in file.namelist()}
    page = bytearray(told["journal.db"])
    page[len(page) // 2] ^= 1
    with zipfile.ZipFile(tmp_path / "changed", "w") as file:
        for name, raw in {**told, "journal.db": bytes(page)}.items():
            file.writestr(name, raw)
    assert bring(browser, (tmp_path / "changed").read_bytes()).json() == {"kept": True}
    answer = browser.post("/door/copy/open", {"passphrase": PASSPHRASE})
    assert (answer.status, brought_home.DAMAGED in answer.text) == (409, True)
    assert not exists(journal_home())
    assert len(what_lies_there()) == 1  # the copy itself: another one can be taken in its place
    bring(browser, b"nothing")
    have_copy.sweep()
    assert not journal_home().exists()


def test_another_page_a_stranger_and_a_locked_journal_get_nowhere(
    browser: Browser, new_browser: Callable[[], Browser], copy_of: tuple[bytes, str]
) -> None:
    assert bring(browser, copy_of[0], origin="http://127.0.0.1:9999").status == 403
    assert bring(browser, copy_of[0], x_journal_secret="").status == 422
    assert not journal_home().exists()
    bring(browser, copy_of[0])
    stranger = new_browser()
    stranger.cookies = dict(browser.cookies)
    assert stranger.post("/door/copy/open", {"passphrase": PASSPHRASE}).status == 410
    assert "Bring your journal here" in stranger.get("/door/copy").text
    assert not exists(journal_home())


def test_where_a_journal_is_nothing_is_brought(browser: Browser, recovery_key: str, copy_of: tuple[bytes, str]) -> None:
    before = (journal_home() / "journal.key").read_bytes()
    assert bring(browser, copy_of[0]).status == 422
    assert browser.get("/door/copy").headers["location"] == "/"
    assert (journal_home() / "journal.key").read_bytes() == before
    assert [name for name in what_lies_there() if name.startswith(".")] == []


def test_a_journal_made_meanwhile_is_not_overwritten(
    browser: Browser, made_once: tuple[Path, str], copy_of: tuple[bytes, str]
) -> None:
    bring(browser, copy_of[0])
    shutil.copytree(made_once[0], journal_home(), dirs_exist_ok=True)
    before = (journal_home() / "journal.db").read_bytes()
    assert browser.post("/door/copy/open", {"passphrase": PASSPHRASE}).headers["location"] == "/"
    assert (journal_home() / "journal.db").read_bytes() == before
    assert [name for name in what_lies_there() if name.startswith(".")] == []


def test_a_disk_without_room_is_said_before_anything_is_written(
    browser: Browser, copy_of: tuple[bytes, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = bring(browser, copy_of[0], content_length=str(2**60))
    assert answer.status == 422
    usage = shutil.disk_usage("/")
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage._replace(free=len(copy_of[0])))
    answer = bring(browser, copy_of[0], content_length=str(len(copy_of[0])))
    assert (answer.status, answer.json()["sentence"]) == (507, brought_home.NO_ROOM)
    assert not journal_home().exists()


def test_a_disk_that_fills_up_while_it_is_unpacked_leaves_the_copy_waiting(
    browser: Browser, copy_of: tuple[bytes, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull

    bring(browser, copy_of[0])
    with monkeypatch.context() as patched:
        patched.setattr(archive, "_out", full)
        assert browser.post("/door/copy/open", {"passphrase": PASSPHRASE}).status == 409
    assert not exists(journal_home())
    assert browser.post("/door/copy/open", {"passphrase": PASSPHRASE}).status == 303
    assert browser.is_inside


def test_more_than_a_backup_can_be_is_not_taken(
    browser: Browser, copy_of: tuple[bytes, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "MOST_FILE_BYTES", 1000)
    assert bring(browser, copy_of[0]).status == 422
    assert not journal_home().exists()


def test_a_browser_that_goes_away_in_the_middle_leaves_nothing(browser: Browser, copy_of: tuple[bytes, str]) -> None:
    parts: list[Message] = [
        {"type": "http.request", "body": copy_of[0][:1000], "more_body": True},
        {"type": "http.disconnect"},
    ]
    came: list[Message] = []

    async def receive() -> Message:
        return parts.pop(0)

    async def send(message: Message) -> None:
        came.append(message)

    asyncio.run(browser._call(browser.scope("http", "/door/copy/file", {"origin": ORIGIN}, "POST"), receive, send))
    assert came[0]["status"] == 400
    assert not journal_home().exists()
    assert bring(browser, copy_of[0]).json() == {"kept": True}


def test_it_waits_half_an_hour_and_a_killed_server_leaves_nothing(
    browser: Browser, copy_of: tuple[bytes, str], time_passing: Clock
) -> None:
    bring(browser, copy_of[0])
    time_passing.pass_by(31 * 60)
    late = browser.post("/door/copy/open", {"passphrase": PASSPHRASE})
    assert (late.status, wording.TOOK_TOO_LONG in late.text) == (410, True)
    have_copy.one_copy.forget_old()
    assert not journal_home().exists()
    bring(browser, copy_of[0])
    have_copy.one_copy.forget_old()
    assert len(what_lies_there()) == 1
    have_copy.one_copy.path = None  # the server was killed
    (journal_home() / ".brought-0123abcd").mkdir()
    (journal_home() / ".brought-0123abcd" / "journal.db").write_bytes(b"half")
    (journal_home() / "mine.txt").write_bytes(b"mine")
    have_copy.sweep()
    assert what_lies_there() == ["mine.txt"]
