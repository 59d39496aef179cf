"""The sheet of who covers: of each client what they agreed to, chosen item by item, and nothing else of the journal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from journal.measures.weeks import monday_of
from journal.planning import absence as planning
from journal.planning import absence_cover as cover_planning
from journal.records.absence_decision import AbsenceDecision
from journal.records.absence_plan import AbsencePlan
from journal.records.client import Client
from journal.records.cover import Cover, SheetItem
from journal.records.day_sums import has_risk
from journal.records.person import Person
from journal.records.share import Share
from journal.records.time_off import TimeOff
from journal.sharing.sheet import Free, Section, SheetDraft, SheetLine, Stated
from journal.sharing.summary import Weeks
from journal.store.journal import Journal
from journal.use_cases import absence
from journal.use_cases.changing import Changed, change
from journal.use_cases.redact_texts import codes_for
from journal.wording import labels
from journal.wording import sheet as wording


@dataclass(frozen=True, slots=True, kw_only=True)
class OfClient:
    """A client who may stand on the sheet, and what may: what they agreed to, as far as there is anything of it."""

    client_id: str
    items: tuple[SheetItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """What may be chosen for the sheet of a person, and of which clients nothing may, by id."""

    clients: tuple[OfClient, ...]
    not_agreed: tuple[str, ...]


Chosen = Mapping[str, frozenset[SheetItem]]
"""Client on the sheet → what of them is."""


def to_choose(
    journal: Journal, cover: Cover, person: Person, plan: AbsencePlan, off: TimeOff, today: date, here: str
) -> Offered:
    """Return what may be chosen for the sheet of a covering person; `here` is the browser's IANA zone."""
    decisions = journal.absence_decisions.of_plan(plan.id)
    around = absence.known(journal, off, today, here, plan.closed)
    asking = cover_planning.asks_for_cover(planning.rows(off, around, decisions), decisions)
    clients, not_agreed = [], []
    for client_id in cover_planning.covered_by(cover, asking):
        decision = decisions.get(client_id)
        may = cover_planning.may_be_told(
            decision, _members(journal, client_id, today), person.id, person.relation, today
        )
        if may is None:
            not_agreed.append(client_id)
        else:
            there = tuple(item for item in SheetItem if item in may and _says_something(item, decision))
            clients.append(OfClient(client_id=client_id, items=there))
    return Offered(clients=tuple(clients), not_agreed=tuple(not_agreed))


def codes_on(journal: Journal, person_id: str, today: date) -> dict[str, str]:
    """Return every client's code for a person, by client. New ones are kept at once: they never change again."""
    monday = monday_of(today)
    return codes_for(journal, person_id, Weeks(first=monday, last=monday))


def draft_of(
    journal: Journal,
    cover: Cover,
    person: Person,
    plan: AbsencePlan,
    off: TimeOff,
    offered: Offered,
    chosen: Chosen,
    codes: Mapping[str, str],
    today: date,
) -> SheetDraft:
    """Return the draft of a sheet: what was chosen of what is offered, and what holds for all."""
    decisions = journal.absence_decisions.of_plan(plan.id)
    everyone: list[SheetLine] = [Stated(text=wording.back_on(cover_planning.first_day_back(plan, off)))]
    if plan.emergency_route.strip():
        everyone.append(_typed(plan.id, "emergency_route", plan.emergency_route, wording.EMERGENCY))
    if cover.names_on is not None:
        everyone.append(Stated(text=wording.list_given(cover.names_on)))
    sections = [
        Section(
            heading=codes[of.client_id],
            lines=tuple(
                _lines(
                    journal,
                    decisions.get(of.client_id),
                    of.client_id,
                    chosen[of.client_id] & {*of.items},
                    person,
                    today,
                )
            ),
        )
        for of in offered.clients
        if of.client_id in chosen
    ]
    return SheetDraft(
        kind="cover",
        title=wording.title(off.first, off.last),
        sections=(Section(heading=wording.ALL, lines=tuple(everyone)), *sections) if sections else (),
        destroy_by=cover_planning.destroy_by(cover, plan, off),
        recognised=_typed(cover.id, "names_at", cover.names_at, wording.NAMES_AT) if cover.names_at.strip() else None,
        first=off.first,
        last=off.last,
        entries=tuple(
            entry_id
            for of in offered.clients
            if of.client_id in chosen
            for entry_id in (of.client_id, getattr(decisions.get(of.client_id), "id", None))
            if entry_id is not None
        ),
    )


def sheet_given(journal: Journal, cover_id: str, share: Share, on: date) -> Changed[Cover]:
    """Note that a covering person was given a sheet: it is to be destroyed anew. Raises EntryNotFound, CannotWrite."""
    return change(
        journal.covers,
        cover_id,
        lambda before: replace(before, sheet_id=share.id, sheet_on=on, destroyed_on=None),
    )


def _members(journal: Journal, client_id: str, today: date) -> list[str]:
    client: Client = journal.clients.with_state(client_id, today)[0]
    return [member.id for member in client.members]


def _says_something(item: SheetItem, decision: AbsenceDecision | None) -> bool:
    """Say whether there is anything to tell of an item; of risk there always is."""
    if item is SheetItem.RISK:
        return True
    if decision is None:
        return False
    if item is SheetItem.CHECK_IN:
        return bool(decision.check_in_by.strip()) or decision.check_in_on is not None
    return bool(str(getattr(decision, _TYPED[item][0])).strip())


def _lines(
    journal: Journal,
    decision: AbsenceDecision | None,
    client_id: str,
    items: frozenset[SheetItem],
    person: Person,
    today: date,
) -> list[SheetLine]:
    """Return what stands on the sheet of one client: that they agreed, then each item, in one order."""
    lines: list[SheetLine] = []
    held = cover_planning.in_force(decision, _members(journal, client_id, today), person.id, today)
    if held:
        lines.append(Stated(text=wording.consent(max(consent.on for consent in held))))
        if said := ", ".join(dict.fromkeys(c.given_by.strip() for c in held if c.given_by.strip())):
            lines.append(_typed(client_id, "given_by", said, wording.GIVEN_BY, client_id))
    else:
        lines.append(Stated(text=wording.WITHOUT_CONSENT))
    for item in SheetItem:
        if item not in items:
            continue
        if item is SheetItem.RISK:
            flagged = has_risk(*journal.clients.with_state(client_id, today))
            lines.append(Stated(text=wording.RISK if flagged else wording.NO_RISK))
        elif decision is not None and item is SheetItem.CHECK_IN:
            if decision.check_in_by.strip():
                lines.append(_typed(client_id, "check_in_by", decision.check_in_by, wording.CHECK_IN_BY, client_id))
            if decision.check_in_on is not None:
                lines.append(Stated(text=wording.check_in_on(decision.check_in_on)))
        elif decision is not None:
            name, before = _TYPED[item]
            lines.append(_typed(client_id, name, getattr(decision, name), before, client_id))
    return lines


_TYPED = {
    SheetItem.MAY_CALL: ("may_call", wording.MAY_CALL),
    SheetItem.HELPS: ("helps", wording.HELPS),
    SheetItem.NOT_TO_DO: ("not_to_do", wording.NOT_TO_DO),
}
"""Item → the field of a decision it was typed in, and the words in front of it."""


def _typed(of: str, field: str, text: str, before: str, client_id: str | None = None) -> Free:
    return Free(id=f"{of}.{field}", label=labels.label(field), text=text.strip(), before=before, client_id=client_id)
