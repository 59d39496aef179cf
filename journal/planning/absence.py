"""An absence, client by client: what falls out, how long the gap is, who must not simply wait, what is suggested.

    the days away ─┐
    planned and usual sessions ─┼──▶ a row for each open client: gap in days, gated or not, a suggestion
    facts, contacts ─┘

Nothing here is decided. A suggestion is what the plan's own rules come to, until somebody takes it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from journal.errors import FieldError
from journal.measures.absence_order import (
    EXCEPTIONAL_FLOOR,
    WEIGHTS,
    AbsenceWeights,
    Factors,
    considered_first,
    factors_of,
)
from journal.measures.weeks import WEEK, monday_of
from journal.planning.gate import RHYTHM, is_gated
from journal.planning.usual_week import in_zone, usual_week
from journal.records.absence_decision import LED, LONGER, MAKE_UPS, NOT_ENOUGH, AbsenceDecision, Choice, MakeUp
from journal.records.absence_plan import AbsencePlan, Approach, OpenSlot, Policy
from journal.records.client import Client, ClientFact, ClientState, Unit
from journal.records.contact import Contact
from journal.records.entry import local_time, minutes_between
from journal.records.long_leave import LONG_DAYS, LongChoice
from journal.records.session import CALLED_OFF, DEFAULT_MINUTES, MISSED, Session, SessionStatus
from journal.records.time_off import TimeOff, TimeOffKind

RISK_ASKED_WITHIN = 14
"""Days before leaving within which risk was asked about; older reads "ask first"."""

UNPLANNED = frozenset({TimeOffKind.SICK, TimeOffKind.PUBLIC_HOLIDAY})
"""Kinds of time off that come by themselves."""

LOOKED_AROUND = 10 * WEEK
"""How far before and after the absence a client's sessions are looked for."""

OF_LONG = {
    LongChoice.PAUSE: Choice.WAITS,
    LongChoice.BRIDGE: Choice.HANDED_OVER,
    LongChoice.TRANSFER: Choice.HANDED_OVER,
    LongChoice.END_BEFORE: Choice.NOTHING_NEEDED,
    LongChoice.CLIENTS_CHOICE: Choice.UNDECIDED,
}
"""What becomes of the sessions by what was chosen for a long leave, where nothing else is decided of them."""

ENDINGS = frozenset({LongChoice.TRANSFER, LongChoice.END_BEFORE})
"""What ends the work with this therapist: an ending that is lost asks for a new date of farewell, always."""

LONG_GAP = 2
"""A gap of more than so many rhythms is a long one."""


class Open(StrEnum):
    """Why a row cannot be taken yet."""

    UNDECIDED = "undecided"
    GATED = "gated"
    ASK_RISK = "ask risk"
    WITHOUT_COVER = "without cover"
    NO_SLOT = "no slot"
    SLOT_TAKEN = "slot taken"
    NO_FAREWELL = "no farewell"
    NO_LEADER = "no leader"
    NO_SESSION = "no session"
    SKIPPED = "skipped"
    IN_THE_DAYS = "in the days"
    DAY_OFF = "day off"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known around an absence. Days and clocks are those of the practice's IANA zone `zone`.

    `sessions` reach `LOOKED_AROUND` beyond the days away, `contacts` four
    weeks before today. `closed` are public holidays, `away` the days of any other time off. `long`: the plan
    says that it is a long leave, however many days there are.
    """

    today: date
    zone: str
    clients: Sequence[Client]
    state_on: Callable[[str, date], ClientState]
    facts: Callable[[str], Sequence[ClientFact]]
    sessions: Sequence[Session]
    contacts: Sequence[Contact]
    closed: frozenset[date] = frozenset()
    away: frozenset[date] = frozenset()
    long: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One client in one absence.

    `sessions` are planned ones that fall out, `dates` usual appointments
    that nobody planned, `cancelled` those that were cancelled by me already.
    `before` and `after` are the nearest days with a session around the gap,
    None where none is known. `planned` are those of the two whose session can
    be longer, or is. `slot_open` is why their make-up cannot lie where it
    does: something else stands there, the clocks skip that hour, or it lies
    in the days away, on another day off or a public holiday. `ask_risk`: risk was not asked about in the fourteen
    days before leaving. `long_gap`: more than twice the rhythm. `long`: it is
    a long leave, in which nobody simply waits and nothing is made up for. `group`: the client is one.
    """

    client_id: str
    sessions: tuple[Session, ...]
    dates: tuple[date, ...]
    cancelled: tuple[Session, ...]
    before: date | None
    after: date | None
    planned: frozenset[date]
    slot_open: Open | None
    gated: bool
    ask_risk: bool
    long_gap: bool
    factors: Factors
    long: bool = False
    group: bool = False

    @property
    def loses(self) -> bool:
        """Whether a session falls out, or fell out already."""
        return bool(self.days)

    @property
    def days(self) -> list[date]:
        """The days of what falls out, in order; a day twice where two do."""
        return sorted([*(session.day for session in (*self.sessions, *self.cancelled)), *self.dates])

    @property
    def gap_days(self) -> int | None:
        """Days from the session before to the one after; None where one of them is not known."""
        return (self.after - self.before).days if self.before is not None and self.after is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """What is suggested for a client; `slot` for a make-up or a longer session."""

    choice: Choice
    slot: OpenSlot | None = None
    check_in: bool = False


