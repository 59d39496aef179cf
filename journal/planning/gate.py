"""Who must not simply be missing: clients for whom somebody asks after, whatever a sum says.

    risk of any member, acuity 4, an emergency session or a support contact within 28 days   →  gated
    held ── therapist away, five days or more ── missed                                      →  the first after a break
    held ── more than twice the rhythm without an hour ── missed                             →  the first after a break

It says nothing about a client but that a missed hour is asked after. Our own rules (D), not validated ones.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from journal.measures.breaks import Break
from journal.measures.weeks import DAY
from journal.records.client import Client, ClientState, Frequency
from journal.records.contact import Contact, Purpose
from journal.records.day_sums import has_risk
from journal.records.session import CALLED_OFF, Session, SessionStatus

LOOKED_BACK = 28
"""Days."""

HIGHEST_ACUITY = 4

LONGEST_INTERRUPTION = 366
"""Days back in which the hour before a break is looked for."""

RHYTHM = {
    Frequency.TWICE_WEEKLY: 7, Frequency.WEEKLY: 7, Frequency.FORTNIGHTLY: 14, Frequency.MONTHLY: 28,
}  # fmt: skip
"""Frequency → the days of which more than twice as many, without an hour, are an interruption.

Who comes twice a week counts as weekly: one week without is no interruption. Of one who comes as needed, none is.
"""


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


def first_after_break(
    missed: Session, frequency: Frequency | None, sessions: Iterable[Session], breaks: Iterable[Break]
) -> bool:
    """Say whether a session is a client's first since a break: of the therapist, or an interruption of the work.

    `frequency` is the client's on that day, `sessions` are the client's own, in any order, and `breaks` the
    therapist's. An hour that was cancelled is none; before the first that was held, there is no break.
    """
    there = [s for s in sessions if s.status not in CALLED_OFF and s.at < missed.at]
    before = max((s for s in there if s.status is SessionStatus.ATTENDED), key=lambda s: s.at, default=None)
    if before is None:
        return False
    since = [s.day for s in there if s.at > before.at and s.status is not SessionStatus.PLANNED]
    for away in breaks:
        if before.day < away.first and away.last < missed.day and not any(day > away.last for day in since):
            return True
    rhythm = RHYTHM.get(frequency) if frequency is not None else None
    return rhythm is not None and not since and (missed.day - before.day).days > 2 * rhythm
