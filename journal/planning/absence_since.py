"""What changed with a client since an absence was planned: who may not be left waiting by now, and was not then."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from journal.planning.gate import is_gated
from journal.records.absence_decision import NOT_ENOUGH, AbsenceDecision, Choice
from journal.records.client import Client, ClientFact, state_on
from journal.records.contact import Contact
from journal.records.session import Session


def gate_since(
    client: Client,
    facts: Sequence[ClientFact],
    sessions: Sequence[Session],
    contacts: Sequence[Contact],
    day: date,
    moment: datetime | None,
) -> bool:
    """Say whether a client is gated on `day`, by all that is known, or by what had been written down at `moment`.

    The others are the client's own. What was corrected since counts as written since.
    """
    if moment is None:
        return is_gated(client, state_on(facts, day), day, sessions, contacts)
    return is_gated(
        client,
        state_on([fact for fact in facts if fact.written_at <= moment], day),
        day,
        [one for one in sessions if one.as_of <= moment],
        [one for one in contacts if one.as_of <= moment],
    )


def is_undecided(decision: AbsenceDecision | None, *, gated: bool) -> bool:
    """Say whether what was written for a client is decided no more; who is gated cannot simply wait."""
    choice = decision.choice if decision is not None else None
    if choice is None:
        return gated
    if choice is Choice.NO_COVER:
        return not (decision and decision.holds_without_cover)
    return choice is Choice.UNDECIDED or (gated and choice in NOT_ENOUGH)
