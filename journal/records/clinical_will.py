"""A clinical will: what colleagues do with the practice where the therapist cannot work any more, or not for now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from journal.errors import FieldError
from journal.records import entry
from journal.records.entry import Entry


class Script(StrEnum):
    """For what a text to clients is; the last one says no cause."""

    DEATH = "death"
    ILLNESS = "illness"
    INCAPACITY = "incapacity"
    NO_CAUSE = "no cause"


class JournalThen(StrEnum):
    """What becomes of this journal."""

    DESTROYED = "destroyed unread"
    CLOSED = "left closed"
    GIVEN = "given to a person"


@dataclass(frozen=True, slots=True, kw_only=True)
class WillText:
    """What clients are told, as the therapist changed it."""

    kind: Script
    text: str

    def __post_init__(self) -> None:
        entry.note("text", self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class WillClient:
    """A client of the list: whether they are called first, and to whom they might go on."""

    client_id: str
    call_first: bool = False
    hand_over: str = ""

    def __post_init__(self) -> None:
        entry.line("hand_over", self.hand_over)


ROLES = ("executor", "reserve")

PLACES = (
    "record_system", "appointment_book", "insurer", "board", "accountant", "landlord", "post", "telephone", "custodian",
)  # fmt: skip
"""The fields that say where something lies, or who has it. Never a password or a key."""

LINES = (*PLACES, "names_lie", "decides_incapacity", "retention", "journal_to", "copies_lie")
NOTES = ("may_do", "funeral", "supervisees", "waiting_list", "recent_clients")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClinicalWill(Entry):
    """A clinical will. `at` is when it was written; it takes the place of the will `replaces_id`, which is kept.

    Executor and reserve are people of the journal; `…_reach` is how to reach
    them, `…_agreed_on` when they agreed, `…_colleague` whether they are
    clinicians and neither spouse nor close friend. `names_lie` is where the
    list of names for the codes lies. `texts` are those changed by hand.
    `clients` is the list as of `clients_looked_at_on`; `looked_at_on` is when
    the whole was looked at again. `journal_then` None: destroyed unread.
    """

    replaces_id: str | None = None
    executor_id: str | None = None
    executor_agreed_on: date | None = None
    executor_reach: str = ""
    executor_colleague: bool | None = None
    reserve_id: str | None = None
    reserve_agreed_on: date | None = None
    reserve_reach: str = ""
    reserve_colleague: bool | None = None
    decides_incapacity: str = ""
    may_do: str = ""
    record_system: str = ""
    appointment_book: str = ""
    insurer: str = ""
    board: str = ""
    accountant: str = ""
    landlord: str = ""
    post: str = ""
    telephone: str = ""
    custodian: str = ""
    names_lie: str = ""
    retention: str = ""
    clients: tuple[WillClient, ...] = ()
    supervisees: str = ""
    waiting_list: str = ""
    recent_clients: str = ""
    texts: tuple[WillText, ...] = ()
    funeral: str = ""
    journal_then: JournalThen | None = None
    journal_to: str = ""
    copies_lie: str = ""
    looked_at_on: date | None = None
    clients_looked_at_on: date | None = None

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        for name in (*LINES, "executor_reach", "reserve_reach"):
            entry.line(name, getattr(self, name))
        for name in NOTES:
            entry.note(name, getattr(self, name))
        for name in ("executor_agreed_on", "reserve_agreed_on", "looked_at_on", "clients_looked_at_on"):
            entry.day(name, getattr(self, name))
        if self.executor_id is not None and self.executor_id == self.reserve_id:
            raise FieldError("reserve_id", "is the executor already. Choose somebody else, or nobody for now")
        if self.replaces_id == self.id:
            raise FieldError("replaces_id", "cannot be this will itself")
        if len({one.client_id for one in self.clients}) < len(self.clients):
            raise FieldError("clients", "name the same client twice")
        if len({text.kind for text in self.texts}) < len(self.texts):
            raise FieldError("texts", "hold the same text twice")
