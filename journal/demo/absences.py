"""Plans of absences: the last three holidays, client by client, and the one ahead, half planned; and who covers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time

from journal.demo.caseload import Tenure
from journal.demo.chance import DAY, Chance, at, written
from journal.demo.seasons import WEEK, Seasons, monday_of
from journal.demo.supervision import COLLEAGUE
from journal.records.absence_decision import (
    AbsenceDecision,
    Choice,
    Consent,
    How,
    MakeUp,
    Reaction,
    Relationship,
    Told,
    Took,
    When,
)
from journal.records.absence_plan import AbsencePlan, Approach, OpenSlot, Policy
from journal.records.cover import Cover, SheetItem
from journal.records.covering import CallTaken, Covering
from journal.records.person import Person
from journal.records.time_off import TimeOff, TimeOffKind

PAST = 3
BEGUN_BEFORE = 30 * DAY
EVERY_OTHER = 2
"""Of the absence ahead, every other client is decided already."""
SEEN_AGAIN = 7 * DAY
"""After the last day off: until when everybody came again who did."""
DESTROYED_AFTER = 9 * DAY

WHEN_TOLD = (Took.SHRUG, 6), (Took.RELIEF, 2), (Took.FEAR, 2), (Took.ANGER, 1)
ON_RETURN = (Took.SHRUG, 5), (Took.RELIEF, 3), (Took.ANGER, 1), (Took.FEAR, 1)
HELPS = "A slow voice and short sentences", "To be asked what the next hour holds", "To name where they are"
NOT_TO_DO = "No advice at the first call", "Not to speak of the family", "No new appointment for me"


def absences(
    time_off: list[TimeOff], tenures: list[Tenure], people: Sequence[Person], seasons: Seasons, chance: Chance
) -> tuple[list[AbsencePlan], list[AbsenceDecision], list[Cover]]:
    """Return the plans, what was decided in them, and who covers, all in order of time."""
    holidays = [off for off in time_off if off.kind is TimeOffKind.HOLIDAY]
    past = [off for off in holidays if off.last < seasons.today][-PAST:]
    ahead = [off for off in holidays if off.first > seasons.today][:1]
    plans: list[AbsencePlan] = []
    decisions: list[AbsenceDecision] = []
    covers: list[Cover] = []
    colleague = next(person for person in people if person.name == COLLEAGUE)
    for off in (*past, *ahead):
        plan = _plan(off, seasons, chance)
        plans.append(plan)
        here = [t for t in tenures if t.first <= off.first and (t.last is None or t.last >= off.last)]
        for n, tenure in enumerate(here):
            if off in past or n % EVERY_OTHER == 0:
                decision = _decision(plan, off, tenure, colleague, seasons, chance)
                decisions.append(_looked_back(decision, off, tenure, seasons, chance))
        if off is (past[-1] if past else None) or off in ahead:
            covers.append(_cover(plan, off, colleague, seasons, chance))
    return plans, decisions, covers


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


def _cover(plan: AbsencePlan, off: TimeOff, colleague: Person, seasons: Seasons, chance: Chance) -> Cover:
    """Return what was agreed with a colleague; the sheet is destroyed once the absence is over."""
    agreed, given, destroyed = off.first - 20 * DAY, off.first - 3 * DAY, off.last + DESTROYED_AFTER
    over = destroyed < seasons.today
    return Cover(
        id=chance.id(),
        at=plan.at,
        written_at=plan.written_at,
        edited_at=at(destroyed, 18 * 60) if over else None,
        plan_id=plan.id,
        person_id=colleague.id,
        agreed_on=min(agreed, seasons.today - DAY),
        hours="mornings until noon",
        reach="555 0148",
        skills="crisis work, medication",
        names_at="In a sealed envelope at their practice",
        names_on=given if given < seasons.today else None,
        sheet_on=given if given < seasons.today else None,
        destroyed_on=destroyed if over else None,
        calls=chance.whole(1, 2) if over else None,
        minutes=25 if over else None,
        happened="One call, heard out; nothing was agreed that goes on." if over else "",
    )


def coverings(seasons: Seasons, chance: Chance) -> list[Covering]:
    """Return the week in which one stood in for the colleague: it is over, and their sheet destroyed."""
    monday = monday_of(seasons.today) - 5 * WEEK
    while any(monday + n * DAY in seasons.off for n in range(5)):
        monday -= WEEK
    last = monday + 4 * DAY
    destroyed = last + DESTROYED_AFTER
    return [
        Covering(
            id=chance.id(),
            at=at(monday, 0),
            written_at=at(monday - 6 * DAY, 19 * 60),
            edited_at=at(destroyed, 18 * 60),
            whose=COLLEAGUE,
            last=last,
            calls_taken=(CallTaken(code="R47", on=monday + DAY, minutes=15, may_tell="that they called"),),
            happened="R47 called once, and will bring it to you.",
            destroy_by=last + 17 * DAY,
            destroyed_on=destroyed,
        )
    ]


def _looked_back(
    decision: AbsenceDecision, off: TimeOff, tenure: Tenure, seasons: Seasons, chance: Chance
) -> AbsenceDecision:
    """Return a decision of an absence that is over with how the client took it, and whether they came again."""
    seen = off.last + SEEN_AGAIN
    if seen >= seasons.today:
        return decision
    returned = tenure.last is None or tenure.last > seen
    told = Reaction(when=When.TOLD, took=chance.weighted(WHEN_TOLD))
    back = (Reaction(when=When.BACK, took=chance.weighted(ON_RETURN)),) if returned else ()
    return replace(decision, edited_at=at(seen, 18 * 60), reactions=(told, *back), returned=returned)


def _decision(
    plan: AbsencePlan, off: TimeOff, tenure: Tenure, colleague: Person, seasons: Seasons, chance: Chance
) -> AbsenceDecision:
    acuity, risk, _ = tenure.severity_on(plan.day)
    gated = risk or acuity >= 4
    choice = Choice.COVER if gated else chance.weighted([(Choice.WAITS, 8), (Choice.MAKE_UP_BEFORE, 1)])
    told = off.first - chance.whole(18, 40) * DAY
    agreed = gated and told < seasons.today
    helps, not_to_do = chance.one(HELPS), chance.one(NOT_TO_DO)
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
        consents=(Consent(person_id=colleague.id, given=True, on=told, items=", ".join(SheetItem)),) if agreed else (),
        may_call="the client alone" if agreed else "",
        helps=helps if agreed else "",
        not_to_do=not_to_do if agreed else "",
    )