def rows(off: TimeOff, known: Known, decisions: Mapping[str, AbsenceDecision]) -> list[Row]:
    """Return a row for each client with whom the work goes on in these days: who loses a session first, then the rest.

    Among each, who is not known enough comes first, then who is gated, then
    by code. A client whose work ends before the first day has none, unless
    a session is planned there all the same.
    `decisions` are by client.
    """
    weeks = _by_week(known)
    there = _days_with_sessions(off, known, weeks)
    falling = _falling_out(off, known, weeks)
    here = [c for c in known.clients if c.id in falling or any(c.active_on(day) for day in off.days())]
    taken = _slots_taken(known, decisions)
    found = [
        _row(client, off, known, there, falling, decisions.get(client.id), taken=client.id in taken) for client in here
    ]
    codes = {client.id: client.code for client in here}
    return sorted(
        found, key=lambda r: (not r.loses, not r.factors.unknown, not r.gated, codes[r.client_id], r.client_id)
    )


def ask_risk_since(off: TimeOff) -> date:
    """Return the day from which risk, asked about, counts as asked before leaving."""
    return off.first - timedelta(days=RISK_ASKED_WITHIN)


def choice_of(row: Row, decision: AbsenceDecision | None) -> Choice:
    """Return what is decided for a client; where nothing is, the default."""
    if decision is not None and decision.choice is not None:
        return decision.choice
    if row.long:
        chosen = decision.long_choice if decision is not None else None
        return OF_LONG[chosen] if chosen is not None else Choice.UNDECIDED
    return Choice.UNDECIDED if row.gated else _waiting(row)


def _waiting(row: Row) -> Choice:
    return Choice.PAUSED if row.group else Choice.WAITS


def still_open(row: Row, decision: AbsenceDecision | None) -> Open | None:
    """Return why what was decided for a client cannot be taken; None where it can.

    A client of whom nothing was decided waits, one who is gated is undecided.
    Who declined a make-up has none, and waits.
    """
    choice = choice_of(row, decision)
    if choice in MAKE_UPS and decision is not None and decision.make_up is MakeUp.DECLINED:
        choice = Choice.WAITS
    if choice is Choice.UNDECIDED:
        return Open.UNDECIDED
    if choice in NOT_ENOUGH and row.gated:
        return Open.GATED
    if choice in NOT_ENOUGH and row.ask_risk:
        return Open.ASK_RISK
    if choice is Choice.NO_COVER and not (decision and decision.holds_without_cover):
        return Open.WITHOUT_COVER
    if choice in MAKE_UPS and (decision is None or decision.slot is None):
        return Open.NO_SLOT
    if choice in LED and (decision is None or not decision.led_by.strip()):
        return Open.NO_LEADER
    if choice in LONGER and (row.before if choice is Choice.LONGER_BEFORE else row.after) not in row.planned:
        return Open.NO_SESSION
    if row.long and decision is not None and decision.long_choice in ENDINGS and decision.farewell_on is None:
        return Open.NO_FAREWELL
    return row.slot_open if choice in MAKE_UPS or row.slot_open is Open.SLOT_TAKEN else None


def start_of_slot(slot: OpenSlot, zone: str) -> datetime | None:
    """Return when a slot begins; None where the clocks skip that hour."""
    try:
        return local_time(slot.day, slot.clock, zone)
    except FieldError:
        return None


ByWeek = dict[date, list[Session]]
"""The sessions of each week by its Monday, by the practice's clock."""

Hours = dict[date, list[tuple[datetime, int]]]
"""What stands on a day, start and minutes: worked out once for all slots of it."""


