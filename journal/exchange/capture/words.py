"""The words of the capture line: the table, as a person reads it, and whether a word of one's own may join it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from journal.errors import FieldError
from journal.exchange.capture.figures import DASHES, What
from journal.exchange.capture.pieces import known, pieces_of, tokens_of
from journal.presets.capture_words import WORDS, Weight, Word
from journal.records.alike import folded
from journal.records.client import Client
from journal.records.kinds import BY_NAME, KINDS
from journal.records.own_word import OwnWord
from journal.wording import labels, values
from journal.wording import own_words as own


class Row(NamedTuple):
    """Words, the kind of line they are for, and what they say there."""

    kind: str
    says: str
    words: str


def table() -> list[Row]:
    """Return the words, kind by kind, in the order of the preset."""
    rows = []
    for kind in KINDS:
        rows += [Row(kind.chip, says(word), _spelled(word)) for word in WORDS if word.kind == kind.name]
    return rows


def says(word: Word) -> str:
    """Return what a word says in a line of its kind: "Purpose: homework", "Feelings: worry", or "begins a line"."""
    if not word.field:
        return "begins such a line"
    label = labels.label(word.field)
    if word.value is None:
        return f"{label}, with the number after it"
    return f"{label}: {values.in_words(word.field, word.value)}"


def meaning(words: Iterable[Word]) -> str:
    """Return what a spelling means in each kind of line: "Downtime, activity: walk"."""
    return "; ".join(f"{BY_NAME[word.kind].chip}, {says(word)[:1].lower()}{says(word)[1:]}" for word in words)


HELP = ("?", "help")
"""A line of this alone asks for the words."""


def beginnings() -> list[tuple[str, str]]:
    """Return each kind with the words that can begin its line."""
    return [
        (
            kind.chip,
            ", ".join(word.spellings[0] for word in WORDS if word.kind == kind.name and word.weight > Weight.SAYS),
        )
        for kind in KINDS
        if kind.one
    ]


def as_markdown() -> str:
    """Return the table for docs/capture.md."""
    lines = ["| kind | words | what they say |", "|---|---|---|"]
    lines += [f"| {row.kind} | {row.words} | {row.says} |" for row in table()]
    return "\n".join(lines)


def _spelled(word: Word) -> str:
    spelled = ", ".join(word.spellings)
    number = " 6" if word.value is None else ""
    # What names or hints at the kind can begin a line by itself.
    return f"{spelled}{number}" if word.weight is Weight.SAYS else f"**{spelled}{number}**"


# --- a word of one's own -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Judged:
    """A word as it would be kept; None where `problem` says why not. `told` says what it covers and what it leaves."""

    word: OwnWord | None
    problem: str = ""
    told: tuple[str, ...] = ()


def judge(
    word: str,
    means: str,
    *,
    own_words: Sequence[OwnWord],
    clients: Sequence[Client],
    activities: Sequence[tuple[str, str]] = (),
) -> Judged:
    """Return a new word, checked: it must mean something that is understood, and is told what it takes the place of.

    Raises nothing. The meaning is read without own words: none leads to another.
    """
    word, means = word.strip(), " ".join(means.split())
    try:
        made = OwnWord(word=word, means=means)
    except FieldError as error:
        return Judged(None, own.problem(error.field, error.reason))
    if word in DASHES or word[0] in "@+":
        return Judged(None, own.SIGN)
    if any(folded(other.word) == folded(word) for other in own_words):
        return Judged(None, own.ALREADY)
    there = known(clients, (), activities, ())
    as_it_is = pieces_of(tokens_of(word, there)[0], there)[0]
    if as_it_is.what not in (What.WORD, What.ACTIVITY, What.CLIENT, What.JOINER, What.UNKNOWN, What.CODE_LIKE):
        return Judged(None, own.FIGURE)
    tokens, tail = tokens_of(means, there)
    pieces = pieces_of(tokens, there)
    left = [piece.text for piece in pieces if piece.what in (What.UNKNOWN, What.JOINER)]
    wrong = [piece.text for piece in pieces if piece.what in (What.WRONG, What.CODE_LIKE)]
    if wrong:
        return Judged(None, own.not_understood(wrong[0]))
    if tail or len(tokens) < len(means.split()):
        return Judged(None, own.DASH)
    if len(left) == len(pieces):
        return Judged(None, own.NOTHING)
    told = []
    if as_it_is.what is What.CLIENT:
        told.append(own.covers_client(as_it_is.value[0].code, word))
    elif as_it_is.what is What.WORD:
        told.append(own.covers(word, meaning(as_it_is.means)))
    elif as_it_is.what is What.ACTIVITY:
        told.append(own.covers(word, as_it_is.value[0]))
    if left:
        told.append(own.stays_in_note(" ".join(left)))
    return Judged(made, told=tuple(told))
