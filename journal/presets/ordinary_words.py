"""Word lists by frequency, English and German, and a list of names. Where they are from: words/README.md.

They are read from their files at the first question: about a tenth of a second, once.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from journal.presets.clinical_words import CLINICAL_WORDS

Language = Literal["english", "german"]

FOLDER = Path(__file__).with_name("words")

CLINICAL_PLACE = 2_999
"""Where the words of the trade stand in the order of frequency: therapists use them as others use the first 3,000."""


@functools.cache
def places(language: Language) -> Mapping[str, int]:
    """Return the place of each word in its language by frequency, 0 the most frequent; case-folded ("strasse")."""
    found: dict[str, int] = {}
    for place, word in enumerate(_lines(language)):
        found.setdefault(word.casefold(), place)
    for word in CLINICAL_WORDS[language].split():
        found[word.casefold()] = min(CLINICAL_PLACE, found.get(word.casefold(), CLINICAL_PLACE))
    return found


@functools.cache
def german_nouns() -> frozenset[str]:
    """Return the German words that are written with a capital, case-folded."""
    listed = (*_lines("german"), *CLINICAL_WORDS["german"].split())
    return frozenset(word.casefold() for word in listed if word[:1].isupper())


@functools.cache
def names() -> frozenset[str]:
    """Return first names, surnames and places, case-folded; the most frequent words of both languages are left out."""
    return frozenset(_lines("names"))


def _lines(name: str) -> list[str]:
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8").split("\n")[:-1]
