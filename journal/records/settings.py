"""What the therapist chose once: not dated, unlike the work pattern."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from zoneinfo import available_timezones

from journal.errors import FieldError
from journal.records import entry
from journal.records.crisis_line import CrisisLine
from journal.records.own_word import OwnWord

DEFAULT_IDLE_MINUTES = 10
"""Minutes without a key or a tap after which the journal locks itself."""


@cache
def known_zones() -> frozenset[str]:
    """Return the IANA zones that this computer knows. Looked up once: each look walks the disk."""
    return frozenset(available_timezones())


class Computer(StrEnum):
    """Whose computer this is."""

    OWN = "my own"
    SHARED = "shared at home"
    EMPLOYER = "my employer's"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`zone` is an IANA name, `idle_minutes` 1–120, `open_more` names the kinds whose "more" is kept open.

    `crisis_lines` None: those that come with the program. Under `legal_hold`
    nothing is deleted for good. `morning_answered_on` is the local day on
    which the morning's question was last answered.
    """

    zone: str = "UTC"
    idle_minutes: int = DEFAULT_IDLE_MINUTES
    computer: Computer | None = None
    open_more: tuple[str, ...] = ()
    own_words: tuple[OwnWord, ...] = ()
    crisis_lines: tuple[CrisisLine, ...] | None = None
    prompts_shown: bool = True
    legal_hold: bool = False
    morning_answered_on: date | None = None

    def __post_init__(self) -> None:
        entry.whole("idle_minutes", self.idle_minutes, 1, 120)
        if self.zone not in known_zones():
            raise FieldError("zone", "is not a time zone that this computer knows")
