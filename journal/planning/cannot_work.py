"""Ill today: whose appointments fall out from now on, in order of their start, and how each is told.

    not to be left waiting, or risk not asked lately   →  call first
    the rest                                           →  can wait

It suggests and says; it holds nothing up. An illness cannot wait for a question.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from journal.measures.weeks import DAY, WEEK, monday_of
from journal.planning.absence import Known, Row
from journal.planning.usual_week import in_zone, usual_week
from journal.records.absence_decision import NOT_ENOUGH, AbsenceDecision, Choice, Told
from journal.records.absence_plan import AbsencePlan, Did
from journal.records.absence_texts import TextKind
from journal.records.client import Client, ClientFact
from journal.records.entry import end_of
from journal.records.session import DEFAULT_MINUTES, Session, SessionStatus
from journal.records.time_off import TimeOff, TimeOffKind

WAYS = (TextKind.CAN_WAIT, TextKind.CALL_FIRST, TextKind.COVERED)
"""How somebody is told, the quietest first."""

SOON = timedelta(hours=2)
"""Somebody whose appointment begins within this time may be on the way already (D)."""

EVENING = 17
"""The hour from which it is asked whether tomorrow falls out too (D)."""

LONG = 7
"""Days of illness after which they are planned client by client, and the return is thought of (D)."""

FIRST_DAYS_BACK = 3
"""Days after a leave on which hours kept free are spoken of (D)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """Somebody who is to be told. `session` None: the appointment is as usual, and nobody planned it.

    `soon`: it begins within two hours, or has begun. `chosen` is how they are told as it was decided, None: nothing
    was, and `way` is what is suggested.
    """

    client_id: str
    at: datetime
    session: Session | None
    row: Row
    soon: bool
    chosen: TextKind | None

    @property
    def way(self) -> TextKind:
        """How they are told: as decided, else as suggested."""
        if self.chosen is not None:
            return self.chosen
        return TextKind.CALL_FIRST if self.row.gated or self.row.ask_risk else TextKind.CAN_WAIT

    @property
    def falls_out(self) -> bool:
        """Whether the calendar says so already."""
        return self.session is not None and self.session.status is SessionStatus.CANCELLED_BY_ME

    @property
    def to_choose(self) -> bool:
        """Whether it is to be said by hand how they are told, before it is cancelled."""
        return self.row.gated and self.chosen is None


def planned_again(one: Appointment, plan: AbsencePlan) -> bool:
    """Say whether a session was cancelled by a plan and is planned again, by hand: it is left so."""
    if one.session is None or one.falls_out:
        return False
    return any(w.session_id == one.session.id and w.did is Did.CANCELLED for w in plan.written)


def sick_on(every: Sequence[TimeOff], day: date) -> TimeOff | None:
    """Return the illness that a day lies in, the one begun last; None where it lies in none."""
    there = [off for off in every if off.kind is TimeOffKind.SICK and off.first <= day <= off.last]
    return max(there, key=lambda off: (off.first, off.id), default=None)


def ways_of(row: Row) -> tuple[TextKind, ...]:
    """Return how a client may be told: who is not to be left waiting cannot simply wait."""
    return tuple(way for way in WAYS if not (row.gated and way is TextKind.CAN_WAIT))


def chosen_way(row: Row, decision: AbsenceDecision | None) -> TextKind | None:
    """Return how a client is told as it was decided; None where nothing was."""
    if decision is None:
        return None
    if decision.call_first:
        return TextKind.CALL_FIRST
    if decision.choice in (Choice.COVER, Choice.HANDED_OVER):
        return TextKind.COVERED
    return TextKind.CAN_WAIT if decision.choice in NOT_ENOUGH and not row.gated else None


