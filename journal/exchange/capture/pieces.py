"""A capture line cut into pieces: what each word, by itself, could be.

K2 worry 7 30m bed  →  client, word, number, minutes, word
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from journal.exchange.capture.figures import (
    DASHES,
    NUMBER,
    Reading,
    Token,
    What,
    bare,
    clock_begins,
    clock_ends,
    figure,
    of_ten,
    plain,
    whole,
)
from journal.presets.capture_words import CANCELLED, WORDS, Word
from journal.records.alike import folded, look
from journal.records.client import Client
from journal.records.own_word import OwnWord
from journal.records.person import Person

VERBS = ("sat", "sun", "wed")
"""Days only where no other word follows: "she sat with me"."""

HIGHEST_RATING = 10


@dataclass(frozen=True, slots=True)
class Piece:
    """One or more tokens that mean one thing, or `UNKNOWN`."""

    tokens: tuple[Token, ...]
    what: What
    value: Any = None
    means: tuple[Word, ...] = ()
    names: bool = False
    """Whether a client's code stands in it, alone or in a longer word: AB, "AB", AB/JS."""

    @property
    def text(self) -> str:
        return " ".join(token.text for token in self.tokens)

    @property
    def plain(self) -> str:
        """As it is compared: small letters, without the signs that end a clause."""
        return " ".join(token.plain for token in self.tokens).rstrip(",;:.")


@dataclass(frozen=True, slots=True)
class Known:
    """Who and what a line may speak of, beside the words of the table."""

    clients: Mapping[str, tuple[Client, ...]]
    alike: Mapping[str, tuple[Client, ...]]
    """By what a code looks like (records/alike.py); `clients` are by what it is."""
    people: Mapping[str, Person]
    activities: Mapping[str, tuple[str, str]]
    own_words: Mapping[str, str]
    longest: int
    """Words in the longest phrase that can mean something."""
    month_first: bool | None = None
    """Whether 11/10 is 10 November; None where nobody said."""


_SPELLED: dict[str, tuple[Word, ...]] = {}
for _row in WORDS:
    for _spelling in _row.spellings:
        _SPELLED[folded(_spelling)] = (*_SPELLED.get(folded(_spelling), ()), _row)


def known(
    clients: Sequence[Client],
    people: Sequence[Person],
    activities: Sequence[tuple[str, str]],
    own: Sequence[OwnWord],
    month_first: bool | None = None,
) -> Known:
    """Return what a line may speak of, ready for looking up. Of two people with the same first name neither has it."""
    by_code: dict[str, tuple[Client, ...]] = {}
    by_look: dict[str, tuple[Client, ...]] = {}
    for client in clients:
        by_code[folded(client.code)] = (*by_code.get(folded(client.code), ()), client)
        by_look[look(client.code)] = (*by_look.get(look(client.code), ()), client)
    in_full = {plain(" ".join(person.name.split())): person for person in people}
    by_first_name: dict[str, list[Person]] = {}
    for name, person in in_full.items():
        by_first_name.setdefault(name.split(" ")[0], []).append(person)
    people_by_name = {name: found[0] for name, found in by_first_name.items() if len(found) == 1} | in_full
    by_activity = {plain(" ".join(name.split())): (name, category) for name, category in reversed(activities)}
    phrases = (*_SPELLED, *people_by_name, *by_activity)
    return Known(
        clients=by_code,
        alike=by_look,
        people=people_by_name,
        activities=by_activity,
        own_words={folded(word.word): word.means for word in own},
        longest=max(len(phrase.split(" ")) for phrase in phrases),
        month_first=month_first,
    )


_JOINERS = (
    "at the", "in the", "on the", "over the", "at", "in", "on", "for", "with", "to", "from", "by", "via", "over", "@",
    "w/",
)  # fmt: skip
_JOINS_AS = {"@": "at", "w/": "with"}

_CODE = re.compile(r"[^\W\d_]{1,8}[-_.]?[0-9]{1,4}[^\W\d_]?")


