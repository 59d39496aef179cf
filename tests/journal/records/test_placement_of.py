"""Whose hours a session and a meeting are; the worked examples of the docstring, and what a move must not change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from journal.records.client import ClientFact, state_on
from journal.records.client_changes import changed, known_on
from journal.records.placement import NO_PLACEMENT, Placement
from journal.records.placement_of import placement_of, placement_of_supervision
from journal.records.session import Session
from journal.records.supervision import Supervision
from tests.journal.practice import at

MARCH = date(2026, 3, 1)
NOTED = at(MARCH)
CLINIC = Placement(at=NOTED, name="The clinic", begins=date(2026, 1, 1), supervisor_id="dana")
SCHOOL = Placement(at=NOTED, name="The school", begins=date(2026, 1, 1), supervisor_id="robin")
KNOWN = {one.id: one for one in (CLINIC, SCHOOL)}


def fact(placement_id: str, day: date) -> ClientFact:
    return ClientFact(client_id="k2", effective=day, placement_id=placement_id)


def of(day: date, facts: list[ClientFact], *, said: str | None = None) -> str | None:
    session = Session(at=at(day), client_id="k2", placement_id=said)
    return placement_of(session, state_on(facts, day), KNOWN)


def test_a_session_is_where_its_client_is_that_day_unless_it_says_otherwise() -> None:
    facts = [fact(CLINIC.id, MARCH)]
    assert of(date(2026, 3, 3), facts) == CLINIC.id
    moved = [*facts, fact(SCHOOL.id, date(2026, 5, 1))]
    assert of(date(2026, 3, 3), moved) == CLINIC.id
    assert of(date(2026, 5, 1), moved) == SCHOOL.id
    assert of(date(2026, 3, 3), facts, said=SCHOOL.id) == SCHOOL.id
    assert of(date(2026, 3, 3), facts, said=NO_PLACEMENT) is None
    left = [*facts, fact(NO_PLACEMENT, date(2026, 4, 1))]
    assert of(date(2026, 4, 2), left) is None
    assert of(date(2026, 3, 3), []) is None


def test_a_first_placement_is_not_taken_back_to_the_days_before_it() -> None:
    facts = [fact(CLINIC.id, MARCH)]
    assert of(date(2026, 2, 28), facts) is None
    known = known_on(facts, date(2026, 2, 1))
    assert changed(known, {"placement_id": CLINIC.id}) == {"placement_id": CLINIC.id}


def test_hours_after_its_end_are_not_its_own_unless_said_so() -> None:
    ended = replace(CLINIC, ends=date(2026, 3, 31))
    session = Session(at=at(date(2026, 4, 1)), client_id="k2")
    state = state_on([fact(CLINIC.id, MARCH)], session.day)
    assert placement_of(session, state, {CLINIC.id: ended}) is None
    assert placement_of(replace(session, placement_id=CLINIC.id), state, {CLINIC.id: ended}) == CLINIC.id
    assert placement_of(replace(session, placement_id=CLINIC.id), state, {}) is None


@given(moves=st.lists(st.tuples(st.integers(0, 200), st.sampled_from([CLINIC.id, SCHOOL.id, NO_PLACEMENT]))))
def test_a_move_changes_no_session_before_it(moves: list[tuple[int, str]]) -> None:
    """Facts are written as they come; what an earlier day says stays, whatever is said of later ones."""
    facts: list[ClientFact] = []
    for days, placement in sorted(moves):
        day = MARCH + timedelta(days=days)
        before = {MARCH + timedelta(days=n): of(MARCH + timedelta(days=n), facts) for n in range(-5, days)}
        facts.append(fact(placement, day))
        assert {earlier: of(earlier, facts) for earlier in before} == before
        assert of(day, facts) == (placement or None)


def test_a_meeting_is_where_its_supervisor_is_on_file_if_that_is_one_place() -> None:
    with_dana = Supervision(at=at(MARCH), minutes=60, person_id="dana")
    assert placement_of_supervision(with_dana, KNOWN) == CLINIC.id
    both = {**KNOWN, SCHOOL.id: replace(SCHOOL, supervisor_id="dana")}
    assert placement_of_supervision(with_dana, both) is None
    assert placement_of_supervision(replace(with_dana, placement_id=SCHOOL.id), both) == SCHOOL.id
    assert placement_of_supervision(replace(with_dana, placement_id=NO_PLACEMENT), KNOWN) is None
    one_ended = {**both, SCHOOL.id: replace(both[SCHOOL.id], begins=date(2025, 1, 1), ends=date(2025, 12, 31))}
    assert placement_of_supervision(with_dana, one_ended) == CLINIC.id
    assert placement_of_supervision(Supervision(at=at(MARCH), minutes=60, supervisor="dana"), KNOWN) is None
