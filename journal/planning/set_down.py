"""A thought that was set down: when it comes back, and when it may go for good.

waits for K2's next session, Thursday    →  out of sight, back on Thursday
waits for supervision, no date known     →  out of sight, back after four weeks
waits nowhere in particular              →  out of sight, never back
back, answered "still with me", a new day →  out of sight again until that day
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from journal.errors import FieldError
from journal.measures.breaks import Break
from journal.planning.usual_week import usual_week
from journal.records.client import Client, ClientState
from journal.records.person import Person, Relation
from journal.records.reflection import CameBack, Reflection, Waits
from journal.records.session import Session

UNKNOWN_WAIT = timedelta(days=28)
"""How long it waits for a session or a meeting whose day nobody knows yet (D)."""

STAYS = timedelta(days=14)
"""How long after its day a thought that came back stays in sight; unanswered, it then goes by itself (D)."""

AT_ONCE = 5
"""How many stand on Today at once: more would be a pile, and not something that was set down."""

RETURNS_TO_BE_HEARD = 3
"""How often a thought comes back until it is asked who could hear it (D)."""

LONGEST_WAIT = timedelta(days=366)
"""The farthest day a thought may be sent to."""

FOLLOWED = timedelta(days=90)
"""How far ahead a next session is followed when it moves; one farther away is kept as a day."""

AGAIN = timedelta(days=7)
"""What "in a week" means when a thought is set down once more."""

WEEKS_LOOKED = 6
"""Weeks in which a usual session is looked for: the rarest rhythm comes every four."""

SUPERVISING = (Relation.CLINICAL_SUPERVISOR, Relation.CLINICALLY_RESPONSIBLE, Relation.GROUP, Relation.PEER)
"""Relations whose meetings count as supervision."""


def set_down_at(reflection: Reflection) -> datetime:
    """Return the moment from which it waits: when it was written, or when it happened if that is later."""
    return max(reflection.at, reflection.written_at)


def comes_back_on(
    reflection: Reflection, *, next_session: date | None = None, next_meeting: date | None = None
) -> date | None:
    """Return the local day a reflection comes back; None if it never does.

    `next_session` is the day of the client's next session after it was set
    down, `next_meeting` that of supervision, None where nobody knows. A day
    that was given by hand goes before both. One that came back returns only
    if it was still there and was given a later day.
    """
    if reflection.waits is Waits.NOWHERE:
        return None
    if reflection.came_back is not None:
        return reflection.waits_until if _set_down_again(reflection) else None
    if reflection.waits_until is not None or reflection.waits is None:
        return reflection.waits_until
    at_the_latest = set_down_at(reflection).date() + UNKNOWN_WAIT
    if reflection.waits is Waits.NEXT_SESSION:
        return next_session or at_the_latest
    return min(next_meeting or at_the_latest, at_the_latest)  # the date of the next meeting moves on after each one


def out_of_sight(reflection: Reflection, today: date, back: date | None) -> bool:
    """Say whether its words are not to be met by chance; `back` is what `comes_back_on` returned."""
    if reflection.waits is Waits.NOWHERE:
        return True
    return back is not None and today < back


def is_back(reflection: Reflection, today: date, back: date | None, breaks: Iterable[Break] = ()) -> bool:
    """Say whether it stands on Today, waiting for a word: from its day on, for two weeks at most.

    One whose day lay in one of the `breaks` has its two weeks after that.
    """
    if back is None:
        return False
    missed = [away.last for away in breaks if away.first <= back <= away.last]
    return back <= today <= max([back, *missed]) + STAYS


def may_still_come(today: date, breaks: Iterable[Break] = ()) -> tuple[date, date]:
    """Return what to look through: the earliest `waits_until`, and for those without one the earliest day."""
    earliest = today - STAYS
    earliest = min([earliest, *(away.first for away in breaks if away.last >= earliest)])
    return earliest, earliest - FOLLOWED


def at_once(today: date, breaks: Iterable[Break]) -> int:
    """Return how many may stand on Today at once: none in a break, then one more each day, five at most."""
    since = [(today - away.last).days for away in breaks if away.first <= today]
    return max(0, min([AT_ONCE, *since]))


def returns(versions: Iterable[Reflection], today: date) -> int:
    """Return how often a thought that is back today has come back; `versions` are all it ever was, today's too.

    A day on which it was still there counts once, and so does today, answered or not.
    """
    return len({v.came_back_on for v in versions if v.came_back is CameBack.STILL} | {today})


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """The days that a thought of one client may wait for, as the journal knows them on one day; None: nobody knows.

    `followed` is the session that it would follow by itself: the next one
    after it was set down.
    """

    today: date
    client_id: str | None
    next_session: date | None
    followed: date | None
    next_meeting: date | None


def until(
    waits: Waits | None,
    ahead: Ahead,
    *,
    client_id: str | None,
    day: date | None,
    by_hand: date | None = None,
    before: Reflection | None = None,
) -> date | None:
    """Return the day to keep with a reflection of `day`: the one given by hand, else one that follows from `waits`.

    Supervision is kept as a day: the date of the next meeting is overwritten
    after each one. `before` is the reflection as the journal has it: a day
    that stands there still is not one given for another place to wait. Days
    `ahead` of another client say nothing. Raises FieldError for a day that
    cannot be waited for.
    """
    stood = before is not None and waits is not before.waits and by_hand == before.waits_until
    if by_hand is not None and not stood:
        check_until(day or by_hand, by_hand)
        return by_hand
    if waits is Waits.SUPERVISION:
        return ahead.next_meeting
    if waits is not Waits.NEXT_SESSION or ahead.client_id != client_id:
        return None
    return day_to_keep(day or ahead.today, next_session=ahead.next_session, followed=ahead.followed)


def answer_kept(before: Reflection | None, waits: Waits | None) -> dict[str, Any]:
    """Return the answer that an edited reflection already has; set down anew, it has none yet."""
    if before is None or waits is not before.waits:
        return {}
    return {"came_back": before.came_back, "came_back_on": before.came_back_on}


def day_to_keep(day: date, *, next_session: date | None, followed: date | None) -> date | None:
    """Return the day to keep with a reflection of `day` that is set down now; None to follow the session as it moves.

    `next_session` is the next one from now, `followed` the one that it would
    follow by itself. Kept as a day is a session far away, and one that is
    another than the followed: the thought was set down later than written.
    """
    if next_session is None or (next_session == followed and next_session <= day + FOLLOWED):
        return None
    return next_session


def check_until(day: date, until: date | None) -> None:
    """Raise FieldError for a day before the reflection's own, or more than a year after it."""
    if until is None:
        return
    if until < day:
        raise FieldError("waits_until", "must not lie before the day itself")
    if until > day + LONGEST_WAIT:
        raise FieldError("waits_until", "can lie a year ahead at most")


