"""Continuing professional development: what was planned, done and learnt, and what changed by it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from journal.errors import FieldError
from journal.records import entry
from journal.records.entry import Entry

MOST_CREDIT = 1000
"""Hours or points of one entry."""


class CpdStatus(StrEnum):
    """A gap is no activity: it says, if one wishes, why there was none."""

    PLANNED = "planned"
    DONE = "done"
    GAP = "a gap explained"


class CpdCategory(StrEnum):
    """The kinds of learning of presets/cpd.py."""

    WORK_BASED = "work-based"
    PROFESSIONAL = "professional"
    FORMAL = "formal"
    SELF_DIRECTED = "self-directed"
    OTHER = "other"


class CreditUnit(StrEnum):
    HOURS = "hours"
    POINTS = "points"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cpd(Entry):
    """One activity, from the day of `at` to `last` (None: that one day), both included.

    `credit` is 0 to 1,000 of `credit_unit`; None: none of its own. `downtime_ids`
    name the downtimes that are this activity: where it has hours of its own
    they stand in the place of theirs, else theirs hold. `statement`: its
    words are meant as a reflective statement. Raises FieldError for one that
    is done and ends after the day on which that was written.
    """

    activity: str
    status: CpdStatus = CpdStatus.DONE
    last: date | None = None
    category: CpdCategory | None = None
    credit: float | None = None
    credit_unit: CreditUnit = CreditUnit.HOURS
    downtime_ids: tuple[str, ...] = ()
    statement: bool = False
    plan: str = ""
    did: str = ""
    learnt: str = ""
    changed_practice: str = ""
    changed_clients: str = ""

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        entry.line("activity", self.activity, required=True)
        entry.day("last", self.last)
        if self.last is not None and self.last < self.day:
            raise FieldError("last", "must not lie before the first day")
        if self.credit is not None and not 0 <= self.credit <= MOST_CREDIT:
            raise FieldError("credit", f"must be between 0 and {MOST_CREDIT:,}")
        if len(set(self.downtime_ids)) < len(self.downtime_ids):
            raise FieldError("downtime_ids", "names the same downtime twice")
        for name in TEXTS:
            entry.note(name, getattr(self, name))
        if self.status is CpdStatus.DONE and self.until > self.as_of.astimezone(self.at.tzinfo).date():
            raise FieldError(
                "status", "cannot be done yet: its last day is still to come. Choose planned, or another day"
            )

    @property
    def until(self) -> date:
        """The last day."""
        return self.last or self.day

    @property
    def hours(self) -> float | None:
        """Hours of its own; None where it has none, or points."""
        return self.credit if self.credit_unit is CreditUnit.HOURS else None


TEXTS = ("plan", "did", "learnt", "changed_practice", "changed_clients")
"""The long texts, in the order in which they are told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Credited:
    """Hours of education of one activity that is done, on its last day, with the downtimes they stand in for."""

    day: date
    hours: float
    downtime_ids: Sequence[str]
