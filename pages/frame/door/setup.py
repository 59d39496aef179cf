"""A journal about to be created: what was told so far, in memory only, tied to one browser.

passphrase ─▶ (doubtful) ─▶ key ─▶ groups ─▶ questions ─▶ created
"""

from __future__ import annotations

import hmac
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from journal.store.recovery_key import make_recovery_key, recovery_groups
from pages.frame import clock, cookie
from pages.frame.browsers import hashed

MINUTES_KEPT = 30
"""Minutes after which an unfinished creation is forgotten: long enough to find the printer."""

MOST_KEPT = 20
"""Creations kept at a time; the oldest goes."""

GROUPS_ASKED = 2
"""Groups of the recovery key that are typed back."""


class Step(StrEnum):
    """Where the creation stands. DOUBTFUL: a passphrase that must be chosen a second time."""

    DOUBTFUL = "doubtful"
    KEY = "key"
    GROUPS = "groups"
    QUESTIONS = "questions"
    NEW_PASSPHRASE = "new_passphrase"
    COPY = "copy"


def _two_places() -> tuple[int, ...]:
    return tuple(sorted(secrets.SystemRandom().sample(range(8), GROUPS_ASKED)))


@dataclass(slots=True)
class Setup:
    """What a browser told so far.

    `asked` are the places (from 0) of the groups to type back. With
    NEW_PASSPHRASE the journal exists: `recovery_key` is the one that was
    typed, and a passphrase to go with it is still to come. `secret` is the
    hash of what its browser shows beside the cookie. `renews` is the id
    of the open journal for which a new recovery key is being printed; with a
    `passphrase` it is written anew under both, and where `replaces_backups`
    its own backups are replaced by one under the new keys. With COPY a backup
    with so many `lines` waits for its key, in the file `copy`.
    """

    step: Step
    began: float
    secret: str = field(repr=False)
    passphrase: str = field(repr=False)
    recovery_key: str = field(repr=False)
    asked: tuple[int, ...] = field(default_factory=_two_places)
    after: str = "/"
    renews: str | None = None
    copy: Path | None = None
    lines: int = 0
    replaces_backups: bool = False

    @property
    def groups(self) -> list[str]:
        """The groups of the recovery key, in order."""
        return recovery_groups(self.recovery_key)

    def wrong_groups(self, typed: list[str]) -> list[int]:
        """Return the numbers (from 1) of the asked groups that were not typed back right; `typed` has one for each.

        Case does not matter, nor whether 0 or O, 1 or I or L was typed.
        """
        result = ["".join(recovery_groups(text)) for text in typed]
        return [
            place + 1
            for place, text in zip(self.asked, result, strict=True)
            if not hmac.compare_digest(self.groups[place].encode(), text.encode())
        ]


class Setups:
    """The creations under way, by the hash of their cookie."""

    def __init__(self) -> None:
        self.clock: Callable[[], float] = clock.seconds
        self._kept: dict[str, Setup] = {}
        self._lock = threading.Lock()

    def begin(
        self,
        step: Step,
        secret: str,
        *,
        passphrase: str = "",
        recovery_key: str | None = None,
        after: str = "/",
        renews: str | None = None,
        copy: Path | None = None,
        lines: int = 0,
    ) -> tuple[str, Setup]:
        """Begin one, with a fresh recovery key unless one was typed, and return its cookie and itself."""
        recovery_key, value = recovery_key or make_recovery_key(), cookie.fresh()
        setup = Setup(step, self.clock(), hashed(secret), passphrase, recovery_key, after=after, renews=renews)
        setup.copy, setup.lines = copy, lines
        with self._lock:
            self._forget_old()
            while len(self._kept) >= MOST_KEPT:
                del self._kept[next(iter(self._kept))]
            self._kept[hashed(value)] = setup
        return value, setup

    def of(self, value: str | None, secret: str) -> Setup | None:
        """Return the creation of the browser with this cookie and this secret.

        None when there is none, or when it took longer than half an hour.
        """
        with self._lock:
            self._forget_old()
            setup = self._kept.get(hashed(value)) if value else None
            return setup if setup and secret and hmac.compare_digest(setup.secret, hashed(secret)) else None

    def end(self, value: str | None) -> None:
        """Forget it, passphrase and all."""
        with self._lock:
            self._kept.pop(hashed(value or ""), None)

    def forget_old(self) -> None:
        """Forget what took too long."""
        with self._lock:
            self._forget_old()

    def _forget_old(self) -> None:
        limit = self.clock() - MINUTES_KEPT * 60
        for key in [key for key, setup in self._kept.items() if setup.began < limit]:
            del self._kept[key]


setups = Setups()
"""The ones of this process."""
