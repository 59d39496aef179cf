"""A long leave: over three weeks, or with a return that is not known. It has no order of make-ups."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from journal.errors import FieldError
from journal.records import entry

LONG_DAYS = 21
"""Days from which an absence is a long leave."""


class LongChoice(StrEnum):
    """What becomes of the work with one client during a long leave."""

    PAUSE = "pause"
    BRIDGE = "bridge therapist and back"
    TRANSFER = "transfer"
    END_BEFORE = "end before"
    CLIENTS_CHOICE = "the client chooses"


@dataclass(frozen=True, slots=True, kw_only=True)
class LongLeave:
    """What a long leave adds to a plan. Of the three dates of leaving and of return each may be open.

    `notice_months` is the notice given, `last_referral_on` the last day on
    which somebody new is taken on, `slots_held_until` how long a client's hour
    is kept. `who_is_hit` says who may be hit by the reason; `returns_in_steps` how the return is staged.
    """

    leave_earliest: date | None = None
    leave_likely: date | None = None
    leave_latest: date | None = None
    return_earliest: date | None = None
    return_likely: date | None = None
    return_latest: date | None = None
    notice_months: int | None = None
    last_referral_on: date | None = None
    slots_held_until: date | None = None
    who_is_hit: str = ""
    returns_in_steps: str = ""

    def __post_init__(self) -> None:
        entry.whole("notice_months", self.notice_months, 0, 24)
        entry.note("who_is_hit", self.who_is_hit)
        entry.note("returns_in_steps", self.returns_in_steps)
        for of in ("leave", "return"):
            told = [d for when in ("earliest", "likely", "latest") if (d := getattr(self, f"{of}_{when}")) is not None]
            for day in told:
                entry.day(f"{of}_likely", day)
            if told != sorted(told):
                raise FieldError(f"{of}_likely", "lies outside the earliest and the latest")
        for name in ("last_referral_on", "slots_held_until"):
            entry.day(name, getattr(self, name))
