"""Ill today: begun once, who is told how, what falls out from now on, and all of it taken back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal.planning.absence import rows
from journal.planning.cannot_work import WAYS, Appointment, appointments
from journal.records.absence_decision import Choice
from journal.records.absence_plan import AbsencePlan
from journal.records.absence_texts import TextKind
from journal.records.client import Client, ClientFact, Frequency, Slot
from journal.records.on_call import OnCall
from journal.records.person import Person, Relation
from journal.records.session import Session, SessionStatus
from journal.records.supervision import Supervision
from journal.records.time_off import TimeOff, TimeOffKind
from journal.sharing.allowed_parts import EVERYTHING, Part
from journal.store.journal import Journal
from journal.use_cases import absence, cannot_work
from journal.use_cases.redact_texts import codes_for
from journal.use_cases.summarise import summary_of
from tests.journal.practice import ZONE, at
from tests.journal.store import journals
from tests.journal.use_cases.two_journals import TODAY as OF_SHARE
from tests.journal.use_cases.two_journals import two_journals

TODAY = date(2026, 10, 20)  # a Tuesday
TOMORROW = TODAY + timedelta(days=1)
NOW = at(TODAY, "08:30")


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with closing(journals.make(tmp_path / "journal")) as journal:
        yield journal


def someone(journal: Journal, code: str, *, risk: bool | None = False, slots: tuple[Slot, ...] = ()) -> Client:
    """Add a client who comes weekly; `risk` None: it was not asked about."""
    client = Client(at=at(date(2026, 1, 5), "00:00"), code=code)
    journal.clients.add(client)
    journal.clients.add_fact(
        ClientFact(client_id=client.id, effective=date(2026, 1, 5), frequency=Frequency.WEEKLY, slots=slots or None)
    )
    if risk is not None:
        journal.clients.add_fact(ClientFact(client_id=client.id, effective=TODAY, risk=risk))
    return client


def planned(journal: Journal, client: Client, day: date, clock: str) -> Session:
    session = Session(at=at(day, clock), client_id=client.id)
    journal.sessions.add(session)
    return session


def begun(journal: Journal, today: date = TODAY) -> tuple[TimeOff, AbsencePlan]:
    off = cannot_work.begin(journal, today, ZONE)
    plan = journal.absence_plans.of_time_off(off.id)
    assert plan is not None
    return off, plan


def told(journal: Journal, off: TimeOff, plan: AbsencePlan, now: datetime = NOW) -> list[Appointment]:
    decisions = journal.absence_decisions.of_plan(plan.id)
    around = absence.known(journal, off, now.date(), ZONE, plan.closed)
    return appointments(off, around, rows(off, around, decisions), decisions, now)


def status(journal: Journal, session: Session) -> SessionStatus:
    return journal.sessions.get(session.id).status


def test_two_presses_are_one_illness_and_the_next_day_goes_on_with_it(journal: Journal) -> None:
    off, plan = begun(journal)
    assert (off.kind, off.first, off.last) == (TimeOffKind.SICK, TODAY, TODAY)
    assert begun(journal) == (off, plan)
    later, same = begun(journal, TOMORROW)
    assert (later.id, later.first, later.last, same.id) == (off.id, TODAY, TOMORROW, plan.id)
    assert (journal.time_off.count(), journal.absence_plans.count()) == (1, 1)


def test_who_is_expected_in_order_and_how_each_is_told(journal: Journal) -> None:
    calm, at_risk = someone(journal, "K2"), someone(journal, "R3", risk=True)
    unasked = someone(journal, "U4", risk=None)
    usual = someone(journal, "S5", slots=(Slot(weekday=2, clock=time(9)),))
    planned(journal, calm, TODAY, "14:00")
    planned(journal, at_risk, TODAY, "10:00")
    planned(journal, unasked, TODAY, "11:00")
    planned(journal, calm, TODAY, "07:00")  # over, and perhaps held
    planned(journal, calm, TOMORROW, "14:00")
    there = told(journal, *begun(journal))
    assert [(one.client_id, one.soon, one.way) for one in there] == [
        (usual.id, True, TextKind.CAN_WAIT),
        (at_risk.id, True, TextKind.CALL_FIRST),
        (unasked.id, False, TextKind.CALL_FIRST),
        (calm.id, False, TextKind.CAN_WAIT),
    ]
    assert [one.to_choose for one in there] == [False, True, False, False]


def test_risk_that_was_not_asked_holds_nothing_up_but_the_gated_are_chosen_for_first(journal: Journal) -> None:
    at_risk, unasked = someone(journal, "R3", risk=True), someone(journal, "U4", risk=None)
    first, second = planned(journal, at_risk, TODAY, "10:00"), planned(journal, unasked, TODAY, "11:00")
    held = planned(journal, unasked, TODAY, "07:00")
    _, plan = begun(journal)
    result = cannot_work.cancel(journal, plan.id, NOW, ZONE)
    assert (result.written, result.to_choose) == (1, (at_risk.id,))
    assert status(journal, first) is SessionStatus.PLANNED
    assert status(journal, second) is SessionStatus.CANCELLED_BY_ME
    assert status(journal, held) is SessionStatus.PLANNED
    cannot_work.choose(journal, plan, at_risk.id, TextKind.CALL_FIRST)
    assert cannot_work.cancel(journal, plan.id, NOW, ZONE).written == 1
    assert status(journal, first) is SessionStatus.CANCELLED_BY_ME
    assert journal.absence_decisions.of_plan(plan.id)[at_risk.id].call_first
    assert absence.take_back(journal, plan.id) == []
    assert {status(journal, one) for one in (first, second, held)} == {SessionStatus.PLANNED}


@pytest.mark.parametrize(
    ("way", "choice", "call_first"),
    [
        (TextKind.CAN_WAIT, Choice.WAITS, False),
        (TextKind.CALL_FIRST, None, True),
        (TextKind.COVERED, Choice.COVER, False),
    ],
)
def test_how_somebody_is_told_is_kept_and_put_back(
    journal: Journal, way: TextKind, choice: Choice | None, call_first: bool
) -> None:
    client = someone(journal, "K2")
    planned(journal, client, TODAY, "14:00")
    off, plan = begun(journal)
    cannot_work.choose(journal, plan, client.id, TextKind.COVERED)
    decided = cannot_work.choose(journal, plan, client.id, way)
    assert (decided[1].choice, decided[1].call_first) == (choice, call_first)
    assert told(journal, off, plan)[0].way is way


def test_told_keeps_how_too_and_both_are_taken_back(journal: Journal) -> None:
    client = someone(journal, "R3", risk=True)
    planned(journal, client, TODAY, "14:00")
    off, plan = begun(journal)
    kept = cannot_work.tell(journal, plan, client.id, TODAY, TextKind.CALL_FIRST, TODAY)
    assert [one.on for one in kept.now.told] == [TODAY]
    assert not told(journal, off, plan)[0].to_choose
    absence.untold(journal, kept)
    assert not journal.absence_decisions.get(kept.now.id).told
    assert told(journal, off, plan)[0].to_choose


def test_who_comes_on_both_days_and_was_told_of_one_is_still_to_be_told_of_the_other(journal: Journal) -> None:
    daily = someone(journal, "A1")
    for day in (TODAY, TOMORROW):
        planned(journal, daily, day, "14:00")
    off, plan = begun(journal)
    cannot_work.tell(journal, plan, daily.id, TODAY, TextKind.CAN_WAIT, TODAY)
    assert cannot_work.not_told(journal, off, plan, NOW, ZONE) == []
    off = cannot_work.through(journal, off.id, TOMORROW, TODAY, ZONE).now
    assert [at.date() for _, at, _ in cannot_work.not_told(journal, off, plan, NOW, ZONE)] == [TOMORROW]
    kept = cannot_work.tell(journal, plan, daily.id, TODAY, TextKind.CAN_WAIT, TOMORROW)
    assert cannot_work.not_told(journal, off, plan, NOW, ZONE) == []
    assert cannot_work.not_told(journal, off, plan, at(TOMORROW, "08:00"), ZONE) == []
    cannot_work.untell(journal, kept.now.id, TODAY, TOMORROW)
    assert [at.date() for _, at, _ in cannot_work.not_told(journal, off, plan, NOW, ZONE)] == [TOMORROW]


def test_who_was_told_the_day_before_is_to_be_told_again_when_one_works_after_all(journal: Journal) -> None:
    client, other = someone(journal, "K2"), someone(journal, "M1")
    planned(journal, client, TOMORROW, "14:00")
    planned(journal, other, TODAY, "14:00")
    off, plan = begun(journal)
    cannot_work.through(journal, off.id, TOMORROW, TODAY, ZONE)
    cannot_work.tell(journal, plan, client.id, TODAY, TextKind.CAN_WAIT, TOMORROW)
    cannot_work.tell(journal, plan, other.id, TODAY, TextKind.CAN_WAIT, TODAY)
    assert cannot_work.work_after_all(journal, off.id, TOMORROW, ZONE).told == ("K2",)


def test_one_day_more_and_one_less_takes_that_days_sessions_along(journal: Journal) -> None:
    client = someone(journal, "K2")
    now, next_day = planned(journal, client, TODAY, "14:00"), planned(journal, client, TOMORROW, "14:00")
    off, plan = begun(journal)
    cannot_work.through(journal, off.id, TOMORROW, TODAY, ZONE)
    assert cannot_work.cancel(journal, plan.id, NOW, ZONE).written == 2
    cannot_work.through(journal, off.id, TODAY, TODAY, ZONE)
    assert (status(journal, now), status(journal, next_day)) == (
        SessionStatus.CANCELLED_BY_ME, SessionStatus.PLANNED,
    )  # fmt: skip


def test_one_day_less_says_whom_to_tell_again_and_is_taken_back_whole(journal: Journal) -> None:
    client, moved = someone(journal, "K2"), someone(journal, "M1")
    next_day, by_hand = planned(journal, client, TOMORROW, "14:00"), planned(journal, moved, TOMORROW, "15:00")
    off, plan = begun(journal)
    cannot_work.through(journal, off.id, TOMORROW, TODAY, ZONE)
    cannot_work.cancel(journal, plan.id, NOW, ZONE)
    cannot_work.tell(journal, plan, client.id, TODAY, TextKind.CAN_WAIT, TOMORROW)
    journal.sessions.update(replace(journal.sessions.get(by_hand.id), note="changed by hand"))
    made = cannot_work.through(journal, off.id, TODAY, TODAY, ZONE)
    assert (made.left, made.told) == (("M1",), ("K2",))
    assert status(journal, next_day) is SessionStatus.PLANNED
    cannot_work.take_back_through(journal, made, TODAY, ZONE)
    assert journal.time_off.get(off.id).last == TOMORROW
    assert status(journal, next_day) is SessionStatus.CANCELLED_BY_ME
    assert cannot_work.work_after_all(journal, off.id, TODAY, ZONE).told == ("K2",)
    assert status(journal, next_day) is SessionStatus.PLANNED


def test_one_day_more_taken_back_leaves_the_evening_answered_as_it_was(journal: Journal) -> None:
    off, _ = begun(journal)
    cannot_work.not_tomorrow(journal, off, TODAY)
    made = cannot_work.through(journal, off.id, TOMORROW, TODAY, ZONE)
    cannot_work.take_back_through(journal, made, TODAY, ZONE)
    assert cannot_work.to_ask(journal, at(TODAY, "18:00")) is None


def test_working_after_all_takes_all_of_it_back_and_says_whom_to_tell_again(journal: Journal) -> None:
    calm, other = someone(journal, "K2"), someone(journal, "M1")
    first, second = planned(journal, calm, TODAY, "14:00"), planned(journal, other, TODAY, "15:00")
    off, plan = begun(journal)
    cannot_work.cancel(journal, plan.id, NOW, ZONE)
    cannot_work.tell(journal, plan, calm.id, TODAY, TextKind.CAN_WAIT, TODAY)
    changed = journal.sessions.update(replace(journal.sessions.get(second.id), note="moved by hand"))
    result = cannot_work.work_after_all(journal, off.id, TODAY, ZONE)
    assert (result.left, result.told) == (("M1",), ("K2",))
    assert status(journal, first) is SessionStatus.PLANNED
    assert journal.sessions.get(second.id) == changed
    assert (journal.time_off.count(), journal.absence_plans.count(), journal.absence_decisions.count()) == (0, 0, 0)


def test_words_of_ones_own_outlive_an_illness_that_is_taken_back(journal: Journal) -> None:
    off, plan = begun(journal)
    absence.change_plan(journal, plan.id, lambda p: replace(p, emergency_route="The clinic, 030 2"))
    cannot_work.work_after_all(journal, off.id, TODAY, ZONE)
    assert journal.time_off.count() == 0
    off, plan = begun(journal)
    assert plan.emergency_route == "The clinic, 030 2"
    cannot_work.work_after_all(journal, off.id, TODAY, ZONE)
    assert journal.absence_plans.count() == 1, "one that holds nothing new goes"


def test_working_again_on_the_second_day_leaves_the_first_as_it_was(journal: Journal) -> None:
    client = someone(journal, "K2")
    first, second = planned(journal, client, TODAY, "14:00"), planned(journal, client, TOMORROW, "14:00")
    off, plan = begun(journal)
    cannot_work.through(journal, off.id, TOMORROW, TODAY, ZONE)
    cannot_work.cancel(journal, plan.id, NOW, ZONE)
    assert cannot_work.work_after_all(journal, off.id, TOMORROW, ZONE).left == ()
    assert journal.time_off.get(off.id).last == TODAY
    assert (status(journal, first), status(journal, second)) == (
        SessionStatus.CANCELLED_BY_ME, SessionStatus.PLANNED,
    )  # fmt: skip


def test_the_evening_asks_about_tomorrow_once(journal: Journal) -> None:
    off, _ = begun(journal)
    assert cannot_work.to_ask(journal, at(TODAY, "16:59")) is None
    evening = at(TODAY, "17:00")
    assert cannot_work.to_ask(journal, evening) == off
    kept = cannot_work.not_tomorrow(journal, off, TODAY)
    assert kept.now.first_day_back == TOMORROW
    assert cannot_work.to_ask(journal, evening) is None
    cannot_work.through(journal, off.id, TOMORROW, TODAY, ZONE)  # worse in the night
    assert cannot_work.to_ask(journal, evening) is None
    assert cannot_work.to_ask(journal, at(TOMORROW, "17:00")) is not None


def test_what_else_is_to_be_called_off_stands_there(journal: Journal) -> None:
    meeting = Supervision(at=at(TODAY, "16:00"), minutes=50, supervisor="Dana")
    journal.supervisions.add(meeting)
    window = OnCall(at=at(TODAY - timedelta(days=1), "20:00"), minutes=24 * 60)
    journal.on_calls.add(window)
    person = Person(at=at(TODAY, "00:00"), name="Kim", relation=Relation.PEER, next_meeting=TOMORROW)
    journal.people.add(person)
    assert [one.id for one in cannot_work.also_there(journal, TODAY, TODAY, NOW)] == [window.id, meeting.id]
    assert person in cannot_work.also_there(journal, TODAY, TOMORROW, NOW)


def test_an_illness_is_in_no_share(tmp_path: Path) -> None:
    """Neither the days, nor that they were days of illness, nor what was said of them."""
    with two_journals(tmp_path) as two:
        every = two.choice(*(EVERYTHING - {Part.HOURS}))
        off = cannot_work.begin(two.journal, OF_SHARE, ZONE)
        two.journal.time_off.update(replace(off, note="zebrafinch"))
        plan = two.journal.absence_plans.of_time_off(off.id)
        assert plan is not None
        client = two.journal.clients.all()[0]
        absence.decide(two.journal, plan, client.id, lambda before: replace(before, why="zebrafinch", call_first=True))
        codes = codes_for(two.journal, two.dana.id, every.weeks)
        made = summary_of(two.journal, every, two.let_go(every, codes), codes, exact=True, today=OF_SHARE)
        told_of = repr(made).casefold()
        assert not [word for word in ("zebrafinch", "sick", "time off", "call first") if word in told_of]


steps = st.lists(
    st.one_of(
        st.tuples(st.just("choose"), st.integers(0, 1), st.sampled_from(WAYS)),
        st.tuples(st.just("tell"), st.integers(0, 1), st.sampled_from(WAYS)),
        st.tuples(st.just("cancel")),
        st.tuples(st.just("through"), st.integers(0, 2)),
        st.tuples(st.just("begin")),
    ),
    max_size=8,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(steps)
def test_whatever_was_pressed_working_after_all_gives_the_sessions_of_before(
    journal: Journal, pressed: list[tuple[Any, ...]]
) -> None:
    mark = journal.clients.count()
    clients = [someone(journal, f"C{mark}"), someone(journal, f"R{mark}", risk=True)]
    before = [planned(journal, one, TODAY + timedelta(days=n), f"{10 + n}:00") for one in clients for n in range(3)]
    off, plan = begun(journal)
    for step, *about in pressed:
        if step == "choose":
            cannot_work.choose(journal, plan, clients[about[0]].id, about[1])
        elif step == "tell":
            cannot_work.tell(journal, plan, clients[about[0]].id, TODAY, about[1], TODAY)
        elif step == "through":
            cannot_work.through(journal, off.id, TODAY + timedelta(days=about[0]), TODAY, ZONE)
        elif step == "cancel":
            waiting = cannot_work.cancel(journal, plan.id, NOW, ZONE).to_choose
            kept = journal.absence_decisions.of_plan(plan.id).get(clients[1].id)
            assert not waiting or kept is None or not (kept.call_first or kept.choice is Choice.COVER)
        else:
            assert begun(journal)[0].id == off.id
    assert cannot_work.work_after_all(journal, off.id, TODAY, ZONE).left == ()
    for one in before:
        now = journal.sessions.get(one.id)
        assert (now.status, now.plan_id, now.at) == (SessionStatus.PLANNED, None, one.at)
        journal.sessions.delete(one.id)
