"""The agenda for supervision: what waits, what was raised, what was decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from journal.records import entry
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


def from_reflection(reflection: Reflection, client_code: str, *, at: datetime) -> AgendaItem:
    """Return the item that a reflection ticked "take to supervision" becomes; no note text goes along."""
    feelings = ", ".join(reflection.feelings)
    title = ": ".join(part for part in (client_code, feelings) if part) or "Something on my mind"
    return AgendaItem(
        at=at, title=title, client_id=reflection.client_id, source_kind="reflection", source_id=reflection.id
    )
