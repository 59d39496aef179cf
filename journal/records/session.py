"""A session: planned, held, or not held."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from journal.errors import FieldError
from journal.records import entry
from journal.records.entry import Entry, end_of, minutes_between

DEFAULT_MINUTES = 50
"""Minutes of a session without minutes whose client has no rhythm either (default D)."""

EARLY = timedelta(minutes=5)
"""How long before its start a session may be called attended: clocks and fingers differ."""


class SessionStatus(StrEnum):
    PLANNED = "planned"
    ATTENDED = "attended"
    NO_SHOW = "no-show"
    CANCELLED_LATE = "cancelled late"
    CANCELLED = "cancelled"
    CANCELLED_BY_ME = "cancelled by me"


class Reached(StrEnum):
    """Whether somebody who did not come was reached."""

    YES = "yes"
    TRYING = "trying"
    AGREED_STEP = "agreed step"  # what was agreed for this case is under way


MISSED = frozenset({SessionStatus.NO_SHOW, SessionStatus.CANCELLED_LATE})
CALLED_OFF = frozenset({SessionStatus.CANCELLED, SessionStatus.CANCELLED_BY_ME})
"""In good time, by the client or by the therapist: neither held nor missed."""


class CountsAs(StrEnum):
    """What an hour was besides, as boards ask for it: nothing else in the journal tells it."""

    ASSESSMENT = "assessment"
    OBSERVED = "observed"  # by whoever supervises, in the room, by video or on a recording


class Medium(StrEnum):
    ROOM = "room"
    VIDEO = "video"
    PHONE = "phone"
    HOME = "home visit"


FROM_AFAR = frozenset({Medium.VIDEO, Medium.PHONE})
"""Telehealth, as boards call it."""


def still_to_come(at: datetime, now: datetime) -> bool:
    """Say whether `at` lies more than `EARLY` after `now`, by elapsed time."""
    return at.astimezone(UTC) > now.astimezone(UTC) + EARLY


@dataclass(frozen=True, slots=True, kw_only=True)
class Session(Entry):
    """One appointment. `at` is its start, `minutes` None means as usual.

    `demand` 0–10 is the therapist's own rating of an attended session, None
    means unrated. `members_present` holds member ids of a couple, family or
    group; empty means all. `reached` is said of a session that the client missed.
    `plan_id` names the plan of an absence that cancelled, lengthened or made it.
    `placement_id` None: where its client is on that day (records/placement_of.py);
    NO_PLACEMENT, empty: nowhere.
    """

    client_id: str
    minutes: int | None = None
    status: SessionStatus = SessionStatus.PLANNED
    medium: Medium = Medium.ROOM
    interrupted: bool = False
    overran: bool = False
    emergency: bool = False
    requested_at: datetime | None = None
    offered_at: datetime | None = None
    demand: int | None = None
    members_present: tuple[str, ...] = ()
    reached: Reached | None = None
    note: str = ""
    plan_id: str | None = None
    placement_id: str | None = None
    counts_as: tuple[CountsAs, ...] = ()

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        entry.minutes("minutes", self.minutes)
        entry.rating("demand", self.demand)
        entry.moment("requested_at", self.requested_at)
        entry.moment("offered_at", self.offered_at)
        entry.note("note", self.note)
        if self.status is SessionStatus.ATTENDED and still_to_come(self.at, self.as_of):
            raise FieldError("status", "cannot be attended yet: the session lies in the future")
        if self.demand is not None and self.status is not SessionStatus.ATTENDED:
            raise FieldError("demand", "can only be rated for an attended session")
        if self.reached is not None and self.status not in MISSED:
            raise FieldError("reached", "is asked only of a session that the client missed")
        if self.requested_at is not None and minutes_between(self.requested_at, self.at) < 0:
            raise FieldError("requested_at", "must not lie after the session")
        if self.requested_at and self.offered_at and minutes_between(self.requested_at, self.offered_at) < 0:
            raise FieldError("offered_at", "must not lie before the request")

    @property
    def same_day(self) -> bool | None:
        """Whether an emergency session was held on the local day it was asked for; None if not known."""
        if not self.emergency or self.requested_at is None:
            return None
        return self.requested_at.astimezone(self.at.tzinfo).date() == self.day

    def unconfirmed_at(self, now: datetime, usual_minutes: int = DEFAULT_MINUTES) -> bool:
        """Say whether it is still planned although its end has passed."""
        end = end_of(self.at, self.minutes or usual_minutes)
        return self.status is SessionStatus.PLANNED and end < now.astimezone(UTC)
