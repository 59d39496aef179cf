"""What lies in the coming weeks beside the work itself: leave, notices, clients away, supervision, what is due.

    7 to 31 December     leave
    7 December           notice to 3 clients
    8 December           K2 is away
    16 December          supervision
    31 December          the period for the board ends, 6 hours are still to come

Nothing is worked out here: it is put side by side, so that one looks in one place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from journal.measures.weeks import DAY, WEEK, monday_of
from journal.planning.absence_notices import Notice
from journal.planning.coming_weeks import COMING_WEEKS
from journal.planning.usual_week import in_zone
from journal.records.person import Person
from journal.records.session import Session, SessionStatus
from journal.records.time_off import TimeOff


class What(StrEnum):
    """What comes on a day, or on several; in the order in which they are drawn from top to bottom."""

    LEAVE = "leave"
    NOTICE = "notice"
    AWAY = "client away"
    SUPERVISION = "supervision"
    SHEET = "sheet"
    DEADLINE = "deadline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comes:
    """One thing that comes, `first` to `last`, both included.

    `about` is the id of a client, a person, a time off of which notice is given, or a cover whose sheet is to be
    destroyed; or a kind of time off, or the name of a rule of hours. `clients`: to how many notice is due that day.
    """

    what: What
    first: date
    last: date
    about: str = ""
    clients: int = 0


def span_of(today: date, weeks: int = COMING_WEEKS) -> tuple[date, date]:
    """Return the first and the last day of the weeks after this one."""
    first = monday_of(today) + WEEK
    return first, first + weeks * WEEK - DAY


def what_comes(
    today: date,
    *,
    time_off: Iterable[TimeOff] = (),
    sessions: Iterable[Session] = (),
    people: Iterable[Person] = (),
    notices: Mapping[str, Iterable[Notice]] | None = None,
    sheets: Mapping[str, date] | None = None,
    period: tuple[str, date] | None = None,
    zone: str,
    weeks: int = COMING_WEEKS,
) -> list[Comes]:
    """Return what comes in the weeks after this one, in order of its first day, then as it is drawn.

    A client who called off in good time is away on that day, in the practice's IANA zone `zone`. Of a time off that
    reaches beyond the weeks, the part in them. `notices` are by time off, `sheets` the days by which one is
    destroyed, by cover. `period` is the name of a board's rule and the last day of its period.
    """
    first, last = span_of(today, weeks)
    found = [
        Comes(what=What.LEAVE, first=max(off.first, first), last=min(off.last, last), about=str(off.kind))
        for off in time_off
        if off.first <= last and off.last >= first
    ]
    called_off = {
        (in_zone(session, zone).day, session.client_id)
        for session in sessions
        if session.status is SessionStatus.CANCELLED
    }
    found += [Comes(what=What.AWAY, first=day, last=day, about=who) for day, who in called_off]
    found += [
        Comes(what=What.SUPERVISION, first=day, last=day, about=person.id)
        for person in people
        if (day := person.next_meeting) is not None and person.offered_on(day)
    ]
    for about, due in (notices or {}).items():
        days = Counter(notice.due for notice in due)
        found += [Comes(what=What.NOTICE, first=day, last=day, about=about, clients=n) for day, n in days.items()]
    found += [Comes(what=What.SHEET, first=day, last=day, about=about) for about, day in (sheets or {}).items()]
    if period is not None:
        found.append(Comes(what=What.DEADLINE, first=period[1], last=period[1], about=period[0]))
    order = [*What]
    inside = [one for one in found if first <= one.first and one.last <= last]
    return sorted(inside, key=lambda one: (one.first, order.index(one.what), one.last, one.about))


def in_week(comes: Sequence[Comes], monday: date) -> list[Comes]:
    """Return what lies in the week that begins on `monday`, or reaches into it."""
    return [one for one in comes if one.first < monday + WEEK and one.last >= monday]
