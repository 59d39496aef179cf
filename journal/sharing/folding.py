"""A text as a reader takes it, and where each of its signs stands in the text as it was written.

"Ko\\u200bwalska"  →  "Kowalska"     signs that take no room left out
"Zoe\\u0308"       →  "Zoë"          letters composed, full-width and joined ones as usual ones
"Ann\\u02bcs"      →  "Ann's"        one apostrophe, one hyphen, one space
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

_LIKE = {
    **dict.fromkeys("\u2019\u2018\u201b\u02bc\u02b9\u02bb\u02c8\u2032\u00b4\u0060\uff07\u055a\ua78c", "'"),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d\u2043", "-"),
}
_NO_ROOM = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\u180b\u180c\u180d\u180f")
"""Default-ignorable signs that Unicode counts among letters and marks."""


def takes_no_room(sign: str) -> bool:
    """Say whether a sign is not seen where it stands: it could split a name, or turn what is around it."""
    if sign in "\n\t":
        return False
    at = ord(sign)
    if at < 0x7F:
        return at < 0x20
    selector = 0xFE00 <= at <= 0xFE0F or 0xE0000 <= at <= 0xE0FFF
    return selector or sign in _NO_ROOM or unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Co"}


def seen(text: str) -> str:
    """Return a text with composed letters and without signs that take no room."""
    kept = "".join(c for c in text.replace("\r\n", "\n") if not takes_no_room(c))
    return unicodedata.normalize("NFC", kept)


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` as it is read; `starts` and `ends` say of each of its signs where it begins and ends as written."""

    text: str
    starts: tuple[int, ...] | range
    ends: tuple[int, ...] | range

    def written(self, start: int, end: int) -> tuple[int, int]:
        """Return the stretch of the text as written that a stretch of `text`, not an empty one, stands for."""
        return self.starts[start], self.ends[end - 1]


def folded_text(written: str) -> Folded:
    """Return a text as it is read."""
    if written.isascii() and written.isprintable():
        return Folded(written.replace("`", "'"), range(len(written)), range(1, len(written) + 1))
    signs: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    while at < len(written):
        if takes_no_room(written[at]):
            at += 1
            continue
        letter, begin = written[at], at
        at += 1
        end = at
        while at < len(written) and (unicodedata.combining(written[at]) or takes_no_room(written[at])):
            if not takes_no_room(written[at]):
                letter += written[at]
                end = at + 1
            at += 1
        for sign in _read(letter):
            signs.append(sign)
            starts.append(begin)
            ends.append(end)
    return Folded("".join(signs), tuple(starts), tuple(ends))


def _read(letter: str) -> str:
    if letter in _LIKE:
        return _LIKE[letter]
    if letter in "\n\t":
        return letter
    read = unicodedata.normalize("NFKC", letter)
    if len(read) == 2 and read[0] == " " and unicodedata.combining(read[1]):
        return letter[:1]  # a mark that stands alone
    return "".join(_LIKE.get(c, " " if c.isspace() else c) for c in read)
