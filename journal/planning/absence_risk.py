"""When risk is asked about around an absence: in the last session before it, and in the first after it.

    … session ── last session before │ away │ first session after ── session …
                       asked                      asked again

It is asked where a client is gated, or where risk was not asked about in the two weeks before leaving.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from journal.planning.absence import RISK_ASKED_WITHIN, Row
from journal.records.absence_decision import AbsenceDecision
from journal.records.time_off import TimeOff, TimeOffKind

NEAR = timedelta(days=RISK_ASKED_WITHIN)
OUT_OF_REACH = 5
"""Days away from which it is asked of those, too, who lose no session (D)."""


class Ask(StrEnum):
    """Whether a session is the last before an absence, or the first after it."""

    BEFORE = "before"
    AFTER = "after"


def near(time_off: Iterable[TimeOff], day: date) -> list[TimeOff]:
    """Return the times off that begin or ended within two weeks of a day, the first first; no public holidays."""
    found = [
        off
        for off in time_off
        if off.kind is not TimeOffKind.PUBLIC_HOLIDAY
        and (day < off.first <= day + NEAR or day - NEAR <= off.last < day)
    ]
    return sorted(found, key=lambda off: (off.first, off.id))


def asked_in(off: TimeOff, row: Row, decision: AbsenceDecision | None, day: date) -> Ask | None:
    """Say whether risk is asked about in the session of a day: the last before a time off, or the first after it.

    None where another session lies between, or where it was asked about that day, or since one is back.
    """
    away = (off.last - off.first).days + 1
    if not (row.gated or row.ask_risk) or not (row.loses or away >= OUT_OF_REACH):
        return None
    asked = decision.risk_asked_on if decision is not None else None
    if day < off.first:
        last = row.before is None or row.before <= day
        return Ask.BEFORE if last and (asked is None or asked < day) else None
    first = row.after is None or row.after >= day
    return Ask.AFTER if first and (asked is None or asked <= off.last) else None
