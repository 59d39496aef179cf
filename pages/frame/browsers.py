"""Who is in: which browser may use which open journal, and until when.

    cookie ──sha256──▶ journal, secret's hash, last activity, open tabs

Nothing but hashes of a cookie and of a secret (proof.py) are kept. Several
browsers may share one open journal; when the last of them is locked, the
journal closes and its key is dropped from memory.
"""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from journal.errors import JournalError, WrongPassphrase
from journal.store.journal import Journal
from journal.store.migrations import Progress
from journal.store.opening import Proved, open_proved
from pages.frame import clock, cookie
from pages.frame.proof import Proof

TABS_REMEMBERED = 1_000
"""Tabs whose journal is remembered, so that a tab never wakes up in another journal."""

COOKIES_EACH = 8
"""Cookies that a browser may have at a time: a new one is given where another server overwrote it."""


@dataclass(slots=True)
class _Browser:
    journal: Journal
    secrets: tuple[str, ...]
    last_activity: float
    idle_seconds: float
    settings_version: int
    tabs: set[str] = field(default_factory=set)
    more_cookies: list[str] = field(default_factory=list)


class UnlockedBrowsers:
    """The browsers that are in. Safe to use from any thread.

    `when_locked` is called with a browser's key and the ids of the tabs
    whose state must go, after that browser was locked.
    """

    def __init__(self) -> None:
        self.clock: Callable[[], float] = clock.seconds
        self.when_locked: list[Callable[[str, frozenset[str]], None]] = []
        self._browsers: dict[str, _Browser] = {}
        self._another_cookie: dict[str, str] = {}
        self._journal_of_tab: OrderedDict[str, str] = OrderedDict()
        self._changing = threading.RLock()
        self._opening = threading.Lock()

    def enter(
        self, folder: Path, proved: Proved, shown: Proof, progress: Progress | None = None
    ) -> tuple[str, Journal]:
        """Open the journal in `folder`, or join the one that is open, and let the browser in.

        `shown` is what the browser has: the secret that it is to be known by
        from now on, and the cookie of before. Raises what opening raises;
        then nothing has changed; `progress` is told of a long opening. The file can be opened once, so one at a
        time; nobody waits here while a passphrase is tried.
        """
        with self._opening:
            with self._changing:  # or the last browser to leave could close it in this very moment
                journal = self._open_in(folder)
                if journal is not None:
                    if not journal.is_opened_by(proved.data_key):
                        raise WrongPassphrase
                    return self.let_in(journal, shown), journal
            journal = open_proved(folder, proved, progress=progress)
            return self.let_in(journal, shown), journal

    def let_in(self, journal: Journal, shown: Proof | None = None) -> str:
        """Let a browser into an open journal and return its new cookie; the one it had is worth nothing now.

        One that shows no secret can be shown nothing either.
        """
        value = cookie.fresh()
        secrets: tuple[str, ...] = (hashed(shown.secret),) if shown and shown.secret else ()
        with self._changing:
            before = self._shown(Proof(shown.cookie, shown.before)) if shown else set()
            for browser in [self._browsers[key] for key in before]:
                if browser.journal is journal:
                    secrets += browser.secrets[:1]  # a tab that is in goes on with the secret of before
            settings_version = journal.version
            idle = _idle_seconds(journal)
            self._browsers[hashed(value)] = _Browser(journal, secrets, self.clock(), idle, settings_version)
            for key in before:
                self._lock_key(key, journal.id)
        return value

    def key(self, value: str | None) -> str | None:
        """Return the key of the browser that has this cookie, or None."""
        result = hashed(value) if value else ""
        return result if result in self._browsers else self._another_cookie.get(result)

    def proven(self, shown: Proof) -> str | None:
        """Return the cookie of a browser that shows it and its secret, and is in; else None."""
        return shown.cookie if self.key(shown.cookie) in self._with_secret(shown.secret) else None

    def writing(self, shown: Proof) -> tuple[str | None, str | None]:
        """Return the cookie of the browser with this secret, and a new one to give it where it shows another.

        What is being typed is kept, also while a server on another port has
        overwritten the browser's cookie. (None, None) when it is not in.
        """
        if value := self.proven(shown):
            return value, None
        with self._changing:
            for key in self._with_secret(shown.secret):
                value = cookie.fresh()
                browser = self._browsers[key]
                browser.more_cookies.append(hashed(value))
                self._another_cookie[hashed(value)] = key
                while len(browser.more_cookies) > COOKIES_EACH:
                    self._another_cookie.pop(browser.more_cookies.pop(0), None)
                return value, value
        return None, None

    def peek(self, value: str | None) -> Journal | None:
        """Return the browser's journal, or None when it is locked. Does not count as activity."""
        browser = self._browser(value)
        if browser is None:
            return None
        if self._left(browser) <= 0:
            self.lock(value)
            return None
        return browser.journal

    def touch(self, value: str | None) -> Journal | None:
        """Return the browser's journal, or None when it is locked. The idle time starts anew."""
        journal, browser = self.peek(value), self._browser(value)
        if journal is None or browser is None:
            return None
        browser.last_activity = self.clock()
        self._refresh(browser)
        return journal

    def seconds_left(self, value: str | None) -> int:
        """Return whole seconds until this browser locks by itself; 0 when it is locked."""
        browser = self._browser(value)
        return max(0, int(self._left(browser))) if browser else 0

    def lock(self, value: str | None) -> bool:
        """Lock every tab of the browser that has this cookie and say whether it was in."""
        return self.lock_shown(Proof(value or "", ""))

    def lock_shown(self, shown: Proof) -> bool:
        """Lock the browser that has this cookie, and the one that has this secret; say whether any was in.

        Either is enough: a cookie that another server has overwritten must not keep the journal open.
        """
        with self._changing:
            locked = [self._lock_key(key, None) for key in self._shown(shown)]
        return True in locked

    def lock_idle(self) -> None:
        """Lock each browser whose idle time is over."""
        for key, browser in list(self._browsers.items()):
            self._refresh(browser)
            if self._left(browser) <= 0:
                self._lock_key(key, None)

    def lock_all(self) -> None:
        """Lock every browser, and so close every journal."""
        for key in list(self._browsers):
            self._lock_key(key, None)

    def lock_journal(self, journal: Journal) -> None:
        """Lock every browser that is in this journal, which closes it."""
        for key in [key for key, browser in list(self._browsers.items()) if browser.journal is journal]:
            self._lock_key(key, None)

    def remember_tab(self, value: str, tab: str, journal: Journal) -> None:
        """Note that a tab (a Streamlit session) shows this journal."""
        browser = self._browser(value)
        if browser is not None:
            browser.tabs.add(tab)
        if tab not in self._journal_of_tab:
            self._journal_of_tab[tab] = journal.id
            while len(self._journal_of_tab) > TABS_REMEMBERED:
                self._journal_of_tab.popitem(last=False)

    def may_return(self, tab: str, journal: Journal) -> bool:
        """Say whether a tab that lost its connection may take it up again in this journal."""
        return self._journal_of_tab.get(tab, journal.id) == journal.id

    def _browser(self, value: str | None) -> _Browser | None:
        return self._browsers.get(self.key(value) or "")

    def _with_secret(self, secret: str) -> list[str]:
        """Return the keys of the browsers that have this secret and are in: one, or none."""
        result = hashed(secret) if secret else None
        return [k for k, b in list(self._browsers.items()) if result in b.secrets and self._left(b) > 0]

    def _shown(self, shown: Proof) -> set[str]:
        """Return the keys of the browsers that have this cookie or this secret."""
        key = self.key(shown.cookie)
        return {*self._with_secret(shown.secret), *([key] if key else [])}

    def has_open(self, folder: Path) -> bool:
        """Say whether the journal of a folder is open here."""
        with self._changing:
            return self._open_in(folder) is not None

    def _open_in(self, folder: Path) -> Journal | None:
        for browser in list(self._browsers.values()):
            if not browser.journal.is_demo and browser.journal.folder == folder:
                return browser.journal
        return None

    def _lock_key(self, key: str, keep_tabs_of: str | None) -> bool:
        """Lock a browser; with `keep_tabs_of`, tabs of that journal keep what they hold: it only gets a new cookie."""
        with self._changing:
            browser = self._browsers.pop(key, None)
            if browser is None:
                return False
            for another in browser.more_cookies:
                self._another_cookie.pop(another, None)
            if all(other.journal is not browser.journal for other in self._browsers.values()):
                browser.journal.close()
        tabs = frozenset() if browser.journal.id == keep_tabs_of else frozenset(browser.tabs)
        for tell in self.when_locked:
            tell(key, tabs)
        return True

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
    """Return the hash under which a cookie or a secret is known: a look into memory shows neither."""
    return hashlib.sha256(value.encode()).hexdigest()


def _idle_seconds(journal: Journal) -> float:
    return journal.settings.read().idle_minutes * 60.0


unlocked = UnlockedBrowsers()
"""The one registry of this process."""
