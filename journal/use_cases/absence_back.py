"""Back from an absence: what each client made of it, kept with one press each, and asked once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from journal.planning import absence_back as planning
from journal.records.absence_decision import AbsenceDecision, Reaction, When
from journal.records.absence_plan import AbsencePlan
from journal.records.time_off import TimeOff
from journal.store.journal import Journal
from journal.use_cases.absence import Decided, decide
from journal.use_cases.changing import Changed, change


def to_look_back(journal: Journal, today: date) -> tuple[TimeOff, AbsencePlan] | None:
    """Return the absence of which is asked what came of it: planned, just over, and not asked yet. None: of none."""
    for off in planning.just_back(journal.time_off.all(), today):
        plan = journal.absence_plans.of_time_off(off.id)
        if plan is not None and plan.looked_back_on is None:
            return off, plan
    return None


def react(journal: Journal, plan: AbsencePlan, client_id: str, reaction: Reaction) -> Decided:
    """Keep how somebody took it, in the place of what was said of them at the same time.

    Who took it in some way on return did return. Returns what was kept, as
    `absence.put_back` wants it. Raises FieldError, CannotWrite.
    """

    def altered(before: AbsenceDecision) -> AbsenceDecision:
        returned = True if reaction.when is When.BACK and before.returned is None else before.returned
        return replace(before, reactions=planning.with_reaction(before, reaction), returned=returned)

    return _decided(journal, plan, client_id, altered)


def answer(journal: Journal, plan: AbsencePlan, client_id: str, **answers: bool | None) -> Decided:
    """Keep what is known afterwards: `returned`, `kept`, `resource_helped`. Raises CannotWrite."""
    known: dict[str, Any] = dict(answers)
    return _decided(journal, plan, client_id, lambda before: replace(before, **known))


def look_back(journal: Journal, plan_id: str, today: date) -> Changed[AbsencePlan]:
    """Note that one was asked, or put it away: Today asks no more. Raises EntryNotFound, CannotWrite."""
    return change(journal.absence_plans, plan_id, lambda before: replace(before, looked_back_on=today))


def waited_last_time(journal: Journal, off: TimeOff) -> set[str]:
    """Return the clients who waited in the last planned absence before this one; nobody where there was none."""
    last = {one.id: one.last for one in journal.time_off.all() if one.last < off.first}
    plans = [plan for plan in journal.absence_plans.all() if plan.time_off_id in last]
    plan = max(plans, key=lambda plan: (last[plan.time_off_id], plan.at, plan.id), default=None)
    return planning.waited(plan, journal.absence_decisions.of_plan(plan.id)) if plan is not None else set()


def _decided(
    journal: Journal, plan: AbsencePlan, client_id: str, alter: Callable[[AbsenceDecision], AbsenceDecision]
) -> Decided:
    with journal.transaction():
        before = journal.absence_decisions.of_plan(plan.id).get(client_id)
        return before, decide(journal, plan, client_id, alter)
