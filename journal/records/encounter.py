"""Meeting a client outside: at the baker's, on a train, at a party."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from journal.records import entry
from journal.records.entry import Entry


class Acknowledged(StrEnum):
    """Who greeted first."""

    CLIENT = "client"
    THERAPIST = "therapist"
    BOTH = "both at once"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True, kw_only=True)
class Encounter(Entry):
    """An encounter outside the room. `discomfort` 0–10, None means unrated.

    It stays open until `discussed_on`.
    """

    client_id: str
    setting: str = ""
    avoidable: bool | None = None
    acknowledged: Acknowledged | None = None
    others_present: bool | None = None
    exposed: bool | None = None
    plan_agreed: bool | None = None
    discomfort: int | None = None
    discussed_on: date | None = None
    dual_concern: bool = False
    to_supervision: bool = False
    note: str = ""

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        entry.line("setting", self.setting)
        entry.rating("discomfort", self.discomfort)
        entry.dates_in_order("discussed_on", self.day, self.discussed_on)
        entry.note("note", self.note)
