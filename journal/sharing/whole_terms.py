"""What is found in part is asked whole: "hotel zur post", not "post"; "birch ward", "jubilee court".

A place, a club or a house is often called by ordinary words. It is told by
the word that says what it is, by the preposition before it, or by one rare
word in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from journal.sharing import name_words as words
from journal.sharing.ordinary import is_german_quality, place_in, verbal
from journal.sharing.sentences import Word
from journal.sharing.spans import Span
from journal.wording.sharing import PLACEHOLDERS

_NAMED_BY = words.listed("unknown name capitals letters institution place role part")
"""Reasons that are said of a name: two such beside each other are one."""

COMMON = 250
"""Place by frequency above which a word is taken for one that joins others."""

RARE_BESIDE = 5_000
"""Place by frequency from which a word makes its neighbour part of a name, after "at the" or "im"."""

_LONGEST = 3
"""Ordinary words before what a place is called by, that are part of its name."""

_HOUSE = re.compile(r"\d{1,3}[a-z]?")
"""A house's number."""


def called_by_words(text: str, here: Sequence[Word]) -> Iterator[Span]:
    """Yield what is called by ordinary words, told by a word that says what it is or by where it stands."""
    for n, word in enumerate(here):
        start = _content_from(text, here, n)
        if start < n and _told_by_end(here, start, n):
            yield _span(here[start].start, word.end)
        if _leads(word) and (end := _led_to(text, here, n)) > n:
            yield _span(word.start, here[end].end)
        if start < n and _ends(text, here, n) and _placed(here, start) and any(map(_rare, here[n - 1 : n + 1])):
            yield _span(here[start].start, word.end)


def whole(text: str, here: Sequence[Word], found: Iterable[Span]) -> list[Span]:
    """Return asked spans up to the whole of what they are part of; those beside each other are one."""
    starts = {word.start: n for n, word in enumerate(here)}
    ends = {word.end: n for n, word in enumerate(here)}
    joined: list[Span] = []
    for span in sorted(found, key=lambda s: (s.start, s.end)):
        if span.why in _NAMED_BY:
            first, last = starts.get(span.start), ends.get(span.end)
            if last is not None:
                span = replace(span, end=here[_anchored_to(text, here, last)].end)
            if first is not None:
                span = replace(span, start=here[_grown_from(text, here, first)].start)
            before = joined[-1] if joined else None
            if before is not None and before.why in _NAMED_BY and _one_name(text, before, span):
                joined[-1] = replace(before, start=min(before.start, span.start), end=max(before.end, span.end))
                continue
        joined.append(span)
    return joined


def _span(start: int, end: int) -> Span:
    return Span(start=start, end=end, why="institution", instead=PLACEHOLDERS["institution"], asked=True)


def _content(word: Word) -> bool:
    """Say whether a word may be part of what something is called."""
    if word.low in words.JOINING or word.low in words.VERBS or not word.text[0].isalpha():
        return False
    place = place_in(word.low, german=word.german)
    return place is None or (place >= COMMON and not verbal(word.low, german=word.german))


def _leads(word: Word) -> bool:
    if word.low == "gut":
        return word.before in ("auf", "vom")
    return word.low in words.LEADS_PLACES and (word.german or word.low != "bad")


def _rare(word: Word) -> bool:
    place = place_in(word.low, german=word.german)
    return place is None or (place > RARE_BESIDE and not words.KIN.fullmatch(word.low))


def _beside(text: str, word: Word, other: Word) -> bool:
    return text[word.end : other.start] in (" ", "-", " & ")


def _ends(text: str, here: Sequence[Word], last: int) -> bool:
    """Say whether a word that may be part of a name is the last of those that stand together."""
    more = last + 1 < len(here) and _content(here[last + 1]) and _beside(text, here[last], here[last + 1])
    return _content(here[last]) and not more


def _content_from(text: str, here: Sequence[Word], last: int) -> int:
    """Return the first of the words that stand together before the one at `last`."""
    first = last
    while first > 0 and last - first < _LONGEST and _beside(text, here[first - 1], here[first]):
        if not _content(here[first - 1]) or words.KIN.fullmatch(here[first - 1].low):
            break
        first -= 1
    return first


def _placed(here: Sequence[Word], first: int) -> bool:
    """Say whether a place would stand there: after "at", "in the", "vom"."""
    before = here[first].before
    if before in words.ARTICLES:
        return here[first].further_before in words.BEFORE_NAMED
    return before in words.BEFORE_NAMED


