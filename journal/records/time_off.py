"""Time off: days away from the work, whole days only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from journal.errors import FieldError
from journal.records import entry
from journal.records.entry import Entry


class TimeOffKind(StrEnum):
    HOLIDAY = "holiday"
    PUBLIC_HOLIDAY = "public holiday"
    SICK = "sick"
    TRAINING = "training"
    FAMILY = "family"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeOff(Entry):
    """Days away. `at` is the local midnight of the first day, `last` the last day, included."""

    last: date
    kind: TimeOffKind = TimeOffKind.HOLIDAY
    cover: str = ""
    notice_on: date | None = None
    kept_true: bool | None = None
    note: str = ""

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        entry.dates_in_order("last", self.day, self.last)
        if (self.last - self.day).days > 366 * 3:
            raise FieldError("last", "lies more than three years after the start")
        entry.line("cover", self.cover)
        entry.note("note", self.note)

    @property
    def first(self) -> date:
        """The first day off."""
        return self.day

    def days(self) -> Iterator[date]:
        """Yield each day off, first to last, both included."""
        first = self.first
        for n in range((self.last - first).days + 1):
            yield first + timedelta(days=n)