def held_slots(decisions: Iterable[AbsenceDecision], *, besides: str | None = None) -> list[OpenSlot]:
    """Return the slots that decisions hold, but for one client's.

    One that was declined is free again; one that became a session stands
    among the sessions, and would count twice.
    """
    return [
        one.slot
        for one in decisions
        if one.slot is not None
        and one.make_up is not MakeUp.DECLINED
        and one.made_id is None
        and one.client_id != besides
    ]


def free_slots(
    plan: AbsencePlan, off: TimeOff, known: Known, taken: Iterable[OpenSlot] = (), stands: Hours | None = None
) -> list[OpenSlot]:
    """Return the plan's open slots in which a session may lie, in order of time.

    Not on a day off, of this absence or another, or a public holiday, not over the most sessions of a day,
    not nearer to another session than the least gap, and not `taken`.
    """
    held, stands = [*taken], {} if stands is None else stands
    return [
        slot
        for slot in sorted(plan.open_slots, key=_order)
        if slot not in held and may_lie(slot, plan, off, known, held, stands)
    ]


def may_lie(
    slot: OpenSlot,
    plan: AbsencePlan,
    off: TimeOff,
    known: Known,
    others: Iterable[OpenSlot] = (),
    stands: Hours | None = None,
) -> bool:
    """Say whether a session may lie in a slot; `others` are slots given away already."""
    if slot.day in known.closed or slot.day in known.away or off.first <= slot.day <= off.last:
        return False
    if slot.day < known.today:
        return False
    at = start_of_slot(slot, known.zone)
    if at is None:
        return False
    stands = {} if stands is None else stands
    if slot.day not in stands:
        stands[slot.day] = hours_on(slot.day, known)
    spans = [*stands[slot.day]]
    for other in others:
        start = start_of_slot(other, known.zone) if other.day == slot.day else None
        if start is not None:
            spans.append((start, other.minutes))
    if plan.most_a_day is not None and len(spans) + 1 > plan.most_a_day:
        return False
    gap = plan.least_gap or 0
    return all(_apart(at, slot.minutes, start, length) >= gap for start, length in spans)


def suggestions(
    plan: AbsencePlan,
    off: TimeOff,
    known: Known,
    table: Sequence[Row],
    decisions: Mapping[str, AbsenceDecision],
    weights: AbsenceWeights = WEIGHTS,
) -> dict[str, Suggestion]:
    """Return what is suggested for each client, by id.

        gated                                  cover and a check-in, and a longer session before if there is room
        at the floor or above, and a slot      make-up, before or else after
        a gap of more than twice the rhythm    a longer session
        a named resource                       resource
        else                                   waits, a group is paused; nothing needed where no session falls out

    Slots that a decision holds are given away already. Who makes up never
    gets no make-up suggested. In a long leave nothing is suggested: it is decided singly. The order of `table` does
    not matter.
    """
    if plan.long is not None or is_long(off):
        return {row.client_id: Suggestion(choice=Choice.UNDECIDED) for row in table}
    held, stands = held_slots(decisions.values()), Hours()
    free = free_slots(plan, off, known, held, stands)
    ordered = considered_first(in_order(table), len(free), floored(plan, weights)) if offers(plan) else ()
    given: dict[str, OpenSlot] = {}
    for client_id in ordered:
        slot = next((one for one in free if one.day < off.first), None) or next(iter(free), None)
        if slot is None:
            break
        given[client_id] = slot
        free = free_slots(plan, off, known, [*held, *given.values()], stands)
    found = {}
    for row in table:
        decision = decisions.get(row.client_id)
        if row.gated:
            found[row.client_id] = Suggestion(choice=Choice.COVER, check_in=True)
        elif row.client_id in given:
            slot = given[row.client_id]
            choice = Choice.MAKE_UP_BEFORE if slot.day < off.first else Choice.MAKE_UP_AFTER
            found[row.client_id] = Suggestion(choice=choice, slot=slot)
        elif row.ask_risk:
            found[row.client_id] = Suggestion(choice=Choice.UNDECIDED)
        elif row.loses and row.long_gap:
            ahead = row.before is not None and row.before >= known.today
            found[row.client_id] = Suggestion(choice=Choice.LONGER_BEFORE if ahead else Choice.LONGER_AFTER)
        elif row.loses and decision is not None and decision.resource.strip():
            found[row.client_id] = Suggestion(choice=Choice.RESOURCE)
        else:
            found[row.client_id] = Suggestion(choice=_waiting(row) if row.loses else Choice.NOTHING_NEEDED)
    return found


def is_long(off: TimeOff) -> bool:
    """Say whether an absence is longer than three weeks."""
    return (off.last - off.first).days + 1 > LONG_DAYS


