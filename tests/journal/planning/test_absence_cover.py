"""Whose consent counts for whom, and what of a client may be told: nothing that nobody agreed to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.planning.absence_cover import agrees, destroy_by, in_force, is_due, items_named, may_be_told
from journal.records.absence_decision import AbsenceDecision, Consent
from journal.records.absence_plan import AbsencePlan
from journal.records.cover import Cover, SheetItem
from journal.records.person import Relation
from journal.records.time_off import TimeOff
from tests.journal.practice import at

TODAY = date(2026, 10, 20)
DANA, OTHER, CLIENT, PLAN = "d" * 32, "e" * 32, "c" * 32, "f" * 32
A, B = "a" * 32, "b" * 32
ALL = ", ".join(SheetItem)


def consent(**fields: object) -> Consent:
    told: dict[str, object] = {"person_id": DANA, "given": True, "on": TODAY, "items": ALL, **fields}
    return Consent(**told)  # type: ignore[arg-type]


def decision(*consents: Consent, **fields: object) -> AbsenceDecision:
    return AbsenceDecision(at=at(TODAY), plan_id=PLAN, client_id=CLIENT, consents=consents, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("consents", "members", "holds"),
    [
        ((consent(),), (), True),
        ((), (), False),
        ((consent(given=False),), (), False),
        ((consent(withdrawn_on=TODAY),), (), False),
        ((consent(person_id=OTHER),), (), False),
        ((consent(on=TODAY + timedelta(days=1)),), (), False),
        ((consent(member_id=A),), (A, B), False),
        ((consent(member_id=A), consent(member_id=B)), (A, B), True),
        ((consent(member_id=A), consent(member_id=B, given=False)), (A, B), False),
        ((consent(), consent(member_id=B, given=False)), (A, B), False),
        ((consent(),), (A, B), True),
        ((consent(on=TODAY - timedelta(days=9)), consent(given=False)), (), False),
        ((consent(given=False, on=TODAY - timedelta(days=9)), consent()), (), True),
    ],
    ids=[
        "given", "nobody asked", "declined", "withdrawn", "for somebody else", "not yet", "one of two", "both",
        "one of two declined", "as a whole, and one declined", "as a whole", "declined later", "agreed later",
    ],
)  # fmt: skip
def test_a_consent_counts_for_this_person_while_nobody_declined(
    consents: tuple[Consent, ...], members: tuple[str, ...], holds: bool
) -> None:
    assert bool(in_force(decision(*consents), members, DANA, TODAY)) is holds
    may = may_be_told(decision(*consents), members, DANA, Relation.COLLEAGUE, TODAY)
    assert (may is not None) is holds


@pytest.mark.parametrize(
    ("consents", "said"),
    [
        ((), None),
        ((consent(),), True),
        ((consent(given=False),), False),
        ((consent(withdrawn_on=TODAY),), False),
        ((consent(given=False), consent(person_id=OTHER)), True),
        ((consent(member_id=A),), None),
        ((consent(on=TODAY + timedelta(days=1)),), None),
    ],
    ids=["nothing said", "given", "declined", "withdrawn", "given for somebody else", "one of two", "not yet"],
)
def test_a_client_agrees_or_not_or_nothing_was_said(consents: tuple[Consent, ...], said: bool | None) -> None:
    assert agrees(decision(*consents), (A, B), TODAY) is said
    assert agrees(None, (), TODAY) is None


def test_only_what_everyone_named_may_be_told() -> None:
    both = decision(
        consent(member_id=A, items="what helps, check-in"), consent(member_id=B, items="What helps, risk, her garden")
    )
    assert may_be_told(both, (A, B), DANA, Relation.COLLEAGUE, TODAY) == frozenset({SheetItem.HELPS})
    assert may_be_told(both, (A, B), DANA, Relation.CLINICALLY_RESPONSIBLE, TODAY) == frozenset(
        {SheetItem.HELPS, SheetItem.RISK}
    )
    assert may_be_told(decision(consent(items="")), (), DANA, Relation.COLLEAGUE, TODAY) == frozenset()


def test_an_emergency_lets_all_but_risk_be_told_and_only_where_it_is_noted_down() -> None:
    assert may_be_told(decision(without_consent="  "), (), DANA, Relation.COLLEAGUE, TODAY) is None
    emergency = decision(without_consent="could not be reached, in danger")
    assert may_be_told(emergency, (), DANA, Relation.COLLEAGUE, TODAY) == frozenset(SheetItem) - {SheetItem.RISK}
    assert may_be_told(emergency, (), DANA, Relation.CLINICALLY_RESPONSIBLE, TODAY) == frozenset(SheetItem)
    assert may_be_told(None, (), DANA, Relation.CLINICALLY_RESPONSIBLE, TODAY) is None


@given(items=st.frozensets(st.sampled_from(SheetItem)), risk_by=st.sampled_from(Relation))
def test_risk_is_told_to_who_answers_or_where_a_consent_names_it(
    items: frozenset[SheetItem], risk_by: Relation
) -> None:
    said = decision(consent(items=", ".join(items)))
    assert items_named(said.consents[0]) == items
    may = may_be_told(said, (), DANA, risk_by, TODAY)
    assert may is not None
    assert (SheetItem.RISK in may) is (SheetItem.RISK in items or risk_by is Relation.CLINICALLY_RESPONSIBLE)


def test_a_sheet_is_destroyed_two_weeks_after_the_first_day_back_unless_another_day_was_agreed() -> None:
    off = TimeOff(at=at(date(2026, 11, 2), "00:00"), last=date(2026, 11, 8))
    plan = AbsencePlan(at=at(TODAY), time_off_id=off.id)
    cover = Cover(at=at(TODAY), plan_id=plan.id, person_id=DANA)
    assert destroy_by(cover, plan, off) == date(2026, 11, 23)
    assert destroy_by(cover, replace(plan, first_day_back=date(2026, 11, 11)), off) == date(2026, 11, 25)
    moved = replace(cover, destroy_by=date(2026, 12, 1), sheet_on=TODAY)
    assert destroy_by(moved, plan, off) == date(2026, 12, 1)
    assert not is_due(moved, plan, off, date(2026, 12, 1))
    assert is_due(moved, plan, off, date(2026, 12, 2))
    assert not is_due(replace(moved, destroyed_on=date(2026, 12, 2)), plan, off, date(2026, 12, 2))
    assert not is_due(replace(moved, sheet_on=None), plan, off, date(2026, 12, 2))
