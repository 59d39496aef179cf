"""Ill today: from one press to who is told what, and what falls out; all of it is taken back as it came.

    begin ─▶ choose, told, client by client ─▶ cancel ─▶ through: one day more, or less
                                                     └─▶ work_after_all

An illness is a time off of the kind "sick" with the plan of an absence. It is in no share.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from journal.errors import FieldError
from journal.measures.weeks import DAY
from journal.planning.absence import rows
from journal.planning.cannot_work import (
    Appointment,
    appointments,
    asks_tomorrow,
    knows_from,
    not_told_of,
    planned_again,
    sick_on,
    told_of,
)
from journal.records.absence_decision import AbsenceDecision, Choice, How, Told
from journal.records.absence_plan import AbsencePlan, Did
from journal.records.absence_texts import TextKind
from journal.records.client import Client
from journal.records.entry import local_time
from journal.records.on_call import OnCall
from journal.records.person import Person
from journal.records.session import SessionStatus
from journal.records.supervision import Supervision
from journal.records.time_off import TimeOff, TimeOffKind
from journal.store.journal import Journal
from journal.use_cases import absence
from journal.use_cases.absence import Decided
from journal.use_cases.changing import Changed, change


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancelled:
    """What cancelling came to: sessions written, and the clients of whom it is to be said first how they are told.

    `by_hand` are the clients whose sessions were planned again by hand, and are left so.
    """

    written: int
    to_choose: tuple[str, ...]
    by_hand: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Through(Changed[TimeOff]):
    """What came of an illness that ends on another day than before.

    `planned_again` are the ids of sessions that were cancelled on days that are none of it now; `left` the codes of
    those of them that were changed by hand since, `told` the codes of clients who were told of such days.
    """

    first_day_back: date | None = None
    planned_again: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AtWork:
    """What came of working after all: codes of sessions left as changed by hand, and of clients who were told.

    The rest is what `ill_again` wants: `ends` where the illness only ended sooner, else what went to the trash, by id,
    and the sessions that were planned again.
    """

    left: tuple[str, ...]
    told: tuple[str, ...]
    off_id: str
    ends: Through | None = None
    plan_id: str | None = None
    decisions: tuple[str, ...] = ()
    planned_again: tuple[str, ...] = ()


def begin(journal: Journal, today: date, here: str) -> TimeOff:
    """Return the illness that today lies in, with its plan; begun now where there is none, twice is once.

    Ill yesterday and ill today is one illness. `here` is the browser's IANA zone. Raises CannotWrite.
    """
    with journal.transaction():
        every = journal.time_off.all()
        off, before = sick_on(every, today), sick_on(every, today - DAY)
        if off is None and before is not None:
            off = through(journal, before.id, today, today, here).now
        elif off is None:
            off = TimeOff(at=_start_of(today, here), last=today, kind=TimeOffKind.SICK)
            journal.time_off.add(off)
        absence.begin(journal, off, today)
    return off


def through(journal: Journal, off_id: str, last: date, today: date, here: str) -> Through:
    """Let an illness go on until `last`, or end then: what was cancelled beyond is planned again.

    Raises EntryNotFound, FieldError, CannotWrite; then nothing was changed.
    """
    with journal.transaction():
        changed = change(journal.time_off, off_id, lambda off: replace(off, last=last))
        plan = journal.absence_plans.of_time_off(off_id)
        if plan is None:
            return Through(before=changed.before, now=changed.now)
        beyond = absence.outside(journal, plan, changed.now, here)
        left = absence.take_back(journal, plan.id, beyond) if beyond else []
        if plan.first_day_back is not None:
            absence.change_plan(journal, plan.id, lambda p: replace(p, first_day_back=None))
        decisions = journal.absence_decisions.of_plan(plan.id).values()
        told = [one.client_id for one in decisions if knows_from(one, max(last + DAY, today), today, dated=True)]
        return Through(
            before=changed.before,
            now=changed.now,
            first_day_back=plan.first_day_back,
            planned_again=tuple(one.session_id for one in beyond if one not in left),
            left=_codes(journal, [one.client_id for one in left]),
            told=_codes(journal, told),
        )


def take_back_through(journal: Journal, made: Through, today: date, here: str) -> None:
    """Let an illness end as it did before, and fall out again what was planned again by that.

    What was changed by hand meanwhile is left. Raises EntryNotFound, CannotWrite; then nothing was changed.
    """
    with journal.transaction():
        off = through(journal, made.now.id, made.before.last, today, here).now
        plan = journal.absence_plans.of_time_off(off.id)
        if plan is not None:
            _cancel_again(journal, plan.id, made.planned_again)
            absence.change_plan(journal, plan.id, lambda p: replace(p, first_day_back=made.first_day_back))


def not_tomorrow(journal: Journal, off: TimeOff, today: date) -> Changed[AbsencePlan]:
    """Keep that one works again on the day after. Raises EntryNotFound, CannotWrite."""
    with journal.transaction():
        plan = absence.begin(journal, off, today)
        return change(journal.absence_plans, plan.id, lambda p: replace(p, first_day_back=off.last + DAY))


def to_ask(journal: Journal, now: datetime) -> TimeOff | None:
    """Return the illness of which to ask whether it goes on tomorrow; None where nothing is to be asked."""
    off = sick_on(journal.time_off.all(), now.date())
    plan = journal.absence_plans.of_time_off(off.id) if off is not None else None
    return off if asks_tomorrow(off, plan, now) else None


def expected(
    journal: Journal, off: TimeOff, plan: AbsencePlan, now: datetime, here: str
) -> tuple[list[Appointment], dict[str, Client]]:
    """Return who is to be told from now on, in order of start, and the clients by id."""
    decisions = journal.absence_decisions.of_plan(plan.id)
    around = absence.known(journal, off, now.date(), here, plan.closed)
    there = appointments(off, around, rows(off, around, decisions), decisions, now)
    return there, {client.id: client for client in around.clients}


def not_told(
    journal: Journal, off: TimeOff, plan: AbsencePlan, now: datetime, here: str
) -> list[tuple[str, datetime, str]]:
    """Return code, start and way of each appointment of which its client was not told."""
    there, clients = expected(journal, off, plan, now, here)
    decisions = journal.absence_decisions.of_plan(plan.id)
    return [
        (clients[one.client_id].code, one.at, str(one.way))
        for one in there
        if not told_of(decisions.get(one.client_id), one.at.date(), now.date())
    ]


def choose(journal: Journal, plan: AbsencePlan, client_id: str, way: TextKind) -> Decided:
    """Keep how a client is told; returns what was decided, as `absence.put_back` wants it. Raises CannotWrite."""
    before = journal.absence_decisions.of_plan(plan.id).get(client_id)
    return before, absence.decide(journal, plan, client_id, lambda there: _told_so(there, way))


def tell(
    journal: Journal, plan: AbsencePlan, client_id: str, today: date, way: TextKind, of: date
) -> Changed[AbsenceDecision]:
    """Keep that a client was told of the day `of`, and decide how; `absence.untold` takes back both.

    Raises CannotWrite.
    """
    one = Told(on=today, how=How.BY_PHONE if way is TextKind.CALL_FIRST else How.IN_WRITING, of=of)

    def so(before: AbsenceDecision) -> AbsenceDecision:
        there = before.told if one in before.told else (*before.told, one)
        return replace(_told_so(before, way), told=there)

    with journal.transaction():
        decision = absence.decide(journal, plan, client_id, lambda before: before)
        return change(journal.absence_decisions, decision.id, so)


def untell(journal: Journal, decision_id: str, today: date, of: date) -> Changed[AbsenceDecision]:
    """Keep that nobody was told of the day `of`; how they are told stays. Raises EntryNotFound, CannotWrite."""
    return change(journal.absence_decisions, decision_id, lambda before: not_told_of(before, of, today))


def cancel(journal: Journal, plan_id: str, now: datetime, here: str) -> Cancelled:
    """Cancel what is planned from now on in the days of an illness, in one transaction; `absence.take_back` undoes it.

    Those not to be left waiting are left until it was said how they are told. What is over is left: it may have been
    held. Raises EntryNotFound, CannotWrite; then nothing was written.
    """
    with journal.transaction():
        plan = journal.absence_plans.get(plan_id)
        off = journal.time_off.get(plan.time_off_id)
        there, _ = expected(journal, off, plan, now, here)
        by_hand = dict.fromkeys(one.client_id for one in there if planned_again(one, plan))
        planned = [
            one for one in there if one.session is not None and not one.falls_out and not planned_again(one, plan)
        ]
        written = absence.cancel_sessions(
            journal, plan, [one.session for one in planned if one.session is not None and not one.to_choose]
        )
        if written:
            journal.absence_plans.update(replace(plan, written=(*plan.written, *written)), read_as_of=plan.as_of)
    waiting = dict.fromkeys(one.client_id for one in planned if one.to_choose)
    return Cancelled(written=len(written), to_choose=tuple(waiting), by_hand=tuple(by_hand))


def work_after_all(journal: Journal, off_id: str, today: date, here: str) -> AtWork:
    """Take an illness back from today on, in one transaction: sessions are planned again, days before stay ill.

    One that began today goes to the trash with its plan, unless that holds words for the next one. Raises
    EntryNotFound, CannotWrite; then nothing was changed.
    """
    with journal.transaction():
        off = journal.time_off.get(off_id)
        plan = journal.absence_plans.of_time_off(off_id)
        decisions = journal.absence_decisions.of_plan(plan.id) if plan is not None else {}
        told = [one.client_id for one in decisions.values() if knows_from(one, today, today)]
        if off.first < today:
            ends = through(journal, off_id, today - DAY, today, here)
            return AtWork(left=ends.left, told=_codes(journal, told), off_id=off_id, ends=ends)
        cancelled = plan.written if plan is not None else ()
        left = absence.take_back(journal, plan.id) if plan is not None else []
        for decision in decisions.values():
            journal.absence_decisions.delete(decision.id)
        if plan is not None and not absence.settles_itself(journal, plan):
            journal.absence_plans.delete(plan.id)
        journal.time_off.delete(off_id)
        return AtWork(
            left=_codes(journal, [one.client_id for one in left]),
            told=_codes(journal, told),
            off_id=off_id,
            plan_id=plan.id if plan is not None else None,
            decisions=tuple(one.id for one in decisions.values()),
            planned_again=tuple(one.session_id for one in cancelled if one not in left and one.did is Did.CANCELLED),
        )


def ill_again(journal: Journal, made: AtWork, today: date, here: str) -> None:
    """Take back that one works after all, in one transaction. What was changed by hand meanwhile is left.

    Raises EntryNotFound, CannotWrite; then nothing was changed.
    """
    with journal.transaction():
        if made.ends is not None:
            take_back_through(journal, made.ends, today, here)
            return
        journal.time_off.restore(made.off_id)
        if made.plan_id is None:
            return
        if not journal.absence_plans.some([made.plan_id]):
            journal.absence_plans.restore(made.plan_id)
        for one in made.decisions:
            journal.absence_decisions.restore(one)
        _cancel_again(journal, made.plan_id, made.planned_again)


def also_there(journal: Journal, first: date, last: date, now: datetime) -> list[Supervision | OnCall | Person]:
    """Return what else is to be called off in these days: meetings, on-call windows, and people one meets then."""
    meetings = [one for one in journal.supervisions.between(first, last) if one.at > now]
    windows = {w.id: w for there in journal.on_calls.reaching_into(first, last).values() for w in there if w.end > now}
    met = {one.person_id for one in meetings}
    people = [
        one
        for one in journal.people.all()
        if one.next_meeting is not None and first <= one.next_meeting <= last and one.id not in met
    ]
    timed: list[Supervision | OnCall] = [*meetings, *windows.values()]
    return [*sorted(timed, key=lambda one: (one.at, one.id)), *people]


def leaves(journal: Journal) -> list[tuple[TimeOff, AbsencePlan]]:
    """Return every time off that has a plan, with it."""
    plans = {plan.time_off_id: plan for plan in reversed(journal.absence_plans.all())}
    return [(off, plans[off.id]) for off in journal.time_off.all() if off.id in plans]


def _cancel_again(journal: Journal, plan_id: str, session_ids: Sequence[str]) -> None:
    plan = journal.absence_plans.get(plan_id)
    planned = [one for one in journal.sessions.some(session_ids) if one.status is SessionStatus.PLANNED]
    written = absence.cancel_sessions(journal, plan, planned)
    if written:
        absence.change_plan(journal, plan_id, lambda p: replace(p, written=(*p.written, *written)))


def _codes(journal: Journal, client_ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(journal.clients.code_of(one) for one in {*client_ids}))


def _told_so(before: AbsenceDecision, way: TextKind) -> AbsenceDecision:
    quiet = before.choice in (None, Choice.UNDECIDED, Choice.WAITS, Choice.COVER, Choice.HANDED_OVER)
    if way is TextKind.CALL_FIRST:
        # What becomes of the work is decided after the call.
        return replace(before, call_first=True, choice=None if quiet else before.choice)
    if way is TextKind.COVERED:
        return replace(before, call_first=False, choice=Choice.COVER, make_up=None)
    return replace(before, call_first=False, choice=Choice.WAITS if quiet else before.choice)


def _start_of(day: date, zone: str) -> datetime:
    try:
        return local_time(day, time(0), zone)
    except FieldError:
        return local_time(day, time(1), zone)