def on_same_days(off: TimeOff, others: Iterable[TimeOff]) -> list[TimeOff]:
    """Return the other times off that share days with one; an illness or a public holiday may, and is none of them."""
    return [
        one
        for one in others
        if one.id != off.id and one.first <= off.last and off.first <= one.last and not UNPLANNED & {off.kind, one.kind}
    ]


def check_farewell(off: TimeOff, choice: LongChoice | None, day: date | None) -> None:
    """Raise FieldError for a date of farewell on which none can be: on a day away, or after an ending before it."""
    if day is None:
        return
    if off.first <= day <= off.last:
        raise FieldError("farewell_on", "lies in the days away")
    if choice is LongChoice.END_BEFORE and day > off.last:
        raise FieldError("farewell_on", "lies after the days away, and the work is to end before them")


def in_order(table: Iterable[Row]) -> dict[str, Factors]:
    """Return, by client, the factors of those among whom make-ups are ordered."""
    return {row.client_id: row.factors for row in table if row.loses and not row.gated and not row.ask_risk}


def offers(plan: AbsencePlan) -> bool:
    """Say whether make-ups are offered at all."""
    return Approach.NEVER is not plan.make_ups and Policy.NEVER is not plan.policy


def floored(plan: AbsencePlan, weights: AbsenceWeights = WEIGHTS) -> AbsenceWeights:
    """Return the weights, with the score from which this plan has a make-up suggested."""
    exceptional = plan.make_ups is Approach.EXCEPTIONAL or plan.policy is Policy.EXCEPTIONAL
    return replace(weights, floor=max(weights.floor, EXCEPTIONAL_FLOOR)) if exceptional else weights


def _order(slot: OpenSlot) -> tuple[date, object]:
    return slot.day, slot.clock


def _row(
    client: Client,
    off: TimeOff,
    known: Known,
    there: Mapping[str, Sequence[date]],
    falling: Mapping[str, tuple[list[Session], list[date]]],
    decision: AbsenceDecision | None,
    *,
    taken: bool,
) -> Row:
    state = known.state_on(client.id, min(max(known.today, client.day), max(off.first, min(known.today, off.last))))
    sessions, dates = falling.get(client.id, ([], []))
    days = there.get(client.id, ())
    before = max((day for day in days if day < off.first), default=None)
    after = min((day for day in days if day > off.last), default=None)
    rhythm = RHYTHM.get(state.frequency) if state.frequency is not None else None
    gap = (after - before).days if before is not None and after is not None else None
    own = [s for s in known.sessions if s.client_id == client.id]
    contacts = [c for c in known.contacts if c.client_id == client.id]
    return Row(
        client_id=client.id,
        sessions=tuple(sorted(sessions, key=lambda s: (s.at, s.id))),
        dates=tuple(sorted(dates)),
        cancelled=tuple(
            one
            for one in own
            if one.status is SessionStatus.CANCELLED_BY_ME and off.first <= in_zone(one, known.zone).day <= off.last
        ),
        before=before,
        after=after,
        planned=frozenset(
            day
            for one in own
            if (one.status is SessionStatus.PLANNED or (one.plan_id is not None and one.status not in CALLED_OFF))
            and (day := in_zone(one, known.zone).day) in (before, after)
        ),
        slot_open=_slot_open(off, known, decision, taken=taken),
        gated=is_gated(client, state, known.today, own, contacts),
        ask_risk=_risk_asked(client, known, decision) < ask_risk_since(off),
        long_gap=gap is not None and rhythm is not None and gap > LONG_GAP * rhythm,
        factors=factors_of(
            _told(known, client.id, "need", state.need),
            state.phase,
            state.frequency,
            decision.relationship if decision is not None else None,
        ),
        long=known.long or is_long(off),
        group=state.unit is Unit.GROUP,
    )


def _slot_open(off: TimeOff, known: Known, decision: AbsenceDecision | None, *, taken: bool) -> Open | None:
    if taken or decision is None or decision.slot is None:
        return Open.SLOT_TAKEN if taken else None
    if off.first <= decision.slot.day <= off.last:
        return Open.IN_THE_DAYS
    if decision.slot.day >= known.today and decision.slot.day in known.closed | known.away:
        return Open.DAY_OFF
    return Open.SKIPPED if start_of_slot(decision.slot, known.zone) is None else None


def _told(known: Known, client_id: str, name: str, value: int | None) -> int | None:
    return value if any(getattr(fact, name) is not None for fact in known.facts(client_id)) else None


