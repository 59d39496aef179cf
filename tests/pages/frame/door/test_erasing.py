"""The whole journal erased at the door: the passphrase once more, words typed, and then there is none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from journal.store import backup
from journal.store.journal import Journal
from journal.store.opening import journal_home
from pages.frame import cookie
from pages.frame.browsers import unlocked
from tests.pages.frame.asgi_browser import Browser
from tests.pages.frame.conftest import PASSPHRASE

ADDRESS = "/door/erase-all"
RIGHT = {"old": PASSPHRASE, "typed": "erase everything"}


@pytest.fixture
def journal(recovery_key: str, browser: Browser) -> Journal:
    """The journal that the browser unlocked."""
    assert browser.post("/door/unlock", {"passphrase": PASSPHRASE}).status == 303
    found = unlocked.peek(browser.cookies[cookie.name()])
    assert found is not None
    return found


def test_it_lists_the_backups_and_then_nothing_is_left(journal: Journal, browser: Browser) -> None:
    kept = backup.keep(journal, "by-hand", date(2026, 11, 1))
    assert kept.name in browser.get(ADDRESS).text
    answer = browser.post(ADDRESS, RIGHT)
    assert (answer.status, "The journal is erased" in answer.text) == (200, True)
    assert not journal_home().exists()
    assert not browser.is_inside


@pytest.mark.parametrize(("typed", "status"), [({"old": "wrong"}, 403), ({"typed": "yes"}, 422)])
def test_without_the_passphrase_or_the_words_all_of_it_stays(
    journal: Journal, browser: Browser, typed: dict[str, str], status: int
) -> None:
    assert browser.post(ADDRESS, RIGHT | typed).status == status
    assert (journal_home() / "journal.db").exists()
    assert browser.is_inside


def test_under_a_hold_it_stays_and_says_so(journal: Journal, browser: Browser) -> None:
    journal.settings.write(replace(journal.settings.read(), legal_hold=True))
    answer = browser.post(ADDRESS, RIGHT)
    assert (answer.status, "legal hold is on" in answer.text) == (409, True)
    assert (journal_home() / "journal.db").exists()


def test_a_locked_browser_is_led_away(recovery_key: str, browser: Browser) -> None:
    assert browser.post(ADDRESS, RIGHT).headers["location"] == "/retention"
    assert browser.get(ADDRESS).headers["location"] == "/retention"
    assert (journal_home() / "journal.db").exists()
