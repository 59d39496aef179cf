"""A week's usual sessions, proposed from each client's rhythm; the therapist plans them, or not.

K2 weekly, Tuesday 10:00      →  Tue 10:00 K2, 50 minutes
M1 fortnightly, since 5 Oct   →  in every second week from 5 October on
R3 as needed                  →  nothing
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from journal.errors import FieldError
from journal.records.client import Client, ClientState, Frequency, Slot
from journal.records.entry import local_time
from journal.records.session import CALLED_OFF, MISSED, Session

WEEKS_BETWEEN = {
    Frequency.TWICE_WEEKLY: 1,
    Frequency.WEEKLY: 1,
    Frequency.FORTNIGHTLY: 2,
    Frequency.MONTHLY: 4,
}
"""Weeks from one usual session to the next. Monthly is every fourth week: a usual weekday is kept."""

FELL_OUT = MISSED | CALLED_OFF
"""Statuses of a session that another one of the week may make up for."""


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
    """Return what usually happens in the week that begins on `monday`, in the practice's IANA zone `zone`.

    `state_on` gives a client's facts as they were on a day, `sessions` are
    those of the week, whatever their status and zone, and of others, which
    are passed over: each stands for one usual
    session of its client, of the same day or else the nearest, so that what
    was moved is not proposed again. An emergency session of another day, and
    one that makes up for a missed or cancelled one, stand for none. Nothing
    is proposed on `days_off`, before a client's start, after an ending, or
    for "as needed". With a usual appointment but no frequency, weekly is
    meant. Nothing usual: an empty week. Raises ValueError unless `monday` is
    one.
    """
    if monday.isoweekday() != 1:
        raise ValueError("A week begins on a Monday.")
    there: dict[str, list[Session]] = {}
    for session in (in_zone(session, zone) for session in sessions):
        if monday <= session.day < monday + timedelta(days=7):
            there.setdefault(session.client_id, []).append(session)
    days = [monday + timedelta(days=n) for n in range(7)]
    proposals: list[Proposal] = []
    skipped: list[Skipped] = []
    without_slot = []
    for client in clients:
        if client.ended_on is not None and client.ended_on < monday:
            continue  # most of those of forty years
        here = _stretches(client, days, state_on)
        if here and not any(_has_slots_or_none_needed(state) for state, _ in here):
            without_slot.append(client.id)
        for usual in _not_there(_usual(here), there.get(client.id, []), days_off):
            try:
                at = local_time(usual.day, usual.clock, zone)
            except FieldError:
                skipped.append(Skipped(client_id=client.id, day=usual.day, clock=usual.clock))
            else:
                proposals.append(Proposal(client_id=client.id, at=at, minutes=usual.minutes))
    return UsualWeek(
        proposals=tuple(sorted(proposals, key=lambda p: (p.at, p.client_id))),
        skipped=tuple(sorted(skipped, key=lambda s: (s.day, s.clock, s.client_id))),
        without_slot=tuple(without_slot),
    )


def _stretches(
    client: Client, days: Sequence[date], state_on: Callable[[str, date], ClientState]
) -> list[tuple[ClientState, list[date]]]:
    """Return the days on which the client comes, by the facts that hold on them.

    The very same object at both ends of the week is that of all of it: the
    store hands out one for each stretch of days on which the same was known.
    """
    there = [day for day in days if client.active_on(day)]
    if not there:
        return []
    first, last = state_on(client.id, there[0]), state_on(client.id, there[-1])
    if first is last:
        return [(first, there)]
    found: list[tuple[ClientState, list[date]]] = []
    for day in there:
        state = state_on(client.id, day)
        if found and found[-1][0] == state:
            found[-1][1].append(day)
        else:
            found.append((state, [day]))
    return found


def in_zone(session: Session, zone: str) -> Session:
    """Return a session with the day and clock that it has in an IANA zone."""
    return session if session.zone == zone else replace(session, at=session.at.astimezone(ZoneInfo(zone)))


def with_weeks_of(before: ClientState, slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """Return new usual appointments that fall into the same weeks as those of `before`, whichever day they change."""
    first = _first_week(before)
    return tuple(replace(slot, counted_from=first) for slot in slots)


@dataclass(frozen=True, slots=True)
class _Usual:
    """A usual session: its day, the wall clock, and the minutes of the rhythm."""

    day: date
    clock: time
    minutes: int | None

    def days_from(self, session: Session) -> timedelta:
        """Return how far from it a session lies, by the clock on the wall."""
        return abs(datetime.combine(self.day, self.clock) - session.at.replace(tzinfo=None))


def _usual(here: Sequence[tuple[ClientState, Sequence[date]]]) -> list[_Usual]:
    """Return a client's usual sessions of a week, by the facts of each stretch of days.

    Where the appointments change in mid-week, there are no more of them than
    before or after the change, the later ones, and no fewer than after it:
    an old one stands in while the new one's day had passed.
    """
    found = [usual for state, days in here for usual in _usual_on(days, state, state.minutes)]
    if not here or here[0][0].slots == here[-1][0].slots:
        return found
    old, number = here[0][0], [len(slots_in_week(state, days[0])) for state, days in here]
    found = found[max(0, len(found) - max(number)) :]
    missing = max(0, number[-1] - len(found))
    changed = next(days[0] for state, days in here if state.slots != old.slots)
    left = [usual for state, days in here for usual in _usual_on(days, old, state.minutes)]
    taken = {usual.day for usual in found}
    return found + [usual for usual in left if usual.day >= changed and usual.day not in taken][:missing]


def _usual_on(days: Sequence[date], state: ClientState, minutes: int | None) -> list[_Usual]:
    """Return the usual appointments of `state` that lie on these days of one week, in order of time."""
    by_weekday = {day.isoweekday(): day for day in days}
    slots = (slot for slot in slots_in_week(state, days[0]) if slot.weekday in by_weekday)
    found = [_Usual(by_weekday[slot.weekday], slot.clock, minutes) for slot in slots]
    return sorted(found, key=lambda usual: (usual.day, usual.clock))


def _not_there(usual: Sequence[_Usual], sessions: Sequence[Session], days_off: Collection[date]) -> list[_Usual]:
    """Return which of a client's usual sessions no session of the week stands for."""
    left, moved = list(usual), []
    for session in sessions:
        same_day = [u for u in left if u.day == session.day]
        if same_day:
            left.remove(min(same_day, key=lambda u: u.days_from(session)))
        elif not session.emergency:
            moved.append(session)
    fell_out = [s for s in moved if s.status in FELL_OUT]
    others = [s for s in moved if s.status not in FELL_OUT]
    made_up = sum(s.status in FELL_OUT for s in sessions)
    for session in [*fell_out, *others[made_up:]]:
        if left:
            left.remove(min(left, key=lambda u: (u.day not in days_off, u.days_from(session))))
    return [u for u in left if u.day not in days_off]


