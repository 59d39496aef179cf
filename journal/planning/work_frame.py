"""The frame of the work, read from a journal once for everything that is measured against it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from journal.measures.breaks import breaks
from journal.measures.weeks import DAY, WEEK, monday_of
from journal.measures.weights_in_force import in_force
from journal.measures.work_frame import WorkFrame
from journal.planning.absence_weeks import as_if_there
from journal.planning.coming_weeks import COMING_WEEKS, HISTORY_WEEKS, Coming, coming_weeks
from journal.planning.whose_zone import practice_zone
from journal.records.absence_plan import AbsencePlan
from journal.records.time_off import TimeOff
from journal.store.journal import Journal


def work_frame(journal: Journal, today: date) -> WorkFrame:
    """Return the planned work, the time off with its breaks, and the weights in force, as of now."""
    patterns, time_off = journal.patterns.all(), journal.time_off.all()
    weights = in_force(journal.weights.all())
    return WorkFrame(
        today=today,
        patterns=patterns,
        time_off=time_off,
        breaks=breaks(time_off, patterns, journal.day_sums.worked_near(time_off), weights.caseload),
        weights=weights,
        began=min(journal.day_sums.first_day() or today, today),
    )


def coming_weeks_of(
    journal: Journal, frame: WorkFrame, here: str, weeks: int = COMING_WEEKS, besides: AbsencePlan | None = None
) -> Coming:
    """Return the weeks after this one as this journal knows them; `here` is the browser's IANA zone.

    With `besides`, the sessions are as they would be had this plan never been taken.
    """
    this = monday_of(frame.today)
    sessions = journal.sessions.between(this + WEEK - DAY, this + (weeks + 1) * WEEK)
    return coming_weeks(
        frame,
        clients=journal.clients.all(),
        state_on=journal.clients.state_on,
        sessions=sessions if besides is None else as_if_there(besides, sessions),
        history=journal.day_sums.between(this - HISTORY_WEEKS * WEEK, this),
        zone=practice_zone(journal.settings.read().zone, here),
        weeks=weeks,
    )


def without(journal: Journal, frame: WorkFrame, off: TimeOff) -> WorkFrame:
    """Return the frame as it would be without one time off, the break that it would be left out too."""
    time_off = [one for one in frame.time_off if one.id != off.id]
    worked = journal.day_sums.worked_near(time_off)
    found = breaks(time_off, frame.patterns, worked, frame.weights.caseload)
    return replace(frame, time_off=time_off, breaks=found)
