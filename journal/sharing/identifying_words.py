"""Words that identify by what they mean: the client's own ones, one's own codes, and capitalised words nobody knows.

own word "Zoë"      →  "zoe", "Zoe's", "Zooë", "Zöe"   cut
own code "K2"       →  "R47", this person's code for the same client
"Tarnow"            →  asked, if no note of this journal ever had "tarnow"
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from journal.sharing.identifiers import Span
from journal.wording.sharing import PLACEHOLDERS

SHORTEST_WITH_TYPO = 4
"""Letters. In a shorter word every other word would be a typo."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_PARTICLES = re.compile(
    r"(?<!\w)(?:(?:van|von|zu|de|der|den|des|di|da|do|dos|del|della|la|le|las|los|ter|ten|al|el|bin|ibn|ap)\s){1,3}$"
)
_PRONOUN = re.compile(r"I(?:['’](?:m|d|ve|ll))?")
_UNFOLDED = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "’": "'"})
_CASED = re.compile(r"[\u0000-\u058f\u10a0-\u10ff\u13a0-\u13ff\u1c80-\u1fff\u2c00-\u2dff\ua640-\uab6f]")


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
    """Yield where one of `own_words` stands, also with other accents, another ending or one typo.

    An own word of several words is found as a whole, and each of its longer
    words alone.
    """
    tokens = list(_WORD.finditer(text))
    bare = [_without_ending(folded(t.group())) for t in tokens]
    for phrase in {tuple(folded(w) for w in _WORD.findall(words)) for words in own_words}:
        wholes = [phrase] if len(phrase) < 2 else [phrase, *((w,) for w in phrase if len(w) >= SHORTEST_WITH_TYPO)]
        for sought in (w for w in wholes if w):
            for place in range(len(tokens) - len(sought) + 1):
                why = _alike(sought, bare[place : place + len(sought)])
                if why is not None:
                    end = tokens[place + len(sought) - 1].end()
                    yield Span(start=tokens[place].start(), end=end, why=why, instead=PLACEHOLDERS[why])


def coded(text: str, codes: Mapping[str, str]) -> Iterator[Span]:
    """Yield where one of one's own codes stands; in its place comes this person's code for the same client."""
    for own, theirs in codes.items():
        for match in re.finditer(rf"(?<!\w){re.escape(own)}(?!\w)", text, re.IGNORECASE):
            yield Span(start=match.start(), end=match.end(), why="code", instead=theirs)


def capitalised(text: str, seen_in_lower_case: Callable[[str], bool]) -> Iterator[Span]:
    """Yield each word to be asked about: capitalised and not seen in lower case, or in letters that have no case.

    `seen_in_lower_case` is asked about the word in lower case. What leads a
    name ("van der") goes with it.
    """
    for match in _WORD.finditer(text):
        why = _unfamiliar(match.group(), seen_in_lower_case)
        if why is not None:
            start = match.start()
            before = text[max(0, start - 20) : start]
            if particles := _PARTICLES.search(before):
                start -= len(before) - particles.start()
            yield Span(start=start, end=match.end(), why=why, instead=PLACEHOLDERS[why], asked=True)


def _unfamiliar(word: str, seen_in_lower_case: Callable[[str], bool]) -> str | None:
    if not _CASED.match(word) and word[0].isalpha():
        return "letters"
    if not any(c.isupper() for c in word) or _PRONOUN.fullmatch(word):
        return None
    lower = word.lower()
    known = seen_in_lower_case(lower) or seen_in_lower_case(re.split("['’]", lower)[0])
    return None if known else "capitals"


def _without_ending(word: str) -> str:
    return word[:-2] if word.endswith("'s") and len(word) > 3 else word.rstrip("'")


def _alike(sought: Sequence[str], here: Sequence[str]) -> str | None:
    if list(sought) == list(here):
        return "own word"
    pairs = list(zip(sought, here, strict=True))
    off = [(a, b) for a, b in pairs if a != b]
    if len(off) == 1 and len(off[0][0]) >= SHORTEST_WITH_TYPO and one_typo(*off[0]):
        return "typo"
    return None
