"""Words of an absence that are changed reach the later absences that are begun already and had the same words.

A plan begins with the words of the one before. What is changed there afterwards
would not come to it; what was changed in it by hand stays as it is.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from journal.records.absence_plan import AbsencePlan
from journal.records.absence_texts import OwnText, TextKind
from journal.store.journal import Journal
from journal.wording.absence_texts import OF_AN_ABSENCE

WORDS = ("fee_rule", "emergency_route", "explained")


def hand_on(journal: Journal, before: AbsencePlan, now: AbsencePlan, today: date) -> list[AbsencePlan]:
    """Keep the words that differ between `before` and `now` in the plans that had them as they were before.

    Those of absences that begin later and are not over; words that speak of no absence, in all plans.
    Returns the plans as they are now. Raises CannotWrite.
    """
    offs = {off.id: off for off in journal.time_off.all()}
    own = offs.get(now.time_off_id)
    changed = []
    with journal.transaction():
        for plan in journal.absence_plans.all():
            off = offs.get(plan.time_off_id)
            if plan.id == now.id or off is None:
                continue
            later = own is not None and off.first > own.first and off.last >= today
            told = _told(plan, before, now, later=later)
            if told:
                changed.append(journal.absence_plans.update(replace(plan, **told), read_as_of=plan.as_of))
    return changed


def _told(plan: AbsencePlan, before: AbsencePlan, now: AbsencePlan, *, later: bool) -> dict[str, Any]:
    """Return what of a plan becomes as it is `now`, because it was as `before`."""
    told: dict[str, Any] = {
        name: getattr(now, name)
        for name in WORDS
        if later and getattr(plan, name) == getattr(before, name) != getattr(now, name)
    }
    texts = {own.kind: own for own in plan.texts}
    for kind in TextKind:
        if not later and kind in OF_AN_ABSENCE:
            continue
        was, becomes = _own(before, kind), _own(now, kind)
        if _said(was) != _said(becomes) and _said(texts.get(kind)) == _said(was):
            texts.pop(kind, None)
            if becomes is not None:
                texts[kind] = becomes
    if {*texts.values()} != {*plan.texts}:
        told["texts"] = tuple(texts.values())
    return told


def _own(plan: AbsencePlan, kind: TextKind) -> OwnText | None:
    return next((own for own in plan.texts if own.kind is kind), None)


def _said(own: OwnText | None) -> str | None:
    """Return a text without the days for which it was written; None for ours."""
    return own.text if own is not None else None
