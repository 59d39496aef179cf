"""What each kind of captured line becomes, and the words its fields take."""

from __future__ import annotations

from enum import StrEnum

from journal.records.check_in import CheckIn
from journal.records.contact import Channel, Contact, Initiator, Purpose, WithWhom
from journal.records.downtime import Downtime, Felt, GapOrigin
from journal.records.encounter import Encounter
from journal.records.entry import Entry
from journal.records.on_call import OnCall
from journal.records.reflection import Feeling, Place, Reflection, ReflectionKind, Waits
from journal.records.session import Medium, Session, SessionStatus
from journal.records.supervision import Supervision, SupervisionFormat, Want

RECORDS: dict[str, type[Entry]] = {
    "session": Session,
    "reflection": Reflection,
    "downtime": Downtime,
    "contact": Contact,
    "encounter": Encounter,
    "supervision": Supervision,
    "on-call": OnCall,
    "check-in": CheckIn,
}

CHOICES: dict[tuple[str, str], type[StrEnum]] = {
    ("session", "status"): SessionStatus,
    ("session", "medium"): Medium,
    ("reflection", "feelings"): Feeling,
    ("reflection", "place"): Place,
    ("reflection", "kind"): ReflectionKind,
    ("reflection", "waits"): Waits,
    ("contact", "channel"): Channel,
    ("contact", "purpose"): Purpose,
    ("contact", "with_whom"): WithWhom,
    ("contact", "initiator"): Initiator,
    ("supervision", "format"): SupervisionFormat,
    ("supervision", "wants"): Want,
    ("downtime", "felt"): Felt,
    ("downtime", "origin"): GapOrigin,
}
"""Kind and field → the words it takes; every other field takes text, numbers, yes or no."""
