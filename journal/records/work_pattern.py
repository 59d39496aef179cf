"""How much work is planned: from a date on, until the next one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from journal.errors import FieldError
from journal.records import entry
from journal.records.entry import new_id, now_utc

DEFAULT_WEEKLY_UNITS = 20.0
"""Units a week of a full-time post (default D; about what NHS Talking Therapies plans)."""

DEFAULT_WORKDAYS = (1, 2, 3, 4, 5)
"""ISO weekdays, Monday to Friday (default D)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkPattern:
    """The planned weekly units (0–100, above 0) and the workdays (ISO weekdays 1–7), from `effective` on."""

    id: str = field(default_factory=new_id)
    effective: date
    written_at: datetime = field(default_factory=now_utc)
    weekly_units: float = DEFAULT_WEEKLY_UNITS
    workdays: tuple[int, ...] = DEFAULT_WORKDAYS

    def __post_init__(self) -> None:
        entry.moment("written_at", self.written_at)
        if not 0 < self.weekly_units <= 100:
            raise FieldError("weekly_units", "must be above 0 and at most 100")
        for weekday in self.workdays:
            entry.whole("workdays", weekday, 1, 7)


def pattern_on(patterns: Iterable[WorkPattern], day: date) -> WorkPattern:
    """Return the pattern in force on `day`: the latest effective by then, else the first, else the defaults."""
    result = sorted(patterns, key=lambda p: (p.effective, p.written_at, p.id))
    before = [p for p in result if p.effective <= day]
    if before:
        return before[-1]
    if result:
        first = result[0].effective
        return [p for p in result if p.effective == first][-1]
    return WorkPattern(effective=day)
