"""An absence planned client by client, taken into the sessions in one step, and taken back whole.

    begin ─▶ decide, client by client ─▶ take: sessions cancelled by me, make-ups planned ─▶ take_back, also later

Nothing is cancelled before the plan is taken, and nothing by it but planned sessions on the days away.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import cache, partial

from journal.errors import EntryChanged, EntryNotFound, FieldError
from journal.measures.weeks import days_off
from journal.planning.absence import (
    LOOKED_AROUND,
    Known,
    Open,
    Row,
    Suggestion,
    held_slots,
    rows,
    start_of_slot,
    still_open,
)
from journal.planning.absence_since import gate_since, is_undecided
from journal.planning.gate import LOOKED_BACK
from journal.planning.usual_week import in_zone
from journal.planning.whose_zone import practice_zone
from journal.records.absence_decision import (
    LONGER,
    MAKE_UPS,
    SINGLY,
    AbsenceDecision,
    Choice,
    MakeUp,
    Suggested,
    Told,
)
from journal.records.absence_plan import AbsencePlan, Did, WrittenSession
from journal.records.entry import local_time, now_utc
from journal.records.session import DEFAULT_MINUTES, Session, SessionStatus
from journal.records.time_off import TimeOff, TimeOffKind
from journal.store.journal import Journal
from journal.use_cases import changing
from journal.use_cases.changing import Changed, change

LONGER_BY = 30
"""Minutes by which a session is longer, where nothing else is said (D)."""

NUMBERS = ("need", "phase", "frequency")
"""The factors that are kept as numbers; of the relationship none is."""


CARRIED = ("make_ups", "policy", "most_a_day", "least_gap", "texts", "fee_rule", "emergency_route", "explained")
"""What a plan begins with from the one before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What taking a plan came to: sessions written now, and the clients whose row is open still, and why.

    `withdrawn` were written earlier, for what was decided otherwise since.
    """

    written: int
    withdrawn: int
    open: Mapping[str, Open]


def known(journal: Journal, off: TimeOff, today: date, here: str, closed: Iterable[date] = ()) -> Known:
    """Return what the journal knows around an absence; `here` is the browser's IANA zone."""
    first, last = min(today, off.first) - LOOKED_AROUND, off.last + LOOKED_AROUND
    sessions = journal.sessions.between(first, last)
    there = {session.client_id for session in sessions}
    since = min(today, off.first)
    from_day = date.fromordinal(today.toordinal() - LOOKED_BACK)
    plan = journal.absence_plans.of_time_off(off.id)
    return Known(
        today=today,
        zone=practice_zone(journal.settings.read().zone, here),
        clients=[c for c in journal.clients.all() if c.ended_on is None or c.ended_on >= since or c.id in there],
        state_on=cache(journal.clients.state_on),
        facts=cache(journal.clients.facts),
        sessions=sessions,
        contacts=journal.contacts.between(from_day, today),
        closed=frozenset(closed),
        away=frozenset(days_off(one for one in journal.time_off.all() if one.id != off.id)),
        long=plan is not None and plan.long is not None,
    )


def begin(journal: Journal, off: TimeOff, today: date) -> AbsencePlan:
    """Return the plan of a time off, begun now where there is none; what was settled for the last one goes along.

    What an older form said of cover, notice and days really free is kept as it was written. Raises CannotWrite.
    """
    with journal.transaction():
        plan = journal.absence_plans.of_time_off(off.id)
        if plan is not None:
            return plan
        before = newest_plan(journal)
        kept = {name: getattr(before, name) for name in CARRIED if before is not None}
        plan = AbsencePlan(
            at=local_time(today, time(0), off.zone),
            time_off_id=off.id,
            cover_as_written=off.cover,
            notice_as_written=off.notice_on,
            kept_as_written=off.kept_true,
            **kept,
        )
        journal.absence_plans.add(plan)
    return plan


def newest_plan(journal: Journal, besides: str | None = None) -> AbsencePlan | None:
    """Return the plan that was begun last, or None; `besides` is the id of one that is passed over."""
    there = [plan for plan in journal.absence_plans.all() if plan.id != besides]
    return max(there, key=lambda plan: (plan.at, plan.written_at, plan.id), default=None)


