"""The texts of an absence: what is said to whom, in the therapist's own words where they changed ours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from journal.records import entry


class TextKind(StrEnum):
    """What a text is for. None of them names a client, a diagnosis or a reason."""

    REPLY = "reply"
    VOICEMAIL = "voicemail"
    NOTE = "note to clients"
    COVER = "cover agreement"
    CAN_WAIT = "can wait"
    CALL_FIRST = "call first"
    COVERED = "covered"
    AGREEMENT = "first agreement"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnText:
    """A text as the therapist changed it; the next plan begins with it.

    `first` and `last` are the days away for which it was written, None: not known.
    """

    kind: TextKind
    text: str
    first: date | None = None
    last: date | None = None

    def __post_init__(self) -> None:
        entry.note("text", self.text)
        for name in ("first", "last"):
            entry.day(name, getattr(self, name))
