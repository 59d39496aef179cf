"""An entry's history in words: what was changed, and what stood there before."""

from __future__ import annotations

from collections.abc import Sequence

from journal.wording.dates import count
from journal.wording.labels import choice, label

NOT_CHANGED = "Not changed since it was written."
NOTHING = "nothing"

CHANGES = {"edited": "Changed", "deleted": "Put in the trash", "restored": "Taken out of the trash"}
"""What was done, as the store names it → in words."""


def title(changes: int) -> str:
    """Return the words over an entry's history."""
    return f"How it was before ({count(changes, 'change')})"


def change(name: str) -> str:
    """Return what was done to an entry; of a change without words of its own, its name."""
    return CHANGES.get(name, choice(name))


def value_changed(name: str, before: str, now: str) -> str:
    """Return one changed field in a line: what it was, and what it became."""
    return f"{label(name)}: {before} → {now}"


def text_changed(name: str, before: str, out: Sequence[str], put: Sequence[str]) -> list[str]:
    """Return a changed text in lines: the words taken out, those put in, and the text as it was."""
    lines = [f"{label(name)}, taken out: {' … '.join(out)}"] if out else []
    lines += [f"{label(name)}, put in: {' … '.join(put)}"] if put else []
    return [*lines, f"{label(name)}, as it was: {before}" if before else f"{label(name)}: nothing was there yet"]
