"""Marks: what a title, a column or a row is known by again, without a word of it being kept.

"Anna M., 10 o'clock"  →  "9f2c…", under this journal's key; nobody without the key can try names against it.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Iterator

from journal.records.alike import folded

LONGEST_PHRASE = 4
"""Words of a title that may mean something together."""

MOST_WORDS = 30
"""Words of a title that are looked at."""

_BARE = re.compile(r"^\W+|\W+$")
_SIGNS = re.compile(r"[^\w]+")


class Marks:
    """Makes marks under one key, 32 bytes."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def of(self, what: str, *parts: str) -> str:
        """Return the mark of `parts`, 32 hex digits; of another `what` the same parts have another."""
        told = "\0".join([f"{len(part)}:{part}" for part in (what, *parts)])
        return hmac.digest(self._key, told.encode("utf-8", "surrogatepass"), "sha256").hex()[:32]

    def whole(self, title: str) -> str:
        """Return the mark of a whole title, whatever its case."""
        return self.of("title", plain(title))

    def phrase(self, words: str) -> str:
        """Return the mark of words that stand somewhere in a title."""
        return self.of("words", plain(words))

    def column(self, name: str) -> str:
        """Return the mark of a column by its name."""
        return self.of("column", plain(name))

    def mood(self, name: str) -> str:
        """Return the mark of another program's word for a mood."""
        return self.of("mood", plain(name))


def plain(text: str) -> str:
    """Return text for comparing: folded, its words without the signs around them, one space between."""
    return " ".join(words(text))


def words(text: str) -> list[str]:
    """Return the folded words of a text, without the signs around them."""
    found = (_BARE.sub("", word) for word in folded(text).split())
    return [word for word in found if word][:MOST_WORDS]


def phrases(title: str) -> Iterator[str]:
    """Yield what may stand for something in a title: each word, up to four together, and the parts of "K2/M1"."""
    told = words(title)
    seen = set()
    for length in range(1, LONGEST_PHRASE + 1):
        for n in range(len(told) - length + 1):
            seen.add(" ".join(told[n : n + length]))
    seen.update(part for word in told for part in _SIGNS.split(word) if part)
    yield from sorted(seen)
