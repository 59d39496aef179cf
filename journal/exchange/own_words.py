"""Words of one's own for the capture line: whether one can be read, and what it covers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journal.errors import FieldError
from journal.exchange.captured_figures import What
from journal.exchange.captured_pieces import DASHES, known, pieces_of, tokens_of
from journal.exchange.captured_words import meaning
from journal.records.alike import folded
from journal.records.client import Client
from journal.records.own_word import OwnWord
from journal.wording import own_words as wording


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
        return Judged(None, wording.problem(error.field, error.reason))
    if word in DASHES or word[0] in "@+":
        return Judged(None, wording.SIGN)
    if any(folded(other.word) == folded(word) for other in own_words):
        return Judged(None, wording.ALREADY)
    there = known(clients, (), activities, ())
    as_it_is = pieces_of(tokens_of(word, there)[0], there)[0]
    if as_it_is.what not in (What.WORD, What.ACTIVITY, What.CLIENT, What.JOINER, What.UNKNOWN, What.CODE_LIKE):
        return Judged(None, wording.FIGURE)
    tokens, tail = tokens_of(means, there)
    pieces = pieces_of(tokens, there)
    left = [piece.text for piece in pieces if piece.what in (What.UNKNOWN, What.JOINER)]
    wrong = [piece.text for piece in pieces if piece.what in (What.WRONG, What.CODE_LIKE)]
    if wrong:
        return Judged(None, wording.not_understood(wrong[0]))
    if tail or len(tokens) < len(means.split()):
        return Judged(None, wording.DASH)
    if len(left) == len(pieces):
        return Judged(None, wording.NOTHING)
    result = []
    if as_it_is.what is What.CLIENT:
        result.append(wording.covers_client(as_it_is.value[0].code, word))
    elif as_it_is.what is What.WORD:
        result.append(wording.covers(word, meaning(as_it_is.means)))
    elif as_it_is.what is What.ACTIVITY:
        result.append(wording.covers(word, as_it_is.value[0]))
    if left:
        result.append(wording.stays_in_note(" ".join(left)))
    return Judged(made, told=tuple(result))
