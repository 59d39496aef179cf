"""A line to call when it cannot wait."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from journal.records import entry


@dataclass(frozen=True, slots=True, kw_only=True)
class CrisisLine:
    """`reach` is the number as one dials it; `checked_on` the day on which it was last known to be right."""

    name: str
    reach: str
    hours: str = ""
    region: str = ""
    checked_on: date | None = None

    def __post_init__(self) -> None:
        entry.line("name", self.name, required=True)
        entry.line("reach", self.reach, required=True)
        entry.line("hours", self.hours)
        entry.line("region", self.region)
        entry.day("checked_on", self.checked_on)
