"""The tick "take to supervision": it puts an item on the agenda, or takes one back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from journal.records import agenda
from journal.records.agenda import AgendaItem, AgendaState
from journal.records.contact import Contact
from journal.records.encounter import Encounter
from journal.records.entry import Entry
from journal.records.reflection import Reflection
from journal.store.journal import Journal

_MAKERS: dict[type[Entry], Callable[..., AgendaItem]] = {
    Reflection: agenda.from_reflection,
    Contact: agenda.from_contact,
    Encounter: agenda.from_encounter,
}


def keep_in_step(journal: Journal, entry: Reflection | Contact | Encounter, *, at: datetime) -> None:
    """Keep the agenda in step with an entry's tick; call it in the transaction that keeps the entry.

    A new item is put there at `at`. What was raised already stays, also when
    the tick is taken back. Of what one would not tell one's supervisor nothing
    is put there, whatever the tick says: that may stay where it is.
    """
    withheld = isinstance(entry, Reflection) and entry.withheld
    if withheld or not entry.to_supervision:
        take_off(journal, entry)
    elif journal.agenda.of_source(entry.id) is None:
        journal.agenda.add(_MAKERS[type(entry)](entry, journal.clients.code_of(entry.client_id), at=at))


def take_off(journal: Journal, entry: Entry) -> None:
    """Take off the agenda what an entry put there, unless it was raised already."""
    item = journal.agenda.of_source(entry.id)
    if item is not None and item.state is AgendaState.WAITING:
        journal.agenda.delete(item.id)
