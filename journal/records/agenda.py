"""The agenda for supervision: what waits, what was raised, what was decided."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from journal.records import entry
from journal.records.contact import Contact
from journal.records.encounter import Encounter
from journal.records.entry import Entry
from journal.records.reflection import Reflection
from journal.records.supervision import Want


class AgendaState(StrEnum):
    WAITING = "waiting"
    RAISED = "raised"
    DECIDED = "decided"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem(Entry):
    """Something to bring to supervision. `at` is when it was put there.

    `source_kind` and `source_id` name the entry it came from, if any.
    `supervision_id` is the meeting in which it was last raised. `helped` is
    the answer to "did it help?", None until asked.
    """

    title: str
    client_id: str | None = None
    source_kind: str | None = None
    source_id: str | None = None
    want: Want | None = None
    state: AgendaState = AgendaState.WAITING
    supervision_id: str | None = None
    decision: str = ""
    helped: bool | None = None

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        entry.line("title", self.title, required=True)
        entry.note("decision", self.decision)

    def decided(self, decision: str) -> AgendaItem:
        """Return the item with what was decided; without a decision it is as far as it was before one.

        What is done stays done.
        """
        if self.state is AgendaState.DONE:
            state = AgendaState.DONE
        elif decision:
            state = AgendaState.DECIDED
        else:
            state = AgendaState.WAITING if self.supervision_id is None else AgendaState.RAISED
        return replace(self, state=state, decision=decision)

    def finished(self) -> AgendaItem:
        """Return the item as done; whether it helped is asked from now on."""
        return replace(self, state=AgendaState.DONE)

    def with_answer(self, helped: bool) -> AgendaItem:
        """Return the item with the answer to "did it help?"."""
        return replace(self, helped=helped)


def from_reflection(reflection: Reflection, client_code: str, *, at: datetime) -> AgendaItem:
    """Return the item that a reflection ticked "take to supervision" becomes; no note text goes along."""
    return _from("reflection", reflection, client_code, ", ".join(reflection.feelings), at)


def from_contact(contact: Contact, client_code: str, *, at: datetime) -> AgendaItem:
    """Return the item that a contact ticked "take to supervision" becomes."""
    return _from("contact", contact, client_code, f"contact, {contact.purpose}" if contact.purpose else "contact", at)


def from_encounter(encounter: Encounter, client_code: str, *, at: datetime) -> AgendaItem:
    """Return the item that an encounter ticked "take to supervision" becomes; where it was does not go along."""
    return _from("encounter", encounter, client_code, "met outside", at)


def _from(
    kind: str, source: Reflection | Contact | Encounter, client_code: str, about: str, at: datetime
) -> AgendaItem:
    title = ": ".join(part for part in (client_code, about) if part) or "Something on my mind"
    return AgendaItem(at=at, title=title, client_id=source.client_id, source_kind=kind, source_id=source.id)
