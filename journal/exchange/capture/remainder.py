"""What is left as a word of the note, or of a name, and looks as if it told a time, a length, a number or a "not".

Such a word is never kept in silence: a line that lost its time looks exactly like one that had none. The words are in
presets/capture_remainder.py.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from journal.exchange.capture.figures import What, bare, plain
from journal.exchange.capture.pieces import Piece, distance
from journal.presets import capture_remainder as words
from journal.presets.capture_words import DAYS, LATE, MONTHS, UNITS, WEEKDAYS, WORDS
from journal.presets.ordinary_words import places

_CALENDAR = frozenset(
    form for names in (*WEEKDAYS, *MONTHS) for name in names for form in (name, f"{name}s", f"{name}'s")
)
_TELLING = frozenset(
    {*UNITS, *(day for day, days in DAYS.items() if days), *words.OF_TIME, *words.GERMAN_TIME} | _CALENDAR
)
_FIGURES = frozenset(
    {What.MINUTES, What.CLOCK, What.SPAN, What.NUMBER, What.OF_TEN, What.CHANGE, What.SIZE, What.RATED, What.NOTICE,
     What.WRONG}
)  # fmt: skip
_TIMES = (What.CLOCK, What.SPAN)
FEW = 4
"""Words of a note that says little beside what it was that happened."""

_RECENT = (0, -1)
"""Today and yesterday: said of what happened, and seldom of anything else."""

_STATUS = frozenset(
    spelling
    for word in WORDS
    if (word.kind, word.field) == ("session", "status") and word.spellings != LATE
    if word.value not in ("attended", "planned")  # "she held on", "as planned"
    for spelling in word.spellings
)
SHORT, LONG = 4, 7
"""Letters of the shortest word that may be mistyped, and of one that may have two wrong letters."""


def telling(pieces: Sequence[Piece], kept: Sequence[int], *, clock_said: bool) -> tuple[str, ...]:
    """Return which of the `kept` words of a line hold a figure, a unit, am or pm, a day or a month.

    A word that is a verb too, as "sat" or "may", tells a day unless a word
    of the note stands before it. `clock_said`: no "this morning" is missed.
    """
    there = frozenset(kept)
    found = [pieces[n].text for n in kept if _tells(pieces, n, behind_a_word=n - 1 in there)]
    every = [word for n in kept for word in bare_words(pieces[n])]
    if len(every) <= FEW:
        found += [word for word in every if word in words.NUMBER_WORDS]
    said = f" {' '.join(every)} "
    phrases = (*words.PHRASES_OF_A_DAY, *(() if clock_said else words.PHRASES_OF_AN_HOUR))
    found += [phrase for phrase in phrases if f" {phrase} " in said]
    return tuple(dict.fromkeys(found))


def torn(kind: str, pieces: Sequence[Piece], kept: Sequence[int]) -> tuple[tuple[str, str, str], ...]:
    """Return what says something else together: both words, the one that is understood, the one that is kept.

    "not attended", "at 9", "pain 8", "next mon", "3 times", "10m late". Behind
    the place of an encounter a number is what it asks for.
    """
    there = frozenset(kept)
    found = []
    for n, then in enumerate(pieces):
        if n in there:
            continue
        before = n - 1
        if before >= 0 and before not in there and pieces[before].what is What.JOINER:  # back on monday
            before -= 1
        if before >= 0 and before in there and _changes(pieces[before], then, kind):
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
    for word in note:
        if len(note) <= 2 and word in words.NOT_HELD_ALONE:
            return word
        if word in words.NOT_HELD or word in _STATUS:
            return word
    if words.STOOD_UP in " ".join(note):
        return words.STOOD_UP
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


def _changes(piece: Piece, then: Piece, kind: str) -> bool:
    """Say whether a word of the note changes what the piece behind it says."""
    word = bare(piece.tokens[-1])
    if then.plain == "session":
        return word in words.BEFORE_A_DAY
    if then.what in (What.WORD, What.RATED, What.NOTICE):
        return word in words.NEGATIONS and not then.text.startswith("#")
    if then.what in (What.NUMBER, What.OF_TEN):
        if piece.what is What.UNKNOWN and kind != "encounter":
            return True
        return word in words.BEFORE_AN_HOUR or word in words.BEFORE_A_COUNT or piece.text.isupper()
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
    if what is not What.NUMBER:
        return False
    in_group = pieces[n + 1].plain in ("in", "in the") and n + 2 < len(pieces) and pieces[n + 2].plain == "group"
    return (after in words.COUNTED and pieces[n + 1].text[0].islower()) or in_group


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
    return any(word in _TELLING for word in bare_words(piece))


# --- a slip of the hand ---------------------------------------------------------------------------


def mistyped(kind: str, pieces: Sequence[Piece], kept: Sequence[int]) -> tuple[tuple[str, str], ...]:
    """Return what is kept and is no word of English or German, each with the word of the line that it looks like."""
    unknown = [pieces[n].text for n in kept if pieces[n].what is What.UNKNOWN]
    return tuple((text, known) for text in unknown if (known := _meant(kind, plain(text).rstrip(",;:."))))


def _meant(kind: str, word: str) -> str:
    near = next((known for known in _known_words(kind) if _is_near(word, known)), "")
    is_word = near and any(word in places(language) for language in ("english", "german"))
    return "" if is_word else near


@cache
def _known_words(kind: str) -> tuple[str, ...]:
    spelled = [part for word in WORDS if word.kind == kind for said in word.spellings for part in said.split(" ")]
    names = [name for names in (*WEEKDAYS, *MONTHS, DAYS, UNITS, ("energy",)) for name in names]
    return tuple(dict.fromkeys(word for word in (*spelled, *names) if len(word) > SHORT))


def _is_near(word: str, known: str) -> bool:
    """Say whether a letter is wrong, missing or too much, two of a long word, or two are in the wrong order."""
    if len(word) < SHORT or word[0] not in known[:2] or abs(len(word) - len(known)) > 2:
        return False
    wrong = distance(word, known)
    return wrong <= (2 if len(known) >= LONG else 1) or (wrong == 2 and sorted(word) == sorted(known))
