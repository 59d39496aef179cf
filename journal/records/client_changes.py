"""What is known of a client on a day, and what a form says differently."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from journal.records.client import FACTS, RISK_ASKED_AGAIN_AFTER, Client, ClientFact, state_on

MEMBER_FACTS = ("acuity", "risk", "trauma")
"""The facts that a member may have of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeverityChange:
    """Acuity, risk or trauma, said anew from a day on; `before` None: for the first time.

    `member_id` None: of the client as a whole. `fact_id` names the record.
    """

    day: date
    name: str
    before: int | bool | None
    now: int | bool
    member_id: str | None
    fact_id: str


def known_on(facts: Iterable[ClientFact], day: date, member_id: str | None = None) -> dict[str, Any]:
    """Return what is recorded of a client, or of one member, as it was on `day`, by name of the fact.

    What was never recorded is left out; what was recorded for later only is
    taken to have been so before.
    """
    own = [replace(fact, member_id=None) for fact in facts if fact.member_id == member_id]
    recorded = [name for name in FACTS if any(getattr(fact, name) is not None for fact in own)]
    state = state_on(own, day)
    return {name: getattr(state, name) for name in recorded}


def changed(before: Mapping[str, Any], now: Mapping[str, Any]) -> dict[str, Any]:
    """Return what `now` says differently from `before`; None says nothing."""
    return {name: value for name, value in now.items() if value is not None and value != before.get(name)}


def risk_to_ask_again(client: Client, facts: Iterable[ClientFact], today: date) -> list[tuple[str | None, date]]:
    """Return whose risk flag has stood for more than 90 days unasked, and since when.

    None stands for the client as a whole, else a member's id. After an
    ending nobody is asked about.
    """
    if client.ended_on is not None and client.ended_on <= today:
        return []
    result = list(facts)
    stale = []
    for member_id in (None, *(member.id for member in client.members)):
        said = [f.effective for f in result if f.member_id == member_id and f.risk is not None and f.effective <= today]
        is_on = known_on(result, today, member_id).get("risk")
        if is_on and said and (today - max(said)).days > RISK_ASKED_AGAIN_AFTER:
            stale.append((member_id, max(said)))
    return stale


def severity_changes(facts: Iterable[ClientFact]) -> list[SeverityChange]:
    """Return each change of acuity, risk and trauma, oldest first; what was only said again is no change."""
    known: dict[tuple[str | None, str], int | bool] = {}
    found = []
    for fact in sorted(facts, key=lambda fact: (fact.effective, fact.written_at, fact.id)):
        for name in MEMBER_FACTS:
            now = getattr(fact, name)
            before = known.get((fact.member_id, name))
            if now is None or now == before:
                continue
            known[fact.member_id, name] = now
            if before is None and now is False:  # a flag that never stood
                continue
            found.append(
                SeverityChange(
                    day=fact.effective, name=name, before=before, now=now, member_id=fact.member_id, fact_id=fact.id
                )
            )
    return found
