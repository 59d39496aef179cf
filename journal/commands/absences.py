"""`absences`: the planned absences, client by client, as the page shows them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from journal.planning.absence import Row, choice_of, rows, suggestions
from journal.planning.absence_cover import agrees
from journal.records.absence_decision import AbsenceDecision
from journal.records.absence_plan import OpenSlot
from journal.store.journal import Journal
from journal.use_cases import absence as use_case
from journal.use_cases.absence import NUMBERS
from journal.wording.dates import count


def listed(journal: Journal) -> list[dict[str, Any]]:
    """Return every time off that has a plan, the first one first; days are ISO dates, what is not known is None."""
    zone = journal.settings.read().zone
    today = datetime.now(ZoneInfo(zone)).date()
    found = []
    for off in journal.time_off.all():
        plan = journal.absence_plans.of_time_off(off.id)
        if plan is None:
            continue
        decisions = journal.absence_decisions.of_plan(plan.id)
        around = use_case.known(journal, off, today, zone, plan.closed)
        table = rows(off, around, decisions)
        meant = suggestions(plan, off, around, table, decisions)
        found.append(
            {
                "first": off.first.isoformat(),
                "last": off.last.isoformat(),
                "kind": str(off.kind),
                "decisions": [
                    _decision(journal, row, decisions.get(row.client_id), str(meant[row.client_id].choice), today)
                    for row in table
                ],
            }
        )
    return found


def in_words(found: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Yield the list in lines."""
    if not found:
        yield "No absence is planned."
    for absence in found:
        yield f"{absence['first']} to {absence['last']}, {absence['kind']}"
        for one in absence["decisions"]:
            gap = f", {count(one['gap_days'], 'day')} from session to session" if one["gap_days"] is not None else ""
            yield f"  {one['client']}: {one['choice']}{gap}"


def _decision(
    journal: Journal, row: Row, decision: AbsenceDecision | None, suggested: str, today: date
) -> dict[str, Any]:
    client = next(client for client in journal.clients.all() if client.id == row.client_id)
    agreed = agrees(decision, [member.id for member in client.members], today)
    told = [one.on.isoformat() for one in decision.told] if decision is not None else []
    return {
        "client": journal.clients.code_of(row.client_id),
        "gap_days": row.gap_days,
        "gated": row.gated,
        "choice": str(choice_of(row, decision)),
        "suggested": suggested,
        "factors": {name: getattr(row.factors, name) for name in NUMBERS},
        "slot": _slot(decision.slot) if decision is not None else None,
        "offered": str(decision.make_up) if decision is not None and decision.make_up else None,
        "told_on": min(told, default=None),
        "consent": client.consent_to_cover if agreed is None else agreed,
        "check_in": (decision.check_in_by or None) if decision is not None else None,
    }


def _slot(slot: OpenSlot | None) -> str | None:
    return f"{slot.day.isoformat()} {slot.clock.isoformat('minutes')}" if slot is not None else None
