"""The coming weeks' caseload intensity: planned sessions, usual weeks and leave, as if all of it took place.

    planned sessions ─┐
    usual weeks ──────┼──▶ 96  98  64 101 …   per cent of the plan, with the usual contacts
    leave ────────────┘

A projection of our own index, not a validated instrument, and no forecast: some sessions will not take place.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date
from functools import cache
from statistics import median

from journal.measures.caseload_intensity import CaseloadWeek, caseload_by_week, multiplier
from journal.measures.enough import TYPICAL
from journal.measures.weeks import DAY, WEEK, days_off, monday_of
from journal.measures.weights import CaseloadWeights
from journal.measures.work_frame import WorkFrame
from journal.planning.usual_week import WEEKS_BETWEEN, in_zone, usual_week
from journal.records.client import Client, ClientState, Frequency, Role
from journal.records.day_sums import DaySums, profile_of, sum_day
from journal.records.session import Session, SessionStatus

COMING_WEEKS = 8
HISTORY_WEEKS = 8
"""Finished weeks from which the usual units for contacts come (median of the logged ones)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """The coming weeks, if every session takes place, oldest first; a week in which nothing comes has no `cii`.

    `contact_units` are in each working week: the median of the `history`
    (how many weeks were logged). `recent` is the median CII of those weeks,
    missed and cancelled sessions off already: to be shown beside, because the
    coming weeks will lose some too. Both are None on too few. `unlogged` are the
    Mondays of the eight last finished weeks in which nothing was logged.
    `without_slot` are clients who come regularly without a usual appointment:
    they count, but in no run. `as_needed` are those who come as needed, or of
    whom no frequency is recorded: they are in no week.
    """

    weeks: tuple[CaseloadWeek, ...]
    contact_units: float | None
    recent: float | None
    history: int
    unlogged: tuple[date, ...]
    without_slot: tuple[str, ...]
    as_needed: tuple[str, ...]


def coming_weeks(
    frame: WorkFrame,
    *,
    clients: Iterable[Client],
    state_on: Callable[[str, date], ClientState],
    sessions: Iterable[Session],
    history: Iterable[DaySums],
    zone: str,
    weeks: int = COMING_WEEKS,
) -> Coming:
    """Return the weeks after this one.

    `sessions` are those planned in them, in any zone; what usually happens in
    the practice's IANA zone `zone` is added, nothing on days off. `history` holds the day sums of the eight finished
    weeks before this one.
    """
    w = frame.weights.caseload
    this = monday_of(frame.today)
    mondays = [this + n * WEEK for n in range(1, weeks + 1)]
    therapy = {client.id: client for client in clients if client.role is Role.THERAPY}
    off = days_off(frame.time_off)
    known = [in_zone(s, zone) for s in sessions if s.client_id in therapy]
    held: list[Session] = []
    without_slot: dict[date, dict[str, int]] = {}
    for monday in mondays:
        here = [s for s in known if monday <= s.day < monday + WEEK]
        usual = usual_week(monday, therapy.values(), state_on=state_on, sessions=here, days_off=off, zone=zone)
        held += [_held(s) for s in here if s.status is SessionStatus.PLANNED and s.day not in off]
        held += [_held(proposal.session()) for proposal in usual.proposals]
        seen = Counter(s.client_id for s in here if not s.emergency)
        without_slot[monday] = {
            c: seen[c] for c in usual.without_slot if seen[c] < _most_in_a_week(state_on(c, monday).frequency)
        }
    rows = caseload_by_week(_sums(held, therapy, state_on), mondays[0], mondays[-1], frame)
    before = _logged_weeks(history, this, frame)
    enough = TYPICAL.met(len(before))
    contact_units = median(week.parts["contacts"] for week in before.values()) if enough else None
    found = []
    for row in rows:
        working = frame.workdays(row.monday, row.monday + 6 * DAY)
        regular = math.fsum(
            _units_without_slot(therapy[client_id], state_on(client_id, row.monday), row.monday, working, there, w)
            for client_id, there in without_slot[row.monday].items()
        )
        parts = {
            **row.parts,
            "sessions": row.parts["sessions"] + regular,
            "contacts": row.parts["contacts"] + (contact_units or 0.0 if working else 0.0),
        }
        found.append(replace(row, parts=parts, cii=100 * math.fsum(parts.values()) * row.f / row.c or None))
    return Coming(
        weeks=tuple(found),
        contact_units=contact_units,
        recent=median(week.cii for week in before.values() if week.cii is not None) if enough else None,
        history=len(before),
        unlogged=tuple(m for n in range(HISTORY_WEEKS, 0, -1) if (m := this - n * WEEK) not in before),
        without_slot=tuple(sorted({client_id for who in without_slot.values() for client_id in who})),
        as_needed=tuple(
            sorted(c.id for c in therapy.values() if c.active_on(mondays[0]) and _is_open(state_on(c.id, mondays[0])))
        ),
    )


def times_a_week(frequency: Frequency, first: date, monday: date, working: Collection[date]) -> int:
    """Return how often someone comes in a week, counted from the week of `first`; never oftener than one works."""
    if frequency is Frequency.AS_NEEDED:
        return 0
    weeks = (monday - monday_of(first)).days // 7
    if weeks < 0 or weeks % WEEKS_BETWEEN[frequency]:
        return 0
    possible = sum(day >= first for day in working)
    return min(_most_in_a_week(frequency), possible)


def _most_in_a_week(frequency: Frequency | None) -> int:
    return 2 if frequency is Frequency.TWICE_WEEKLY else 1


def _is_open(state: ClientState) -> bool:
    return state.frequency is Frequency.AS_NEEDED or (state.frequency is None and not state.slots)


def _held(session: Session) -> Session:
    """Return a coming session as if it had taken place; written at its own time, so that it may be attended."""
    return Session(
        id=session.id,
        client_id=session.client_id,
        at=session.at,
        written_at=session.at.astimezone(UTC),
        minutes=session.minutes,
        status=SessionStatus.ATTENDED,
        emergency=session.emergency,
        members_present=session.members_present,
    )


def _sums(
    held: Iterable[Session], clients: Mapping[str, Client], state_on: Callable[[str, date], ClientState]
) -> list[DaySums]:
    of: dict[date, list[Session]] = {}
    for session in held:
        of.setdefault(session.day, []).append(session)

    def sums_of(day: date, own: list[Session]) -> DaySums:
        # A client who is there is asked for a dozen times.
        client_on = cache(lambda client_id: (clients[client_id], state_on(client_id, day)))
        return sum_day(day, sessions=own, client_on=client_on)

    return [sums_of(day, own) for day, own in of.items()]


def _units_without_slot(
    client: Client, state: ClientState, monday: date, working: Collection[date], there: int, w: CaseloadWeights
) -> float:
    """Return a week's units of a client who comes regularly, nobody knows when: in no run.

    Without the sessions that are `there` in that week already.
    """
    minutes = state.minutes or w.default_session_minutes
    times = times_a_week(state.frequency or Frequency.WEEKLY, client.begun_on(monday + 6 * DAY), monday, working)
    return max(0, times - there) * minutes / w.unit_minutes * multiplier(profile_of(client, state), w)


def _logged_weeks(history: Iterable[DaySums], this: date, frame: WorkFrame) -> dict[date, CaseloadWeek]:
    """Return each logged week among the eight before `this` Monday."""
    first = this - HISTORY_WEEKS * WEEK
    weeks = caseload_by_week(history, first, this - DAY, frame)
    return {week.monday: week for week in weeks if week.cii is not None}
