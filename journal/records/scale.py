"""Answers to a published scale, by item number. No item text is ever stored."""

from __future__ import annotations

from dataclasses import dataclass

from journal.records import entry
from journal.records.entry import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleAnswers(Entry):
    """One filling-in. `answers` holds (item number, answer), `totals` (name, total) where only totals were typed."""

    scale: str
    form: str = ""
    answers: tuple[tuple[int, int], ...] = ()
    totals: tuple[tuple[str, float], ...] = ()

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        entry.line("scale", self.scale, required=True)
        entry.line("form", self.form)
