"""Dated facts: what was known of a client on a day."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from journal.errors import FieldError
from journal.records.client import (
    Client,
    ClientFact,
    EndingKind,
    Frequency,
    ReachBy,
    Return,
    Severity,
    Slot,
    Unit,
    state_on,
)
from tests.journal.practice import at

DAY = date(2026, 10, 5)
WRITTEN = datetime(2026, 10, 5, 12, tzinfo=UTC)


def fact(days: int = 0, written: int = 0, **told: object) -> ClientFact:
    return ClientFact(
        client_id="c",
        effective=DAY + timedelta(days=days),
        written_at=WRITTEN + timedelta(hours=written),
        **told,  # type: ignore[arg-type]
    )


def test_the_latest_value_effective_on_or_before_the_day_holds() -> None:
    facts = [fact(0, acuity=1), fact(10, acuity=3), fact(20, acuity=2)]
    assert [state_on(facts, DAY + timedelta(days=n)).acuity for n in (0, 9, 10, 19, 20, 99)] == [1, 1, 3, 3, 2, 2]


def test_before_the_first_the_first_holds_and_is_marked_assumed() -> None:
    facts = [fact(0, acuity=3), fact(5, acuity=4)]
    before, on = state_on(facts, DAY - timedelta(days=1)), state_on(facts, DAY)
    assert (before.acuity, "acuity" in before.assumed) == (3, True)
    assert (on.acuity, "acuity" in on.assumed) == (3, False)


def test_of_the_same_date_the_later_written_holds_before_and_after_it() -> None:
    facts = [fact(0, written=2, risk=False), fact(0, written=1, risk=True)]
    for day in (DAY - timedelta(days=1), DAY):
        assert state_on(facts, day).risk is False


def test_a_backdated_change_holds_from_its_own_date_and_not_from_when_it_was_written() -> None:
    facts = [fact(0, written=0, acuity=1), fact(20, written=1, acuity=2), fact(10, written=99, acuity=4)]
    assert [state_on(facts, DAY + timedelta(days=n)).acuity for n in (9, 10, 19, 20)] == [1, 4, 4, 2]


def test_a_value_that_a_later_fact_leaves_out_goes_on() -> None:
    facts = [fact(0, acuity=3, trauma=True, minutes=90), fact(5, acuity=2)]
    later = state_on(facts, DAY + timedelta(days=6))
    assert (later.acuity, later.trauma, later.minutes) == (2, True, 90)


def test_what_was_never_recorded_holds_its_default_and_is_assumed() -> None:
    state = state_on([], DAY)
    assert (state.unit, state.severity, state.minutes) == (Unit.INDIVIDUAL, Severity(acuity=1), None)
    assert {"acuity", "risk", "minutes", "slots"} <= state.assumed


def test_the_order_in_which_facts_come_is_free() -> None:
    facts = [
        fact(0, 1, acuity=1),
        fact(0, 2, acuity=2, frequency=Frequency.WEEKLY),
        fact(3, 0, member_id="m", acuity=4),
    ]
    states = {state_on(order, DAY + timedelta(days=3)) for order in itertools.permutations(facts)}
    assert len(states) == 1


def test_a_members_facts_are_their_own() -> None:
    state = state_on([fact(0, acuity=2), fact(0, member_id="m", acuity=4, risk=True)], DAY)
    assert state.acuity == 2
    assert state.members == (("m", Severity(acuity=4, risk=True)),)


def test_usual_appointments_carry_the_day_since_when_they_hold() -> None:
    slot = Slot(weekday=1, clock=time(9))
    state = state_on([fact(0, slots=(slot,)), fact(5, acuity=2)], DAY + timedelta(days=9))
    assert (state.slots, state.slots_since) == ((slot,), DAY)


def test_a_client_is_active_from_the_start_to_the_ending_both_included() -> None:
    client = Client(at=at(DAY), code="K2", ending=EndingKind.PLANNED, ended_on=DAY + timedelta(days=7))
    assert [client.active_on(DAY + timedelta(days=n)) for n in (-1, 0, 7, 8)] == [False, True, True, False]


# --- episodes of work ----------------------------------------------------------------------------

LATER = DAY + timedelta(days=90)


def ended() -> Client:
    return Client(at=at(DAY, "00:00"), code="K2", ending=EndingKind.PLANNED, ended_on=DAY + timedelta(days=30))


def test_work_that_is_taken_up_again_has_two_episodes() -> None:
    client = ended().taken_up(LATER)
    assert client.episodes == ((DAY, DAY + timedelta(days=30)), (LATER, None))
    under_way = [client.active_on(DAY + timedelta(days=n)) for n in (-1, 0, 30, 31, 89, 90, 999)]
    assert under_way == [False, True, True, False, False, True, True]
    assert [client.begun_on(DAY + timedelta(days=n)) for n in (-5, 0, 60, 90)] == [DAY, DAY, DAY, LATER]


def test_a_return_comes_after_its_ending_and_an_ending_after_its_return() -> None:
    for day, field in ((DAY + timedelta(days=30), "back_on"), (DAY, "back_on")):
        with pytest.raises(FieldError) as raised:
            ended().taken_up(day)
        assert raised.value.field == field
    with pytest.raises(FieldError) as raised:
        replace(ended().taken_up(LATER), ending=EndingKind.STOPPED, ended_on=LATER - timedelta(days=1))
    assert raised.value.field == "ended_on"
    early = Return(ending=EndingKind.PLANNED, ended_on=DAY - timedelta(days=1), back_on=DAY)
    with pytest.raises(FieldError):
        replace(ended(), returns=(early,))


def test_nobody_comes_back_who_did_not_end_or_who_died() -> None:
    for client in (ended().taken_up(LATER), replace(ended(), ending=EndingKind.DIED)):
        with pytest.raises(FieldError):
            client.taken_up(LATER + timedelta(days=9))


def test_how_a_client_may_be_reached_is_not_known_at_first_and_holds_from_its_day_on() -> None:
    told = fact(5, leave_message=True, name_therapy=False, who_answers="B", reach_by=ReachBy.PHONE)
    facts = [fact(0, acuity=2), told, fact(9, who_answers="")]
    before, later = state_on(facts[:1], DAY), state_on(facts, DAY + timedelta(days=9))
    assert (before.reach_by, before.leave_message, before.name_therapy, before.who_answers) == (None,) * 4
    assert (later.reach_by, later.leave_message, later.name_therapy) == (ReachBy.PHONE, True, False)
    assert later.who_answers == "", "nobody any more, and not: not known"
