"""Downtime: what is done with the hours between clients."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from journal.errors import FieldError
from journal.records import entry
from journal.records.entry import Entry


class DowntimeCategory(StrEnum):
    ADMINISTRATION = "administration"
    CONTINUING_EDUCATION = "continuing education"
    SELF_CARE = "self-care"
    SUPERVISION = "supervision or consultation"
    NETWORKING = "networking"
    RESEARCH = "research"
    PROFESSIONAL_ORGANISATION = "professional organisation"
    SHORT_BREAK = "short break"


ASKED_FOR_ENERGY = frozenset({DowntimeCategory.SELF_CARE, DowntimeCategory.SHORT_BREAK})
"""Only here the page asks how it felt before and after."""


MAY_BE_CPD = frozenset(
    {
        DowntimeCategory.CONTINUING_EDUCATION,
        DowntimeCategory.NETWORKING,
        DowntimeCategory.RESEARCH,
        DowntimeCategory.PROFESSIONAL_ORGANISATION,
    }
)
"""What can be taken as continuing professional development, and is offered there."""


class GapOrigin(StrEnum):
    """Whether the time was planned, or fell free."""

    PLANNED = "planned"
    NO_SHOW = "fell free: no-show"
    CANCELLATION = "fell free: cancellation"


class Felt(StrEnum):
    """A coarse energy change: better +2, same 0, worse −2 (default D)."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"


@dataclass(frozen=True, slots=True, kw_only=True)
class Downtime(Entry):
    """An activity between clients. `minutes` None: listed, not scored.

    `energy_before` and `energy_after` are 0–10 and beat `felt`.
    `ce_credit` counts hours of continuing education. Raises FieldError for
    the category supervision: hours come from supervision entries alone.
    """

    activity: str
    category: DowntimeCategory
    minutes: int | None = None
    origin: GapOrigin | None = None
    own_choice: bool | None = None
    felt: Felt | None = None
    energy_before: int | None = None
    energy_after: int | None = None
    note: str = ""
    ce_credit: float | None = None

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        entry.line("activity", self.activity, required=True)
        entry.minutes("minutes", self.minutes)
        entry.rating("energy_before", self.energy_before)
        entry.rating("energy_after", self.energy_after)
        entry.note("note", self.note)
        if self.ce_credit is not None and not 0 <= self.ce_credit <= 1000:
            raise FieldError("ce_credit", "must be between 0 and 1000 hours")
        if self.category is DowntimeCategory.SUPERVISION:
            raise FieldError("category", "is logged as supervision, so that its hours are counted once")

    @property
    def measured_change(self) -> int | None:
        """Energy after minus before, −10 to 10; None unless both were given."""
        if self.energy_before is None or self.energy_after is None:
            return None
        return self.energy_after - self.energy_before
