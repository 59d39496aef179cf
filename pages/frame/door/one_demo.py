"""The demo journal: one in the whole program, and a fresh one for each who asks.

Whoever looks at it may try it out with a true story. So nobody is let into
the demo that another browser has written in: it ends, and a new one begins.
"""

from __future__ import annotations

import threading

from journal.errors import CannotOpen
from pages.frame import daily_backup
from pages.frame.browsers import UnlockedBrowsers
from pages.frame.proof import Proof


class DemoBeingMade(CannotOpen):
    """Another demand is being answered."""

    sentence = "The demo journal is being made ready just now. Nothing else was changed; please try again in a moment."


class OneDemo:
    """The demo of a program: at most one is open, or being made, at any time."""

    def __init__(self) -> None:
        self._being_made = threading.Lock()
        self._let_in: str | None = None

    def open_for(self, browsers: UnlockedBrowsers, shown: Proof) -> str:
        """End the demo that is open, in whatever browser, open a new one, and return its cookie.

        `shown` is what the browser has. Raises DemoBeingMade at
        once, so that many demands keep nobody else waiting, CannotOpen or
        CannotWrite; this browser is then where it was, unless in the demo.
        """
        from journal.demo.opening import open_demo  # its names and seasons are only for those who look at it

        if not self._being_made.acquire(blocking=False):
            raise DemoBeingMade
        try:
            browsers.lock(self._let_in)
            self._let_in = browsers.let_in(open_demo(daily_backup.today()), shown)
            return self._let_in
        finally:
            self._being_made.release()


one_demo = OneDemo()
"""The one of this process."""
