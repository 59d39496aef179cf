"""People around the work: who supervises, who answers for it, and who is there for the therapist."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from journal.records import entry
from journal.records.entry import Entry


class Relation(StrEnum):
    """What someone is to the therapist; it decides what a share offers them."""

    CLINICAL_SUPERVISOR = "clinical supervisor"
    CLINICALLY_RESPONSIBLE = "clinically responsible supervisor"
    ASSESSOR = "assessor"
    LINE_MANAGER = "line manager"
    PEER = "peer"
    COLLEAGUE = "colleague"
    GROUP = "group"
    SUPERVISEE = "supervisee"
    OWN = "someone of my own"


NOT_MET = frozenset({Relation.OWN, Relation.COLLEAGUE, Relation.SUPERVISEE})
"""Those one has to do with, and does not meet for supervision of oneself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Entry):
    """Someone one meets for the work, or turns to. `at` is when they were noted down.

    `reach` is how to reach them, `next_meeting` the local day of the next
    meeting. After `ended_on` they are no longer offered.
    """

    name: str
    relation: Relation
    reach: str = ""
    next_meeting: date | None = None
    note: str = ""
    ended_on: date | None = None

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        entry.line("name", self.name, required=True)
        entry.line("reach", self.reach)
        entry.note("note", self.note)
        for name in ("next_meeting", "ended_on"):
            entry.day(name, getattr(self, name))

    def offered_on(self, day: date) -> bool:
        """Say whether one meets them for supervision on `day`: none of NOT_MET, not after `ended_on`."""
        return self.relation not in NOT_MET and self.there_on(day)

    def there_on(self, day: date) -> bool:
        """Say whether one has to do with them on `day`, whatever they are to one."""
        return self.ended_on is None or day <= self.ended_on

    @property
    def can_stand_in(self) -> bool:
        """Whether they can be asked to stand in for one: a person, and nobody whom one supervises."""
        return self.relation not in (Relation.GROUP, Relation.SUPERVISEE)
