"""The weeks around an absence: caseload intensity as they stand, and with the make-ups that are not planned yet.

Sessions that the absence takes away, and make-ups that are planned already, stand in the coming weeks themselves.
Our own index, not a validated instrument.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from journal.measures.caseload_intensity import multiplier
from journal.measures.weeks import WEEK, monday_of
from journal.measures.work_frame import WorkFrame
from journal.planning.coming_weeks import Coming
from journal.records.absence_decision import MAKE_UPS, AbsenceDecision, MakeUp
from journal.records.client import Client, ClientState
from journal.records.day_sums import profile_of
from journal.records.time_off import TimeOff


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekAround:
    """One week, in per cent of the planned work: as it stands, and with the plan."""

    monday: date
    stands: float
    with_plan: float


def weeks_around(
    off: TimeOff,
    coming: Coming,
    frame: WorkFrame,
    decisions: Iterable[AbsenceDecision],
    client_on: Callable[[str, date], tuple[Client, ClientState]],
) -> list[WeekAround]:
    """Return the week before the absence, those it lies in and the one after, as far as they are among `coming`."""
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
    first, last = monday_of(off.first) - WEEK, monday_of(off.last) + WEEK
    return [
        WeekAround(
            monday=week.monday,
            stands=week.cii or 0.0,
            with_plan=(week.cii or 0.0) + 100 * more.get(week.monday, 0.0) * week.f / week.c,
        )
        for week in coming.weeks
        if first <= week.monday <= last
    ]
