"""What is left as a word of the note, or of a name, and looks as if it told a time, a length, a number or a "not".

Such a word is never kept in silence: a line that lost its time looks exactly like one that had none.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from journal.exchange.capture.figures import What, bare
from journal.exchange.capture.pieces import Piece
from journal.presets.capture_words import (
    BEFORE_A_DAY,
    BEFORE_A_TIME,
    COUNTED,
    DAYS,
    MONTHS,
    NEGATIONS,
    OF_TIME,
    PHRASES_OF_TIME,
    UNITS,
    VERBS_TOO,
    WEEKDAYS,
)

_CALENDAR = frozenset(
    form for names in (*WEEKDAYS, *MONTHS) for name in names for form in (name, f"{name}s", f"{name}'s", f"{name}’s")
)
_TELLING = frozenset({*UNITS, *DAYS, *OF_TIME, *_CALENDAR})
_FIGURES = frozenset(
    {What.MINUTES, What.CLOCK, What.SPAN, What.NUMBER, What.OF_TEN, What.CHANGE, What.SIZE, What.RATED, What.NOTICE,
     What.WRONG}
)  # fmt: skip


def telling(pieces: Sequence[Piece], kept: Sequence[int], *, clock_said: bool) -> tuple[str, ...]:
    """Return which of the `kept` words of a line hold a figure, a unit, am or pm, a day or a month.

    A word that is a verb too, as "sat" or "may", tells a day unless a word
    of the note stands before it. `clock_said`: no "this morning" is missed.
    """
    there = frozenset(kept)
    found = [pieces[n].text for n in kept if _tells(pieces, n, behind_a_word=n - 1 in there)]
    words = [bare(token) for n in kept for token in pieces[n].tokens]
    if not clock_said:
        said = f" {' '.join(words)} "
        found += [phrase for phrase in PHRASES_OF_TIME if f" {phrase} " in said]
    return tuple(dict.fromkeys(found))


def torn(pieces: Sequence[Piece], kept: Sequence[int]) -> tuple[tuple[str, str, str], ...]:
    """Return what says something else together: both words, the one that is understood, the one that is kept.

    "not attended", "at 9", "next mon", "3 times".
    """
    there = frozenset(kept)
    found = []
    for n, (piece, then) in enumerate(pairwise(pieces)):
        word = bare(piece.tokens[-1])
        both = f"{piece.text} {then.text}"
        if n in there and n + 1 not in there and _changes(word, then):
            found.append((both, then.text, piece.text))
        elif n not in there and n + 1 in there and piece.what is What.NUMBER and bare(then.tokens[0]) in COUNTED:
            found.append((both, piece.text, then.text))
    return tuple(found)


def _changes(word: str, then: Piece) -> bool:
    """Say whether a word of the note changes what the piece behind it says."""
    if then.what in (What.WORD, What.RATED, What.NOTICE):
        return word in NEGATIONS and not then.text.startswith("#")
    if then.what in (What.NUMBER, What.OF_TEN):
        return word in BEFORE_A_TIME
    return then.what is What.DAY and word in BEFORE_A_DAY


def _tells(pieces: Sequence[Piece], n: int, *, behind_a_word: bool) -> bool:
    piece = pieces[n]
    if piece.what in _FIGURES or any(c.isdigit() for c in piece.text):
        return True
    word = bare(piece.tokens[0])
    if word == "am":
        return not (n and bare(pieces[n - 1].tokens[-1]) == "i")
    if word in VERBS_TOO and piece.text[:1].islower() and len(piece.tokens) == 1:
        return not behind_a_word
    return any(bare(token) in _TELLING for token in piece.tokens)
