"""What a book, a broadcast or a club is called by: the words after the word that says what it is, asked as one.

"her podcast, Salt and Other Matters, was"     between commas
"the quiz Beat the Butler"                     right behind it
"Ihr Roman heißt Das letzte Haus vor dem Moor" a German one begins as no sentence goes on: with a capital, and no noun
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from journal.sharing import name_words as words
from journal.sharing.ordinary import is_german_noun, is_german_quality, place_in
from journal.sharing.sentences import Word
from journal.sharing.spans import Span
from journal.wording.sharing import PLACEHOLDERS

_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w'&-]*"
_SMALL = (
    r"(?:of|the|and|an?|in|on|for|to|with|from|by|at|und|oder|der|die|das|dem|den|des|im|am|auf|für|vo[nm]|zu[mr]?|"
    r"aus|mit|ohne|hinter|unter|über|nach|vor|bei|eine?|eine[rmn])"
)
_RUN = rf"{_CAPITAL}(?:(?:\s{_SMALL}){{0,3}}\s{_CAPITAL}){{0,7}}"
_OPENING = (
    r"(?:W(?:er|ie|as|o|arum|ann|ho|hat|here|hen|hy)|How|D(?:er|ie|as)|Eine?|[KM]eine?)\s[\w'-]+"
    rf"(?:\s{_SMALL}){{0,2}}\s{_RUN}"
)
_TITLE = re.compile(
    r"[,:]?\s[\"„“«»](?P<quoted>[^\"”“«»\n]{2,60})[\"”“«»]"
    rf"|(?:\s[a-zß-öø-ÿ]+){{0,2}}(?:\s[\w-]+)?[,:]\s(?P<beside>{_CAPITAL}[^,.;:!?()\n]{{0,60}})(?=[,.;:!?)\n]|$)"
    rf"|(?P<called>\s(?:called|named|titled|heißt|hieß|namens|genannt))?\s(?P<behind>{_OPENING}|{_RUN})"
)


def titles(text: str, here: Sequence[Word]) -> Iterator[Span]:
    """Yield the titles of a folded text; all are asked."""
    for word in here:
        if word.low.endswith(words.WORKS) and (match := _TITLE.match(text, word.end)):
            kind = next(kind for kind in ("quoted", "beside", "behind") if match[kind])
            if kind == "quoted" or _is_title(word, match[kind], beside=kind == "beside", called=bool(match["called"])):
                start, end = match.span(kind)
                yield Span(start=start, end=end, why="unknown", instead=PLACEHOLDERS["unknown"], asked=True)


def _is_title(work: Word, named: str, *, beside: bool, called: bool) -> bool:
    """Say whether what stands beside or behind a word for a work is its title: not "Gruppe, Angst" or "Film Angst"."""
    first = re.split(r"\s", named, maxsplit=1)[0]
    low, alone = first.casefold(), first == named
    noun = work.german and is_german_noun(low) and not (is_german_quality(low) or re.fullmatch(_SMALL, low))
    if not beside:
        return not alone and (called or not noun)
    if work.german and not noun and low not in words.POLITE and place_in(low, german=True) is not None:
        return True
    return bool(re.fullmatch(_RUN, named)) and (not alone or work.before in words.POSSESSIVE)
