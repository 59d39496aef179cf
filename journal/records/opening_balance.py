"""Hours from before this journal, as they are written down elsewhere: an opening balance."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from journal.errors import FieldError
from journal.records import entry
from journal.records.entry import Entry

LARGEST = 100_000
"""Hours, or a number. More than a working life holds."""


class BalanceOf(StrEnum):
    """What is brought forward. In hours, the last four in numbers."""

    CLIENT_HOURS = "hours with clients"
    INDIRECT = "indirect work"
    INDIVIDUAL = "individual supervision"
    GROUP = "supervision in a group"
    EDUCATION = "continuing education"
    WEEKS = "weeks with supervision"
    WEEKS_INDIVIDUAL = "weeks with individual supervision"
    SESSIONS = "sessions"
    CLIENTS = "clients"


IN_NUMBERS = frozenset({BalanceOf.WEEKS, BalanceOf.WEEKS_INDIVIDUAL, BalanceOf.SESSIONS, BalanceOf.CLIENTS})
"""Counted whole; the others are hours, and may be broken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningBalance(Entry):
    """So much of one thing up to `until`, that day included, for one preset. `at` is when it was noted down.

    `preset` is the key of a preset of hours; `placement_id` None: of no
    placement in particular. `amount` is above 0, in hours or in numbers. The
    hours of a group are those that counted. `note` says where they are
    written down.
    """

    preset: str
    what: BalanceOf
    amount: float
    until: date
    placement_id: str | None = None
    note: str = ""

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        entry.line("preset", self.preset, required=True)
        entry.day("until", self.until)
        entry.line("note", self.note)
        if self.amount is None or not 0 < self.amount <= LARGEST:
            raise FieldError("amount", f"must be above 0, and {LARGEST:,} at most")
        if self.what in IN_NUMBERS and self.amount != int(self.amount):
            raise FieldError("amount", "must be a whole number here")
        if self.until > self.as_of.astimezone(self.at.tzinfo).date():
            raise FieldError("until", "cannot lie in the future: only hours that were worked can be brought forward")
