"""Who is in: which browser may use which open journal, and until when.

    cookie ──sha256──▶ journal, last activity, open tabs

Nothing but the hash of a cookie is kept. Several browsers may share one
open journal; when the last of them is locked, the journal closes and its
key is dropped from memory.
"""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from journal.errors import JournalError
from journal.store.journal import Journal
from pages.frame import clock, cookie

TABS_REMEMBERED = 1_000
"""Tabs whose journal is remembered, so that a tab never wakes up in another journal."""


@dataclass(slots=True)
class _Browser:
    journal: Journal
    last_activity: float
    idle_seconds: float
    settings_version: int
    tabs: set[str] = field(default_factory=set)


class UnlockedBrowsers:
    """The browsers that are in. Safe to use from any thread.

    `when_locked` is called with a cookie's hash and the ids of the tabs
    whose state must go, after that browser was locked.
    """

    def __init__(self) -> None:
        self.clock: Callable[[], float] = clock.seconds
        self.when_locked: list[Callable[[str, frozenset[str]], None]] = []
        self._browsers: dict[str, _Browser] = {}
        self._journal_of_tab: OrderedDict[str, str] = OrderedDict()
        self._changing = threading.RLock()

    def enter(
        self, folder: Path, opener: Callable[[], Journal], verify: Callable[[], None], before: str | None = None
    ) -> tuple[str, Journal]:
        """Open the journal in `folder`, or prove the right to the one that is open, and let the browser in.

        `before` is the cookie that the browser had. Raises what `opener` and
        `verify` raise; then nothing has changed. One at a time: the file can
        be opened once, and each try costs 64 MiB.
        """
        with self._changing:
            journal = self._open_in(folder)
            if journal is None:
                journal = opener()
            else:
                verify()
            return self.let_in(journal, before), journal

    def let_in(self, journal: Journal, before: str | None = None) -> str:
        """Let a browser into an open journal and return its new cookie; the one it had is worth nothing now."""
        value = cookie.fresh()
        with self._changing:
            settings_version = journal.version
            idle = _idle_seconds(journal)
            self._browsers[hashed(value)] = _Browser(journal, self.clock(), idle, settings_version)
            self.lock(before, keep_tabs_of=journal.id)
        return value

    def peek(self, value: str | None) -> Journal | None:
        """Return the browser's journal, or None when it is locked. Does not count as activity."""
        browser = self._browsers.get(hashed(value)) if value else None
        if browser is None:
            return None
        if self._left(browser) <= 0:
            self.lock(value)
            return None
        return browser.journal

    def touch(self, value: str | None) -> Journal | None:
        """Return the browser's journal, or None when it is locked. The idle time starts anew."""
        journal = self.peek(value)
        browser = self._browsers.get(hashed(value)) if value else None
        if journal is None or browser is None:
            return None
        browser.last_activity = self.clock()
        self._refresh(browser)
        return journal

    def seconds_left(self, value: str | None) -> int:
        """Return whole seconds until this browser locks by itself; 0 when it is locked."""
        browser = self._browsers.get(hashed(value)) if value else None
        return max(0, int(self._left(browser))) if browser else 0

    def lock(self, value: str | None, *, keep_tabs_of: str | None = None) -> None:
        """Lock every tab of this browser. A cookie that is not in is no fault.

        With `keep_tabs_of`, tabs of that journal keep what they hold: the
        browser only gets a new cookie.
        """
        if value:
            self._lock_hashed(hashed(value), keep_tabs_of)

    def lock_idle(self) -> None:
        """Lock each browser whose idle time is over."""
        for key, browser in list(self._browsers.items()):
            self._refresh(browser)
            if self._left(browser) <= 0:
                self._lock_hashed(key, None)

    def lock_all(self) -> None:
        """Lock every browser, and so close every journal."""
        for key in list(self._browsers):
            self._lock_hashed(key, None)

    def remember_tab(self, value: str, tab: str, journal: Journal) -> None:
        """Note that a tab (a Streamlit session) shows this journal."""
        browser = self._browsers.get(hashed(value))
        if browser is not None:
            browser.tabs.add(tab)
        if tab not in self._journal_of_tab:
            self._journal_of_tab[tab] = journal.id
            while len(self._journal_of_tab) > TABS_REMEMBERED:
                self._journal_of_tab.popitem(last=False)

    def may_return(self, tab: str, journal: Journal) -> bool:
        """Say whether a tab that lost its connection may take it up again in this journal."""
        return self._journal_of_tab.get(tab, journal.id) == journal.id

    def _open_in(self, folder: Path) -> Journal | None:
        for browser in self._browsers.values():
            if not browser.journal.is_demo and browser.journal.folder == folder:
                return browser.journal
        return None

    def _lock_hashed(self, key: str, keep_tabs_of: str | None) -> None:
        with self._changing:
            browser = self._browsers.pop(key, None)
            if browser is None:
                return
            if all(other.journal is not browser.journal for other in self._browsers.values()):
                browser.journal.close()
        tabs = frozenset() if browser.journal.id == keep_tabs_of else frozenset(browser.tabs)
        for tell in self.when_locked:
            tell(key, tabs)

    def _left(self, browser: _Browser) -> float:
        return browser.idle_seconds - (self.clock() - browser.last_activity)

    def _refresh(self, browser: _Browser) -> None:
        """Read the idle time again if the journal has changed since."""
        if browser.journal.version == browser.settings_version:
            return
        try:
            browser.settings_version = browser.journal.version
            browser.idle_seconds = _idle_seconds(browser.journal)
        except JournalError:
            return  # Closed this moment by another thread: nothing to read, nothing to lose.


def hashed(value: str) -> str:
    """Return the hash under which a cookie is known: a look into memory shows no cookie."""
    return hashlib.sha256(value.encode()).hexdigest()


def _idle_seconds(journal: Journal) -> float:
    return journal.settings.read().idle_minutes * 60.0


unlocked = UnlockedBrowsers()
"""The one registry of this process."""
