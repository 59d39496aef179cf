"""The words of a text where they stand: what is beside them, whether they begin a sentence, and in which language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from journal.sharing import name_words as words
from journal.sharing.ordinary import SENTENCE_END, TOKEN

_SENTENCE = re.compile(r"[^.!?\n]*[.!?\n]*\s*")
_SHORTENED = re.compile(
    r"(?<!\w)(?:e\.g|i\.e|a\.m|p\.m|n\.b|z\. ?b|d\. ?h|u\. ?[aäu]"
    r"|o\. ?[äg]|i\. ?d\. ?r|i\. ?a|s\. ?[ou]|v\. ?a|m\. ?e)\.?(?!\w)",
    re.IGNORECASE,
)
"""What is written short and ends no sentence."""


@dataclass(frozen=True)
class Word:
    """A word where it stands. `before` and `after` are the words beside it in the same sentence, in small letters."""

    text: str
    start: int
    end: int
    first: bool
    german: bool
    before: str
    after: str
    further_before: str
    capital_before: bool

    @cached_property
    def low(self) -> str:
        return self.text.casefold()

    @cached_property
    def bare(self) -> str:
        """Without what a possessive adds."""
        return self.low.removesuffix("'s").removesuffix("'")

    @cached_property
    def capital(self) -> bool:
        return any(c.isupper() for c in self.text)


def is_german(text: str) -> bool | None:
    """Say whether a text is German rather than English, by its small words; None where they do not tell."""
    found = [match.group().casefold() for match in TOKEN.finditer(text)]
    german = sum(word in words.GERMAN_ONLY for word in found) - sum(word in words.ENGLISH_ONLY for word in found)
    return None if german == 0 else german > 0


def words_of_sentences(text: str) -> Iterator[Word]:
    """Yield each word of a folded text, where it stands in its sentence."""
    text = _SHORTENED.sub(lambda match: "_" * len(match.group()), text)
    whole = is_german(text)
    for sentence in _SENTENCE.finditer(text):
        if not sentence.group().strip():
            continue
        own = is_german(sentence.group())
        german = bool(whole if own is None else own)
        tokens = list(TOKEN.finditer(text, sentence.start(), sentence.end()))
        for n, token in enumerate(tokens):
            before = text[max(0, token.start() - 6) : token.start()]
            title = n > 0 and bool(words.FORMAL.fullmatch(tokens[n - 1].group().casefold()))
            yield Word(
                text=token.group(),
                start=token.start(),
                end=token.end(),
                first=(n == 0 and not _after_title(text, token.start()))
                or (bool(SENTENCE_END.search(before)) and not title),
                german=german,
                before=tokens[n - 1].group().casefold() if n else _title_before(text, token.start()),
                after=tokens[n + 1].group().casefold() if n + 1 < len(tokens) else "",
                further_before=tokens[n - 2].group().casefold() if n > 1 else "",
                capital_before=n > 0 and tokens[n - 1].group()[:1].isupper(),
            )


def _title_before(text: str, start: int) -> str:
    """Return the title with a full stop that ends the "sentence" before: "Dr. Lang"."""
    found = re.search(r"(?<!\w)(\w{1,6})\.[ ]?$", text[max(0, start - 10) : start])
    return found.group(1).casefold() if found and words.FORMAL.fullmatch(found.group(1).casefold()) else ""


def _after_title(text: str, start: int) -> bool:
    return bool(_title_before(text, start))
