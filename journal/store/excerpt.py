"""The part of a note that holds what was looked for, cut from the text as it was written."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice

from journal.store.folding import spans, words

SHOWN_WORDS = 20
"""Words of a note that are shown around what was found."""

LEAST_SHOWN = 60
"""Characters that are shown, if there are as many: where each character is a word, twenty of them say little."""

BEFORE = 3
"""Words of them that stand before the first one found."""

MOST_PLACES = 200
"""Places of each phrase that are looked at, from the first on: a long note may hold a word a thousand times."""

Piece = tuple[str, bool]
"""Some of a note's text, and whether it is what was searched for."""

Phrase = tuple[str, ...]
"""Words as they are looked for (folding.py), side by side; the last may be the beginning of one."""

Place = tuple[int, ...]
"""Where a phrase stands: its first word, the word after its last, which phrase it is."""


def around(text: str, sought: Sequence[Phrase]) -> tuple[Piece, ...]:
    """Return a part of `text` with as many of the phrases as lie close together, the first such part.

    Joined, the pieces are the text itself; "…" stands at an end where more
    of it lies beyond. A note in which nothing is found gives its beginning.
    """
    there = words(text)
    places = _places(" ".join(there), sought)
    first = _best_start(places)
    last = min(first + SHOWN_WORDS, len(there))
    first = max(0, last - SHOWN_WORDS)
    shown = spans(text, first, last + LEAST_SHOWN)
    begin = shown[0][0] if first else 0
    while last < min(len(there), first + len(shown)) and shown[last - first - 1][1] - begin < LEAST_SHOWN:
        last += 1
    end = shown[last - first - 1][1] if last < len(there) else len(text)
    pieces: list[Piece] = [("…", False)] if begin else []
    at = begin
    for start, stop in _spans(shown[: last - first], places, first):
        if stop <= at:
            continue
        if start > at:
            pieces.append((text[at:start], False))
        pieces.append((text[max(at, start) : stop], True))
        at = stop
    if at < end:
        pieces.append((text[at:end], False))
    if end < len(text):
        pieces.append(("…", False))
    return tuple(pieces)


def _places(there: str, sought: Sequence[Phrase]) -> list[Place]:
    found = []
    for which, phrase in enumerate(sought):
        beginning = re.compile(f"(?<![^ ]){re.escape(' '.join(phrase))}")
        n = at = 0
        for place in islice(beginning.finditer(there), MOST_PLACES):
            n += there.count(" ", at, place.start())
            at = place.start()
            found.append((n, n + len(phrase), which))
    return sorted(found)


def _best_start(places: Sequence[Place]) -> int:
    """Return the word with which to begin, so that most of the phrases are shown."""
    best, most = 0, 0
    for begin, (start, _, _) in enumerate(places):
        close = places[begin : bisect_left(places, (start + SHOWN_WORDS - BEFORE,))]
        shown = len({which for _, _, which in close})
        if shown > most:
            best, most = max(0, start - BEFORE), shown
    return best


def _spans(shown: Sequence[tuple[int, int]], places: Sequence[Place], first: int) -> list[tuple[int, int]]:
    """Return where in the text the shown part of each place begins and ends, in order; `shown` begins with `first`."""
    return [
        (shown[max(n - first, 0)][0], shown[min(after - first, len(shown)) - 1][1])
        for n, after, _ in places
        if n < first + len(shown) and after > first
    ]
