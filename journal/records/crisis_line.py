"""A line to call when it cannot wait."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from journal.presets import crisis_lines
from journal.records import entry

CHECKED_WITHIN = timedelta(days=365)
"""A number that was looked up longer ago is to be looked up again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CrisisLine:
    """`reach` is the number as one dials it; `checked_on` the day on which it was last known to be right.

    `source` is who runs the line, or where the number was found.
    """

    name: str
    reach: str
    hours: str = ""
    region: str = ""
    checked_on: date | None = None
    source: str = ""

    def __post_init__(self) -> None:
        entry.line("name", self.name, required=True)
        entry.line("reach", self.reach, required=True)
        entry.line("hours", self.hours)
        entry.line("region", self.region)
        entry.day("checked_on", self.checked_on)
        entry.line("source", self.source)

    def to_check(self, today: date) -> bool:
        """Say whether it was never looked up, or more than a year ago."""
        return self.checked_on is None or today - self.checked_on > CHECKED_WITHIN


def shipped() -> tuple[CrisisLine, ...]:
    """Return the lines that come with the program, as they were when it was made."""
    return tuple(
        CrisisLine(
            name=line.name,
            reach=line.reach,
            hours=line.hours,
            region=line.region,
            checked_on=crisis_lines.CHECKED,
            source=line.source,
        )
        for line in crisis_lines.LINES
    )


def near(lines: Iterable[CrisisLine], zone: str) -> tuple[list[CrisisLine], list[CrisisLine]]:
    """Part lines into those for the place whose IANA time zone this is, and the others; each in the given order.

    A line in a region of the therapist's own words counts as near. In a
    place of which nothing is known, all do.
    """
    here: list[CrisisLine] = []
    elsewhere: list[CrisisLine] = []
    for line in lines:
        zones = crisis_lines.ZONES.get(line.region)
        (here if zones is None or zone.startswith(zones) else elsewhere).append(line)
    if not any(line.region in crisis_lines.ZONES for line in here):
        return [*here, *elsewhere], []
    return here, elsewhere
