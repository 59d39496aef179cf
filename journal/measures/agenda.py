"""The agenda for supervision: what has waited through how many meetings, and when one meets next."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from journal.records.agenda import AgendaItem, AgendaState
from journal.records.person import Person
from journal.records.supervision import Action, Supervision

STILL_WAITING_AFTER = 3
"""Meetings that pass an item by before it is called "still waiting" (product.md)."""


def meetings_since(item: AgendaItem, meetings: Iterable[datetime], now: datetime) -> int:
    """Return how many meetings began after the item was put there, up to `now`.

    One that was under way or over by then does not count, nor one that is
    still to come.
    """
    return sum(item.at < meeting <= now for meeting in meetings)


def still_waiting(items: Iterable[AgendaItem], meetings: Collection[datetime], now: datetime) -> dict[str, int]:
    """Return by id the items that wait through three meetings or more, with the number of meetings.

    Only what was never raised waits. `meetings` is when each began, in any
    order. For the therapist's own eyes: it stands in nothing that is shared.
    """
    passed = {item.id: meetings_since(item, meetings, now) for item in items if item.state is AgendaState.WAITING}
    return {item_id: n for item_id, n in passed.items() if n >= STILL_WAITING_AFTER}


def next_meeting(people: Iterable[Person], today: date) -> Person | None:
    """Return the one met next, today included, of equal days the first by name; None where no day is known.

    A day that has passed is no next meeting.
    """
    coming = [(p.next_meeting, p.name, p) for p in people if p.next_meeting and p.next_meeting >= today]
    coming = [(day, name, p) for day, name, p in coming if p.offered_on(day)]
    return min(coming, key=lambda result: result[:2])[2] if coming else None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenAction:
    """Something agreed and not done yet: number `place`, from 0, of what was agreed in that meeting."""

    action: Action
    place: int
    supervision: Supervision


def open_actions(supervisions: Iterable[Supervision], today: date) -> list[OpenAction]:
    """Return what was agreed and is not done: what is still to come, the next first; then the rest, the newest first.

    The rest was due before today, or has no day and stands by the day it was agreed.
    """
    found = [
        OpenAction(action=action, place=place, supervision=supervision)
        for supervision in supervisions
        for place, action in enumerate(supervision.actions)
        if not action.done
    ]

    def order(result: OpenAction) -> tuple[bool, int, str, int]:
        day = result.action.due or result.supervision.day
        coming = result.action.due is not None and result.action.due >= today
        return not coming, day.toordinal() if coming else -day.toordinal(), result.supervision.id, result.place

    return sorted(found, key=order)
