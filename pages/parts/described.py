"""Any entry in two lines, for lists that hold more than one kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from journal.records.check_in import CheckIn
from journal.records.contact import Contact
from journal.records.downtime import Downtime
from journal.records.encounter import Encounter
from journal.records.entry import Entry
from journal.records.on_call import OnCall
from journal.records.reflection import Reflection
from journal.records.session import Session
from journal.records.supervision import Supervision
from journal.store.journal import Journal
from journal.wording import labels


def described(journal: Journal, entry: Entry) -> str:
    """Return what kind of entry it is and what stands out in it, on one line of plain text."""
    said = _DESCRIBED[type(entry)](journal, entry)
    return "  ·  ".join(str(part) for part in said if part not in (None, ""))


def _session(journal: Journal, session: Session) -> list[Any]:
    asked = f"asked {session.demand} of 10" if session.demand is not None else None
    return [journal.clients.code_of(session.client_id), labels.choice(session.status), _minutes(session), asked]


def _reflection(journal: Journal, reflection: Reflection) -> list[Any]:
    felt = ", ".join(reflection.feelings)
    strong = f"{reflection.intensity} of 10" if reflection.intensity is not None else None
    return ["Still with me", journal.clients.code_of(reflection.client_id), felt, strong]


def _downtime(_journal: Journal, downtime: Downtime) -> list[Any]:
    return [labels.choice(downtime.activity), _minutes(downtime), downtime.felt]


def _contact(journal: Journal, contact: Contact) -> list[Any]:
    return ["Contact", journal.clients.code_of(contact.client_id), contact.purpose, _minutes(contact)]


def _encounter(journal: Journal, encounter: Encounter) -> list[Any]:
    return ["Encounter", journal.clients.code_of(encounter.client_id), encounter.setting]


def _supervision(_journal: Journal, supervision: Supervision) -> list[Any]:
    return ["Supervision", supervision.supervisor, labels.choice(supervision.format), _minutes(supervision)]


def _check_in(_journal: Journal, check_in: CheckIn) -> list[Any]:
    return ["Evening", f"heavy: {check_in.heavy} of 10" if check_in.heavy is not None else "answered"]


def _on_call(_journal: Journal, on_call: OnCall) -> list[Any]:
    return ["On call", "called out" if on_call.called_out else None]


def _minutes(entry: Any) -> str | None:
    return f"{entry.minutes} minutes" if entry.minutes else None


_DESCRIBED: dict[type[Entry], Callable[[Journal, Any], list[Any]]] = {
    Session: _session,
    Reflection: _reflection,
    Downtime: _downtime,
    Contact: _contact,
    Encounter: _encounter,
    Supervision: _supervision,
    CheckIn: _check_in,
    OnCall: _on_call,
}
