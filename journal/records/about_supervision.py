"""A thought about supervision itself: how it was to be supervised. It stays with oneself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from journal.errors import FieldError
from journal.records import entry
from journal.records.entry import Entry


class ThenWhat(StrEnum):
    """What one wants to do with it."""

    SAY_IT = "say it there"
    ELSEWHERE = "talk it over elsewhere"
    LEAVE_IT = "leave it for now"


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutSupervision(Entry):
    """A thought about the supervision, not about a client. No share, count or measure knows of it.

    `person_id` names whom it is about among one's people; `unsaid` is what
    one did not say there.
    """

    person_id: str | None = None
    text: str = ""
    unsaid: str = ""
    then_what: ThenWhat | None = None

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        entry.note("text", self.text)
        entry.note("unsaid", self.unsaid)
        if not self.text.strip() and not self.unsaid.strip():
            raise FieldError("text", "is empty. A word is enough")
