"""Whether an entry is in the journal already, and which of its fields a file says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from journal.exchange.bring_in.marks import Marks
from journal.records.check_in import CheckIn
from journal.records.contact import Contact
from journal.records.downtime import Downtime
from journal.records.entry import Entry, minutes_between
from journal.records.kinds import BY_RECORD
from journal.records.on_call import OnCall
from journal.records.reflection import Reflection
from journal.records.session import Session, SessionStatus
from journal.records.supervision import Supervision
from journal.records.time_off import TimeOff

AT_THAT_TIME = 15
"""Minutes by which two starts may differ and still be one: the clock of a calendar, and of a hand."""

_SAID: dict[type[Entry], tuple[str, ...]] = {
    Session: ("client_id", "at", "minutes", "status"),
    Contact: ("client_id", "at", "minutes"),
    Supervision: ("at", "minutes", "supervisor"),
    Downtime: ("at", "minutes", "activity", "category", "ce_credit"),
    TimeOff: ("at", "last"),
    OnCall: ("at", "minutes"),
    Reflection: ("at", "text"),
    CheckIn: ("at", "heavy", "line"),
}
"""What a file says of each kind; whatever else an entry holds was written by hand."""

_HOLDS_THE_HOUR = (SessionStatus.PLANNED, SessionStatus.ATTENDED)


def kind_of(entry: Entry) -> str:
    """Return the name of an entry's kind."""
    return BY_RECORD[type(entry)].name


def fields_of(entry: Entry) -> tuple[str, ...]:
    """Return the fields that a file says of an entry of this kind."""
    return _SAID[type(entry)]


def said_by(entry: Entry, marks: Marks) -> str:
    """Return the mark of what a file says of an entry: another one where it says something else."""
    return marks.of("said", kind_of(entry), *(str(getattr(entry, name)) for name in fields_of(entry)))


def is_there(new: Entry, other: Entry) -> bool:
    """Say whether what a file has is the entry `other`, of the same kind."""
    match new, other:
        case Session(), Session():
            return new.client_id == other.client_id and _together(new, other)
        case Contact(), Contact():
            return new.client_id == other.client_id and minutes_between(new.at, other.at) == 0
        case TimeOff(), TimeOff():
            return other.first <= new.first and new.last <= other.last
        case CheckIn(), CheckIn():
            return new.day == other.day
        case Reflection(), Reflection():
            return new.text.strip() == other.text.strip() and new.day == other.day
        case Downtime(), Downtime():
            return new.activity.casefold() == other.activity.casefold() and _together(new, other)
    return _together(new, other)


def nearby(new: Session, there: Sequence[Session]) -> Session | None:
    """Return the client's nearest session of that day that was held or may be, or None."""
    own = [s for s in there if s.client_id == new.client_id and s.status in _HOLDS_THE_HOUR and not s.emergency]
    if new.status not in _HOLDS_THE_HOUR:
        return None
    return min(own, key=lambda s: (abs(minutes_between(s.at, new.at)), s.id), default=None)


def _together(one: Any, other: Any) -> bool:
    return abs(minutes_between(one.at, other.at)) <= AT_THAT_TIME
