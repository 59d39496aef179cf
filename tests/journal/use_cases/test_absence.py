"""An absence taken into the sessions and taken back: whole, in one step, and what was changed by hand stays."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal.errors import EntryChanged, EntryNotFound
from journal.planning import absence as planning
from journal.planning.absence import Known, Open
from journal.records.absence_decision import NOT_ENOUGH, AbsenceDecision, Choice, MakeUp, Relationship, Told
from journal.records.absence_plan import AbsencePlan, Approach, OpenSlot
from journal.records.client import Client, ClientFact, Frequency, Member, Phase, Slot
from journal.records.session import Session, SessionStatus
from journal.records.time_off import TimeOff
from journal.store import check
from journal.store.journal import Journal
from journal.use_cases import absence
from tests.journal.practice import ZONE, at
from tests.journal.store import journals

TODAY = date(2026, 10, 20)  # a Tuesday
FIRST, LAST = date(2026, 11, 2), date(2026, 11, 8)  # the week from Monday on
ASKED = date(2026, 10, 19)


def someone(journal: Journal, code: str, weekday: int = 2, clock: time = time(10), **facts: object) -> Client:
    """Add a client who comes weekly, no risk asked about on 19 October; other facts as told."""
    client = Client(at=at(date(2026, 1, 5), "00:00"), code=code)
    journal.clients.add(client)
    told = {
        "need": 2, "phase": Phase.WORKING, "frequency": Frequency.WEEKLY, "minutes": 50,
        "slots": (Slot(weekday=weekday, clock=clock),), **facts,
    }  # fmt: skip
    journal.clients.add_fact(ClientFact(client_id=client.id, effective=date(2026, 1, 5), **told))  # type: ignore[arg-type]
    journal.clients.add_fact(ClientFact(client_id=client.id, effective=ASKED, risk=bool(facts.get("risk"))))
    return client


def planned(journal: Journal, client: Client, day: date, clock: str = "10:00") -> Session:
    session = Session(at=at(day, clock), client_id=client.id)
    journal.sessions.add(session)
    return session


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with closing(journals.make(tmp_path / "journal")) as journal:
        yield journal


@pytest.fixture
def off(journal: Journal) -> TimeOff:
    off = TimeOff(at=at(FIRST, "00:00"), last=LAST, cover="Dana, mornings")
    journal.time_off.add(off)
    return off


@pytest.fixture
def plan(journal: Journal, off: TimeOff) -> AbsencePlan:
    return absence.begin(journal, off, TODAY)


def known(journal: Journal, off: TimeOff) -> Known:
    return absence.known(journal, off, TODAY, ZONE)


def row_of(journal: Journal, off: TimeOff, plan: AbsencePlan, client: Client) -> planning.Row:
    decisions = journal.absence_decisions.of_plan(plan.id)
    return next(r for r in planning.rows(off, known(journal, off), decisions) if r.client_id == client.id)


def decide(journal: Journal, plan: AbsencePlan, client: Client, **fields: object) -> AbsenceDecision:
    return absence.decide(journal, plan, client.id, lambda before: replace(before, **fields))  # type: ignore[arg-type]


def live(journal: Journal) -> dict[str, list[tuple[object, ...]]]:
    """Return every live row of sessions, decisions and plans, without when it was edited; and the day sums."""
    rows = {}
    for table in ("sessions", "absence_decisions", "absence_plans"):
        found = list(journal.db.table(table).rows_where("deleted_at IS NULL", order_by="id"))
        rows[table] = [tuple(value for name, value in row.items() if name != "edited_at") for row in found]
    rows["day_sums"] = [tuple(row) for row in journal.db.execute("SELECT * FROM day_sums ORDER BY day").fetchall()]
    return rows


# --- the plan ------------------------------------------------------------------------------------


def test_a_plan_is_begun_once_and_cover_as_it_was_written_goes_along(journal: Journal, off: TimeOff) -> None:
    plan = absence.begin(journal, off, TODAY)
    assert plan.cover_as_written == "Dana, mornings"
    assert absence.begin(journal, off, TODAY) == plan
    assert journal.absence_plans.count() == 1
    absence.change_plan(journal, plan.id, lambda p: replace(p, make_ups=Approach.FLEXIBLE, most_a_day=6, least_gap=10))
    later = TimeOff(at=at(date(2026, 12, 21), "00:00"), last=date(2026, 12, 31))
    journal.time_off.add(later)
    next_one = absence.begin(journal, later, TODAY)
    assert (next_one.make_ups, next_one.most_a_day, next_one.least_gap) == (Approach.FLEXIBLE, 6, 10)


# --- who ------------------------------------------------------------------------------------------


def test_a_row_for_every_open_client_those_who_lose_a_session_first(
    journal: Journal, off: TimeOff, plan: AbsencePlan
) -> None:
    weekly = someone(journal, "K2")
    monthly = someone(journal, "M1", slots=(), frequency=Frequency.MONTHLY)
    ended = someone(journal, "E1")
    journal.clients.update(replace(ended, ending="planned", ended_on=FIRST - timedelta(days=3)))  # type: ignore[arg-type]
    session = planned(journal, weekly, FIRST + timedelta(days=1))
    for day in (FIRST - timedelta(days=6), LAST + timedelta(days=2)):
        planned(journal, weekly, day)
    rows = planning.rows(off, known(journal, off), {})
    assert [row.client_id for row in rows] == [weekly.id, monthly.id]
    assert rows[0].sessions == (session,)
    assert rows[0].gap_days == 14
    assert not rows[1].loses
    left_over = planned(journal, ended, FIRST)
    [row] = [row for row in planning.rows(off, known(journal, off), {}) if row.client_id == ended.id]
    assert row.sessions == (left_over,)


def test_a_usual_appointment_that_nobody_planned_falls_out_too(
    journal: Journal, off: TimeOff, plan: AbsencePlan
) -> None:
    weekly = someone(journal, "M1")
    row = row_of(journal, off, plan, weekly)
    assert row.dates == (FIRST + timedelta(days=1),)
    assert (row.before, row.after) == (date(2026, 10, 27), date(2026, 11, 10))
    assert row.gap_days == 14


def test_risk_acuity_or_a_crisis_gates_and_risk_not_asked_is_asked_first(
    journal: Journal, off: TimeOff, plan: AbsencePlan
) -> None:
    at_risk, calm = someone(journal, "K2", risk=True), someone(journal, "M1")
    assert row_of(journal, off, plan, at_risk).gated
    assert not row_of(journal, off, plan, calm).gated
    assert row_of(journal, off, plan, calm).ask_risk == (FIRST - timedelta(days=14) > ASKED)
    late = TimeOff(at=at(date(2026, 12, 21), "00:00"), last=date(2026, 12, 27))
    journal.time_off.add(late)
    asked = absence.begin(journal, late, TODAY)
    assert row_of(journal, late, asked, calm).ask_risk
    decide(journal, asked, calm, risk_asked_on=date(2026, 12, 10))
    decisions = journal.absence_decisions.of_plan(asked.id)
    on_the_day = absence.known(journal, late, date(2026, 12, 10), ZONE)
    assert not next(r for r in planning.rows(late, on_the_day, decisions) if r.client_id == calm.id).ask_risk


# --- what is suggested ----------------------------------------------------------------------------


def test_suggested_is_a_slot_for_who_comes_first_cover_for_who_is_gated_and_waiting_for_the_rest(
    journal: Journal, off: TimeOff, plan: AbsencePlan
) -> None:
    needy = someone(journal, "A1", need=4, phase=Phase.BEGINNING)
    steady = someone(journal, "D1", clock=time(12), need=0, phase=Phase.STEADY)
    gated = someone(journal, "G1", clock=time(14), risk=True)
    for client in (needy, steady, gated):
        decide(journal, plan, client, relationship=Relationship.OTHER)
    slot = OpenSlot(day=FIRST - timedelta(days=3), clock=time(17))
    plan = absence.change_plan(journal, plan.id, lambda p: replace(p, open_slots=(slot,)))
    decisions = journal.absence_decisions.of_plan(plan.id)
    around = known(journal, off)
    table = planning.rows(off, around, decisions)
    found = planning.suggestions(plan, off, around, table, decisions)
    assert (found[needy.id].choice, found[needy.id].slot) == (Choice.MAKE_UP_BEFORE, slot)
    assert found[steady.id].choice is Choice.WAITS
    assert (found[gated.id].choice, found[gated.id].check_in) == (Choice.COVER, True)
    decided = absence.take_suggestions(journal, plan, table, found)
    assert {now.client_id for _, now in decided} == {needy.id, steady.id}
    kept = journal.absence_decisions.of_plan(plan.id)
    assert (kept[needy.id].make_up, kept[needy.id].slot) == (MakeUp.HELD, slot)
    assert kept[gated.id].choice is None
    absence.put_back(journal, decided)
    assert {d.choice for d in journal.absence_decisions.of_plan(plan.id).values()} == {None}
    never = absence.change_plan(journal, plan.id, lambda p: replace(p, make_ups=Approach.NEVER))
    assert planning.suggestions(never, off, around, table, decisions)[needy.id].choice is Choice.WAITS


def test_a_slot_lies_on_no_day_off_no_holiday_not_over_the_cap_and_not_too_near(
    journal: Journal, off: TimeOff, plan: AbsencePlan
) -> None:
    client = someone(journal, "K2", weekday=4, clock=time(10))
    day = FIRST - timedelta(days=4)  # a Thursday: K2 comes at ten
    planned(journal, client, day)
    around = known(journal, off)
    free = AbsencePlan(at=plan.at, time_off_id=off.id)
    at_eleven, at_ten_to, inside = (
        OpenSlot(day=d, clock=c) for d, c in ((day, time(11)), (day, time(10, 50)), (FIRST, time(9)))
    )
    for slots, limits, lie in (
        ((at_eleven, inside), {}, [at_eleven]),
        ((at_ten_to,), {"least_gap": 0}, [at_ten_to]),
        ((at_ten_to,), {"least_gap": 10}, []),
        ((at_eleven,), {"least_gap": 10}, [at_eleven]),
        ((at_eleven,), {"most_a_day": 1}, []),
        ((at_eleven,), {"most_a_day": 0}, []),
        ((at_eleven,), {"most_a_day": 2}, [at_eleven]),
    ):
        asked = replace(free, open_slots=slots, **limits)  # type: ignore[arg-type]
        assert planning.free_slots(asked, off, around) == lie, limits
    closed = replace(around, closed=frozenset({day}))
    assert planning.free_slots(replace(free, open_slots=(at_eleven,)), off, closed) == []


# --- taken, and taken back ------------------------------------------------------------------------


def test_taking_cancels_what_is_planned_in_it_plans_what_is_agreed_and_names_what_is_open(
    journal: Journal, off: TimeOff, plan: AbsencePlan
) -> None:
    waits, makes_up, gated = (
        someone(journal, "K2"),
        someone(journal, "M1", clock=time(12)),
        someone(journal, "G1", clock=time(14), risk=True),
    )
    sessions = [
        planned(journal, client, FIRST + timedelta(days=1), clock)
        for client, clock in ((waits, "10:00"), (makes_up, "12:00"), (gated, "14:00"))
    ]
    elsewhere = planned(journal, waits, LAST + timedelta(days=2))
    slot = OpenSlot(day=FIRST - timedelta(days=3), clock=time(17), minutes=60)
    decide(journal, plan, makes_up, choice=Choice.MAKE_UP_BEFORE, slot=slot, make_up=MakeUp.OFFERED)
    taken = absence.take(journal, plan.id, TODAY, ZONE)
    assert taken.open == {gated.id: Open.UNDECIDED}
    assert [journal.sessions.get(s.id).status for s in sessions] == [
        SessionStatus.CANCELLED_BY_ME, SessionStatus.CANCELLED_BY_ME, SessionStatus.PLANNED,
    ]  # fmt: skip
    assert journal.sessions.get(elsewhere.id) == elsewhere
    assert journal.sessions.get(sessions[0].id).plan_id == plan.id
    decide(journal, plan, makes_up, make_up=MakeUp.AGREED)
    decide(journal, plan, gated, choice=Choice.NO_COVER)
    assert absence.take(journal, plan.id, TODAY, ZONE).open == {gated.id: Open.WITHOUT_COVER}
    (made,) = journal.sessions.between(slot.day, slot.day)
    assert (made.status, made.minutes, made.client_id) == (SessionStatus.PLANNED, 60, makes_up.id)
    decide(journal, plan, gated, safety_plan_on=TODAY, calls_at_night="the crisis line", asked_whom="Dana")
    taken = absence.take(journal, plan.id, TODAY, ZONE)
    assert (taken.written, taken.open) == (1, {})
    assert absence.take(journal, plan.id, TODAY, ZONE).written == 0
    assert list(check.problems(journal)) == []


def test_a_longer_session_gets_its_minutes_and_loses_them_again(
    journal: Journal, off: TimeOff, plan: AbsencePlan
) -> None:
    client = someone(journal, "K2")
    before = planned(journal, client, FIRST - timedelta(days=6))
    planned(journal, client, FIRST + timedelta(days=1))
    decide(journal, plan, client, choice=Choice.LONGER_BEFORE, longer_by=30)
    absence.take(journal, plan.id, TODAY, ZONE)
    assert journal.sessions.get(before.id).minutes == 80
    assert absence.take(journal, plan.id, TODAY, ZONE).written == 0
    absence.take_back(journal, plan.id)
    assert journal.sessions.get(before.id).minutes is None


def test_what_was_changed_by_hand_since_is_left_and_named(journal: Journal, off: TimeOff, plan: AbsencePlan) -> None:
    client, other = someone(journal, "K2"), someone(journal, "M1", clock=time(12))
    sessions = [planned(journal, c, FIRST + timedelta(days=1), t) for c, t in ((client, "10:00"), (other, "12:00"))]
    absence.take(journal, plan.id, TODAY, ZONE)
    by_hand = journal.sessions.update(replace(journal.sessions.get(sessions[0].id), note="called instead"))
    left = absence.take_back(journal, plan.id)
    assert [one.session_id for one in left] == [sessions[0].id]
    assert journal.sessions.get(sessions[0].id) == by_hand
    assert journal.sessions.get(sessions[1].id).status is SessionStatus.PLANNED


def test_who_was_told_or_offered_a_time_is_to_be_told_again(journal: Journal, off: TimeOff, plan: AbsencePlan) -> None:
    codes = ("K1", "M2", "P3", "T4")
    people = {code: someone(journal, code, weekday=2, clock=time(9 + n)) for n, code in enumerate(codes)}
    for n, client in enumerate(people.values()):
        planned(journal, client, date(2026, 11, 3), f"{9 + n:02}:00")
    told = decide(journal, plan, people["K1"], choice=Choice.WAITS)
    absence.told(journal, told.id, Told(on=TODAY))
    slot = OpenSlot(day=date(2026, 10, 30), clock=time(17))
    offered = {"choice": Choice.MAKE_UP_BEFORE, "slot": slot, "make_up": MakeUp.OFFERED}
    decide(journal, plan, people["M2"], **offered)
    decide(journal, plan, people["P3"], **{**offered, "make_up": MakeUp.DECLINED})
    absence.take(journal, plan.id, TODAY, ZONE)
    taken = journal.absence_plans.get(plan.id)
    again = absence.to_tell_again(journal, taken, taken.written)
    assert sorted(map(journal.clients.code_of, again)) == ["K1", "M2"]
    assert absence.to_tell_again(journal, taken, []) == []


def test_a_deleted_or_moved_time_off_leaves_nothing_behind_unasked(
    journal: Journal, off: TimeOff, plan: AbsencePlan
) -> None:
    early, late = someone(journal, "K2"), someone(journal, "M1", weekday=4)
    sessions = [planned(journal, early, FIRST), planned(journal, late, LAST)]
    absence.take(journal, plan.id, TODAY, ZONE)
    assert absence.left_behind(journal) == []
    moved = journal.time_off.update(replace(off, at=at(FIRST + timedelta(days=3), "00:00")))
    plan = journal.absence_plans.get(plan.id)
    outside = absence.outside(journal, plan, moved, ZONE)
    assert [one.session_id for one in outside] == [sessions[0].id]
    absence.take_back(journal, plan.id, outside)
    status = [journal.sessions.get(session.id).status for session in sessions]
    assert status == [SessionStatus.PLANNED, SessionStatus.CANCELLED_BY_ME]
    journal.time_off.delete(off.id)
    [behind] = absence.left_behind(journal)
    assert [one.session_id for one in behind.written] == [sessions[1].id]
    absence.take_back(journal, plan.id)
    assert absence.left_behind(journal) == []
    assert journal.sessions.get(sessions[1].id).status is SessionStatus.PLANNED


def test_what_i_cancelled_is_neither_held_nor_missed(journal: Journal, off: TimeOff, plan: AbsencePlan) -> None:
    client = someone(journal, "K2")
    planned(journal, client, FIRST)
    absence.take(journal, plan.id, TODAY, ZONE)
    assert journal.day_sums.between(FIRST, LAST) == []


def test_suggestions_changed_meanwhile_are_not_put_back(journal: Journal, off: TimeOff, plan: AbsencePlan) -> None:
    client = someone(journal, "K2")
    around = known(journal, off)
    table = planning.rows(off, around, {})
    decided = absence.take_suggestions(journal, plan, table, planning.suggestions(plan, off, around, table, {}))
    decide(journal, plan, client, why="asked for it")
    with pytest.raises(EntryChanged):
        absence.put_back(journal, decided)
    assert journal.absence_decisions.of_plan(plan.id)[client.id].why == "asked for it"


def agreed(journal: Journal, plan: AbsencePlan, client: Client, slot: OpenSlot) -> AbsenceDecision:
    return decide(journal, plan, client, choice=Choice.MAKE_UP_BEFORE, slot=slot, make_up=MakeUp.AGREED)


SLOT = OpenSlot(day=FIRST - timedelta(days=3), clock=time(17))


def test_what_was_planned_again_by_hand_is_not_cancelled_again(
    journal: Journal, off: TimeOff, plan: AbsencePlan
) -> None:
    session = planned(journal, someone(journal, "K2"), FIRST)
    absence.take(journal, plan.id, TODAY, ZONE)
    by_hand = journal.sessions.update(replace(journal.sessions.get(session.id), status=SessionStatus.PLANNED))
    assert absence.take(journal, plan.id, TODAY, ZONE).written == 0
    assert journal.sessions.get(session.id) == by_hand


def test_a_make_up_changed_by_hand_and_left_is_not_made_a_second_time(
    journal: Journal, off: TimeOff, plan: AbsencePlan
) -> None:
    client = someone(journal, "K2")
    agreed(journal, plan, client, SLOT)
    absence.take(journal, plan.id, TODAY, ZONE)
    (made,) = journal.sessions.between(SLOT.day, SLOT.day)
    journal.sessions.update(replace(made, note="by video, as agreed"))
    assert [one.session_id for one in absence.take_back(journal, plan.id)] == [made.id]
    absence.take(journal, plan.id, TODAY, ZONE)
    assert [s.id for s in journal.sessions.between(SLOT.day, SLOT.day)] == [made.id]


def test_what_was_decided_otherwise_since_is_moved_or_taken_back_when_taken_once_more(
    journal: Journal, off: TimeOff, plan: AbsencePlan
) -> None:
    client = someone(journal, "K2")
    before = planned(journal, client, FIRST - timedelta(days=6))
    agreed(journal, plan, client, SLOT)
    absence.take(journal, plan.id, TODAY, ZONE)
    later = replace(SLOT, clock=time(18))
    decide(journal, plan, client, slot=later)
    taken = absence.take(journal, plan.id, TODAY, ZONE)
    assert (taken.written, taken.withdrawn) == (1, 1)
    assert [s.at.hour for s in journal.sessions.between(SLOT.day, SLOT.day)] == [18]
    decide(journal, plan, client, choice=Choice.LONGER_BEFORE, slot=None, make_up=None, longer_by=30)
    absence.take(journal, plan.id, TODAY, ZONE)
    assert journal.sessions.between(SLOT.day, SLOT.day) == []
    decide(journal, plan, client, longer_by=10)
    absence.take(journal, plan.id, TODAY, ZONE)
    assert journal.sessions.get(before.id).minutes == 60
    decide(journal, plan, client, choice=Choice.WAITS, longer_by=None)
    absence.take(journal, plan.id, TODAY, ZONE)
    assert journal.sessions.get(before.id).minutes is None
    assert absence.take(journal, plan.id, TODAY, ZONE).withdrawn == 0


def test_a_session_lengthened_and_cancelled_after_the_days_moved_gets_both_back(
    journal: Journal, off: TimeOff, plan: AbsencePlan
) -> None:
    client = someone(journal, "K2")
    session = planned(journal, client, FIRST - timedelta(days=3))
    decide(journal, plan, client, choice=Choice.LONGER_BEFORE, longer_by=30)
    absence.take(journal, plan.id, TODAY, ZONE)
    journal.time_off.update(replace(off, at=at(FIRST - timedelta(days=4), "00:00")))
    decide(journal, plan, client, choice=Choice.COVER)
    plan = journal.absence_plans.get(plan.id)
    absence.take(journal, plan.id, TODAY, ZONE)
    assert absence.take_back(journal, plan.id) == []
    kept = journal.sessions.get(session.id)
    assert (kept.status, kept.minutes) == (SessionStatus.PLANNED, None)


def test_what_was_cancelled_still_falls_out(journal: Journal, off: TimeOff, plan: AbsencePlan) -> None:
    client = someone(journal, "K2")
    session = planned(journal, client, FIRST)
    absence.take(journal, plan.id, TODAY, ZONE)
    row = row_of(journal, off, plan, client)
    assert (row.loses, row.sessions, row.days) == (True, (), [session.day])


def test_who_declined_a_make_up_or_has_no_session_to_be_longer_is_open(
    journal: Journal, off: TimeOff, plan: AbsencePlan
) -> None:
    client = someone(journal, "K2", risk=True)
    session = planned(journal, client, FIRST)
    decide(journal, plan, client, choice=Choice.MAKE_UP_BEFORE, slot=SLOT, make_up=MakeUp.DECLINED)
    assert absence.take(journal, plan.id, TODAY, ZONE).open == {client.id: Open.GATED}
    decide(journal, plan, client, choice=Choice.LONGER_BEFORE, slot=None, make_up=None, longer_by=30)
    assert absence.take(journal, plan.id, TODAY, ZONE).open == {client.id: Open.NO_SESSION}
    assert journal.sessions.get(session.id) == session


def test_a_make_up_at_a_time_that_is_taken_by_now_is_open(journal: Journal, off: TimeOff, plan: AbsencePlan) -> None:
    one, other = someone(journal, "K2"), someone(journal, "M1", clock=time(12))
    agreed(journal, plan, one, SLOT)
    agreed(journal, plan, other, replace(SLOT, clock=time(17, 30)))
    taken = absence.take(journal, plan.id, TODAY, ZONE)
    assert taken.open == {one.id: Open.SLOT_TAKEN, other.id: Open.SLOT_TAKEN}
    decide(journal, plan, other, choice=Choice.WAITS, slot=None, make_up=None)
    planned(journal, other, SLOT.day, "17:30")
    assert absence.take(journal, plan.id, TODAY, ZONE).open == {one.id: Open.SLOT_TAKEN}


def test_a_make_up_that_is_planned_counts_once_and_one_that_was_declined_not_at_all(
    journal: Journal, off: TimeOff, plan: AbsencePlan
) -> None:
    client, other = someone(journal, "K2"), someone(journal, "M1", clock=time(12))
    free = replace(SLOT, clock=time(19))
    plan = absence.change_plan(journal, plan.id, lambda p: replace(p, open_slots=(SLOT, free), most_a_day=2))
    agreed(journal, plan, client, SLOT)
    absence.take(journal, plan.id, TODAY, ZONE)
    held = planning.held_slots(journal.absence_decisions.of_plan(plan.id).values())
    assert planning.free_slots(plan, off, known(journal, off), held) == [free]
    decide(journal, plan, other, choice=Choice.MAKE_UP_BEFORE, slot=free, make_up=MakeUp.DECLINED)
    held = planning.held_slots(journal.absence_decisions.of_plan(plan.id).values())
    assert planning.free_slots(plan, off, known(journal, off), held) == [free]


def test_another_time_off_is_no_time_for_a_make_up_and_no_end_of_the_gap(
    journal: Journal, off: TimeOff, plan: AbsencePlan
) -> None:
    client = someone(journal, "K2")
    for first, last in ((SLOT.day, SLOT.day), (LAST + timedelta(days=1), LAST + timedelta(days=7))):
        journal.time_off.add(TimeOff(at=at(first, "00:00"), last=last))
    plan = replace(plan, open_slots=(SLOT,))
    assert planning.free_slots(plan, off, known(journal, off)) == []
    assert row_of(journal, off, plan, client).gap_days == 21


def test_a_suggestion_shown_before_does_not_overwrite_and_gives_no_time_twice(
    journal: Journal, off: TimeOff, plan: AbsencePlan
) -> None:
    client, other = someone(journal, "K2"), someone(journal, "M1", clock=time(12))
    row, another = row_of(journal, off, plan, client), row_of(journal, off, plan, other)
    decide(journal, plan, client, choice=Choice.HANDED_OVER)
    waits = planning.Suggestion(choice=Choice.WAITS)
    assert absence.take_suggestion(journal, plan, row, waits) is None
    decide(journal, plan, client, choice=Choice.MAKE_UP_BEFORE, slot=SLOT, make_up=MakeUp.HELD)
    make_up = planning.Suggestion(choice=Choice.MAKE_UP_BEFORE, slot=SLOT)
    assert absence.take_suggestion(journal, plan, another, make_up) is None
    assert absence.take_suggestion(journal, plan, another, waits) is not None


def test_a_decision_that_is_only_opened_is_no_new_version(journal: Journal, off: TimeOff, plan: AbsencePlan) -> None:
    client = someone(journal, "K2")
    decision = decide(journal, plan, client, why="asked for it")
    assert absence.decide(journal, plan, client.id, lambda before: before) == decision
    assert journal.absence_decisions.history(decision.id) == []


def test_risk_counts_as_asked_from_the_day_on_and_a_session_before_that_is_over_gets_no_longer(
    journal: Journal,
) -> None:
    client = someone(journal, "K2", slots=())
    for days in (-2, 2, 30):
        planned(journal, client, TODAY + timedelta(days=days))
    soon = TimeOff(at=at(TODAY + timedelta(days=1), "00:00"), last=TODAY + timedelta(days=8))
    journal.time_off.add(soon)
    plan = absence.begin(journal, soon, TODAY)
    table = planning.rows(soon, known(journal, soon), {})
    assert planning.suggestions(plan, soon, known(journal, soon), table, {})[client.id].choice is Choice.LONGER_AFTER
    late = TimeOff(at=at(date(2026, 12, 21), "00:00"), last=date(2026, 12, 27))
    journal.time_off.add(late)
    plan = absence.begin(journal, late, TODAY)
    decide(journal, plan, client, risk_asked_on=date(2026, 12, 20))
    assert row_of(journal, late, plan, client).ask_risk


def test_risk_is_asked_of_a_couple_only_once_both_were_asked(journal: Journal, off: TimeOff, plan: AbsencePlan) -> None:
    one, other = Member(label="A"), Member(label="B")
    couple = Client(at=at(date(2026, 1, 5), "00:00"), code="P1", members=(one, other))
    journal.clients.add(couple)
    for member, still_asked in ((one, True), (other, False)):
        fact = ClientFact(client_id=couple.id, member_id=member.id, effective=ASKED, risk=False)
        journal.clients.add_fact(fact)
        assert row_of(journal, off, plan, couple).ask_risk == still_asked


def test_a_session_of_another_zone_that_falls_out_here_is_not_called_outside(
    journal: Journal, off: TimeOff, plan: AbsencePlan
) -> None:
    abroad = datetime(2026, 11, 1, 20, tzinfo=ZoneInfo("America/New_York"))  # Monday here
    session = Session(at=abroad, client_id=someone(journal, "K2").id)
    journal.sessions.add(session)
    absence.take(journal, plan.id, TODAY, ZONE)
    assert journal.sessions.get(session.id).status is SessionStatus.CANCELLED_BY_ME
    assert absence.outside(journal, journal.absence_plans.get(plan.id), off, ZONE) == []


choices = st.sampled_from([None, *(c for c in Choice if c is not Choice.RESOURCE)])


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(st.lists(st.tuples(st.booleans(), choices, st.booleans(), st.integers(0, 3)), min_size=1, max_size=5))
def test_taking_and_taking_back_gives_the_journal_of_before_and_no_gated_client_only_waits(
    journal: Journal, told: list[tuple[bool, Choice | None, bool, int]]
) -> None:
    off = TimeOff(at=at(FIRST, "00:00"), last=LAST)
    journal.time_off.add(off)
    plan = absence.begin(journal, off, TODAY)
    mark = journal.clients.count()
    for n, (risk, choice, agreed, sessions) in enumerate(told):
        client = someone(journal, f"C{mark}.{n}", clock=time(8 + n), risk=risk)
        for m in range(sessions):
            planned(journal, client, FIRST - timedelta(days=6 - 7 * m), f"{8 + n:02d}:00")
        make_up = choice in (Choice.MAKE_UP_BEFORE, Choice.MAKE_UP_AFTER)
        slot = OpenSlot(day=FIRST - timedelta(days=4), clock=time(8 + n, 30)) if make_up else None
        decide(
            journal, plan, client, choice=choice, slot=slot, longer_by=20,
            make_up=(MakeUp.AGREED if agreed else MakeUp.OFFERED) if make_up else None,
        )  # fmt: skip
    before = live(journal)
    taken = absence.take(journal, plan.id, TODAY, ZONE)
    decisions = journal.absence_decisions.of_plan(plan.id)
    for row in planning.rows(off, known(journal, off), decisions):
        if row.gated and planning.choice_of(row, decisions.get(row.client_id)) in {*NOT_ENOUGH, Choice.UNDECIDED}:
            assert row.client_id in taken.open
    assert absence.take_back(journal, plan.id) == []
    assert live(journal) == before
    assert list(check.problems(journal)) == []
    for entries in (journal.absence_decisions, journal.absence_plans, journal.sessions, journal.time_off):
        for entry in entries.latest(100):
            entries.delete(entry.id)


# --- what changes after it was planned --------------------------------------------------------------


def flagged(journal: Journal, client: Client, day: date = TODAY) -> None:
    journal.clients.add_fact(ClientFact(client_id=client.id, effective=day, risk=True))


def since(journal: Journal, today: date = TODAY) -> list[str]:
    return [one.client_id for one in absence.changed_since(journal, today)]


@pytest.mark.parametrize("away", [False, True])
def test_a_flag_raised_after_the_plan_was_taken_opens_the_row_and_is_told_until_it_is_decided(
    journal: Journal, off: TimeOff, plan: AbsencePlan, away: bool
) -> None:
    client, other = someone(journal, "R3"), someone(journal, "K2", clock=time(12))
    session = planned(journal, client, FIRST + timedelta(days=1))
    planned(journal, other, FIRST + timedelta(days=1), "12:00")
    absence.take(journal, plan.id, TODAY, ZONE)
    day = FIRST + timedelta(days=1) if away else TODAY
    assert since(journal, day) == []
    flagged(journal, client, day)
    assert since(journal, day) == [client.id]
    assert since(journal, LAST + timedelta(days=1)) == []
    around = absence.known(journal, off, day, ZONE)
    row = next(r for r in planning.rows(off, around, {}) if r.client_id == client.id)
    assert planning.still_open(row, None) is Open.UNDECIDED
    assert journal.sessions.get(session.id).status is SessionStatus.CANCELLED_BY_ME
    decide(journal, plan, client, choice=Choice.COVER)
    assert since(journal, day) == []


def test_a_flag_raised_after_a_make_up_was_agreed_is_told_too_until_the_decision_is_looked_at(
    journal: Journal, off: TimeOff, plan: AbsencePlan
) -> None:
    client = someone(journal, "R3")
    planned(journal, client, FIRST + timedelta(days=1))
    slot = OpenSlot(day=LAST + timedelta(days=3), clock=time(17))
    decide(journal, plan, client, choice=Choice.MAKE_UP_AFTER, slot=slot, make_up=MakeUp.AGREED)
    absence.take(journal, plan.id, TODAY, ZONE)
    assert since(journal) == []
    flagged(journal, client)
    assert since(journal) == [client.id]
    decide(journal, plan, client, choice=Choice.MAKE_UP_AFTER, check_in_by="Dana")
    assert since(journal) == []


def test_a_decision_set_back_is_told_and_one_that_was_left_open_is_not(
    journal: Journal, off: TimeOff, plan: AbsencePlan
) -> None:
    client, at_risk = someone(journal, "K2"), someone(journal, "R3", risk=True, clock=time(12))
    planned(journal, client, FIRST + timedelta(days=1))
    planned(journal, at_risk, FIRST + timedelta(days=1), "12:00")
    absence.take(journal, plan.id, TODAY, ZONE)
    assert since(journal) == []
    decide(journal, plan, client, choice=Choice.UNDECIDED)
    assert since(journal) == [client.id]


def test_a_make_up_in_an_hour_that_the_clocks_skip_stays_open_and_the_rest_is_taken(
    journal: Journal, plan: AbsencePlan
) -> None:
    off = TimeOff(at=at(date(2027, 3, 15), "00:00"), last=date(2027, 3, 21))
    journal.time_off.add(off)
    plan = absence.begin(journal, off, date(2027, 3, 8))
    one, other = someone(journal, "K2"), someone(journal, "M1", clock=time(12))
    for client in (one, other):
        journal.clients.add_fact(ClientFact(client_id=client.id, effective=date(2027, 3, 8), risk=False))
    planned(journal, one, date(2027, 3, 16))
    falls_out = planned(journal, other, date(2027, 3, 16), "12:00")
    skipped = OpenSlot(day=date(2027, 3, 28), clock=time(2, 30))
    decide(journal, plan, one, choice=Choice.MAKE_UP_AFTER, slot=skipped, make_up=MakeUp.AGREED)
    result = absence.take(journal, plan.id, date(2027, 3, 8), ZONE)
    assert (result.written, result.open) == (1, {one.id: Open.SKIPPED})
    assert journal.sessions.get(falls_out.id).status is SessionStatus.CANCELLED_BY_ME


def test_a_make_up_moved_into_a_skipped_hour_after_it_was_planned_is_taken_back_and_open(
    journal: Journal, plan: AbsencePlan
) -> None:
    off = TimeOff(at=at(date(2027, 3, 15), "00:00"), last=date(2027, 3, 21))
    journal.time_off.add(off)
    plan = absence.begin(journal, off, date(2027, 3, 8))
    client = someone(journal, "K2")
    good = OpenSlot(day=date(2027, 3, 28), clock=time(10))
    decide(journal, plan, client, choice=Choice.MAKE_UP_AFTER, slot=good, make_up=MakeUp.AGREED)
    assert absence.take(journal, plan.id, date(2027, 3, 8), ZONE).written == 1
    decide(journal, plan, client, slot=replace(good, clock=time(2, 30)))
    result = absence.take(journal, plan.id, date(2027, 3, 8), ZONE)
    assert (result.withdrawn, result.open) == (1, {client.id: Open.SKIPPED})


def test_a_make_up_that_lies_in_the_days_since_they_were_moved_is_named_and_not_made(
    journal: Journal, off: TimeOff, plan: AbsencePlan
) -> None:
    made, agreed = someone(journal, "K2"), someone(journal, "M1", clock=time(12))
    for client, clock in ((made, "10:00"), (agreed, "12:00")):
        planned(journal, client, FIRST + timedelta(days=1), clock)
    inside = LAST + timedelta(days=2)
    slot = OpenSlot(day=inside, clock=time(17))
    decide(journal, plan, made, choice=Choice.MAKE_UP_AFTER, slot=slot, make_up=MakeUp.AGREED)
    absence.take(journal, plan.id, TODAY, ZONE)
    assert absence.inside(journal, plan, off, ZONE) == []
    decide(
        journal, plan, agreed, choice=Choice.MAKE_UP_AFTER, slot=replace(slot, clock=time(18)), make_up=MakeUp.AGREED
    )
    later = journal.time_off.update(replace(off, last=inside))
    plan = journal.absence_plans.get(plan.id)
    assert [one.client_id for one in absence.inside(journal, plan, later, ZONE)] == [made.id]
    assert absence.take(journal, plan.id, TODAY, ZONE).open == {made.id: Open.IN_THE_DAYS, agreed.id: Open.IN_THE_DAYS}
    (session,) = journal.sessions.of_client(made.id, inside, inside)
    assert session.status is SessionStatus.PLANNED


def test_a_session_planned_inside_another_absence_is_none_before_or_after(
    journal: Journal, off: TimeOff, plan: AbsencePlan
) -> None:
    client = someone(journal, "K2", slots=())
    planned(journal, client, FIRST - timedelta(days=6))
    planned(journal, client, FIRST + timedelta(days=1))
    planned(journal, client, LAST + timedelta(days=2))
    planned(journal, client, LAST + timedelta(days=9))
    assert row_of(journal, off, plan, client).after == LAST + timedelta(days=2)
    journal.time_off.add(TimeOff(at=at(LAST + timedelta(days=1), "00:00"), last=LAST + timedelta(days=5)))
    row = row_of(journal, off, plan, client)
    assert (row.before, row.after) == (FIRST - timedelta(days=6), LAST + timedelta(days=9))


def test_nothing_is_decided_in_a_plan_that_another_tab_threw_away(
    journal: Journal, off: TimeOff, plan: AbsencePlan
) -> None:
    client = someone(journal, "K2")
    planned(journal, client, FIRST + timedelta(days=1))
    table = planning.rows(off, known(journal, off), {})
    meant = planning.suggestions(plan, off, known(journal, off), table, {})
    journal.absence_plans.delete(plan.id)
    with pytest.raises(EntryNotFound, match="another tab"):
        decide(journal, plan, client, choice=Choice.WAITS)
    with pytest.raises(EntryNotFound, match="another tab"):
        absence.take_suggestions(journal, plan, table, meant)
    assert journal.absence_decisions.count() == 0