def settles_itself(journal: Journal, plan: AbsencePlan) -> bool:
    """Say whether a plan holds something for the next one that the one begun before it does not."""
    before = newest_plan(journal, besides=plan.id) or AbsencePlan(at=plan.at, time_off_id=plan.time_off_id)
    return any(getattr(plan, name) != getattr(before, name) for name in CARRIED)


def change_plan(journal: Journal, plan_id: str, alter: Callable[[AbsencePlan], AbsencePlan]) -> AbsencePlan:
    """Keep a plan as `alter` makes it of what is in the journal at this moment. Raises FieldError, EntryNotFound."""
    with journal.transaction():
        before = journal.absence_plans.get(plan_id)
        return journal.absence_plans.update(alter(before), read_as_of=before.as_of)


def decide(
    journal: Journal, plan: AbsencePlan, client_id: str, alter: Callable[[AbsenceDecision], AbsenceDecision]
) -> AbsenceDecision:
    """Keep what is decided for a client, as `alter` makes it of what is there; nothing where it alters nothing.

    Raises EntryNotFound, FieldError, CannotWrite.
    """
    with journal.transaction():
        journal.absence_plans.get(plan.id)  # another tab may have thrown it away
        before = journal.absence_decisions.of_plan(plan.id).get(client_id)
        if before is not None:
            altered = alter(before)
            if altered == before:
                return before
            return journal.absence_decisions.update(altered, read_as_of=before.as_of)
        made = alter(AbsenceDecision(at=plan.at, plan_id=plan.id, client_id=client_id))
        journal.absence_decisions.add(made)
    return made


Decided = tuple[AbsenceDecision | None, AbsenceDecision]
"""A decision as it was (None: there was none), and as it is now."""


def take_suggestions(
    journal: Journal, plan: AbsencePlan, table: Sequence[Row], suggested: Mapping[str, Suggestion]
) -> list[Decided]:
    """Decide as suggested for every client of whom nothing was decided by hand, in one step.

    Gated clients, what is decided singly, and a time that another client was
    given meanwhile are passed over. Returns what was decided, as `put_back`
    wants it. Raises CannotWrite.
    """
    found: list[Decided] = []
    with journal.transaction():
        there = journal.absence_decisions.of_plan(plan.id)
        for row in table:
            meant, before = suggested[row.client_id], there.get(row.client_id)
            if row.gated or meant.choice in SINGLY or (before is not None and before.choice is not None):
                continue
            if meant.slot is not None and meant.slot in held_slots(there.values(), besides=row.client_id):
                continue
            now = decide(journal, plan, row.client_id, partial(as_suggested, meant, row))
            found.append((before, now))
    return found


def take_suggestion(journal: Journal, plan: AbsencePlan, row: Row, meant: Suggestion) -> Decided | None:
    """Decide as suggested for one client, unless something was decided for them, or their time given, meanwhile.

    Returns what was decided, as `put_back` wants it; None where nothing was. Raises CannotWrite.
    """
    return next(iter(take_suggestions(journal, plan, [row], {row.client_id: meant})), None)


def as_suggested(meant: Suggestion, row: Row, before: AbsenceDecision) -> AbsenceDecision:
    """Return a decision as it was suggested: a make-up is held, and agreed by nobody yet."""
    make_up = MakeUp.HELD if meant.choice in MAKE_UPS else None
    numbers = {name: getattr(row.factors, name) for name in NUMBERS}
    return replace(
        before,
        choice=meant.choice,
        slot=meant.slot,
        make_up=make_up,
        longer_by=LONGER_BY if meant.choice in LONGER else None,
        suggested=Suggested(choice=meant.choice, gap_days=row.gap_days, **numbers),
    )


def put_back(journal: Journal, decided: Sequence[Decided]) -> None:
    """Put decisions back as they were, in one step. Raises EntryChanged when one was changed since, CannotWrite."""
    with journal.transaction():
        for before, now in decided:
            if journal.absence_decisions.get(now.id).as_of != now.as_of:
                raise EntryChanged
            if before is None:
                journal.absence_decisions.delete(now.id)
            else:
                journal.absence_decisions.update(before)


