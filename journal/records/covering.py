"""I cover for somebody: whose clients may call, from when to when, who called, and what became of the sheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from journal.errors import FieldError
from journal.records import entry
from journal.records.entry import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class CallTaken:
    """A call while covering. `code` is the caller's on the sheet, `may_tell` what they agreed may be handed back."""

    code: str
    on: date
    minutes: int | None = None
    may_tell: str = ""

    def __post_init__(self) -> None:
        entry.line("code", self.code, required=True)
        entry.day("on", self.on)
        entry.minutes("minutes", self.minutes)
        entry.line("may_tell", self.may_tell)


@dataclass(frozen=True, slots=True, kw_only=True)
class Covering(Entry):
    """Cover for a colleague. `at` is the local midnight of its first day.

    `whose` is what oneself calls them, `sheet_id` the sheet that came for it, None without one. `happened` is what
    is handed back. Its minutes are in no hours with clients, and the callers in nobody's caseload.
    """

    whose: str
    last: date
    sheet_id: str | None = None
    calls_taken: tuple[CallTaken, ...] = ()
    happened: str = ""
    destroy_by: date | None = None
    destroyed_on: date | None = None

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        entry.line("whose", self.whose, required=True)
        entry.note("happened", self.happened)
        for name in ("last", "destroy_by", "destroyed_on"):
            entry.day(name, getattr(self, name))
        if self.last < self.first:
            raise FieldError("last", "lies before the first day")

    @property
    def first(self) -> date:
        """The first day."""
        return self.day

    @property
    def minutes_in_all(self) -> int:
        """Minutes of all calls of which they are known."""
        return sum(call.minutes or 0 for call in self.calls_taken)
