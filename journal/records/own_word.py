"""A word of one's own for the capture line."""

from __future__ import annotations

from dataclasses import dataclass

from journal.errors import FieldError
from journal.records import entry


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWord:
    """`word`, typed into the capture line, stands for the piece of line `means`."""

    word: str
    means: str

    def __post_init__(self) -> None:
        entry.line("word", self.word, required=True)
        entry.line("means", self.means, required=True)
        if len(self.word.split()) != 1 or self.word != self.word.strip():
            raise FieldError("word", "must be one word, without spaces")
