"""Public holidays around an absence, from a calendar file of them: its whole days, no name of any is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from journal.errors import FieldError
from journal.exchange.bring_in.found import Appointment, Asked, Problem
from journal.exchange.bring_in.read import Format, read, recognised
from journal.planning.absence import LOOKED_AROUND
from journal.records.absence_plan import AbsencePlan
from journal.records.time_off import TimeOff
from journal.store.journal import Journal
from journal.use_cases.changing import Changed, change
from journal.wording import absence as wording

LONGEST = 3
"""Days in a row that are a public holiday; what is longer is somebody's holidays."""


def days_in(name: str, data: bytes, off: TimeOff, zone: str) -> list[date]:
    """Return the public holidays around an absence that a calendar file names, in order, each once.

    Raises FieldError naming `closed` where it is no calendar or cannot be read.
    """
    if recognised(name, data) is not Format.CALENDAR:
        raise FieldError("closed", wording.NO_CALENDAR)
    asked = Asked(first=off.first - LOOKED_AROUND, last=off.last + LOOKED_AROUND, zone=zone)
    days: set[date] = set()
    for found in read(Format.CALENDAR, data, asked):
        if isinstance(found, Problem) and found.line == 0:
            raise FieldError("closed", wording.NO_CALENDAR)
        if isinstance(found, Appointment) and found.at is None and not found.cancelled:
            length = (found.last - found.first).days + 1
            if length <= LONGEST:
                days |= {found.first + timedelta(days=n) for n in range(length)}
    return sorted(day for day in days if asked.first <= day <= asked.last)


def add(journal: Journal, plan_id: str, days: list[date]) -> Changed[AbsencePlan]:
    """Keep days as closed in a plan, beside those that are. Raises FieldError, EntryNotFound or CannotWrite."""
    return change(
        journal.absence_plans, plan_id, lambda plan: replace(plan, closed=tuple(sorted({*plan.closed, *days})))
    )
