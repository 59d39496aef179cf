"""Caseload intensity: the worked example, the definitions, and what must hold for any week."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.measures.breaks import Break, breaks
from journal.measures.caseload_intensity import Band, CaseloadWeek, band_of, caseload_by_week
from journal.measures.weights import CaseloadWeights, Weights
from journal.measures.work_frame import WorkFrame
from journal.records.check_in import CheckIn
from journal.records.client import ClientFact, Member, Role
from journal.records.contact import Contact, Purpose
from journal.records.session import Session, SessionStatus
from journal.records.work_pattern import WorkPattern
from tests.journal.practice import LONG_AGO, Practice, at, days_away

MONDAY = date(2026, 10, 5)
LATER = date(2027, 1, 1)
PATTERN = WorkPattern(effective=LONG_AGO)
FRAME = WorkFrame(today=LATER, patterns=[PATTERN])
ATTENDED = SessionStatus.ATTENDED


def held(client: str, day: date, clock: str, **more: object) -> Session:
    """An attended session, written down long after."""
    moment = at(day, clock)
    told = {"minutes": 50, "status": ATTENDED, "written_at": datetime(2027, 6, 1, tzinfo=UTC)} | more
    return Session(at=moment, client_id=client, **told)  # type: ignore[arg-type]


def day_of(n: int) -> date:
    return MONDAY + timedelta(days=n)


def week_of(practice: Practice, **more: object) -> CaseloadWeek:
    return caseload_by_week(practice.sums(), MONDAY, day_of(6), replace(FRAME, **more))[0]  # type: ignore[arg-type]


def worked_example() -> Practice:
    practice = Practice()
    ordinary = practice.client(acuity=1)
    trauma = practice.client(acuity=2, trauma=True)
    severe = practice.client(acuity=3, risk=True, trauma=True)
    crisis = practice.client(acuity=4, risk=True)
    # Monday: three in a row; Tuesday: four; after that ten minutes or more between any two.
    slots = [(0, "09:00"), (0, "09:50"), (0, "10:45")]
    slots += [(1, "09:00"), (1, "09:55"), (1, "10:45"), (1, "11:44")]
    slots += [(n, clock) for n in (2, 3, 4) for clock in ("09:00", "10:00", "11:00")][:8]
    who = [ordinary] * 8 + [trauma] * 5 + [severe] * 2
    practice.log(*[held(c, day_of(n), clock) for c, (n, clock) in zip(who, slots, strict=True)])
    practice.log(held(crisis, day_of(4), "15:00", minutes=30, emergency=True))
    practice.log(
        *[Session(at=at(day_of(3), "15:00"), client_id=c, status=SessionStatus.NO_SHOW) for c in (ordinary, severe)]
    )
    practice.log(*[Contact(at=at(day_of(n), "18:00"), client_id=trauma, minutes=8) for n in range(5)])
    return practice


def test_the_worked_example_gives_109_3() -> None:
    found = breaks([days_away(date(2026, 7, 20), date(2026, 7, 31))], [PATTERN], set())
    week = week_of(worked_example(), breaks=found)
    assert week.week == "2026-W41"
    assert week.parts == pytest.approx({"sessions": 17.35 + 1.125, "no_shows": 0.75, "contacts": 1.0, "runs": 0.4})
    assert sum(week.parts.values()) == pytest.approx(20.625)
    assert week.weeks_since_break == 9
    assert week.f == pytest.approx(1.06)
    assert week.c == 20
    assert week.cii == pytest.approx(109.3125)
    assert week.band is Band.ABOVE


def test_beside_the_worked_example_stand_sessions_hours_shares_and_the_longest_run() -> None:
    week = week_of(worked_example())
    assert week.therapy_sessions == 16
    assert week.hours == pytest.approx(15 * 50 / 60 + 0.5)
    assert week.trauma_share == pytest.approx(7 / 16)
    assert week.no_show_rate == pytest.approx(2 / 18)
    assert week.longest_run == 4
    assert (week.rests_on, week.workdays) == (5, 5)


def test_the_week_in_which_the_journal_began_is_no_whole_one_and_has_no_band() -> None:
    practice = Practice()
    practice.log(held(practice.client(), day_of(2), "09:00"))

    def week(began: date | None) -> CaseloadWeek:
        frame = replace(FRAME, began=began)
        (found,) = caseload_by_week(practice.sums(), MONDAY, MONDAY, frame)
        return found

    assert (week(day_of(2)).whole, week(day_of(2)).band, week(day_of(2)).workdays) == (False, None, 3)
    assert week(MONDAY).band is week(None).band is Band.LIGHTER
    assert week(day_of(-2)).band is Band.LIGHTER  # on the weekend before


def test_shares_of_four_sessions_are_none() -> None:
    practice = Practice()
    client = practice.client(trauma=True)
    practice.log(*[held(client, day_of(n), "09:00") for n in range(4)])
    assert (week_of(practice).trauma_share, week_of(practice).no_show_rate) == (None, None)
    practice.log(held(client, day_of(4), "09:00"))
    assert (week_of(practice).trauma_share, week_of(practice).no_show_rate) == (1.0, 0.0)


def test_without_a_recorded_break_f_is_1_and_it_can_be_said() -> None:
    week = week_of(worked_example())
    assert (week.f, week.weeks_since_break) == (1.0, None)


@pytest.mark.parametrize(("weeks", "f"), [(0, 1.0), (6, 1.0), (7, 1.02), (16, 1.2), (60, 1.2)])
def test_time_since_a_break_counts_from_the_seventh_week_and_stays_small(weeks: int, f: float) -> None:
    last = MONDAY - timedelta(weeks=weeks)
    week = week_of(worked_example(), breaks=[Break(last - timedelta(days=6), last)])
    assert week.f == pytest.approx(f)


def test_an_unfinished_week_has_a_sum_but_no_band() -> None:
    week = week_of(worked_example(), today=day_of(6))
    assert week.cii is not None
    assert (week.finished, week.band) == (False, None)
    assert week_of(worked_example(), today=day_of(7)).finished


def test_a_week_in_which_nothing_was_logged_is_unknown_and_not_zero() -> None:
    practice = worked_example()
    weeks = caseload_by_week(practice.sums(), MONDAY, day_of(8), FRAME)
    assert [w.week for w in weeks] == ["2026-W41", "2026-W42"]
    assert (weeks[1].cii, weeks[1].band, weeks[1].trauma_share, weeks[1].no_show_rate) == (None, None, None, None)


def test_a_planned_session_that_was_never_settled_counts_nowhere() -> None:
    practice = Practice()
    practice.log(Session(at=at(MONDAY), client_id=practice.client()))
    assert week_of(practice).cii is None


def test_work_that_is_not_therapy_is_left_out() -> None:
    practice = Practice()
    practice.log(held(practice.client(role=Role.COACHING), MONDAY, "09:00"))
    week = week_of(practice)
    assert (week.cii, week.therapy_sessions) == (0.0, 0)


def test_late_cancellations_count_as_no_shows_and_early_ones_not() -> None:
    practice = Practice()
    risk = practice.client(risk=True)
    for status in (SessionStatus.CANCELLED_LATE, SessionStatus.CANCELLED):
        practice.log(Session(at=at(MONDAY), client_id=risk, status=status))
    assert week_of(practice).parts["no_shows"] == pytest.approx(0.5)


def test_reminders_count_without_the_multiplier_and_a_blank_contact_as_five_minutes() -> None:
    practice = Practice()
    severe = practice.client(acuity=4, risk=True, trauma=True)
    practice.log(Contact(at=at(MONDAY), client_id=severe, minutes=10, purpose=Purpose.REMINDER))
    assert week_of(practice).parts["contacts"] == pytest.approx(0.2)
    practice.log(Contact(at=at(MONDAY), client_id=severe))
    assert week_of(practice).parts["contacts"] == pytest.approx(0.2 + 0.1 * 1.65)


def test_a_blank_session_lasts_as_usual_and_without_a_rhythm_fifty_minutes() -> None:
    practice = Practice()
    practice.log(held(practice.client(minutes=90), MONDAY, "09:00", minutes=None))
    practice.log(held(practice.client(), MONDAY, "13:00", minutes=None))
    assert week_of(practice).parts["sessions"] == pytest.approx(90 / 50 + 1)


def test_acuity_is_that_of_the_day_of_the_session() -> None:
    practice = Practice()
    client = practice.client(acuity=1)
    facts = practice.clients[client][1]
    facts.append(ClientFact(client_id=client, effective=day_of(1), acuity=3))
    practice.log(held(client, day_of(0), "09:00"), held(client, day_of(1), "09:00"))
    assert week_of(practice).parts["sessions"] == pytest.approx(1.0 + 1.2)


def test_of_a_couple_the_highest_member_counts_and_a_little_for_the_other_who_came() -> None:
    practice = Practice()
    pair = practice.client()
    one, other = Member(label="A"), Member(label="B")
    client, facts = practice.clients[pair]
    practice.clients[pair] = (replace(client, members=(one, other)), facts)
    facts.append(ClientFact(client_id=pair, member_id=other.id, effective=LONG_AGO, acuity=3, trauma=True))
    practice.log(held(pair, day_of(0), "09:00"))
    practice.log(held(pair, day_of(1), "09:00", members_present=(one.id,)))
    assert week_of(practice).parts["sessions"] == pytest.approx((1.35 + 0.05) + 1.0)


@pytest.mark.parametrize(("gap", "runs"), [(9, 0.1), (10, 0.0)])
def test_ten_minutes_end_a_run_and_nine_do_not(gap: int, runs: float) -> None:
    practice = Practice()
    client = practice.client()
    start = at(MONDAY)
    for n in range(3):
        moment = start + timedelta(minutes=n * (50 + gap))
        practice.log(held(client, MONDAY, moment.strftime("%H:%M")))
    assert week_of(practice).parts["runs"] == pytest.approx(runs)


def test_each_session_of_a_long_run_adds_at_most_0_3() -> None:
    practice = Practice()
    client = practice.client()
    practice.log(*[held(client, MONDAY, f"{9 + n // 2:02d}:{30 * (n % 2):02d}", minutes=30) for n in range(7)])
    assert week_of(practice).parts["runs"] == pytest.approx(0.1 + 0.2 + 0.3 + 0.3 + 0.3)


def test_capacity_is_that_in_force_on_the_weeks_monday() -> None:
    fewer = WorkPattern(effective=day_of(1), weekly_units=10)
    assert week_of(worked_example(), patterns=[fewer, PATTERN]).c == 20
    assert week_of(worked_example(), patterns=[replace(fewer, effective=MONDAY), PATTERN]).c == 10


def test_changed_weights_hold_for_the_same_sums() -> None:
    week = week_of(worked_example(), weights=Weights(caseload=CaseloadWeights(no_show=1.0, emergency=1.0)))
    assert week.parts["no_shows"] == pytest.approx(2.25)
    assert week.parts["sessions"] == pytest.approx(17.35 + 0.9)


@pytest.mark.parametrize(
    ("cii", "band"),
    [
        (0, Band.LIGHTER),
        (69.9, Band.LIGHTER),
        (70, Band.WITHIN),
        (100, Band.WITHIN),
        (100 + 1e-13, Band.WITHIN),
        (100.1, Band.ABOVE),
        (120, Band.ABOVE),
        (120.1, Band.WELL_ABOVE),
    ],
)
def test_bands(cii: float, band: Band) -> None:
    assert band_of(cii) is band


# --- for any week ---------------------------------------------------------------------------------

STATUSES = [ATTENDED, ATTENDED, SessionStatus.NO_SHOW, SessionStatus.CANCELLED_LATE, SessionStatus.PLANNED]


@st.composite
def some_session(draw: st.DrawFn, clients: list[str]) -> Session:
    start = draw(st.integers(6 * 60, 22 * 60))
    status = draw(st.sampled_from(STATUSES))
    return held(
        draw(st.sampled_from(clients)),
        day_of(draw(st.integers(0, 6))),
        f"{start // 60:02d}:{start % 60:02d}",
        status=status,
        minutes=draw(st.none() | st.integers(1, 180)),
        emergency=draw(st.booleans()),
        demand=draw(st.none() | st.integers(0, 10)) if status is ATTENDED else None,
    )


@st.composite
def some_week(draw: st.DrawFn) -> Practice:
    practice = Practice()
    clients = [
        practice.client(
            acuity=draw(st.none() | st.integers(0, 4)),
            risk=draw(st.booleans()),
            trauma=draw(st.booleans()),
            minutes=draw(st.none() | st.integers(20, 120)),
            role=draw(st.sampled_from([Role.THERAPY, Role.THERAPY, Role.TEACHING])),
        )
        for _ in range(3)
    ]
    practice.log(*draw(st.lists(some_session(clients), max_size=8)))
    for _ in range(draw(st.integers(0, 3))):
        practice.log(
            Contact(at=at(day_of(2), "19:00"), client_id=clients[0], minutes=draw(st.none() | st.integers(1, 60)))
        )
    return practice


@given(some_week(), st.data())
@settings(max_examples=150, deadline=None)
def test_one_more_attended_session_never_lowers_the_week(practice: Practice, data: st.DataObject) -> None:
    more = replace(data.draw(some_session(list(practice.clients))), status=ATTENDED, demand=None)
    # Time off beside and inside the week, which the session may end, and a break long before it.
    first = day_of(data.draw(st.integers(-9, 4)))
    off = [days_away(first, first + timedelta(days=data.draw(st.integers(0, 12)))), days_away(day_of(-90), day_of(-80))]

    def cii() -> float:
        worked = {s.day for s in practice.sums() if s.work_contact}
        return week_of(practice, breaks=breaks(off, [PATTERN], worked)).cii or 0.0

    before = cii()
    practice.log(more)
    assert cii() >= before - 1e-9


@given(some_week(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_entries_changes_nothing_to_the_last_digit(practice: Practice, chance: random.Random) -> None:
    before = week_of(practice)
    chance.shuffle(practice.entries)
    sums = practice.sums()
    chance.shuffle(sums)
    assert caseload_by_week(sums, MONDAY, day_of(6), FRAME)[0] == before


@given(some_week(), st.integers(-20, 20))
@settings(max_examples=60, deadline=None)
def test_the_same_week_at_another_time_of_year_is_the_same(practice: Practice, weeks: int) -> None:
    before = week_of(practice)
    shift = timedelta(weeks=weeks)
    moved = Practice(clients=practice.clients, entries=[replace(e, at=e.at + shift) for e in practice.entries])
    monday = MONDAY + shift
    frame = replace(FRAME, today=date(2028, 1, 1))
    after = caseload_by_week(moved.sums(), monday, monday + timedelta(days=6), frame)
    assert replace(after[0], monday=MONDAY) == before


@given(some_week())
@settings(max_examples=60, deadline=None)
def test_the_index_is_its_parts_times_f_over_c(practice: Practice) -> None:
    week = week_of(practice, breaks=[Break(day_of(-100), day_of(-80))])
    if week.cii is None:
        assert not any(week.parts.values())
    else:
        assert week.cii == pytest.approx(100 * sum(week.parts.values()) * week.f / week.c)


def test_an_evening_answer_alone_is_an_entry_and_the_week_a_known_zero() -> None:
    practice = Practice()
    practice.log(CheckIn(at=at(MONDAY), heavy=2))
    week = week_of(practice)
    assert (week.cii, week.rests_on, week.workdays) == (0.0, 1, 5)
