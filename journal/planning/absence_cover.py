"""Cover in an absence: for whom it is asked, who agreed to it, what of a client may be told to whom, and until when.

    consents of a decision ──▶ in force for this person? ──▶ the items that each of them names
    documented emergency   ──▶ all but risk

Nothing here decides. What nobody agreed to is never offered for a sheet.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta

from journal.measures.weeks import DAY
from journal.planning.absence import Row
from journal.records.absence_decision import LED, AbsenceDecision, Choice, Consent
from journal.records.absence_plan import AbsencePlan
from journal.records.cover import Cover, SheetItem
from journal.records.person import Relation
from journal.records.time_off import TimeOff

KEPT_AFTER = timedelta(days=14)
"""How long after the first day back a sheet is kept, where nothing else is said (D)."""

MAY_READ_RISK = Relation.CLINICALLY_RESPONSIBLE
"""Who may read of risk without a consent that names it: they answer for the client."""


def first_day_back(plan: AbsencePlan, off: TimeOff) -> date:
    """Return the first day back, as it is planned or the day after the last day away."""
    return plan.first_day_back or off.last + DAY


def destroy_by(cover: Cover, plan: AbsencePlan, off: TimeOff) -> date:
    """Return the day by which a sheet is to be destroyed, as it was agreed or as usual."""
    return cover.destroy_by or first_day_back(plan, off) + KEPT_AFTER


def is_due(cover: Cover, plan: AbsencePlan, off: TimeOff, today: date) -> bool:
    """Say whether it is to be asked if a sheet was destroyed."""
    return cover.sheet_on is not None and cover.destroyed_on is None and today > destroy_by(cover, plan, off)


def asks_for_cover(rows: Iterable[Row], decisions: Mapping[str, AbsenceDecision]) -> list[str]:
    """Return the clients for whom cover is decided, or who cannot simply wait and have no other answer, by id."""
    found = []
    for row in rows:
        choice = getattr(decisions.get(row.client_id), "choice", None)
        if choice is Choice.COVER or (row.gated and choice not in LED | {Choice.NO_COVER, Choice.HANDED_OVER}):
            found.append(row.client_id)
    return found


def covered_by(cover: Cover, clients: Sequence[str]) -> list[str]:
    """Return those of `clients` for whom a person covers: those named, or without any named all of them."""
    return [client_id for client_id in clients if not cover.client_ids or client_id in cover.client_ids]


def in_force(
    decision: AbsenceDecision | None, members: Collection[str], person_id: str, today: date
) -> tuple[Consent, ...]:
    """Return the consents that let this person be told of a client on `today`; none where somebody did not agree.

    `members` are the ids of a couple's or group's members: each of them has
    to have agreed, or the client as a whole. Of two of one member the later
    one holds; of one day, the one noted down last. One who declined or
    withdrew speaks for the whole.
    """
    latest = _latest(decision, person_id, today)
    if _declined(latest):
        return ()
    whole = None in latest or (bool(members) and all(member in latest for member in members))
    return tuple(latest.values()) if whole else ()


def agrees(decision: AbsenceDecision | None, members: Collection[str], today: date) -> bool | None:
    """Say whether a client agrees that somebody covers: True where a consent is in force for anybody.

    False where somebody declined or withdrew, and nobody else may be told; None where nothing was said yet.
    """
    people = {consent.person_id for consent in (decision.consents if decision is not None else ())}
    if any(in_force(decision, members, person_id, today) for person_id in people):
        return True
    return False if any(_declined(_latest(decision, person_id, today)) for person_id in people) else None


def _latest(decision: AbsenceDecision | None, person_id: str, today: date) -> dict[str | None, Consent]:
    """Return of each member, or of the client as a whole, the consent for a person that was noted last."""
    latest: dict[str | None, Consent] = {}
    for consent in sorted((decision.consents if decision is not None else ()), key=lambda c: c.on):
        if consent.person_id == person_id and consent.on <= today:
            latest[consent.member_id] = consent
    return latest


def _declined(latest: Mapping[str | None, Consent]) -> bool:
    return any(not consent.given or consent.withdrawn_on is not None for consent in latest.values())


def items_named(consent: Consent) -> frozenset[SheetItem]:
    """Return what a consent says may be told; words that are none of the sheet's items are passed over."""
    named = {part.strip().casefold() for part in consent.items.split(",")}
    return frozenset(item for item in SheetItem if item.value in named)


def may_be_told(
    decision: AbsenceDecision | None, members: Collection[str], person_id: str, relation: Relation, today: date
) -> frozenset[SheetItem] | None:
    """Return what of a client may stand on the sheet of a person; None: nothing, not even that they are a client.

    That is what each consent in force names. Without one it is what a documented emergency decision lets
    stand: all but risk. Risk is told to who is clinically responsible in either case.
    """
    consents = in_force(decision, members, person_id, today)
    if consents:
        named = frozenset(SheetItem).intersection(*(items_named(consent) for consent in consents))
    elif decision is not None and decision.without_consent.strip():
        named = frozenset(SheetItem) - {SheetItem.RISK}
    else:
        return None
    return named | {SheetItem.RISK} if relation is MAY_READ_RISK else named
