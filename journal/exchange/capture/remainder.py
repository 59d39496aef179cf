"""What is left as a word of the note, or of a name, and looks as if it told a time, a length, a number or a "not".

Such a word is never kept in silence: a line that lost its time looks exactly like one that had none. The words are in
presets/capture_remainder.py.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from journal.exchange.capture.figures import NUMBER, What, bare
from journal.exchange.capture.pieces import Piece, distance
from journal.presets import capture_remainder as words
from journal.presets.capture_words import DAYS, LATE, MONTHS, UNITS, WEEKDAYS, WORDS

_CALENDAR = frozenset(
    form for names in (*WEEKDAYS, *MONTHS) for name in names for form in (name, f"{name}s", f"{name}'s")
)
_TELLING = frozenset(
    {*UNITS, *(day for day, days in DAYS.items() if days), *words.OF_TIME, *words.GERMAN_TIME, *words.NUMBER_WORDS}
    | _CALENDAR
)
_FIGURES = frozenset(
    {What.MINUTES, What.CLOCK, What.SPAN, What.NUMBER, What.OF_TEN, What.CHANGE, What.SIZE, What.RATED, What.NOTICE,
     What.WRONG}
)  # fmt: skip
_TIMES = (What.CLOCK, What.SPAN)
_RECENT = (0, -1)
"""Today and yesterday: said of what happened, and seldom of anything else."""

_MISTYPED_DAYS = frozenset(name for names in (*WEEKDAYS, DAYS) for name in names if len(name) >= 6)
_MISTYPED_MONTHS = frozenset(name for names in MONTHS for name in names if len(name) >= 7)
_STATUS = frozenset(
    spelling
    for word in WORDS
    if (word.kind, word.field) == ("session", "status") and word.spellings != LATE
    if word.value not in ("attended", "planned")  # "she held on", "as planned"
    for spelling in word.spellings
)
_MISTYPED_STATUS = frozenset(word for word in _STATUS if len(word) >= 7 and " " not in word)


def telling(pieces: Sequence[Piece], kept: Sequence[int], *, clock_said: bool) -> tuple[str, ...]:
    """Return which of the `kept` words of a line hold a figure, a unit, am or pm, a day or a month.

    A word that is a verb too, as "sat" or "may", tells a day unless a word
    of the note stands before it. `clock_said`: no "this morning" is missed.
    """
    there = frozenset(kept)
    found = [pieces[n].text for n in kept if _tells(pieces, n, behind_a_word=n - 1 in there)]
    said = f" {' '.join(bare(token) for n in kept for token in pieces[n].tokens)} "
    phrases = (*words.PHRASES_OF_A_DAY, *(() if clock_said else words.PHRASES_OF_AN_HOUR))
    found += [phrase for phrase in phrases if f" {phrase} " in said]
    return tuple(dict.fromkeys(found))


def torn(pieces: Sequence[Piece], kept: Sequence[int]) -> tuple[tuple[str, str, str], ...]:
    """Return what says something else together: both words, the one that is understood, the one that is kept.

    "not attended", "at 9", "next mon", "3 times", "10m late".
    """
    there = frozenset(kept)
    found = []
    for n, then in enumerate(pieces):
        if n in there:
            continue
        before = n - 1
        if before >= 0 and before not in there and pieces[before].what is What.JOINER:  # back on monday
            before -= 1
        if before >= 0 and before in there and _changes(pieces[before], then):
            both = f"{pieces[before].text} {then.text}"
            found.append((both, then.text, pieces[before].text))
        elif before >= 0 and _is_of_another_length(pieces[before], then):
            found.append((f"{pieces[before].text} {then.text}", then.text, pieces[before].text))
        if n + 1 < len(pieces) and (n + 1 in there or pieces[n + 1].plain == "session") and _is_counted(pieces, n):
            after = pieces[n + 1]
            found.append((f"{then.text} {after.text}", then.text, after.text))
    return tuple(found)


def says_not_held(pieces: Sequence[Piece], kept: Sequence[int]) -> str:
    """Return the words of a session's note that say it was not held, or seem to; "" where none does."""
    note = [word for n in kept for word in bare_words(pieces[n])]
    if note and note[0] in words.NOT_HELD_FIRST:
        return note[0]
    for word in note:
        if word in words.NOT_HELD or word in _STATUS or _is_near(word, _MISTYPED_STATUS):
            return word
    for one, other in pairwise(note):
        if f"{one} {other}" in _STATUS or (one in words.DID_NOT and other in words.COME):
            return f"{one} {other}"
    for one, other, third in zip(note, note[1:], note[2:], strict=False):
        if one in words.DID_NOT and other == "to" and third in words.COME:
            return f"{one} {other} {third}"
    return ""


def bare_words(piece: Piece) -> list[str]:
    """Return a piece's words as they are compared."""
    return [bare(token) for token in piece.tokens]


def _changes(piece: Piece, then: Piece) -> bool:
    """Say whether a word of the note changes what the piece behind it says."""
    word = bare(piece.tokens[-1])
    if then.plain == "session":
        return word in words.BEFORE_A_DAY
    if then.what in (What.WORD, What.RATED, What.NOTICE):
        return word in words.NEGATIONS and not then.text.startswith("#")
    if then.what in (What.NUMBER, What.OF_TEN):
        is_name_of_scale = piece.what is What.UNKNOWN and piece.text.isupper() and len(piece.text) > 1
        return word in words.BEFORE_AN_HOUR or word in words.BEFORE_A_COUNT or is_name_of_scale
    if then.what in _TIMES:
        return word in words.BEFORE_A_TIME
    if then.what is What.DAY:
        return word in words.BEFORE_A_DAY or then.value not in _RECENT
    return then.what is What.MINUTES and word in words.BEFORE_A_LENGTH


def _is_of_another_length(piece: Piece, then: Piece) -> bool:
    """Say whether a length is said of what stands before it: "overran 10m"."""
    return then.what is What.MINUTES and piece.plain == "overran"


def _is_counted(pieces: Sequence[Piece], n: int) -> bool:
    """Say whether the word behind a figure says what it counts."""
    what, after = pieces[n].what, bare(pieces[n + 1].tokens[0])
    if what is What.MINUTES:
        return pieces[n + 1].plain in words.AFTER_A_LENGTH
    return what is What.NUMBER and after in words.COUNTED


def _tells(pieces: Sequence[Piece], n: int, *, behind_a_word: bool) -> bool:
    piece = pieces[n]
    if piece.what in _FIGURES or any(unicodedata.category(c).startswith("N") for c in piece.text):
        return True
    word = bare(piece.tokens[0])
    before = bare(pieces[n - 1].tokens[-1]) if n else ""
    if word == "am":
        return before != "i"
    if word in words.VERBS_TOO and piece.text[:1].islower() and len(piece.tokens) == 1:
        return not behind_a_word or before in words.BEFORE_A_DAY or before == "in"
    every = bare_words(piece)
    return any(word in _TELLING or _is_near(word, _MISTYPED_DAYS) for word in every) or any(
        _is_near(word, _MISTYPED_MONTHS, most=1) for word in every
    )


def _is_near(word: str, known: frozenset[str], *, most: int = 2) -> bool:
    """Say whether a word is one of these with a letter or two mistyped; of a short one, a letter."""
    if len(word) < 5 or NUMBER.fullmatch(word):
        return False
    return any(
        abs(len(word) - len(other)) <= most and distance(word, other) <= (most if len(other) >= 7 else 1)
        for other in known
    )