def tokens_of(line: str, known: Known) -> tuple[list[Token], str]:
    """Return the words of a line, own words replaced by what they stand for, and what stands after a lone dash."""
    tokens: list[Token] = []
    for found in re.finditer(r"\S+", line):
        if unicodedata.normalize("NFKC", found.group()) in DASHES and not _between_clocks(tokens, line[found.end() :]):
            return tokens, line[found.end() :].strip()
        means = known.own_words.get(folded(found.group()))
        if means is None or found.group() in (client.code for client in known.clients.get(folded(found.group()), ())):
            tokens.append(Token(found.group(), found.start(), found.end()))
        else:
            tokens += [Token(word, found.start(), found.end(), own=True) for word in means.split()]
    return tokens, ""


def _between_clocks(before: Sequence[Token], rest: str) -> bool:
    """Say whether a dash stands in "14:00 - 15:30", where it begins no note."""
    after = [bare(Token(word, 0, 0)) for word in rest.split(maxsplit=2)[:2]]
    return bool(before) and clock_ends([bare(token) for token in before[-2:]]) and clock_begins(after)


def pieces_of(tokens: Sequence[Token], known: Known) -> list[Piece]:
    """Return the pieces of a line in order; each token is in exactly one of them."""
    pieces: list[Piece] = []
    at = 0
    cancels = any(bare(token) in CANCELLED for token in tokens)
    while at < len(tokens):
        pieces.append(_piece(tokens, at, known, cancels=cancels))
        at += len(pieces[-1].tokens)
    for n, (piece, then) in enumerate(pairwise(pieces)):
        if piece.text in VERBS and then.what in (What.UNKNOWN, What.JOINER):
            pieces[n] = Piece(piece.tokens, What.UNKNOWN)
    return pieces


def _piece(tokens: Sequence[Token], at: int, known: Known, *, cancels: bool) -> Piece:
    ahead = tokens[at:]
    figures = figure(ahead, cancels=cancels)
    read = _code(ahead, known) or figures or _rated(ahead, known) or _words(ahead, known) or _left(ahead[0], known)
    names = read.what is What.CLIENT or (read.what is What.UNKNOWN and _names(ahead[0], known))
    return Piece(tuple(ahead[: read.n]), read.what, read.value, read.means, names)


def _names(token: Token, known: Known) -> bool:
    """Say whether a part of a word is a client's code, in the very letters: "it" is not IT."""
    parts = re.split(r"[\W_]+", token.narrow)
    return any(client.code == part for part in parts for client in known.clients.get(folded(part), ()))


def _code(ahead: Sequence[Token], known: Known) -> Reading | None:
    """Return a client: "@" says so; else a code that is also a word or a figure must be written exactly as it is.

    Where another client's code is the same or looks it, "@" and the code
    exactly as it is say which is meant; else all of them may be.
    """
    token = ahead[0]
    if token.narrow.startswith("+") and len(token.text) > 1:
        return Reading(What.NEW_CLIENT, token.narrow[1:])
    is_told = token.narrow.startswith("@")
    typed = token.text[1:] if is_told else token.text
    clients = known.clients.get(folded(typed), ())
    if not clients and plain(typed).endswith("'s"):  # K2's mum
        typed = typed[:-2]
        clients = known.clients.get(folded(typed), ())
    if not clients:
        return None
    exact = tuple(client for client in clients if client.code in (typed, unicodedata.normalize("NFKC", typed)))
    told_apart = is_told or (exact and typed != folded(typed)) or _is_beyond_ratings(ahead)
    if not told_apart and _is_read_otherwise(token, known):
        return None
    to_the_letter = tuple(client for client in clients if client.code == typed)
    if not (is_told and len(to_the_letter) == 1):
        clients, exact = _with_look_alikes(clients, exact, known)
    else:
        exact = to_the_letter
    if len(ahead) > 1 and len(clients) > 1:  # one code, used in two roles: the role may stand behind it
        of_role = tuple(client for client in clients if str(client.role) == ahead[1].plain)
        if len(of_role) == 1:
            return Reading(What.CLIENT, of_role, 2)
    return Reading(What.CLIENT, exact if len(exact) == 1 else clients)


