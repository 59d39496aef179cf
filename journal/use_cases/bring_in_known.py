"""The journal as the matcher of files sees it: who there is, whose hours are whose, what is there on a day already."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from weakref import WeakKeyDictionary, ref

from journal.errors import JournalClosed
from journal.exchange.bring_in.known import Known
from journal.exchange.bring_in.marks import Marks, plain
from journal.planning.usual_slot import UsualSlots
from journal.records.client import ClientState
from journal.records.entry import Entry, now_utc
from journal.records.time_off import TimeOff
from journal.store import importing
from journal.store.journal import Journal


def known_of(journal: Journal, marks: Marks) -> Known:
    """Return what is asked of a journal while rows are matched; each day is read once. It does not keep the journal."""
    here = _once_there(journal)
    clients, slots = journal.clients.all(), _usual_slots(journal)
    brought: dict[str, dict[str, Entry]] = {}
    days: dict[tuple[type[Entry], date], list[Entry]] = {}

    def live(kind: str, entry_id: str) -> Entry | None:
        if kind not in brought:
            brought[kind] = importing.brought(here(), kind)
        return brought[kind].get(entry_id)

    def on_day(kind: type[Entry], day: date) -> list[Entry]:
        if (kind, day) not in days:
            if kind is TimeOff:
                days[kind, day] = [off for off in here().time_off.all() if off.first <= day <= off.last]
            else:
                days[kind, day] = here().table_of(kind).between(day, day)
        return days[kind, day]

    return Known(
        now=now_utc(),
        zone=journal.settings.read().zone,
        marks=marks,
        clients={client.id: client for client in clients},
        usual=slots.at,
        usual_clock=slots.clock_of,
        live=live,
        on_day=on_day,
        names=_names(journal),
        identities=journal.brought_in.identities(),
        decisions=journal.brought_in.decisions(),
    )


def _once_there(journal: Journal) -> Callable[[], Journal]:
    """Return what gives a journal, or raises JournalClosed once it went: nothing kept for a journal may hold it."""
    there = ref(journal)

    def here() -> Journal:
        found = there()
        if found is None:
            raise JournalClosed
        return found

    return here


_SLOTS: WeakKeyDictionary[Journal, tuple[int, UsualSlots]] = WeakKeyDictionary()


def _usual_slots(journal: Journal) -> UsualSlots:
    """Return the usual appointments of all days, looked up once for each state of the journal."""
    version = journal.version
    kept = _SLOTS.get(journal)
    if kept is None or kept[0] != version:
        here = _once_there(journal)

        def on(client_id: str, day: date) -> ClientState:
            return here().clients.state_on(client_id, day)

        kept = _SLOTS[journal] = version, UsualSlots(journal.clients.all(), on)
    return kept[1]


def words_of(kept: str) -> list[str]:
    """Return the words, or several words together, of a line in which they are parted by commas."""
    return [word.strip() for word in kept.replace(";", ",").split(",") if plain(word)]


def _names(journal: Journal) -> dict[str, str]:
    """Return the words that identify one client, folded, by the client; those of two identify nobody."""
    found: dict[str, set[str]] = {}
    for client_id, words in journal.sharing.identifying_words().items():
        for word in words_of(words):
            found.setdefault(plain(word), set()).add(client_id)
    return {word: min(ids) for word, ids in found.items() if len(ids) == 1}
