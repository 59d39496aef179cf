"""The door in front of a journal that a newer program wrote: it says so, and the copy of before can be opened."""

from __future__ import annotations

from contextlib import closing

from journal.store.opening import journal_home, open_with_passphrase
from journal.wording import gone_back as wording
from tests.journal.store import journals
from tests.kill.migrating import one_step_more
from tests.pages.frame.asgi_browser import Browser
from tests.pages.frame.conftest import PASSPHRASE


def from_newer() -> None:
    with one_step_more(), closing(open_with_passphrase(journal_home(), PASSPHRASE)) as journal:
        journal.reflections.add(journals.reflection("written there"))


def test_it_says_so_and_opens_the_copy_of_before_with_the_passphrase_alone(recovery_key: str, browser: Browser) -> None:
    from_newer()
    told = browser.post("/door/unlock", {"passphrase": PASSPHRASE})
    assert (told.status, wording.OPEN_IT in told.text) == (409, True)
    assert "newer version" in told.text
    done = browser.post("/door/go-back", {"passphrase": PASSPHRASE})
    assert done.status == 200
    assert "1 entry written or changed since is in the newer file" in done.text
    assert browser.post("/door/unlock", {"passphrase": PASSPHRASE}).status == 303
    assert browser.is_inside


def test_a_wrong_passphrase_changes_nothing_and_the_next_try_waits(recovery_key: str, browser: Browser) -> None:
    from_newer()
    assert browser.post("/door/go-back", {"passphrase": "wrong"}).status == 403
    assert browser.post("/door/go-back", {"passphrase": PASSPHRASE}).status == 429
    assert not list(journal_home().glob("newer-*"))


def test_an_open_journal_is_never_gone_back_from(recovery_key: str, browser: Browser) -> None:
    from_newer()
    browser.post("/door/go-back", {"passphrase": PASSPHRASE})
    browser.post("/door/unlock", {"passphrase": PASSPHRASE})
    kept = sorted(journal_home().glob("newer-*"))
    assert browser.post("/door/go-back", {"passphrase": PASSPHRASE}).status == 303
    assert sorted(journal_home().glob("newer-*")) == kept
    assert browser.is_inside


def test_without_a_copy_of_before_it_is_only_said(recovery_key: str, browser: Browser) -> None:
    from_newer()
    for copy in (journal_home() / "backups").iterdir():
        copy.unlink()
    told = browser.post("/door/unlock", {"passphrase": PASSPHRASE})
    assert told.status == 409
    assert wording.OPEN_IT not in told.text
    assert browser.post("/door/go-back", {"passphrase": PASSPHRASE}).status == 303