def told(journal: Journal, decision_id: str, one: Told) -> Changed[AbsenceDecision]:
    """Note that somebody was told; twice on one day in one way is once. Raises EntryNotFound, CannotWrite."""

    def noted(before: AbsenceDecision) -> AbsenceDecision:
        return before if one in before.told else replace(before, told=(*before.told, one))

    return change(journal.absence_decisions, decision_id, noted)


def untold(journal: Journal, changed: Changed[AbsenceDecision]) -> None:
    """Take back that somebody was told. Raises EntryChanged when the decision was changed since, CannotWrite."""
    changing.take_back(journal.absence_decisions, changed)


def take(journal: Journal, plan_id: str, today: date, here: str) -> Taken:
    """Write a plan into the sessions, all of it that can be taken, in one transaction.

    Planned sessions on the days away become "cancelled by me"; an agreed
    make-up becomes a planned session; a longer session gets its minutes. Rows
    that are still open are left and told. Taken once more, it adds what was
    decided since, and takes back a make-up or a longer session that was
    decided otherwise since; what was changed by hand is left. Raises
    EntryNotFound, FieldError, CannotWrite; then nothing was written.
    """
    with journal.transaction():
        plan = journal.absence_plans.get(plan_id)
        off = journal.time_off.get(plan.time_off_id)
        otherwise = _decided_otherwise(journal, plan, off, here)
        if otherwise:
            take_back(journal, plan_id, otherwise)
            plan = journal.absence_plans.get(plan_id)
        around = known(journal, off, today, here, plan.closed)
        decisions = journal.absence_decisions.of_plan(plan.id)
        written: list[WrittenSession] = []
        waiting: dict[str, Open] = {}
        for row in rows(off, around, decisions):
            decision = decisions.get(row.client_id)
            why = still_open(row, decision)
            if why is not None:
                waiting[row.client_id] = why
                continue
            written += cancel_sessions(journal, plan, row.sessions)
            if decision is not None:
                written += _made(journal, plan, decision, around.zone)
                written += _lengthened(journal, plan, decision, row)
        if written:
            journal.absence_plans.update(replace(plan, written=(*plan.written, *written)), read_as_of=plan.as_of)
    return Taken(written=len(written), withdrawn=len(otherwise), open=waiting)


def cancel_sessions(journal: Journal, plan: AbsencePlan, sessions: Iterable[Session]) -> list[WrittenSession]:
    """Cancel planned sessions by a plan, but for those it cancelled before and that were planned again by hand.

    Returns what the plan's `written` is to hold; the caller keeps it, in the same transaction. Raises CannotWrite.
    """
    found, before = [], {one.session_id for one in plan.written if one.did is Did.CANCELLED}
    for session in sessions:
        if session.id in before:
            continue
        kept = journal.sessions.update(replace(session, status=SessionStatus.CANCELLED_BY_ME, plan_id=plan.id))
        found.append(WrittenSession(session_id=kept.id, client_id=kept.client_id, as_of=kept.as_of, did=Did.CANCELLED))
    return found


def take_back(journal: Journal, plan_id: str, only: Collection[WrittenSession] | None = None) -> list[WrittenSession]:
    """Take back what taking a plan wrote, or `only` some of it, in one transaction.

    Returns what was changed by hand since, or is gone: it is left. Decisions
    stay. Raises EntryNotFound, CannotWrite; then nothing was changed.
    """
    left: list[WrittenSession] = []
    with journal.transaction():
        plan = journal.absence_plans.get(plan_id)
        meant = [one for one in plan.written if only is None or one in only]
        made: set[str] = set()
        versions: dict[str, datetime] = {}  # of sessions written twice: which one the later step was made on
        for one in reversed(meant):
            try:
                session = journal.sessions.get(one.session_id)
            except EntryNotFound:
                left.append(one)
                made.add(one.session_id)
                continue
            if versions.get(session.id, session.as_of) != one.as_of:
                left.append(one)
                continue
            before = next((c.before for c in reversed(journal.sessions.history(session.id)) if c.before), session)
            versions[session.id] = before.as_of
            if one.did is Did.MADE:
                journal.sessions.delete(session.id)
                made.add(session.id)
            elif one.did is Did.CANCELLED:
                journal.sessions.update(replace(session, status=SessionStatus.PLANNED, plan_id=None))
            else:
                journal.sessions.update(replace(session, minutes=one.minutes, plan_id=None))
        for decision in journal.absence_decisions.of_plan(plan.id).values():
            if decision.made_id in made:
                journal.absence_decisions.update(replace(decision, made_id=None))
        _forget(journal, plan, meant)
    return left