def _told_by_end(here: Sequence[Word], first: int, last: int) -> bool:
    """Say whether the last word says that what stands before it is a name: "turnpike close"."""
    before = [word for word in here[first:last] if word.low not in words.KINDS_OF_KINDS]
    if not before or here[last].low in words.KINDS_OF_PLACES:
        return bool(before)
    named_so = _placed(here, first) and here[first].before not in words.ARTICLES
    return here[last].low in words.AFTER_PLACES and (named_so or _rare(here[last - 1]))


def _led_to(text: str, here: Sequence[Word], first: int) -> int:
    """Return the last word of what begins with the kind of place that it is: "hotel zur post", "haus abendfrieden"."""
    last = first
    nouns = here[first].german and here[first].capital
    for n in range(first + 1, min(len(here), first + 4)):
        if not _beside(text, here[n - 1], here[n]):
            break
        if nouns and not here[n].capital and here[n].low not in words.IN_NAMES:
            break  # "in der Schule bleiben"
        if _content(here[n]):
            last = n
            if last - first >= 2:
                break
        elif here[n].low not in words.IN_NAMES or last > first:
            break
    return last


def _anchored_to(text: str, here: Sequence[Word], last: int) -> int:
    """Return where the name ends that begins with what was found: "Kirkby bus depot", "am Kranzbühl 12"."""
    n = last
    while n + 1 < len(here) and _beside(text, here[n], here[n + 1]):
        n += 1
        if _says_kind(here[n]) or (_HOUSE.fullmatch(here[n].text) and here[n - 1].before in words.BEFORE_STREETS):
            last = n
        elif n > last + 1 or not (here[n].low in words.KINDS_OF_KINDS or _named_thing(here[last])):
            break
    return last


def _named_thing(word: Word) -> bool:
    """Say whether a name has an article before it, as no person's has: "the Dunmore bottling plant"."""
    return not word.german and word.before in words.ARTICLES


def _says_kind(word: Word) -> bool:
    """Say whether a word behind a name tells what is called so; "works" alone is what somebody does."""
    workplace = word.low.endswith(words.WORKPLACES) and word.low not in ("works", "yard")
    return workplace or word.low in words.AFTER_PLACES | words.KINDS_OF_PLACES | words.AFTER_FAMILIES


def _grown_from(text: str, here: Sequence[Word], first: int) -> int:
    """Return where the name begins that ends in what was found: after a preposition, the words between belong to it."""
    start = _content_from(text, here, first)
    if start < first and _placed(here, start):
        return start
    while first > 0 and _beside(text, here[first - 1], here[first]) and _belongs(text, here[first - 1], here[first]):
        first -= 1
    return _kind_before(text, here, first)


def _belongs(text: str, word: Word, following: Word) -> bool:
    """Say whether a word before a name is part of it: "little", a house's number, "Freie" before a noun."""
    if word.low in words.BEFORE_PEOPLES_NAMES:
        return True
    if _HOUSE.fullmatch(word.text):
        placed = word.before in words.BEFORE_NAMED or text.endswith((", ", ": "), 0, word.start)
        return placed and following.capital and not word.german
    if not (word.german and word.capital and following.capital) or word.first or word.low in words.POLITE:
        return False
    return is_german_quality(word.low)


def _kind_before(text: str, here: Sequence[Word], first: int) -> int:
    """Return where the kind of a place begins that stands before its name: "brickworks at", "Akademie für Holz in"."""
    last = first - 1
    if last < 1 or here[last].low not in words.AT_PLACES:
        return first
    for n in range(last - 1, max(-1, last - 5), -1):
        if not all(_beside(text, here[m], here[m + 1]) for m in (n, n + 1)):
            break
        kind = here[n].low in words.KINDS_OF_PLACES or here[n].low.endswith(words.WORKPLACES)
        if kind and (n + 1 == last or here[n + 1].low in ("of", "for", "für")):
            start = _content_from(text, here, n)
            return start if _placed(here, start) else n
    return first


def _one_name(text: str, before: Span, span: Span) -> bool:
    between = text[before.end : span.start] if before.end <= span.start else ""
    return (
        re.fullmatch(r"| & | (?:of|of the|de|der|des|zum|zur|am|im|on|upon|le|in the) ", between, re.IGNORECASE)
        is not None
    )
