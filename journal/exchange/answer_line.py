"""Answers typed on one line, in the order of the items.

"3 4 2 5"     →  3, 4, 2, 5
"3425"        →  3, 4, 2, 5   where every answer has one digit
"3, -, 2, 9"  →  3, None, 2, 9   what is out of range stays as it is, to be named
"3 x4 2"      →  3, "?", 2
"""

from __future__ import annotations

import re
from collections.abc import Collection

SKIPPED = frozenset({"-", "–", "—", "_", "."})
"""An item left out."""

UNREADABLE = "?"

_APART = re.compile(r"[\s,;/|]+")
_DIGITS = re.compile(r"[0-9]+")

Answer = int | str | None
"""A number, UNREADABLE, or None for an item left out."""


def answers_in_order(text: str, taken: Collection[int]) -> list[Answer]:
    """Return an answer for each item named, first to last. Never raises; `taken` are the answers an item takes."""
    one_digit = max(taken) < 10
    found: list[Answer] = []
    for word in _APART.split(text):
        if word in SKIPPED:
            found.append(None)
        elif _DIGITS.fullmatch(word) and one_digit:
            found += [int(digit) for digit in word]
        elif _DIGITS.fullmatch(word) and len(word) <= 6:
            found.append(int(word))
        elif word:
            found.append(UNREADABLE)
    return found
