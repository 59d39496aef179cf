"""Contact between sessions: counts and minutes, never content."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from journal.errors import FieldError
from journal.records import entry
from journal.records.entry import Entry

LONGEST_RESPONSE = 28 * 24 * 60
"""Minutes. An answer that took longer is no answer to that contact."""


class WithWhom(StrEnum):
    CLIENT = "client"
    GUARDIAN = "guardian"
    PARTNER = "partner"
    SCHOOL = "school"
    PROFESSIONAL = "other professional"


class Purpose(StrEnum):
    SCHEDULING = "scheduling"
    REMINDER = "reminder or confirmation"
    CHECK_IN = "check-in"
    SUPPORT = "support or crisis"
    HOMEWORK = "homework"


PLAIN_PURPOSES = frozenset({Purpose.SCHEDULING, Purpose.REMINDER})
"""Purposes that count without the client multiplier."""


class Initiator(StrEnum):
    CLIENT = "client"
    THERAPIST = "therapist"
    OTHER = "someone else"


class Channel(StrEnum):
    PHONE = "phone"
    MESSAGE = "message"
    EMAIL = "email"
    VIDEO = "video"
    LETTER = "letter"
    IN_PERSON = "in person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Entry):
    """A contact outside the session. `demand` 0–10, None means unrated.

    `inside` None: judged from the client's agreement, otherwise the
    therapist's own judgement. Response times are in minutes.
    """

    client_id: str
    with_whom: WithWhom = WithWhom.CLIENT
    consented_by: str = ""
    minutes: int | None = None
    purpose: Purpose | None = None
    initiator: Initiator | None = None
    channel: Channel | None = None
    after_hours: bool = False
    inside: bool | None = None
    response_promised: int | None = None
    response_actual: int | None = None
    in_record: bool | None = None
    demand: int | None = None
    to_supervision: bool = False

    def __post_init__(self) -> None:
        Entry.__post_init__(self)
        entry.minutes("minutes", self.minutes)
        entry.rating("demand", self.demand)
        entry.line("consented_by", self.consented_by)
        entry.whole("response_promised", self.response_promised, 0, LONGEST_RESPONSE)
        entry.whole("response_actual", self.response_actual, 0, LONGEST_RESPONSE)


def in_minutes(name: str, hours: float | None) -> int | None:
    """Return a response time as it is kept, in whole minutes; raises FieldError naming `name` beyond 28 days."""
    if hours is None:
        return None
    if not 0 <= hours <= LONGEST_RESPONSE // 60:
        raise FieldError(name, f"must be between 0 and {LONGEST_RESPONSE // 60} hours (28 days)")
    return round(hours * 60)


def in_hours(minutes: int | None) -> float | None:
    """Return a response time as it is asked, in hours; `in_minutes` gives the same minutes back."""
    return None if minutes is None else minutes / 60