def _with_look_alikes(
    clients: tuple[Client, ...], exact: tuple[Client, ...], known: Known
) -> tuple[tuple[Client, ...], tuple[Client, ...]]:
    """Return whom a code may mean, and whom it means if it is written so; nobody where a look-alike has that role."""
    alike = known.alike[look(clients[0].code)]
    roles = {client.role for client in clients}
    rivals = tuple(other for other in alike if other not in clients and other.role in roles)
    may_be = (*clients, *rivals)
    is_doubtful = any(other.role == client.role and other.id != client.id for client in exact for other in may_be)
    return may_be, () if is_doubtful else exact


def _is_beyond_ratings(ahead: Sequence[Token]) -> bool:
    """Say whether a number is no rating, and no part of a time: a client 17 can be written so."""
    read = figure(ahead)
    return read is not None and read.what is What.NUMBER and int(read.value) > HIGHEST_RATING


def _is_read_otherwise(token: Token, known: Known) -> bool:
    return figure([token]) is not None or _words([token], known) is not None


def _rated(ahead: Sequence[Token], known: Known) -> Reading | None:
    """Return a word that a number follows: "heavy 6"."""
    read = _words(ahead, known)
    means = tuple(word for word in read.means if word.value is None) if read else ()
    if read is None or not means or read.n >= len(ahead):
        return None
    number = bare(ahead[read.n]).removesuffix("/10")
    if not NUMBER.fullmatch(number):
        return None
    more = of_ten([bare(token) for token in ahead[read.n + 1 : read.n + 4]])
    return Reading(What.RATED, whole(number), read.n + 1 + more, means)


def _words(ahead: Sequence[Token], known: Known) -> Reading | None:
    """Return the longest phrase that begins here: of the table, a person, an activity of one's own."""
    for n in range(min(known.longest, len(ahead)), 0, -1):
        phrase = " ".join(token.plain for token in ahead[:n])
        for spelled in (phrase, phrase.rstrip(",;:.")):
            if spelled in _SPELLED:
                return Reading(What.WORD, None, n, _SPELLED[spelled])
            if spelled in known.people:
                return Reading(What.PERSON, known.people[spelled], n)
            if spelled in known.activities:
                return Reading(What.ACTIVITY, known.activities[spelled], n)
            if spelled in _JOINERS:
                joiner = spelled.split(" ")[0]
                return Reading(What.JOINER, _JOINS_AS.get(joiner, joiner), n)
    return None


def _left(token: Token, known: Known) -> Reading:
    """Return what a word is that is none of all these: a code written otherwise, or a word of the note."""
    trimmed = Token(token.text.rstrip(",;:."), token.start, token.end)
    if trimmed.narrow.startswith("@") and len(trimmed.text) > 1:
        return Reading(What.CODE_LIKE, codes_near(folded(trimmed.text[1:]), known))
    if trimmed.text != token.text and (read := _code([trimmed], known)):
        return read
    if _CODE.fullmatch(trimmed.plain):
        return Reading(What.CODE_LIKE, codes_near(trimmed.plain, known))
    # Of codes made of letters alone, only what is written like one: "may" is not a client MAX mistyped.
    if len(trimmed.text) >= 3 and trimmed.text[0].isupper():
        near = codes_near(trimmed.plain, known)
        if near and (distance(trimmed.plain, folded(near[0])) == 1 or look(trimmed.text) in known.alike):
            return Reading(What.CODE_LIKE, near)
    return Reading(What.UNKNOWN)


def codes_near(word: str, known: Known, *, most: int = 3) -> tuple[str, ...]:
    """Return the codes that look like `word`, and those that differ by one or two letters, the nearest first."""
    near = [
        (steps, clients[0].code)
        for code, clients in known.clients.items()
        if abs(len(code) - len(word)) <= 2
        and (steps := 0 if look(code) == look(word) else distance(word, code)) <= min(2, max(1, len(word) - 1))
    ]
    return tuple(code for _, code in sorted(near)[:most])


def distance(one: str, other: str) -> int:
    """Return how many letters must be added, taken away or changed to make one word the other."""
    row = list(range(len(other) + 1))
    for n, letter in enumerate(one, 1):
        before, row[0] = row[0], n
        for m, there in enumerate(other, 1):
            before, row[m] = row[m], min(row[m] + 1, row[m - 1] + 1, before + (letter != there))
    return row[-1]
