"""Who must not simply be missing: clients for whom somebody asks after, whatever a sum says.

    risk of any member, acuity 4, an emergency session or a support contact within 28 days   →  gated

It says nothing about a client but that a missed hour is asked after. Our own rule (D), not a validated one.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from journal.measures.weeks import DAY
from journal.records.client import Client, ClientState
from journal.records.contact import Contact, Purpose
from journal.records.day_sums import has_risk
from journal.records.session import Session, SessionStatus

LOOKED_BACK = 28
"""Days."""

HIGHEST_ACUITY = 4


def is_gated(
    client: Client, state: ClientState, day: date, sessions: Iterable[Session] = (), contacts: Iterable[Contact] = ()
) -> bool:
    """Say whether a client is gated on `day`; `state` is of that day, the others are the client's own, in any order."""
    here = {member.id for member in client.members}
    acuity = max([state.acuity, *(severity.acuity for member, severity in state.members if member in here)])
    if has_risk(client, state) or acuity >= HIGHEST_ACUITY:
        return True
    first = day - LOOKED_BACK * DAY
    held = (s for s in sessions if s.emergency and s.status is SessionStatus.ATTENDED and first <= s.day <= day)
    asked = (c for c in contacts if c.purpose is Purpose.SUPPORT and first <= c.day <= day)
    return any(held) or any(asked)
