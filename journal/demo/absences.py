"""Plans of absences: the last three holidays, client by client, and the one ahead, half planned."""

from __future__ import annotations

from datetime import date, time

from journal.demo.caseload import Tenure
from journal.demo.chance import DAY, Chance, at, written
from journal.demo.seasons import Seasons
from journal.records.absence_decision import AbsenceDecision, Choice, How, MakeUp, Relationship, Told
from journal.records.absence_plan import AbsencePlan, Approach, OpenSlot, Policy
from journal.records.time_off import TimeOff, TimeOffKind

PAST = 3
BEGUN_BEFORE = 30 * DAY
EVERY_OTHER = 2
"""Of the absence ahead, every other client is decided already."""


def absences(
    time_off: list[TimeOff], tenures: list[Tenure], seasons: Seasons, chance: Chance
) -> tuple[list[AbsencePlan], list[AbsenceDecision]]:
    """Return the plans and what was decided in them, both in order of time."""
    holidays = [off for off in time_off if off.kind is TimeOffKind.HOLIDAY]
    past = [off for off in holidays if off.last < seasons.today][-PAST:]
    ahead = [off for off in holidays if off.first > seasons.today][:1]
    plans: list[AbsencePlan] = []
    decisions: list[AbsenceDecision] = []
    for off in (*past, *ahead):
        plan = _plan(off, seasons, chance)
        plans.append(plan)
        here = [t for t in tenures if t.first <= off.first and (t.last is None or t.last >= off.last)]
        for n, tenure in enumerate(here):
            if off in past or n % EVERY_OTHER == 0:
                decisions.append(_decision(plan, off, tenure, seasons, chance))
    return plans, decisions


def _plan(off: TimeOff, seasons: Seasons, chance: Chance) -> AbsencePlan:
    begun = min(off.first - BEGUN_BEFORE, seasons.today - DAY)
    slot = OpenSlot(day=_weekday(off.first - 4 * DAY), clock=time(17))
    return AbsencePlan(
        id=chance.id(),
        at=at(begun, 0),
        written_at=written(chance, at(begun, 20 * 60), seasons.today),
        time_off_id=off.id,
        make_ups=Approach.EXCEPTIONAL,
        policy=Policy.ALWAYS,
        open_slots=(slot,),
        most_a_day=7,
        least_gap=10,
        cover_as_written=off.cover,
    )


def _weekday(day: date) -> date:
    return day - (day.isoweekday() - 5) * DAY if day.isoweekday() > 5 else day


def _decision(plan: AbsencePlan, off: TimeOff, tenure: Tenure, seasons: Seasons, chance: Chance) -> AbsenceDecision:
    acuity, risk, _ = tenure.severity_on(plan.day)
    gated = risk or acuity >= 4
    choice = Choice.COVER if gated else chance.weighted([(Choice.WAITS, 8), (Choice.MAKE_UP_BEFORE, 1)])
    told = off.first - chance.whole(18, 40) * DAY
    return AbsenceDecision(
        id=chance.id(),
        at=plan.at,
        written_at=plan.written_at,
        plan_id=plan.id,
        client_id=tenure.client.id,
        choice=choice,
        check_in_by="the colleague who covers" if gated else "",
        slot=plan.open_slots[0] if choice is Choice.MAKE_UP_BEFORE else None,
        make_up=MakeUp.OFFERED if choice is Choice.MAKE_UP_BEFORE else None,
        relationship=chance.one((*Relationship,)),
        risk_asked_on=off.first - 7 * DAY if off.first - 7 * DAY < seasons.today else None,
        told=(Told(on=told, how=How.IN_SESSION),) if told < seasons.today else (),
    )