def to_tell_again(journal: Journal, plan: AbsencePlan, written: Iterable[WrittenSession]) -> list[str]:
    """Return the ids of clients who were told of the plan, or offered another time, and whose sessions `written` are.

    Taken back, it holds for them no more, and they do not know.
    """
    decisions = journal.absence_decisions.of_plan(plan.id)
    meant = {one.client_id for one in written}
    return [c for c, d in decisions.items() if c in meant and (d.told or d.make_up in (MakeUp.OFFERED, MakeUp.AGREED))]


def let_stand(journal: Journal, plan_id: str) -> None:
    """Let what a plan wrote stand as it is: it is taken back no more. Raises EntryNotFound, CannotWrite."""
    with journal.transaction():
        plan = journal.absence_plans.get(plan_id)
        _forget(journal, plan, plan.written)


def left_behind(journal: Journal) -> list[AbsencePlan]:
    """Return the plans that wrote sessions and whose time off was deleted since."""
    there = {off.id for off in journal.time_off.all()}
    return [plan for plan in journal.absence_plans.all() if plan.written and plan.time_off_id not in there]


def outside(journal: Journal, plan: AbsencePlan, off: TimeOff, here: str) -> list[WrittenSession]:
    """Return what a plan cancelled on days that are none of the absence any more: it was moved since.

    `here` is the browser's IANA zone.
    """
    zone = practice_zone(journal.settings.read().zone, here)
    cancelled = {one.session_id: one for one in plan.written if one.did is Did.CANCELLED}
    if not cancelled:
        return []
    there = journal.sessions.some([*cancelled])
    return [cancelled[s.id] for s in there if not off.first <= in_zone(s, zone).day <= off.last]


