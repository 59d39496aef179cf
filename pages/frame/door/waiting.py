"""The growing wait after a wrong passphrase: 1, 2, 4 … up to 60 seconds.

It belongs to the journal, not to a cookie: a dropped cookie or another browser
does not shorten it. Whoever has unlocked before waits for their own mistakes
alone, and everybody else shares one wait, so that a program that guesses in a
loop cannot keep the therapist out.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from journal.errors import WrongPassphrase, WrongRecoveryKey
from journal.store import known_browsers
from pages.frame import clock

T = TypeVar("T")

LONGEST_SECONDS = 60.0

PATIENCE = 10.0
"""Seconds that a second press of a known browser waits for the first."""


class MustWait(Exception):
    """The next try has to wait this many whole seconds."""

    def __init__(self, seconds: int) -> None:
        super().__init__()
        self.seconds = seconds


class GrowingWait:
    """How long the next try must wait; one try at a time."""

    def __init__(self, timer: Callable[[], float]) -> None:
        self._clock = timer
        self._trying = threading.Lock()
        self._failed = 0
        self._ready_at = -math.inf

    def seconds(self) -> int:
        """Return whole seconds, rounded up, until the next try; 0 when it may be made now."""
        return max(0, math.ceil(self._ready_at - self._clock())) if self._failed else 0

    def try_once(self, attempt: Callable[[], T], *, patience: float = 0) -> T:
        """Make a try and return what it returns. Raises MustWait, and what `attempt` raises.

        While another is under way one waits at most `patience` seconds: those
        who come in crowds must not each hold a thread of the server.
        """
        if not (self._trying.acquire(timeout=patience) if patience else self._trying.acquire(blocking=False)):
            raise MustWait(1)
        try:
            if seconds := self.seconds():
                raise MustWait(seconds)
            try:
                result = attempt()
            except (WrongPassphrase, WrongRecoveryKey):
                self._failed += 1
                self._ready_at = self._clock() + min(LONGEST_SECONDS, 2.0 ** min(self._failed - 1, 10))
                raise
            self._failed = 0
            return result
        finally:
            self._trying.release()


class Waits:
    """The wait of each known browser, and the one of all strangers."""

    def __init__(self) -> None:
        self.clock: Callable[[], float] = clock.seconds
        self._waits: dict[str | None, GrowingWait] = {}
        self._changing = threading.Lock()

    def try_once(self, folder: Path, token: str, attempt: Callable[[], T]) -> T:
        """Make a try for the browser with this token. Raises MustWait, and what `attempt` raises."""
        known = known_browsers.holds(folder, token)
        return self._of(token, known).try_once(attempt, patience=PATIENCE if known else 0)

    def seconds(self, folder: Path, token: str) -> int:
        """Return whole seconds until the browser with this token may try again."""
        return self._of(token, known_browsers.holds(folder, token)).seconds()

    def forget(self) -> None:
        """Forget every wait."""
        with self._changing:
            self._waits.clear()

    def _of(self, token: str, known: bool) -> GrowingWait:
        whose = known_browsers.token_hash(token) if known else None
        with self._changing:
            if len(self._waits) > 4 * known_browsers.MOST:  # those of browsers that are known no more
                self._waits = {key: wait for key, wait in self._waits.items() if key is None}
            return self._waits.setdefault(whose, GrowingWait(lambda: self.clock()))


waits = Waits()
"""For passphrases and recovery keys alike."""
