"""Any entry in two lines, for lists that hold more than one kind."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from journal.errors import FieldError
from journal.measures.scales import scores_of
from journal.presets.scales import BY_NAME
from journal.records.agenda import AgendaItem
from journal.records.check_in import CheckIn
from journal.records.client import Client
from journal.records.contact import Contact, WithWhom
from journal.records.downtime import Downtime
from journal.records.encounter import Encounter
from journal.records.entry import Entry
from journal.records.on_call import OnCall
from journal.records.person import Person
from journal.records.reflection import Reflection
from journal.records.scale import ScaleAnswers
from journal.records.session import Session
from journal.records.supervision import Supervision
from journal.records.time_off import TimeOff
from journal.store.journal import Journal
from journal.wording import dates, labels
from journal.wording.contact import PARTIES
from journal.wording.direction import in_line
from journal.wording.scales import score_line

SEPARATOR = "  ·  "
"""Stands between the parts of a line."""


def described(journal: Journal, entry: Entry) -> str:
    """Return what kind of entry it is and what stands out in it, on one line of plain text."""
    said = _DESCRIBED[type(entry)](journal, entry)
    return SEPARATOR.join(in_line(str(part)) for part in said if part not in (None, ""))


def words_of(entry: Entry) -> str:
    """Return the entry's own words, whole; empty where there are none."""
    name = _WORDS.get(type(entry))
    return getattr(entry, name) if name else ""


def _session(journal: Journal, session: Session) -> list[Any]:
    asked = f"asked {session.demand} of 10" if session.demand is not None else None
    emergency = "emergency" if session.emergency else None
    code = journal.clients.code_of(session.client_id)
    return [code, labels.choice(session.status), emergency, _minutes(session), asked]


def _reflection(journal: Journal, reflection: Reflection) -> list[Any]:
    felt = ", ".join(reflection.feelings)
    strong = f"{reflection.intensity} of 10" if reflection.intensity is not None else None
    return ["Still with me", journal.clients.code_of(reflection.client_id), felt, strong]


def _downtime(_journal: Journal, downtime: Downtime) -> list[Any]:
    return [labels.choice(downtime.activity), _minutes(downtime), downtime.felt]


def _contact(journal: Journal, contact: Contact) -> list[Any]:
    whom = None if contact.with_whom is WithWhom.CLIENT else f"with {PARTIES[contact.with_whom]}"
    return ["Contact", journal.clients.code_of(contact.client_id), whom, contact.purpose, _minutes(contact)]


def _encounter(journal: Journal, encounter: Encounter) -> list[Any]:
    strong = f"discomfort {encounter.discomfort} of 10" if encounter.discomfort is not None else None
    return ["Encounter", journal.clients.code_of(encounter.client_id), encounter.setting, strong]


def _supervision(_journal: Journal, supervision: Supervision) -> list[Any]:
    return ["Supervision", supervision.supervisor, labels.choice(supervision.format), _minutes(supervision)]


def _check_in(_journal: Journal, check_in: CheckIn) -> list[Any]:
    return ["Evening", f"heavy: {check_in.heavy} of 10" if check_in.heavy is not None else "answered"]


def _on_call(_journal: Journal, on_call: OnCall) -> list[Any]:
    return ["On call", dates.duration(on_call.minutes), "called out" if on_call.called_out else None]


def _scale(_journal: Journal, filled: ScaleAnswers) -> list[Any]:
    title = BY_NAME[filled.scale].title if filled.scale in BY_NAME else filled.scale
    try:
        return ["Scale", title, *(score_line(name, value, None) for name, value in scores_of(filled).items())]
    except FieldError:  # of another version, or from another journal
        return ["Scale", title, "not scored"]


def _time_off(_journal: Journal, off: TimeOff) -> list[Any]:
    return ["Time off", labels.choice(off.kind), dates.span_in_words(off.first, off.last)]


def _client(_journal: Journal, client: Client) -> list[Any]:
    return ["Client", client.code, f"ended: {client.ending}" if client.ending else "the work began"]


def _agenda(_journal: Journal, item: AgendaItem) -> list[Any]:
    return ["For supervision", item.title, item.state]


def _person(_journal: Journal, person: Person) -> list[Any]:
    return ["Person", person.name, person.relation]


def _minutes(entry: Any) -> str | None:
    return dates.count(entry.minutes, "minute") if entry.minutes else None


_DESCRIBED: dict[type[Entry], Callable[[Journal, Any], list[Any]]] = {
    Session: _session,
    Reflection: _reflection,
    Downtime: _downtime,
    Contact: _contact,
    Encounter: _encounter,
    Supervision: _supervision,
    CheckIn: _check_in,
    OnCall: _on_call,
    ScaleAnswers: _scale,
    TimeOff: _time_off,
    Client: _client,
    AgendaItem: _agenda,
    Person: _person,
}

_WORDS: dict[type[Entry], str] = {
    Session: "note",
    Reflection: "text",
    Downtime: "note",
    Encounter: "note",
    Supervision: "notes",
    CheckIn: "line",
    TimeOff: "note",
    Client: "note",
    AgendaItem: "decision",
    Person: "note",
}