def next_meeting(people: Iterable[Person], today: date) -> date | None:
    """Return the day of the next supervision, today included; None if none is known."""
    days = [
        person.next_meeting
        for person in people
        if person.relation in SUPERVISING and person.next_meeting is not None and person.next_meeting >= today
        if person.ended_on is None or person.next_meeting <= person.ended_on
    ]
    return min(days, default=None)


def next_session_day(
    client: Client,
    after: datetime,
    *,
    planned: Session | None,
    sessions: Iterable[Session],
    state_on: Callable[[str, date], ClientState],
    days_off: Collection[date],
    zone: str,
    here: str,
) -> date | None:
    """Return the day of a client's next session after a moment, in the IANA zone `here`; None if nobody can say.

    `planned` is the next one in the journal, planned or held; without one it
    follows from the usual weeks in the practice's IANA zone `zone`, as they
    are proposed beside `sessions`, those of `days_looked_at`: one that was
    moved and held does not come again on its old day.
    """
    there = ZoneInfo(here)
    if planned is not None:
        return planned.at.astimezone(there).date()
    known = list(sessions)
    monday = _monday_of(after, zone)
    for n in range(WEEKS_LOOKED):
        week = usual_week(
            monday + timedelta(weeks=n), [client], state_on=state_on, sessions=known, days_off=days_off, zone=zone
        )
        for proposal in week.proposals:
            if proposal.at.astimezone(UTC) > after.astimezone(UTC):
                return proposal.at.astimezone(there).date()
    return None


def days_looked_at(after: datetime, zone: str) -> tuple[date, date]:
    """Return the first and the last day whose sessions `next_session_day` asks for."""
    monday = _monday_of(after, zone)
    return monday - timedelta(days=1), monday + timedelta(weeks=WEEKS_LOOKED)  # another zone may be a day off


def _monday_of(moment: datetime, zone: str) -> date:
    first = moment.astimezone(ZoneInfo(zone)).date()
    return first - timedelta(days=first.isoweekday() - 1)


def _set_down_again(reflection: Reflection) -> bool:
    """Say whether it came back, was still there, and was given a later day."""
    if reflection.came_back is not CameBack.STILL or reflection.came_back_on is None:
        return False
    return reflection.waits_until is not None and reflection.waits_until > reflection.came_back_on