def appointments(
    off: TimeOff, known: Known, table: Sequence[Row], decisions: Mapping[str, AbsenceDecision], now: datetime
) -> list[Appointment]:
    """Return who is to be told, in order of start: what is over by `now` is not cancelled any more.

    `table` are the rows of this absence, `decisions` are by client.
    """
    by_client = {row.client_id: row for row in table}
    found: list[tuple[str, datetime, int | None, Session | None]] = []
    for row in table:
        found += [(row.client_id, s.at, s.minutes, s) for s in (*row.sessions, *row.cancelled)]
    monday = monday_of(max(off.first, known.today))
    while monday <= off.last:
        week = usual_week(
            monday, known.clients, state_on=known.state_on, sessions=known.sessions, days_off=known.closed,
            zone=known.zone,
        )  # fmt: skip
        found += [
            (one.client_id, one.at, one.minutes, None) for one in week.proposals if off.first <= one.day <= off.last
        ]
        monday += WEEK
    result = []
    for client_id, at, minutes, session in found:
        usual = known.state_on(client_id, at.date()).minutes or DEFAULT_MINUTES
        if client_id not in by_client or end_of(at, minutes or usual) <= now:
            continue
        row = by_client[client_id]
        result.append(
            Appointment(
                client_id=client_id,
                at=in_zone(session, known.zone).at if session is not None else at,
                session=session,
                row=row,
                soon=at <= now + SOON,
                chosen=chosen_way(row, decisions.get(client_id)),
            )
        )
    return sorted(result, key=lambda one: (one.at, one.client_id))


def reach_of(facts: Iterable[ClientFact], day: date) -> tuple[str | None, bool | None, bool | None, str]:
    """Return how a client is reached on `day`: by what, may a message be left, may it name the work, who may answer.

    None, or "": not known.
    """
    known: dict[str, object] = {}
    for fact in sorted(facts, key=lambda f: (f.effective, f.written_at, f.id)):
        if fact.effective <= day and fact.member_id is None:
            told = {name: getattr(fact, name) for name in ("reach_by", "leave_message", "name_therapy", "who_answers")}
            known.update({name: value for name, value in told.items() if value is not None})
    by, message, named = known.get("reach_by"), known.get("leave_message"), known.get("name_therapy")
    return (
        str(by) if by is not None else None,
        bool(message) if message is not None else None,
        bool(named) if named is not None else None,
        str(known.get("who_answers", "")),
    )


def told_of(decision: AbsenceDecision | None, day: date, today: date) -> list[date]:
    """Return on which days a client was told that the appointment of `day` falls out.

    Who comes today and tomorrow, and was told of today, does not know of tomorrow. What was noted of no day holds if
    it was noted `today`.
    """
    return [one.on for one in decision.told if _is_of(one, day, today)] if decision is not None else []


def not_told_of(decision: AbsenceDecision, day: date, today: date) -> AbsenceDecision:
    """Return a decision without that the client was told of `day`."""
    return replace(decision, told=tuple(one for one in decision.told if not _is_of(one, day, today)))


def knows_from(decision: AbsenceDecision, first: date, today: date, *, dated: bool = False) -> bool:
    """Say whether a client was told that an appointment on `first` or later falls out; `dated`: of that very day."""
    return any(one.of >= first if one.of is not None else one.on >= today and not dated for one in decision.told)


def _is_of(one: Told, day: date, today: date) -> bool:
    return one.of == day if one.of is not None else one.on >= today


def agreed_to_cover(client: Client, decision: AbsenceDecision | None, day: date) -> list[bool | None]:
    """Return, of each person of a client who was asked, whether they agreed to cover by `day`.

    What was said for this absence goes before what is kept of the client; None: not asked.
    """
    asked = [] if decision is None else [one for one in decision.consents if one.on <= day]
    if not asked:
        return [client.consent_to_cover]
    return [one.given and (one.withdrawn_on is None or day < one.withdrawn_on) for one in asked]


def asks_tomorrow(off: TimeOff | None, plan: AbsencePlan | None, now: datetime) -> bool:
    """Say whether to ask if tomorrow falls out too: from 17:00 on the last day of an illness, until it is answered."""
    if off is None or off.last != now.date() or now.hour < EVENING:
        return False
    return plan is None or plan.first_day_back is None or plan.first_day_back <= off.last


def is_long(off: TimeOff, day: date) -> bool:
    """Say whether an illness has lasted seven days by the end of `day`."""
    return (day - off.first).days + 1 >= LONG


def hours_kept_free(leaves: Collection[tuple[TimeOff, AbsencePlan]], day: date) -> int | None:
    """Return the hours that are kept free in these first days after a leave; None where none are."""
    for off, plan in leaves:
        back = plan.first_day_back or off.last + DAY
        if plan.hours_free and back <= day < back + FIRST_DAYS_BACK * DAY:
            return plan.hours_free
    return None
