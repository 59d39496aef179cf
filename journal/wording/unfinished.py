"""What was begun and not saved, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from journal.wording.dates import WEEKDAYS, clock

LONGEST = 24
"""Characters of a text that name it."""


def one(name: str, when: datetime) -> str:
    """Return what is said of a single one."""
    return f"Unfinished, from {_begun(when)}" + (f"  ·  {name}" if name else "")


def several(count: int) -> str:
    """Return what stands before the names of several."""
    return f"{count} unfinished:"


def named(parts: Sequence[str], when: datetime) -> str:
    """Return how one among several is called: by what it says, else by when it was begun."""
    return " ".join(part for part in parts if part) or _begun(when)


def opening(text: str) -> str:
    """Return how a text begins, in at most `LONGEST` characters."""
    words = " ".join(text.split())
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"


def _begun(when: datetime) -> str:
    return f"{WEEKDAYS[when.weekday()]} {clock(when)}"
