"""The weeks around an absence: caseload intensity as if there were none, as it stands, and with this plan.

    as if you were there   98  101  97  104       without the days off, and without what the plan wrote
    as it stands           98    0  97  104       what the absence takes away is away
    with this plan        118    0 110  104       and the make-ups that are not planned yet

Make-ups that are planned already stand in the coming weeks themselves. Our own index, not a validated instrument.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from journal.measures.caseload_intensity import multiplier
from journal.measures.weeks import DAY, WEEK, monday_of
from journal.measures.work_frame import WorkFrame
from journal.planning.absence import Known, held_slots, hours_on, may_lie
from journal.planning.coming_weeks import COMING_WEEKS, Coming
from journal.planning.usual_week import in_zone
from journal.records.absence_decision import MAKE_UPS, AbsenceDecision, MakeUp
from journal.records.absence_plan import AbsencePlan, Did, OpenSlot
from journal.records.client import Client, ClientState
from journal.records.day_sums import profile_of
from journal.records.session import DEFAULT_MINUTES, Session, SessionStatus
from journal.records.time_off import TimeOff

MOST_WEEKS = 53
"""Weeks ahead that are looked at: an absence further away is not drawn yet."""

FIRST_DAYS = 2
"""Workdays back of which is said what stands on them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekAround:
    """One week, in per cent of the planned work; `as_if_there` None: it was not asked for."""

    monday: date
    stands: float
    with_plan: float
    as_if_there: float | None = None


def weeks_ahead(off: TimeOff, today: date) -> int:
    """Return how many weeks after this one have to be looked at to see the week after the absence."""
    after = (monday_of(off.last) + WEEK - monday_of(today)).days // 7
    return min(MOST_WEEKS, max(COMING_WEEKS, after))


def weeks_around(
    off: TimeOff,
    coming: Coming,
    frame: WorkFrame,
    decisions: Iterable[AbsenceDecision],
    client_on: Callable[[str, date], tuple[Client, ClientState]],
    as_if_there: Coming | None = None,
) -> list[WeekAround]:
    """Return the week before the absence, those it lies in and the one after, as far as they are among `coming`.

    A week further off in which a make-up is held is there too, and those between.
    """
    w = frame.weights.caseload
    more: dict[date, float] = {}
    for decision in decisions:
        held = decision.choice in MAKE_UPS and decision.made_id is None and decision.make_up is not MakeUp.DECLINED
        if held and decision.slot is not None:
            units = (
                decision.slot.minutes
                / w.unit_minutes
                * multiplier(profile_of(*client_on(decision.client_id, decision.slot.day)), w)
            )
            monday = monday_of(decision.slot.day)
            more[monday] = more.get(monday, 0.0) + units
    first = min([monday_of(off.first) - WEEK, *more])
    last = max([monday_of(off.last) + WEEK, *more])
    there = {week.monday: week.cii or 0.0 for week in as_if_there.weeks} if as_if_there is not None else {}
    return [
        WeekAround(
            monday=week.monday,
            stands=week.cii or 0.0,
            with_plan=(week.cii or 0.0) + 100 * more.get(week.monday, 0.0) * week.f / week.c,
            as_if_there=there.get(week.monday),
        )
        for week in coming.weeks
        if first <= week.monday <= last
    ]


def as_if_there(plan: AbsencePlan, sessions: Iterable[Session]) -> list[Session]:
    """Return sessions as they would be had the plan never been taken; what was changed by hand since is left."""
    wrote = {one.session_id: one for one in plan.written}
    found = []
    for session in sessions:
        one = wrote.get(session.id)
        if one is None or one.as_of != session.as_of:
            found.append(session)
        elif one.did is Did.CANCELLED:
            found.append(replace(session, status=SessionStatus.PLANNED, plan_id=None))
        elif one.did is Did.LENGTHENED:
            found.append(replace(session, minutes=one.minutes, plan_id=None))
    return found


def too_close(
    plan: AbsencePlan, off: TimeOff, known: Known, decisions: Iterable[AbsenceDecision]
) -> tuple[list[OpenSlot], list[OpenSlot]]:
    """Return the make-ups of a plan with which a day holds more than the most, and those nearer than the least gap.

    Those held or agreed, and those planned already. One that is over is passed over.
    """
    every = [*decisions]
    held = [(slot, known) for slot in held_slots(every)]
    for decision in every:
        made = next((s for s in known.sessions if s.id == decision.made_id), None)
        if made is not None and made.status is SessionStatus.PLANNED:
            others = replace(known, sessions=[s for s in known.sessions if s.id != made.id])
            local = in_zone(made, known.zone)
            slot = OpenSlot(day=local.day, clock=local.at.time(), minutes=made.minutes or DEFAULT_MINUTES)
            held.append((slot, others))
    full, near = [], []
    for slot, around in held:
        rest = [other for other in held_slots(every) if other != slot]
        if not may_lie(slot, replace(plan, most_a_day=None), off, around, rest):
            at_all = may_lie(slot, replace(plan, most_a_day=None, least_gap=None), off, around, rest)
            near += [slot] if at_all else []
        elif not may_lie(slot, plan, off, around, rest):
            full.append(slot)
    return full, near


def first_days_back(
    plan: AbsencePlan, off: TimeOff, known: Known, workdays: Callable[[date, date], set[date]]
) -> list[tuple[date, int]]:
    """Return the first workdays back, and how many sessions stand on each, planned or as usual."""
    first = plan.first_day_back or off.last + DAY
    days: Sequence[date] = sorted(workdays(first, first + 2 * WEEK))[:FIRST_DAYS]
    return [(day, len(hours_on(day, known))) for day in days]
