"""The tick "take to supervision": it puts an item on the agenda, or takes one back."""

from __future__ import annotations

from collections.abc import Callable

from journal.records.agenda import AgendaItem, AgendaState
from journal.records.contact import Contact
from journal.records.encounter import Encounter
from journal.records.reflection import Reflection
from journal.store.journal import Journal
from pages.parts.clock import local_now


def keep_in_step(journal: Journal, entry: Reflection | Contact | Encounter, make: Callable[..., AgendaItem]) -> None:
    """Keep the agenda in step with an entry's tick; call it in the transaction that keeps the entry.

    `make` is one of the makers in records/agenda.py. What was raised already
    stays, also when the tick is taken back. Of what one would not tell one's
    supervisor nothing is put there, whatever the tick says: that may stay where it is.
    """
    item = journal.agenda.of_source(entry.id)
    withheld = isinstance(entry, Reflection) and entry.withheld
    if entry.to_supervision and not withheld and item is None:
        code = journal.clients.code_of(entry.client_id)
        journal.agenda.add(make(entry, code, at=local_now(journal)))
    elif item is not None and (withheld or not entry.to_supervision) and item.state is AgendaState.WAITING:
        journal.agenda.delete(item.id)