def _risk_asked(client: Client, known: Known, decision: AbsenceDecision | None) -> date:
    """Return the last day on which risk was asked about, as far as is known: of a couple or group, with everyone."""
    facts = [f for f in known.facts(client.id) if f.risk is not None and f.effective <= known.today]
    each = [
        max((f.effective for f in facts if f.member_id in (None, member.id)), default=date.min)
        for member in client.members
    ]
    told = [min(each)] if each else [f.effective for f in facts]
    asked = decision.risk_asked_on if decision is not None else None
    return max([*told, *([asked] if asked is not None and asked <= known.today else [])], default=date.min)


def _days_with_sessions(off: TimeOff, known: Known, weeks: ByWeek) -> dict[str, list[date]]:
    """Return the days around an absence on which each client has a session: held, planned, or as usual."""
    found: dict[str, list[date]] = {}
    for session in known.sessions:
        if session.status not in CALLED_OFF and session.status not in MISSED:
            day = in_zone(session, known.zone).day
            if session.status is SessionStatus.PLANNED and day in known.away:
                continue  # it falls out with the other absence
            found.setdefault(session.client_id, []).append(day)
    free = {*off.days(), *known.closed, *known.away}
    monday = monday_of(max(known.today, off.first - LOOKED_AROUND))
    while monday <= off.last + LOOKED_AROUND:
        for client_id, day in _usual(monday, known, weeks, free):
            found.setdefault(client_id, []).append(day)
        monday += WEEK
    return found


def _falling_out(off: TimeOff, known: Known, weeks: ByWeek) -> dict[str, tuple[list[Session], list[date]]]:
    """Return each client's planned sessions on the days away, and the usual appointments that nobody planned."""
    found: dict[str, tuple[list[Session], list[date]]] = {}
    for session in known.sessions:
        if session.status is SessionStatus.PLANNED and off.first <= in_zone(session, known.zone).day <= off.last:
            found.setdefault(session.client_id, ([], []))[0].append(session)
    monday = monday_of(off.first)
    while monday <= off.last:
        for client_id, day in _usual(monday, known, weeks, known.closed):
            if off.first <= day <= off.last and day >= known.today:
                found.setdefault(client_id, ([], []))[1].append(day)
        monday += WEEK
    return found


def _by_week(known: Known) -> ByWeek:
    weeks: ByWeek = {}
    for session in (in_zone(s, known.zone) for s in known.sessions):
        weeks.setdefault(monday_of(session.day), []).append(session)
    return weeks


def _usual(monday: date, known: Known, weeks: ByWeek, free: Collection[date]) -> list[tuple[str, date]]:
    there = weeks.get(monday, [])
    week = usual_week(monday, known.clients, state_on=known.state_on, sessions=there, days_off=free, zone=known.zone)
    return [(one.client_id, one.day) for one in week.proposals]


def _slots_taken(known: Known, decisions: Mapping[str, AbsenceDecision]) -> set[str]:
    """Return the clients at the time of whose agreed make-up something else stands by now."""
    agreed = {
        client_id: (at, one.slot.minutes)
        for client_id, one in decisions.items()
        if one.slot is not None and one.make_up is MakeUp.AGREED and one.made_id is None
        if (at := start_of_slot(one.slot, known.zone)) is not None
    }
    there = [
        (s.at, s.minutes or known.state_on(s.client_id, s.day).minutes or DEFAULT_MINUTES)
        for s in (known.sessions if agreed else ())
        if s.status not in CALLED_OFF and s.status not in MISSED
    ]
    return {
        client_id
        for client_id, (at, minutes) in agreed.items()
        if any(
            _apart(at, minutes, start, length) < 0
            for start, length in (*there, *(other for who, other in agreed.items() if who != client_id))
        )
    }


def hours_on(day: date, known: Known) -> list[tuple[datetime, int]]:
    """Return start and minutes of what stands on a day: planned, held, and as usual."""
    here = [in_zone(s, known.zone) for s in known.sessions if abs((s.day - day).days) <= 1]
    found = [
        (s.at, s.minutes or known.state_on(s.client_id, day).minutes or DEFAULT_MINUTES)
        for s in here
        if s.day == day and s.status not in CALLED_OFF and s.status not in MISSED
    ]
    week = usual_week(
        monday_of(day), known.clients, state_on=known.state_on, sessions=known.sessions, days_off=known.closed,
        zone=known.zone,
    )  # fmt: skip
    return found + [(one.at, one.minutes or DEFAULT_MINUTES) for one in week.proposals if one.day == day]


def _apart(one: datetime, minutes: int, other: datetime, length: int) -> int:
    """Return the minutes between the end of the earlier and the start of the later; below 0 where they overlap."""
    return max(minutes_between(one, other) - minutes, minutes_between(other, one) - length)
