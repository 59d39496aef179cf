"""A placement: where hours are worked, with whose supervision, and on what agreement."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from journal.records import entry, signature
from journal.records.entry import Entry

NO_PLACEMENT = ""
"""Said of a client or a session: it belongs to none. None is another thing, nothing was said."""


class PlacementSetting(StrEnum):
    PRACTICE = "practice"
    CLINIC = "clinic"
    SCHOOL = "school"
    HOSPITAL = "hospital"
    COMMUNITY = "community service"
    TELEHEALTH = "telehealth"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement(Entry):
    """Where hours are worked, from `begins` to `ends`, both included. `at` is when it was noted down.

    `ends` None: it goes on. `supervisor_id` is one of one's people.
    `agreement_entered_on` is the local day on which `agreement_signed_on`
    was noted here as it stands: a board refuses an agreement that was dated
    back, so both days are always shown together.
    """

    name: str
    setting: PlacementSetting = PlacementSetting.OTHER
    begins: date
    ends: date | None = None
    supervisor_id: str | None = None
    agreement_signed_on: date | None = None
    agreement_entered_on: date | None = None
    client_group: str = ""
    modality: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        entry.line("name", self.name, required=True)
        entry.day("begins", self.begins)
        entry.day("ends", self.ends)
        entry.dates_in_order("ends", self.begins, self.ends)
        entry.line("client_group", self.client_group)
        entry.line("modality", self.modality)
        entry.note("note", self.note)
        signature.check(
            "agreement_signed_on", "agreement_entered_on", self.agreement_signed_on, self.agreement_entered_on
        )

    @property
    def entered_later(self) -> bool:
        """Whether the agreement was noted here on a later day than the one it is said to be signed on."""
        return self.agreement_signed_on != self.agreement_entered_on

    def runs_on(self, day: date) -> bool:
        """Say whether hours of `day` can be worked there, the first and the last day included."""
        return self.begins <= day and (self.ends is None or day <= self.ends)

    def with_agreement(self, signed_on: date | None, before: Placement | None, today: date) -> Placement:
        """Return the placement with its agreement signed on a day; another day than before counts as entered today.

        Raises FieldError for a day after `today`.
        """
        known = (before.agreement_signed_on, before.agreement_entered_on) if before is not None else None
        entered_on = signature.noted(signed_on, known, today)
        return replace(self, agreement_signed_on=signed_on, agreement_entered_on=entered_on)
