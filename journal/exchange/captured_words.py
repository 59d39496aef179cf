"""The table of the capture line's words, as a person reads it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from journal.presets.capture_words import WORDS, Weight, Word
from journal.wording import capture as wording
from journal.wording import labels, values


class Row(NamedTuple):
    """Words, the kind of line they are for, and what they say there."""

    kind: str
    says: str
    words: str


def table() -> list[Row]:
    """Return the words, kind by kind, in the order of the preset."""
    rows = []
    for kind, name in wording.KINDS.items():
        rows += [Row(name, says(word), _spelled(word)) for word in WORDS if word.kind == kind]
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
    return "; ".join(f"{wording.KINDS[word.kind]}, {says(word)[:1].lower()}{says(word)[1:]}" for word in words)


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
