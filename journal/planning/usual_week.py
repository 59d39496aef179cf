"""A week's usual sessions, proposed from each client's rhythm; the therapist plans them, or not.

K2 weekly, Tuesday 10:00      →  Tue 10:00 K2, 50 minutes
M1 fortnightly, since 5 Oct   →  in every second week from 5 October on
R3 as needed                  →  nothing
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from journal.errors import FieldError
from journal.records.client import Client, ClientState, Frequency, Slot
from journal.records.entry import local_time
from journal.records.session import Session

WEEKS_BETWEEN = {
    Frequency.TWICE_WEEKLY: 1,
    Frequency.WEEKLY: 1,
    Frequency.FORTNIGHTLY: 2,
    Frequency.MONTHLY: 4,
}
"""Weeks from one usual session to the next. Monthly is every fourth week: a usual weekday is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A usual session. `minutes` None: the client's rhythm says nothing of them."""

    client_id: str
    at: datetime
    minutes: int | None

    @property
    def day(self) -> date:
        """The local date it lies on."""
        return self.at.date()

    def session(self) -> Session:
        """Return the planned session that this becomes."""
        return Session(client_id=self.client_id, at=self.at, minutes=self.minutes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A usual session whose hour the clocks skip on that day: it needs a time of its own."""

    client_id: str
    day: date
    clock: time


@dataclass(frozen=True, slots=True, kw_only=True)
class UsualWeek:
    """`proposals` in order of time, `skipped` by day; `without_slot` are ids of clients who come
    regularly but have no usual appointment."""

    proposals: tuple[Proposal, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    without_slot: tuple[str, ...] = ()


def usual_week(
    monday: date,
    clients: Iterable[Client],
    *,
    state_on: Callable[[str, date], ClientState],
    sessions: Iterable[Session],
    days_off: Collection[date],
    zone: str,
) -> UsualWeek:
    """Return what usually happens in the week that begins on `monday`, in the IANA zone `zone`.

    `state_on` gives a client's facts as they were on a day, `sessions` are
    those of the week, whatever their status: a client with one that day is
    not proposed again. Nothing is proposed on `days_off`, before a client's
    start, after an ending, or for "as needed". With a usual appointment but
    no frequency, weekly is meant. Nothing usual: an empty week. Raises
    ValueError unless `monday` is one.
    """
    if monday.isoweekday() != 1:
        raise ValueError("A week begins on a Monday.")
    taken = {(session.client_id, session.day) for session in sessions}
    days = [monday + timedelta(days=n) for n in range(7)]
    proposals: list[Proposal] = []
    skipped: list[Skipped] = []
    without_slot = []
    for client in clients:
        if client.ended_on is not None and client.ended_on < monday:
            continue  # most of those of forty years
        here = [day for day in days if client.active_on(day)]
        if here and not any(_has_slots_or_none_needed(state_on(client.id, day)) for day in here):
            without_slot.append(client.id)
        for day in here:
            if day in days_off or (client.id, day) in taken:
                continue
            state = state_on(client.id, day)
            for slot in _slots_on(state, day):
                try:
                    at = local_time(day, slot.clock, zone)
                except FieldError:
                    skipped.append(Skipped(client_id=client.id, day=day, clock=slot.clock))
                else:
                    proposals.append(Proposal(client_id=client.id, at=at, minutes=state.minutes))
    return UsualWeek(
        proposals=tuple(sorted(proposals, key=lambda p: (p.at, p.client_id))),
        skipped=tuple(sorted(skipped, key=lambda s: (s.day, s.clock, s.client_id))),
        without_slot=tuple(without_slot),
    )


def _has_slots_or_none_needed(state: ClientState) -> bool:
    return bool(state.slots) or state.frequency in (None, Frequency.AS_NEEDED)


def _slots_on(state: ClientState, day: date) -> Iterator[Slot]:
    """Yield the usual appointments of that very day, in order of time."""
    if state.frequency is Frequency.AS_NEEDED or not state.slots:
        return
    apart = WEEKS_BETWEEN[state.frequency or Frequency.WEEKLY]
    if apart > 1 and _weeks_since_first(state, day) % apart:
        return
    yield from sorted((slot for slot in state.slots if slot.weekday == day.isoweekday()), key=lambda slot: slot.clock)


def _weeks_since_first(state: ClientState, day: date) -> int:
    """Return the weeks from that of the first usual appointment to that of `day`; negative before it.

    The first is the first one on or after the day the appointment holds
    from: agreed on a Wednesday for Tuesdays, it is the Tuesday after.
    """
    since = state.slots_since
    if since is None:  # slots always come with the day they hold from
        return 0
    first = min(since + timedelta(days=(slot.weekday - since.isoweekday()) % 7) for slot in state.slots)
    return (_monday(day) - _monday(first)).days // 7


def _monday(day: date) -> date:
    return day - timedelta(days=day.isoweekday() - 1)
