"""Which day a thought waits for, as far as this journal knows, and whether it is in sight."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from journal.errors import EntryNotFound
from journal.measures.weeks import days_off
from journal.planning import set_down as planning
from journal.planning.set_down import Ahead
from journal.records.entry import Entry
from journal.records.reflection import Reflection, Waits
from journal.store.journal import Journal
from journal.wording import set_down as wording
from pages.parts import clock


def day_back(journal: Journal, reflection: Reflection) -> date | None:
    """Return the day on which a reflection comes back; None if it never does."""
    known: dict[str, date | None] = {}
    if reflection.waits_until is None and reflection.waits is not None:
        name = "next_session" if reflection.waits is Waits.NEXT_SESSION else "next_meeting"
        known[name] = known_day(journal, reflection)
    return planning.comes_back_on(reflection, **known)


def in_sight(journal: Journal, reflections: Iterable[Reflection]) -> list[Reflection]:
    """Return the reflections that may be met by chance, in their order: those not set down, and those that are back."""
    today = clock.today(journal)
    return [r for r in reflections if not planning.out_of_sight(r, today, day_back(journal, r))]


def without_words(journal: Journal, entry: Entry) -> str:
    """Return what is said of an entry that is out of sight, without a word of it; "" for any other entry."""
    if not isinstance(entry, Reflection) or in_sight(journal, [entry]):
        return ""
    return wording.SET_DOWN


def away(journal: Journal) -> int:
    """Return how many wait out of sight for their day; those that wait nowhere in particular are not counted."""
    today = clock.today(journal)
    waiting = journal.reflections.set_down(*planning.may_still_come(today))
    return sum(planning.out_of_sight(r, today, day_back(journal, r)) for r in waiting)


def ahead(journal: Journal, client_id: str | None, kept: Reflection | None = None) -> Ahead:
    """Return the days a thought may wait for; `kept` is the reflection as the journal has it, if it has."""
    now = clock.local_now(journal)
    session = next_session(journal, client_id, now)
    return Ahead(
        today=now.date(),
        client_id=client_id,
        next_session=session,
        followed=session if kept is None else next_session(journal, client_id, planning.set_down_at(kept)),
        next_meeting=planning.next_meeting(journal.people.all(), now.date()),
    )


def places(journal: Journal, known: Ahead) -> dict[str, str]:
    """Return each place to wait in words, with its day."""
    code = journal.clients.code_of(known.client_id) if known.client_id else ""
    return {
        Waits.NEXT_SESSION: wording.place(Waits.NEXT_SESSION, code, known.next_session, known.today),
        Waits.SUPERVISION: wording.place(Waits.SUPERVISION, "", known.next_meeting, known.today),
        Waits.NOWHERE: wording.place(Waits.NOWHERE, "", None, known.today),
    }


def known_day(journal: Journal, reflection: Reflection) -> date | None:
    """Return the day it waits for, as far as the journal knows it."""
    since = planning.set_down_at(reflection)
    if reflection.waits is Waits.NEXT_SESSION:
        return next_session(journal, reflection.client_id, since)
    day = since.astimezone(clock.zone_here(journal)).date()
    return planning.next_meeting(journal.people.all(), day)


def next_session(journal: Journal, client_id: str | None, after: datetime) -> date | None:
    """Return the day of a client's next session after a moment, as planned or as usual; None if nobody can say.

    Of a client who is not in the journal, nobody can: a line may begin one.
    """
    if client_id is None:
        return None
    try:
        client = journal.clients.with_state(client_id, after.date())[0]  # also one in the trash
    except EntryNotFound:
        return None
    zone = clock.zone_of_practice(journal)
    return planning.next_session_day(
        client,
        after,
        planned=journal.sessions.next_of_client(client_id, after),
        sessions=journal.sessions.of_client(client_id, *planning.days_looked_at(after, zone)),
        state_on=journal.clients.state_on,
        days_off=days_off(journal.time_off.all()),
        zone=zone,
        here=clock.browser_zone(journal),
    )
