"""The planned session that a line is about, so that it is settled and not written a second time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from journal.records.entry import minutes_between
from journal.records.session import Medium, Session, SessionStatus, still_to_come
from journal.store.journal import Journal


def planned_on(journal: Journal, client_id: str, day: date) -> list[Session]:
    """Return what is planned with a client on a day, in order of time."""
    return [s for s in journal.sessions.of_client(client_id, day, day) if s.status is SessionStatus.PLANNED]


def meant_among(planned: Sequence[Session], went: Session, now: datetime, *, clock_said: bool) -> list[Session]:
    """Return which of the day's planned sessions `went` may be.

    With a time that was written, those planned for that time. Without one
    all of the day; only what needs to have begun, to be attended or missed,
    is not one that still lies ahead of `now`.
    """
    if clock_said:
        return [s for s in planned if minutes_between(s.at, went.at) == 0]
    has_begun = went.status in (SessionStatus.ATTENDED, SessionStatus.NO_SHOW)
    return [s for s in planned if not has_begun or not still_to_come(s.at, now)]


def as_it_went(planned: Session, went: Session) -> Session:
    """Return the planned session as it went; what `went` does not say stays as it was planned. Raises FieldError."""
    return replace(
        went,
        id=planned.id,
        at=planned.at,
        minutes=went.minutes or planned.minutes,
        medium=planned.medium if went.medium is Medium.ROOM else went.medium,
        emergency=went.emergency or planned.emergency,
        requested_at=planned.requested_at,
        offered_at=planned.offered_at,
        members_present=planned.members_present,
        note="\n".join(part for part in (planned.note, went.note) if part),
    )
