"""The evening check-in: how heavy was it?"""

from __future__ import annotations

from dataclasses import dataclass

from journal.errors import FieldError
from journal.records import entry
from journal.records.entry import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn(Entry):
    """One answer a day, evening or next morning; `at` lies on the day it speaks of.

    `heavy`, `energy` and `sleep` (how well, the night before) are 0–10.
    Raises FieldError when nothing at all was answered.
    """

    heavy: int | None = None
    energy: int | None = None
    sleep: int | None = None
    line: str = ""

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        entry.rating("heavy", self.heavy)
        entry.rating("energy", self.energy)
        entry.rating("sleep", self.sleep)
        entry.line("line", self.line)
        if self.heavy is None and self.energy is None and self.sleep is None and not self.line.strip():
            raise FieldError("heavy", "is not answered yet: one answer is enough")
