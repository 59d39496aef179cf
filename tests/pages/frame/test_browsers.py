"""Who is in: cookies, idle time, and when a journal is closed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest

from journal.errors import WrongPassphrase
from journal.records.settings import Settings
from journal.store.journal import Journal
from journal.store.keys import KeyFile
from journal.store.opening import Proved
from pages.frame import clock
from pages.frame.browsers import COOKIES_EACH, TABS_REMEMBERED, UnlockedBrowsers, hashed
from pages.frame.proof import Proof
from tests.pages.frame.conftest import Clock

SECRET = "s" * 43
KEY_FILE = cast(KeyFile, None)

Make = Callable[[str], Journal]


@pytest.fixture
def browsers(time_passing: Clock) -> UnlockedBrowsers:
    fresh = UnlockedBrowsers()
    fresh.clock = time_passing
    return fresh


def closed(journal: Journal) -> bool:
    return bool(getattr(journal, "closed", False))


def test_the_last_browser_to_lock_closes_the_journal(browsers: UnlockedBrowsers, stand_in: Make) -> None:
    journal = stand_in("one")
    first, second = browsers.let_in(journal), browsers.let_in(journal)
    browsers.lock(first)
    assert (browsers.peek(first), browsers.peek(second), closed(journal)) == (None, journal, False)
    browsers.lock(second)
    assert closed(journal)


def test_no_cookie_is_kept_in_memory(browsers: UnlockedBrowsers, stand_in: Make) -> None:
    value = browsers.let_in(stand_in("one"))
    assert value not in repr(vars(browsers))
    assert hashed(value) in browsers._browsers


def test_every_cookie_is_another(browsers: UnlockedBrowsers, stand_in: Make) -> None:
    journal = stand_in("one")
    assert len({browsers.let_in(journal) for _ in range(50)}) == 50


def test_a_cookie_from_nowhere_is_locked(browsers: UnlockedBrowsers) -> None:
    assert browsers.peek(None) is None
    assert browsers.peek("") is None
    assert browsers.peek("x") is None
    assert browsers.touch("x") is None
    assert browsers.seconds_left("x") == 0
    browsers.lock("x")


def test_idle_browsers_are_locked_and_active_ones_are_not(
    browsers: UnlockedBrowsers, stand_in: Make, time_passing: Clock
) -> None:
    idle, active = stand_in("one"), stand_in("two")
    left, here = browsers.let_in(idle), browsers.let_in(active)
    time_passing.pass_by(300)
    browsers.touch(here)
    time_passing.pass_by(300)
    browsers.lock_idle()
    assert (browsers.peek(left), closed(idle)) == (None, True)
    assert (browsers.peek(here), closed(active)) == (active, False)


def test_a_changed_idle_time_holds_from_then_on(
    browsers: UnlockedBrowsers, stand_in: Make, time_passing: Clock
) -> None:
    journal: Any = stand_in("one")
    value = browsers.let_in(journal)
    journal.kept, journal.version = replace(Settings(), idle_minutes=1), 1
    browsers.touch(value)
    assert browsers.seconds_left(value) == 60
    time_passing.pass_by(60)
    assert browsers.peek(value) is None


def test_a_wrong_passphrase_for_an_open_journal_changes_nothing(browsers: UnlockedBrowsers, stand_in: Make) -> None:
    journal = stand_in("one")
    value = browsers.let_in(journal)

    with pytest.raises(WrongPassphrase):
        browsers.enter(Path("/nowhere"), Proved(KEY_FILE, b"another key"), Proof(value, SECRET))
    assert browsers.peek(value) is journal


def test_an_open_journal_is_not_opened_twice(browsers: UnlockedBrowsers, stand_in: Make) -> None:
    journal = stand_in("one")
    browsers.let_in(journal)
    _, entered = browsers.enter(Path("/nowhere"), Proved(KEY_FILE, b"key"), Proof("", SECRET))
    assert entered is journal


def test_the_demo_is_never_taken_for_the_real_journal(
    browsers: UnlockedBrowsers, stand_in: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    demo: Any = stand_in("demo")
    demo.is_demo = True
    browsers.let_in(demo)
    monkeypatch.setattr("pages.frame.browsers.open_proved", lambda *_, **__: stand_in("real"))
    _, entered = browsers.enter(Path("/nowhere"), Proved(KEY_FILE, b"key"), Proof("", SECRET))
    assert entered.id == "real"


def test_locking_tells_which_tabs_must_forget(browsers: UnlockedBrowsers, stand_in: Make) -> None:
    told: list[frozenset[str]] = []
    browsers.when_locked.append(lambda _key, tabs: told.append(tabs))
    journal = stand_in("one")
    value = browsers.let_in(journal)
    browsers.remember_tab(value, "tab-1", journal)
    again = browsers.let_in(journal, Proof(value, SECRET))
    browsers.remember_tab(again, "tab-1", journal)
    browsers.let_in(stand_in("two"), Proof(again, SECRET))
    assert told == [frozenset(), frozenset({"tab-1"})]


def test_a_tab_returns_only_to_its_own_journal(browsers: UnlockedBrowsers, stand_in: Make) -> None:
    one, two = stand_in("one"), stand_in("two")
    value = browsers.let_in(one)
    browsers.remember_tab(value, "tab-1", one)
    after = browsers.let_in(two, Proof(value, SECRET))
    browsers.remember_tab(after, "tab-1", two)  # a late run of the old tab does not move it
    assert (browsers.may_return("tab-1", one), browsers.may_return("tab-1", two)) == (True, False)
    assert browsers.may_return("never seen", two)


def test_only_so_many_tabs_are_remembered(browsers: UnlockedBrowsers, stand_in: Make) -> None:
    journal = stand_in("one")
    value = browsers.let_in(journal)
    for number in range(TABS_REMEMBERED + 5):
        browsers.remember_tab(value, f"tab-{number}", journal)
    assert len(browsers._journal_of_tab) == TABS_REMEMBERED


def test_a_tab_goes_on_with_the_secret_it_has_when_its_browser_unlocks_anew(
    browsers: UnlockedBrowsers, stand_in: Make
) -> None:
    journal = stand_in("one")
    value = browsers.let_in(journal, Proof("", SECRET))
    after = browsers.let_in(journal, Proof(value, "t" * 43))
    assert browsers.proven(Proof(after, SECRET)) == browsers.proven(Proof(after, "t" * 43)) == after
    later = browsers.let_in(stand_in("two"), Proof(after, "u" * 43))
    assert browsers.proven(Proof(later, "t" * 43)) is None


def test_unlocking_anew_ends_what_was_in_under_an_overwritten_cookie(
    browsers: UnlockedBrowsers, stand_in: Make
) -> None:
    before, after = stand_in("one"), stand_in("two")
    browsers.let_in(before, Proof("", SECRET))
    browsers.let_in(after, Proof("tossed", "t" * 43, before=SECRET))
    assert (closed(before), closed(after)) == (True, False)


def test_only_so_many_cookies_are_given_to_one_browser(browsers: UnlockedBrowsers, stand_in: Make) -> None:
    browsers.let_in(stand_in("one"), Proof("", SECRET))
    given = [browsers.writing(Proof("tossed", SECRET))[1] for _ in range(COOKIES_EACH + 2)]
    assert [browsers.peek(value) is not None for value in given] == [False] * 2 + [True] * COOKIES_EACH
    browsers.lock(given[-1])
    assert browsers._another_cookie == {}


def test_the_clock_goes_on() -> None:
    assert clock.seconds() <= clock.seconds()
