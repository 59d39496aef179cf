"""When a thought that was set down comes back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.errors import FieldError
from journal.measures.breaks import Break
from journal.planning import set_down
from journal.records.client import Client, ClientState, Frequency, Slot
from journal.records.person import Person, Relation
from journal.records.reflection import CameBack, Reflection, Waits
from journal.records.session import Session, SessionStatus
from tests.journal.practice import ZONE, at

MONDAY = date(2026, 10, 19)
THURSDAY = MONDAY + timedelta(days=3)

near = st.integers(min_value=-400, max_value=400).map(lambda days: MONDAY + timedelta(days=days))
maybe = st.none() | near


def thought(**fields: Any) -> Reflection:
    told = {"intensity": 5, "at": at(MONDAY, "21:00"), "written_at": at(MONDAY, "21:05"), **fields}
    return Reflection(**told)


def test_it_comes_back_on_the_day_of_the_next_session() -> None:
    waiting = thought(waits=Waits.NEXT_SESSION)
    back = set_down.comes_back_on(waiting, next_session=THURSDAY, next_meeting=MONDAY)
    assert back == THURSDAY
    assert set_down.out_of_sight(waiting, THURSDAY - timedelta(days=1), back)
    assert not set_down.out_of_sight(waiting, THURSDAY, back)
    assert set_down.is_back(waiting, THURSDAY, back)


def test_a_moved_session_takes_the_thought_along() -> None:
    waiting = thought(waits=Waits.NEXT_SESSION)
    later = THURSDAY + timedelta(days=7)
    assert not set_down.is_back(waiting, THURSDAY, set_down.comes_back_on(waiting, next_session=later))
    assert set_down.is_back(waiting, later, set_down.comes_back_on(waiting, next_session=later))


def test_a_day_given_by_hand_goes_before_what_is_known() -> None:
    waiting = thought(waits=Waits.SUPERVISION, waits_until=THURSDAY)
    assert set_down.comes_back_on(waiting, next_session=MONDAY, next_meeting=MONDAY) == THURSDAY


@pytest.mark.parametrize("waits", [Waits.NEXT_SESSION, Waits.SUPERVISION])
def test_where_nobody_knows_the_day_it_comes_back_after_four_weeks(waits: Waits) -> None:
    assert set_down.comes_back_on(thought(waits=waits)) == MONDAY + timedelta(days=28)


def test_a_meeting_whose_date_moves_on_does_not_push_it_ahead_for_ever() -> None:
    waiting = thought(waits=Waits.SUPERVISION)
    assert set_down.comes_back_on(waiting, next_meeting=MONDAY + timedelta(days=90)) == MONDAY + timedelta(days=28)


@given(until=maybe, session=maybe, meeting=maybe, today=near)
def test_nowhere_in_particular_never_comes_back_and_is_out_of_sight(
    until: date | None, session: date | None, meeting: date | None, today: date
) -> None:
    gone = thought(waits=Waits.NOWHERE, waits_until=until)
    back = set_down.comes_back_on(gone, next_session=session, next_meeting=meeting)
    assert back is None
    assert set_down.out_of_sight(gone, today, back)
    assert not set_down.is_back(gone, today, back)


@given(session=maybe, meeting=maybe, today=near)
def test_what_was_never_set_down_is_never_hidden(session: date | None, meeting: date | None, today: date) -> None:
    back = set_down.comes_back_on(thought(), next_session=session, next_meeting=meeting)
    assert back is None
    assert not set_down.out_of_sight(thought(), today, back)


@given(waits=st.sampled_from([None, *Waits]), until=maybe, session=maybe, meeting=maybe, today=near)
def test_it_is_never_hidden_and_back_on_the_same_day(
    waits: Waits | None, until: date | None, session: date | None, meeting: date | None, today: date
) -> None:
    waiting = thought(waits=waits, waits_until=until)
    back = set_down.comes_back_on(waiting, next_session=session, next_meeting=meeting)
    assert not (set_down.out_of_sight(waiting, today, back) and set_down.is_back(waiting, today, back))


@given(until=near, today=near)
def test_unanswered_it_stays_two_weeks_and_then_goes_by_itself(until: date, today: date) -> None:
    waiting = thought(waits=Waits.NEXT_SESSION, waits_until=until)
    back = set_down.comes_back_on(waiting)
    assert set_down.is_back(waiting, today, back) == (0 <= (today - until).days <= 14)


@given(
    answer=st.sampled_from(list(CameBack)),
    answered=near,
    until=maybe,
    session=maybe,
)
def test_answered_it_returns_only_if_it_was_still_there_and_got_a_later_day(
    answer: CameBack, answered: date, until: date | None, session: date | None
) -> None:
    seen = thought(waits=Waits.NEXT_SESSION, waits_until=until, came_back=answer, came_back_on=answered)
    again = answer is CameBack.STILL and until is not None and until > answered
    assert set_down.comes_back_on(seen, next_session=session) == (until if again else None)


@given(waits=st.sampled_from([Waits.NEXT_SESSION, Waits.SUPERVISION]), until=maybe, session=maybe, today=near)
def test_whatever_is_back_lies_in_what_is_looked_through(
    waits: Waits, until: date | None, session: date | None, today: date
) -> None:
    waiting = thought(waits=waits, waits_until=until)
    # As saved: a session too far to follow is kept as a day.
    kept = set_down.day_to_keep(waiting.day, next_session=session, followed=session)
    if until is None and kept is not None:
        waiting = thought(waits=waits, waits_until=kept)
    session_then = session if session is not None and session >= waiting.day else None
    until_from, day_from = set_down.may_still_come(today)
    back = set_down.comes_back_on(waiting, next_session=session_then)
    if set_down.is_back(waiting, today, back):
        until = waiting.waits_until
        assert until >= until_from if until is not None else waiting.day >= day_from


def test_a_session_that_was_followed_from_the_start_needs_no_day() -> None:
    assert set_down.day_to_keep(MONDAY, next_session=THURSDAY, followed=THURSDAY) is None


def test_set_down_later_than_written_it_keeps_the_day_of_the_next_session_from_now() -> None:
    next_one = THURSDAY + timedelta(days=7)
    assert set_down.day_to_keep(MONDAY, next_session=next_one, followed=THURSDAY) == next_one


def test_a_session_far_away_is_kept_as_a_day() -> None:
    far = MONDAY + timedelta(days=120)
    assert set_down.day_to_keep(MONDAY, next_session=far, followed=far) == far


@pytest.mark.parametrize(("days", "right"), [(-1, False), (0, True), (366, True), (367, False)])
def test_a_day_by_hand_lies_within_a_year(days: int, right: bool) -> None:
    set_down.check_until(MONDAY, None)
    if right:
        set_down.check_until(MONDAY, MONDAY + timedelta(days=days))
    else:
        with pytest.raises(FieldError) as raised:
            set_down.check_until(MONDAY, MONDAY + timedelta(days=days))
        assert raised.value.field == "waits_until"


def person(relation: Relation, meeting: date | None, **fields: Any) -> Person:
    return Person(at=at(MONDAY), name="Dana", relation=relation, next_meeting=meeting, **fields)


def test_the_next_supervision_is_the_earliest_of_those_who_supervise() -> None:
    people = [
        person(Relation.OWN, MONDAY),
        person(Relation.LINE_MANAGER, MONDAY),
        person(Relation.CLINICAL_SUPERVISOR, MONDAY - timedelta(days=1)),
        person(Relation.GROUP, THURSDAY + timedelta(days=1)),
        person(Relation.CLINICAL_SUPERVISOR, THURSDAY),
        person(Relation.CLINICAL_SUPERVISOR, MONDAY, ended_on=MONDAY - timedelta(days=9)),
        person(Relation.PEER, None),
    ]
    assert set_down.next_meeting(people, MONDAY) == THURSDAY
    assert set_down.next_meeting(people, THURSDAY + timedelta(days=2)) is None


K2 = Client(code="K2", at=at(date(2026, 1, 5), "00:00"))


def weekly(_client_id: str, _day: date) -> ClientState:
    return ClientState(
        frequency=Frequency.WEEKLY, slots=(Slot(weekday=4, clock=time(15)),), slots_since=date(2026, 1, 5)
    )


def next_day(
    after: datetime,
    planned: Session | None = None,
    off: frozenset[date] = frozenset(),
    sessions: Sequence[Session] = (),
    here: str = ZONE,
) -> date | None:
    return set_down.next_session_day(
        K2, after, planned=planned, sessions=sessions, state_on=weekly, days_off=off, zone=ZONE, here=here
    )


def test_a_planned_session_goes_before_the_usual_one() -> None:
    planned = Session(client_id=K2.id, at=at(MONDAY + timedelta(days=1), "10:00"))
    assert next_day(at(MONDAY), planned) == MONDAY + timedelta(days=1)


def test_without_a_planned_session_the_usual_one_counts_from_that_very_minute() -> None:
    assert next_day(at(THURSDAY, "14:59")) == THURSDAY
    assert next_day(at(THURSDAY, "15:00")) == THURSDAY + timedelta(days=7)
    assert next_day(at(MONDAY), off=frozenset({THURSDAY})) == THURSDAY + timedelta(days=7)


def test_a_client_who_comes_as_needed_has_no_next_session() -> None:
    nobody_knows = set_down.next_session_day(
        K2,
        at(MONDAY),
        planned=None,
        sessions=(),
        state_on=lambda _id, _day: ClientState(),
        days_off=(),
        zone=ZONE,
        here=ZONE,
    )
    assert nobody_knows is None


def test_a_session_after_midnight_elsewhere_is_on_the_day_here() -> None:
    abroad = datetime(2026, 10, 22, 20, 30, tzinfo=ZoneInfo("America/New_York"))
    assert next_day(at(MONDAY), Session(client_id=K2.id, at=abroad)) == date(2026, 10, 23)


def test_a_session_that_was_moved_and_held_does_not_come_again_on_its_old_day() -> None:
    tuesday = MONDAY + timedelta(days=1)
    held = Session(client_id=K2.id, at=at(tuesday, "09:00"), status=SessionStatus.ATTENDED)
    assert next_day(at(tuesday, "12:00"), sessions=[held]) == THURSDAY + timedelta(days=7)
    urgent = replace(held, emergency=True)
    assert next_day(at(tuesday, "12:00"), sessions=[urgent]) == THURSDAY
    fell_out = replace(held, status=SessionStatus.CANCELLED)
    assert next_day(at(tuesday, "12:00"), sessions=[fell_out]) == THURSDAY + timedelta(days=7)
    first, last = set_down.days_looked_at(at(tuesday, "12:00"), ZONE)
    assert first < MONDAY
    assert last >= MONDAY + timedelta(weeks=set_down.WEEKS_LOOKED)


def test_abroad_the_usual_session_is_on_the_day_it_falls_there() -> None:
    assert next_day(at(MONDAY), here="Pacific/Auckland") == THURSDAY + timedelta(days=1)  # 15:00 is 02:00 there
    assert next_day(at(MONDAY), here="America/New_York") == THURSDAY


AWAY = Break(THURSDAY, THURSDAY + timedelta(days=20))


@pytest.mark.parametrize(("after", "most"), [(-21, 5), (-20, 0), (0, 0), (1, 1), (2, 2), (5, 5), (9, 5)])
def test_after_a_break_they_come_one_more_each_day(after: int, most: int) -> None:
    assert set_down.at_once(AWAY.last + timedelta(days=after), [AWAY]) == most


def test_one_whose_day_lay_in_a_break_has_its_two_weeks_after_it() -> None:
    waiting = thought(waits=Waits.SUPERVISION, waits_until=THURSDAY)
    last = AWAY.last + timedelta(days=14)
    assert set_down.is_back(waiting, last, THURSDAY, [AWAY])
    assert not set_down.is_back(waiting, last + timedelta(days=1), THURSDAY, [AWAY])
    assert not set_down.is_back(waiting, last, THURSDAY)
    # It is found, too, where the store is asked for it.
    assert set_down.may_still_come(last, [AWAY])[0] <= THURSDAY < set_down.may_still_come(last)[0]
    day = last + timedelta(days=1)
    assert set_down.may_still_come(day, [AWAY]) == set_down.may_still_come(day)


def test_each_day_on_which_it_was_still_there_is_one_return() -> None:
    first = thought(waits=Waits.SUPERVISION, waits_until=THURSDAY)
    second = replace(first, came_back=CameBack.STILL, came_back_on=THURSDAY)
    later = replace(second, waits_until=THURSDAY + timedelta(days=7))  # the same answer, with a new day
    assert set_down.returns([first], THURSDAY) == 1
    assert set_down.returns([first, second, later], THURSDAY) == 1
    assert set_down.returns([first, second, later], THURSDAY + timedelta(days=7)) == 2
