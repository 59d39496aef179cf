"""A signature under an agreement: the day it is said to be of, and the local day on which it was noted as it stands.

A board refuses what was dated back, so the two are always kept and shown together.
"""

from __future__ import annotations

from datetime import date

from journal.errors import FieldError
from journal.records import entry


def check(signed: str, noted: str, signed_on: date | None, noted_on: date | None) -> None:
    """Raise FieldError unless both days are given or neither, the signature not after it was noted.

    `signed` and `noted` are the names of the two fields.
    """
    entry.day(signed, signed_on)
    if (signed_on is None) != (noted_on is None):
        raise FieldError(noted, "belongs to a signature: give both or neither")
    if (signed_on or date.min) > (noted_on or date.min):
        raise FieldError(signed, "cannot lie in the future")


def noted(signed_on: date | None, before: tuple[date | None, date | None] | None, today: date) -> date | None:
    """Return when a signature was noted: as `before` (signed, noted) has it, or today where its day is another one."""
    if before is not None and signed_on == before[0]:
        return before[1]
    return today if signed_on is not None else None
