"""The planned session that something written down is about, so that it is settled and not written a second time.

One rule, whichever way it comes in: by client and local day, whatever the
hour; of several the nearest in time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from journal.records.entry import minutes_between
from journal.records.session import Medium, Session, SessionStatus, still_to_come
from journal.store.journal import Journal

HELD_OR_MISSED = (SessionStatus.ATTENDED, SessionStatus.NO_SHOW)
"""Statuses of a session whose time has come."""


def of_that_day(journal: Journal, client_id: str, at: datetime) -> list[Session]:
    """Return a client's sessions of the local day of `at`, in order of time.

    A session's day is that of its own zone; away from home it is also the one
    on which it falls where the therapist is.
    """
    day, near = at.date(), timedelta(days=1)
    there = journal.sessions.of_client(client_id, day - near, day + near)
    return [s for s in there if day in (s.day, s.at.astimezone(at.tzinfo).date())]


def planned_on(journal: Journal, client_id: str, at: datetime) -> list[Session]:
    """Return what is planned with a client on the local day of `at`, in order of time."""
    return [s for s in of_that_day(journal, client_id, at) if s.status is SessionStatus.PLANNED]


def nearest(planned: Sequence[Session], at: datetime, *, emergency: bool = False) -> Session | None:
    """Return the planned session that one held at `at` is, the nearest in time, of two as near the earlier.

    An emergency is one planned at that very minute, or another emergency.
    None where there is none.
    """
    fits = [s for s in planned if s.emergency or not emergency or minutes_between(s.at, at) == 0]
    return min(fits, key=lambda s: (abs(minutes_between(at, s.at)), s.at, s.id), default=None)


def meant_among(planned: Sequence[Session], went: Session, now: datetime, *, clock_said: bool) -> list[Session]:
    """Return which of the day's planned sessions `went` may be.

    With a time that was written, the nearest. Without a time all of the day;
    only what needs to have begun, to be attended or missed, is not one that
    still lies ahead of `now`.
    """
    if clock_said:
        found = nearest(planned, went.at, emergency=went.emergency)
        return [found] if found is not None else []
    has_begun = went.status in HELD_OR_MISSED
    return [s for s in planned if not has_begun or not still_to_come(s.at, now)]


def as_it_went(planned: Session, went: Session, *, clock_said: bool = False) -> Session:
    """Return the planned session as a line says it went; what `went` does not say stays as it was planned.

    A time that was written is when it was held; one that was not held keeps
    its own. Raises FieldError.
    """
    return settled(
        planned,
        replace(
            went,
            at=went.at if clock_said and went.status is SessionStatus.ATTENDED else planned.at,
            minutes=went.minutes or planned.minutes,
            medium=planned.medium if went.medium is Medium.ROOM else went.medium,
            emergency=went.emergency or planned.emergency,
            members_present=planned.members_present,
        ),
    )


def settled(planned: Session, went: Session) -> Session:
    """Return `went` in the place of the planned session, whose note stays before its own."""
    note = "\n".join(part for part in (planned.note, went.note) if part)
    at = planned.at if minutes_between(planned.at, went.at) == 0 else went.at  # in the zone it was planned in
    asked = {"requested_at": planned.requested_at, "offered_at": planned.offered_at} if went.emergency else {}
    left: dict[str, object] = {name: value for name, value in asked.items() if getattr(went, name) is None}
    if went.placement_id is None:
        left["placement_id"] = planned.placement_id
    if not went.counts_as:
        left["counts_as"] = planned.counts_as
    return replace(went, id=planned.id, at=at, note=note, **left)  # type: ignore[arg-type]  # by name
