"""Words that identify by what they mean: the client's own ones, and one's own codes.

own word "Zoë"       →  "zoe", "Zoe's", "Zooë", "Zöe"                        cut
own word "Kowalska"  →  "Kowal-ska", "K o w a l s k a", "kowalska87"         cut, and the last one asked whole
own word "Ann Lee"   →  "ann", "annlee"                                      cut
own code "K2"        →  "R47", this person's code for the same client
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

from journal.records import alike
from journal.sharing.folding import folded_text
from journal.sharing.ordinary import place_of
from journal.sharing.spans import Span
from journal.wording.sharing import PLACEHOLDERS

SHORTEST_WITH_TYPO = 4
"""Letters. In a shorter word every other word would be a typo."""

SHORTEST_INSIDE = 4
"""Letters of an own word that is looked for inside of other words, and in pieces."""

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_PIECE = re.compile(r"[^\W_]+")
_LETTER = re.compile(r"\w")
_UNFOLDED = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "’": "'"})


def folded(word: str) -> str:
    """Return a word without case and accents, for comparison: "Łukasz" → "lukasz", "Größe" → "grosse"."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
    return bare.translate(_UNFOLDED)


def one_typo(a: str, b: str) -> bool:
    """Say whether two words are equal but for one letter too many, missing, wrong, or two that changed places."""
    if len(a) > len(b):
        a, b = b, a
    if len(b) - len(a) > 1:
        return False
    start = 0
    while start < len(a) and a[start] == b[start]:
        start += 1
    if len(a) != len(b):
        return a[start:] == b[start + 1 :]
    swapped = a[start : start + 2] == b[start : start + 2][::-1] and a[start + 2 :] == b[start + 2 :]
    return a[start + 1 :] == b[start + 1 :] or swapped


def named(text: str, own_words: Iterable[str]) -> Iterator[Span]:
    """Yield where one of `own_words` stands in a folded text, also with other accents or endings, a typo, or parted.

    An own word of several words is found as a whole, and each of its words
    alone; one of fewer than four letters that is an ordinary word too ("may")
    is asked there.
    """
    tokens = list(_WORD.finditer(text))
    bare = [_without_ending(folded(t.group())) for t in tokens]
    phrases = {tuple(folded(w) for w in _WORD.findall(folded_text(own).text)) for own in own_words} - {()}
    for phrase in phrases:
        wholes = [phrase] if len(phrase) < 2 else [phrase, *((w,) for w in phrase if len(w) > 1)]
        for sought in wholes:
            part_of = sought is not phrase
            for place in range(len(tokens) - len(sought) + 1):
                why = _alike(sought, bare[place : place + len(sought)])
                if why is None:
                    continue
                asked = part_of and len(sought[0]) < SHORTEST_WITH_TYPO and place_of(sought[0]) is not None
                end = tokens[place + len(sought) - 1].end()
                yield _found(tokens[place].start(), end, "part" if asked else why, asked=asked)
    yield from _inside(text, {part for phrase in phrases for part in (*phrase, "".join(phrase))})


def coded(text: str, codes: Mapping[str, str]) -> Iterator[Span]:
    """Yield where one of one's own codes stands; in its place comes this person's code for the same client."""
    line, starts, ends = _alike_throughout(text) if codes else ("", [], [])
    for own, theirs in codes.items():
        sought = alike.folded(folded_text(own).text)
        at = line.find(sought) if sought else -1
        while at >= 0:
            start, end = starts[at], ends[at + len(sought) - 1]
            if _stands_alone(text, start, end) and alike.folded(text[start:end]) == sought:
                yield Span(start=start, end=end, why="code", instead=theirs)
            at = line.find(sought, at + 1)


def _alike_throughout(text: str) -> tuple[str, Sequence[int], Sequence[int]]:
    """Return a text as codes are compared, and where the sign that each of its letters stands for begins and ends."""
    if text.isascii():
        return text.lower(), range(len(text)), range(1, len(text) + 1)
    letters = [(letter, place) for place, sign in enumerate(text) for letter in alike.folded(sign)]
    places = [place for _, place in letters]
    return "".join(letter for letter, _ in letters), places, [place + 1 for place in places]


def _stands_alone(text: str, start: int, end: int) -> bool:
    return not (_LETTER.match(text[start - 1 : start]) or _LETTER.match(text[end : end + 1]))


def _inside(text: str, parts: Iterable[str]) -> Iterator[Span]:
    """Yield where a part stands in pieces, from the beginning of one to the end of one, or inside of another word."""
    sought = [part for part in parts if len(part) >= SHORTEST_INSIDE]
    if not sought:
        return
    letters: list[str] = []
    pieces: list[tuple[int, int]] = []
    for match in _PIECE.finditer(text):
        for place in range(match.start(), match.end()):
            for letter in folded(text[place]):
                letters.append(letter)
                pieces.append((place, place + 1))
    line = "".join(letters)
    edge = {m.start() for m in _PIECE.finditer(text)}, {m.end() for m in _PIECE.finditer(text)}
    for part in sought:
        at = line.find(part)
        while at >= 0:
            start, end = pieces[at][0], pieces[at + len(part) - 1][1]
            begins, ends = start in edge[0], end in edge[1]
            if begins and ends:
                yield _found(start, end, "own word", asked=False)
            elif not any(c.isspace() for c in text[start:end]) and not _ordinary_around(text, start, end):
                yield _found(start, end, "part", asked=True)
            at = line.find(part, at + 1)


def _ordinary_around(text: str, start: int, end: int) -> bool:
    """Say whether the word around a stretch is an ordinary one: "hope" in "hopeful"."""
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return place_of(text[start:end]) is not None


def _found(start: int, end: int, why: str, *, asked: bool) -> Span:
    return Span(start=start, end=end, why=why, instead=PLACEHOLDERS[why], asked=asked)


def _without_ending(word: str) -> str:
    return word[:-2] if word.endswith("'s") and len(word) > 3 else word.rstrip("'")


def _alike(sought: Sequence[str], here: Sequence[str]) -> str | None:
    if list(sought) == list(here):
        return "own word"
    pairs = list(zip(sought, here, strict=True))
    off = [(a, b) for a, b in pairs if a != b]
    if len(off) != 1:
        return None
    a, b = off[0]
    if len(a) < SHORTEST_WITH_TYPO:
        return "own word" if len(a) > 2 and b == a + "s" and place_of(b) is None else None
    return "typo" if one_typo(a, b) else None