def inside(journal: Journal, plan: AbsencePlan, off: TimeOff, here: str) -> list[WrittenSession]:
    """Return the make-ups of a plan that lie on days of the absence itself: it was moved since.

    `here` is the browser's IANA zone.
    """
    zone = practice_zone(journal.settings.read().zone, here)
    made = {one.session_id: one for one in plan.written if one.did is Did.MADE}
    if not made:
        return []
    there = journal.sessions.some([*made])
    return [
        made[s.id] for s in there if s.status is SessionStatus.PLANNED and off.first <= in_zone(s, zone).day <= off.last
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedSince:
    """A client whose row is to be looked at again: what was written for the absence stays."""

    off: TimeOff
    plan: AbsencePlan
    client_id: str


def changed_since(journal: Journal, today: date) -> list[ChangedSince]:
    """Return the clients of whom something changed since an absence that is not over was written into the calendar.

    That is: somebody may not be left waiting by now, who was not then; or what was written for them is undecided.
    """
    plans = {plan.time_off_id: plan for plan in reversed(journal.absence_plans.all()) if plan.written}
    coming = [(off, plans[off.id]) for off in journal.time_off.all() if off.last >= today and off.id in plans]
    if not coming:
        return []
    first = date.fromordinal(today.toordinal() - LOOKED_BACK)
    sessions, contacts = journal.sessions.between(first, today), journal.contacts.between(first, today)
    found = []
    for off, plan in coming:
        decisions = journal.absence_decisions.of_plan(plan.id)
        for client in journal.clients.all():
            if client.ended_on is not None and client.ended_on < max(today, off.first):
                continue
            decision, written = decisions.get(client.id), [w for w in plan.written if w.client_id == client.id]
            looked_at = max([w.as_of for w in plan.written] + ([decision.as_of] if decision is not None else []))
            facts = journal.clients.facts(client.id)
            gate = partial(
                gate_since,
                client,
                facts,
                [s for s in sessions if s.client_id == client.id],
                [c for c in contacts if c.client_id == client.id],
                today,
            )
            gated = gate(None)
            reopened = off.kind is not TimeOffKind.SICK and bool(written) and is_undecided(decision, gated=gated)
            if reopened or (gated and not gate(looked_at)):
                found.append(ChangedSince(off=off, plan=plan, client_id=client.id))
    return found


def _forget(journal: Journal, plan: AbsencePlan, written: Collection[WrittenSession]) -> None:
    if written:
        rest = tuple(one for one in plan.written if one not in written)
        journal.absence_plans.update(replace(plan, written=rest), read_as_of=plan.as_of)


def _decided_otherwise(journal: Journal, plan: AbsencePlan, off: TimeOff, here: str) -> list[WrittenSession]:
    """Return the make-ups and longer sessions that were written, are as written, and were decided otherwise since."""
    decisions = journal.absence_decisions.of_plan(plan.id)
    zone = practice_zone(journal.settings.read().zone, here)
    added = [one for one in plan.written if one.did is not Did.CANCELLED]
    sessions = {session.id: session for session in journal.sessions.some([one.session_id for one in added])}
    found = []
    for one in added:
        session, decision = sessions.get(one.session_id), decisions.get(one.client_id)
        if session is None or session.as_of != one.as_of:
            continue
        if one.did is Did.MADE:
            slot = decision.slot if decision is not None and _agreed(decision) else None
            same = slot is not None and (session.at, session.minutes) == (start_of_slot(slot, zone), slot.minutes)
        else:
            usual = journal.clients.state_on(one.client_id, session.day).minutes or DEFAULT_MINUTES
            side = Choice.LONGER_BEFORE if in_zone(session, zone).day < off.first else Choice.LONGER_AFTER
            longer = (session.minutes or usual) - (one.minutes or usual)
            same = decision is not None and (decision.choice, decision.longer_by) == (side, longer)
        if not same:
            found.append(one)
    return found


def _agreed(decision: AbsenceDecision) -> bool:
    return decision.choice in MAKE_UPS and decision.make_up is MakeUp.AGREED


def _made(journal: Journal, plan: AbsencePlan, decision: AbsenceDecision, zone: str) -> list[WrittenSession]:
    if not _agreed(decision) or decision.made_id is not None or decision.slot is None:
        return []
    slot = decision.slot
    session = Session(
        client_id=decision.client_id,
        at=local_time(slot.day, slot.clock, zone),
        minutes=slot.minutes,
        plan_id=plan.id,
        written_at=now_utc(),
    )
    journal.sessions.add(session)
    journal.absence_decisions.update(replace(decision, made_id=session.id))
    return [WrittenSession(session_id=session.id, client_id=decision.client_id, as_of=session.as_of, did=Did.MADE)]


def _lengthened(journal: Journal, plan: AbsencePlan, decision: AbsenceDecision, row: Row) -> list[WrittenSession]:
    """Lengthen the planned session next to the gap; where none is planned there is nothing to write."""
    day = row.before if decision.choice is Choice.LONGER_BEFORE else row.after
    if decision.choice not in LONGER or not decision.longer_by or day is None:
        return []
    if any(one.client_id == decision.client_id and one.did is Did.LENGTHENED for one in plan.written):
        return []
    there = journal.sessions.of_client(decision.client_id, day, day)
    session = next((s for s in there if s.status is SessionStatus.PLANNED), None)
    if session is None:
        return []
    usual = journal.clients.state_on(decision.client_id, day).minutes or DEFAULT_MINUTES
    longer = (session.minutes or usual) + decision.longer_by
    if longer > 24 * 60:
        raise FieldError("longer_by", "makes the session longer than a day")
    kept = journal.sessions.update(replace(session, minutes=longer, plan_id=plan.id))
    return [
        WrittenSession(
            session_id=kept.id,
            client_id=decision.client_id,
            as_of=kept.as_of,
            did=Did.LENGTHENED,
            minutes=session.minutes,
        )
    ]