def _has_slots_or_none_needed(state: ClientState) -> bool:
    return bool(state.slots) or state.frequency in (None, Frequency.AS_NEEDED)


def slots_in_week(state: ClientState, day: date) -> tuple[Slot, ...]:
    """Return the usual appointments of the week of `day` by the facts of it: none in the weeks between."""
    if state.frequency is Frequency.AS_NEEDED or not state.slots:
        return ()
    apart = WEEKS_BETWEEN[state.frequency or Frequency.WEEKLY]
    first = _first_week(state)
    if apart > 1 and first is not None and (_monday(day) - first).days // 7 % apart:
        return ()
    return state.slots


def _first_week(state: ClientState) -> date | None:
    """Return the Monday of the week from which weeks are counted; None without a usual appointment.

    Unless the appointments say which, it is the week of the first one on or
    after the day they hold from: agreed on a Wednesday for Tuesdays, it is
    that of the Tuesday after.
    """
    since = state.slots_since
    if since is None or not state.slots:  # slots always come with the day they hold from
        return None
    counted = [slot.counted_from for slot in state.slots if slot.counted_from is not None]
    firsts = (since + timedelta(days=(slot.weekday - since.isoweekday()) % 7) for slot in state.slots)
    return _monday(min(counted) if counted else min(firsts))


def _monday(day: date) -> date:
    return day - timedelta(days=day.isoweekday() - 1)
