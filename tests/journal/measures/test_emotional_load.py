"""Emotional load: the worked example, the definitions, and what must hold for any day."""

from __future__ import annotations

import math
import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.measures.emotional_load import (
    DEMAND_PARTS,
    RECOVERY_PARTS,
    DayLoad,
    DayState,
    load_by_day,
    load_by_week,
    load_of_day,
    own_rating,
)
from journal.measures.weights import LoadWeights
from journal.measures.work_frame import WorkFrame
from journal.records.check_in import CheckIn
from journal.records.client import Role
from journal.records.contact import Contact
from journal.records.downtime import Downtime, DowntimeCategory, Felt
from journal.records.encounter import Encounter
from journal.records.entry import Entry
from journal.records.reflection import Feeling, Reflection, Valence
from journal.records.session import Session, SessionStatus
from journal.records.supervision import Supervision
from journal.records.work_pattern import WorkPattern
from tests.journal.practice import LONG_AGO, Practice, at, days_away

DAY = date(2026, 10, 5)
FRAME = WorkFrame(today=date(2027, 1, 1), patterns=[WorkPattern(effective=LONG_AGO)])
WRITTEN = datetime(2027, 6, 1, tzinfo=UTC)


def session(client: str, demand: int | None, minutes: int | None = 50, day: date = DAY) -> Session:
    return Session(
        at=at(day), client_id=client, demand=demand, minutes=minutes, status=SessionStatus.ATTENDED, written_at=WRITTEN
    )


def walk(day: date = DAY, **more: object) -> Downtime:
    told = {"minutes": 20, "energy_before": 3, "energy_after": 6} | more
    return Downtime(at=at(day), activity="walk", category=DowntimeCategory.SELF_CARE, **told)  # type: ignore[arg-type]


def negative(day: date = DAY, **more: object) -> Reflection:
    told = {"client_id": "", "minutes": 30, "intensity": 7, "feelings": (Feeling.WORRY,)} | more
    return Reflection(at=at(day), **told)  # type: ignore[arg-type]


def load(*entries: Entry, weights: LoadWeights | None = None) -> DayLoad:
    practice = Practice()
    client = practice.client()
    practice.log(*[replace(e, client_id=client) if getattr(e, "client_id", None) == "" else e for e in entries])  # type: ignore[call-arg]
    return load_of_day(practice.on(DAY), weights)


def test_the_worked_example_gives_38_6_and_31_1() -> None:
    day = load(
        *[session("", rating) for rating in (4, 5, 8, 3, 6)],
        negative(intrusiveness=3),
        Contact(at=at(DAY, "20:30"), client_id="", minutes=10, demand=8, after_hours=True),
        Encounter(at=at(DAY), client_id="", discomfort=4),
        walk(),
        Supervision(at=at(DAY), minutes=60, helpfulness=8),
    )
    assert day.parts["sessions"] == pytest.approx(26.0)
    assert day.parts["reflections"] == pytest.approx(6.1, abs=0.05)
    assert day.parts["contacts"] == pytest.approx(4.5, abs=0.05)
    assert day.parts["encounters"] == pytest.approx(2.0)
    assert day.parts["downtime"] == pytest.approx(3.5, abs=0.05)
    assert day.parts["supervision"] == pytest.approx(4.0)
    assert day.demand == pytest.approx(38.6, abs=0.05)
    assert day.recovery == pytest.approx(7.5, abs=0.05)
    assert day.net == pytest.approx(31.1, abs=0.05)
    assert day.state is DayState.LOGGED


def test_a_day_without_entries_is_missing_and_not_zero() -> None:
    day = load()
    assert (day.state, day.demand, day.recovery, day.net, day.parts) == (DayState.MISSING, None, None, None, {})


def test_a_check_in_makes_an_empty_day_a_known_zero() -> None:
    day = load(CheckIn(at=at(DAY), heavy=0))
    assert (day.state, day.demand, day.recovery, day.heavy) == (DayState.LOGGED, 0.0, None, 0)


@pytest.mark.parametrize("told", [{"energy": 3}, {"sleep": 8}, {"line": "long day"}])
def test_a_check_in_without_the_evening_s_answer_says_nothing_of_how_heavy_it_was(told: dict[str, Any]) -> None:
    day = load(CheckIn(at=at(DAY), **told))
    assert (day.state, day.demand, day.recovery, day.parts) == (DayState.MISSING, None, None, {})


def test_recovery_of_a_day_on_which_nothing_restorative_was_logged_is_missing() -> None:
    day = load(session("", 6))
    assert (day.recovery, day.net) == (None, None)
    assert set(day.parts) == set(DEMAND_PARTS)
    assert load(session("", 6), walk(energy_before=5, energy_after=5)).recovery == 0.0
    assert load(session("", 6), Supervision(at=at(DAY), minutes=60)).recovery == 0.0


def test_a_day_of_unrated_sessions_is_partial_with_demand_zero() -> None:
    day = load(session("", None), session("", None), CheckIn(at=at(DAY), heavy=7))
    assert (day.state, day.demand, day.unrated) == (DayState.PARTIAL, 0.0, 2)
    assert (day.rated_minutes, day.attended_minutes) == (0, 100)


@pytest.mark.parametrize(("unrated", "state"), [(50, DayState.LOGGED), (51, DayState.PARTIAL)])
def test_a_day_is_logged_from_80_per_cent_of_rated_minutes(unrated: int, state: DayState) -> None:
    assert load(*[session("", 5)] * 1, session("", 5, 150), session("", None, unrated)).state is state


def test_a_day_of_contacts_without_an_evening_answer_is_partial() -> None:
    contact = Contact(at=at(DAY), client_id="", minutes=10, demand=2)
    assert load(contact).state is DayState.PARTIAL
    assert load(contact, CheckIn(at=at(DAY), energy=5)).state is DayState.PARTIAL
    assert load(contact, CheckIn(at=at(DAY), heavy=5)).state is DayState.LOGGED


def test_where_demand_is_missing_recovery_stands_uncapped_and_the_net_is_missing() -> None:
    day = load(walk())
    assert (day.state, day.demand, day.net) == (DayState.MISSING, None, None)
    assert day.recovery == pytest.approx(3 * math.sqrt(20 / 15))


def test_recovery_is_capped_at_half_of_demand_and_its_parts_are_not() -> None:
    day = load(session("", 2), walk())
    assert (day.demand, day.recovery) == (2.0, 1.0)
    assert day.parts["downtime"] == pytest.approx(3 * math.sqrt(20 / 15))


def test_a_no_show_alone_says_nothing_about_how_the_day_felt() -> None:
    day = load(Session(at=at(DAY), client_id="", status=SessionStatus.NO_SHOW))
    assert (day.state, day.demand, day.recovery) == (DayState.MISSING, None, None)


def test_all_roles_weigh_on_the_therapist() -> None:
    practice = Practice()
    practice.log(session(practice.client(role=Role.LEGAL), 6))
    assert load_of_day(practice.on(DAY)).demand == pytest.approx(6.0)


def test_thoughts_with_positive_valence_are_no_load_and_have_their_own_series() -> None:
    day = load(negative(feelings=(Feeling.TENDERNESS, Feeling.PRIDE)))
    assert day.demand == 0.0
    assert day.stayed == pytest.approx(3.5)


@pytest.mark.parametrize(
    ("valence", "v"), [(Valence.NEGATIVE, 1), (Valence.MIXED, 0.6), (Valence.NEUTRAL, 0.3), (Valence.POSITIVE, 0)]
)
def test_the_chosen_valence_overrules_the_feelings(valence: Valence, v: float) -> None:
    assert load(negative(chosen_valence=valence)).demand == pytest.approx(3.5 * v)


def test_an_activity_that_costs_energy_is_shown_as_cost_and_takes_nothing_from_recovery() -> None:
    day = load(session("", 10), walk(), walk(energy_before=6, energy_after=2, minutes=15))
    assert day.recovery == pytest.approx(3 * math.sqrt(20 / 15))
    assert day.cost == pytest.approx(4.0)


def test_better_and_worse_stand_for_two_points_and_are_marked_coarse() -> None:
    better, worse = (
        walk(felt=felt, energy_before=None, energy_after=None, minutes=15) for felt in (Felt.BETTER, Felt.WORSE)
    )
    day = load(session("", 10), better, worse)
    assert (day.recovery, day.cost) == pytest.approx((2.0, 2.0))
    assert day.coarse
    assert not load(walk(felt=Felt.BETTER)).coarse  # energy before and after beat it


def test_downtime_without_minutes_is_listed_and_not_scored() -> None:
    assert load(session("", 10), walk(minutes=None)).recovery == 0.0


def test_blanks_take_their_defaults_and_are_counted() -> None:
    day = load(
        session("", 5, None),
        negative(minutes=None, intrusiveness=None),
        Contact(at=at(DAY), client_id="", demand=4),
    )
    assert day.parts["sessions"] == pytest.approx(5.0)
    assert day.parts["reflections"] == pytest.approx(0.5 * 7 * math.sqrt(5 / 30))
    assert day.parts["contacts"] == pytest.approx(4 * math.sqrt(5 / 50))
    assert day.defaulted == 3
    assert load(session("", 5)).defaulted == 0


def test_a_one_minute_contact_weighs_as_five() -> None:
    short, five = (Contact(at=at(DAY), client_id="", minutes=n, demand=6) for n in (1, 5))
    assert load(short).demand == load(five).demand


def test_a_blank_intensity_is_unrated_and_adds_nothing() -> None:
    day = load(negative(intensity=None))
    assert (day.demand, day.unrated_reflections) == (0.0, 1)


def test_weights_can_be_changed_without_touching_the_sums() -> None:
    late = Contact(at=at(DAY), client_id="", minutes=50, demand=4, after_hours=True)
    assert load(late, weights=LoadWeights(after_hours=2.0)).demand == pytest.approx(8.0)
    assert load(negative(), weights=LoadWeights(reflections=1.0)).demand == pytest.approx(7.0)


def test_every_calendar_day_of_the_range_is_there_once() -> None:
    practice = Practice()
    practice.log(session(practice.client(), 5, day=DAY + timedelta(days=2)))
    days = list(load_by_day(practice.sums(), DAY, DAY + timedelta(days=4)))
    assert [d.day for d in days] == [DAY + timedelta(days=n) for n in range(5)]
    assert [d.state for d in days].count(DayState.MISSING) == 4
    assert list(load_by_day([], DAY, DAY - timedelta(days=1))) == []


def week_of_ratings() -> list[DayLoad]:
    """Mon 10, Tue unrated, Wed 20, Thu nothing, Fri off but worked 40, Sat worked 80."""
    practice = Practice()
    client = practice.client()
    rated: dict[int, list[int | None]] = {0: [10], 1: [None], 2: [10, 10], 4: [10] * 4, 5: [10] * 8}
    for n, demands in rated.items():
        practice.log(*[session(client, demand, day=DAY + timedelta(days=n)) for demand in demands])
    return list(load_by_day(practice.sums(), DAY, DAY + timedelta(days=9)))


def test_weekly_means_rest_on_logged_workdays_alone() -> None:
    friday = DAY + timedelta(days=4)
    first, second = load_by_week(week_of_ratings(), replace(FRAME, time_off=[days_away(friday, friday)]))
    assert first.week == "2026-W41"
    assert first.demand == pytest.approx(15.0)
    assert (first.rests_on, first.workdays) == (2, 4)
    assert (second.demand, second.recovery, second.rests_on, second.workdays) == (None, None, 0, 3)
    assert first.recovery is None
    assert load_by_week([], FRAME) == []


def test_a_week_s_recovery_is_the_mean_of_the_days_that_have_one() -> None:
    practice = Practice()
    client = practice.client()
    practice.log(*[session(client, 10, day=DAY + timedelta(days=n)) for n in range(3)])
    practice.log(walk())
    (week,) = load_by_week(load_by_day(practice.sums(), DAY, DAY + timedelta(days=6)), FRAME)
    assert week.rests_on == 3
    assert week.recovery == pytest.approx(3 * math.sqrt(20 / 15))


def test_the_own_rating_stands_beside_what_is_usual_once_five_days_in_four_weeks_were_rated() -> None:
    practice = Practice()
    for n, heavy in enumerate([9, 4, 5, 5, 6]):
        practice.log(CheckIn(at=at(DAY - timedelta(days=7 * n + 1)), heavy=heavy))
    practice.log(CheckIn(at=at(DAY - timedelta(days=43)), heavy=10))
    practice.log(CheckIn(at=at(DAY), heavy=6), CheckIn(at=at(DAY + timedelta(days=6)), heavy=8))

    def days() -> list[DayLoad]:
        return list(load_by_day(practice.sums(), DAY - timedelta(days=50), DAY + timedelta(days=10)))

    rating = own_rating(days(), DAY)
    assert (rating.week, rating.usual) == (7.0, 5.0)
    practice.entries.pop(0)
    assert own_rating(days(), DAY).usual is None
    practice.log(*(CheckIn(at=at(DAY - timedelta(days=n + 2)), heavy=5) for n in range(20)))
    assert own_rating(days(), DAY).usual == 5.0
    assert own_rating([d for d in days() if d.day >= DAY - timedelta(days=21)], DAY).usual is None
    assert own_rating(days(), DAY + timedelta(days=7)).week is None


# --- for any day ----------------------------------------------------------------------------------

ratings = st.none() | st.integers(0, 10)
minutes = st.none() | st.integers(1, 300)


@st.composite
def some_entry(draw: st.DrawFn) -> Entry:
    day = DAY + timedelta(days=draw(st.integers(0, 3)))
    moment = at(day, "12:00")
    kind = draw(st.integers(0, 6))
    if kind == 0:
        return session("", draw(ratings), draw(minutes), day)
    if kind == 1:
        feelings = draw(st.lists(st.sampled_from(list(Feeling)), max_size=3))
        return negative(
            day,
            minutes=draw(minutes),
            intensity=draw(ratings),
            intrusiveness=draw(st.none() | st.integers(0, 4)),
            feelings=tuple(feelings),
        )
    if kind == 2:
        return Contact(
            at=moment, client_id="", minutes=draw(minutes), demand=draw(ratings), after_hours=draw(st.booleans())
        )
    if kind == 3:
        return Encounter(at=moment, client_id="", discomfort=draw(ratings))
    if kind == 4:
        felt = draw(st.none() | st.sampled_from(list(Felt)))
        return walk(day, minutes=draw(minutes), energy_before=draw(ratings), energy_after=draw(ratings), felt=felt)
    if kind == 5:
        return Supervision(at=moment, minutes=draw(st.integers(1, 300)), helpfulness=draw(ratings))
    return CheckIn(at=moment, heavy=draw(st.integers(0, 10)))


@st.composite
def some_days(draw: st.DrawFn) -> Practice:
    practice = Practice()
    client = practice.client()
    entries = draw(st.lists(some_entry(), max_size=14))
    practice.log(*[replace(e, client_id=client) if hasattr(e, "client_id") else e for e in entries])  # type: ignore[call-arg]
    return practice


def loads(practice: Practice, first: date = DAY) -> list[DayLoad]:
    return list(load_by_day(practice.sums(), first, first + timedelta(days=4)))


@given(some_days())
@settings(max_examples=200, deadline=None)
def test_recovery_never_exceeds_half_of_a_known_demand(practice: Practice) -> None:
    for day in loads(practice):
        if day.demand is not None and day.recovery is not None:
            assert 0 <= day.recovery <= 0.5 * day.demand


@given(some_days())
@settings(max_examples=150, deadline=None)
def test_missing_stays_missing_and_the_parts_add_up(practice: Practice) -> None:
    asks, gives = (Session, Reflection, Contact, Encounter, CheckIn), (Downtime, Supervision)
    for day in loads(practice):
        of_day = [e for e in practice.entries if e.day == day.day]
        assert (day.demand is None) == (not any(isinstance(e, asks) for e in of_day))
        assert (day.state is DayState.MISSING) == (day.demand is None)
        assert (day.recovery is None) == (not any(isinstance(e, gives) for e in of_day))
        if day.demand is not None:
            assert math.fsum(day.parts[p] for p in DEMAND_PARTS) == day.demand
        if day.demand is None and day.recovery is not None:
            assert math.fsum(day.parts[p] for p in RECOVERY_PARTS) == day.recovery


@given(some_days(), st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_the_order_of_entries_changes_nothing_to_the_last_digit(practice: Practice, chance: random.Random) -> None:
    before = loads(practice)
    chance.shuffle(practice.entries)
    sums = practice.sums()
    chance.shuffle(sums)
    after = list(load_by_day(sums, DAY, DAY + timedelta(days=4)))
    assert after == before
    assert load_by_week(reversed(after), FRAME) == load_by_week(before, FRAME)


@given(some_days(), st.integers(-30, 30))
@settings(max_examples=60, deadline=None)
def test_the_same_days_in_other_weeks_are_the_same(practice: Practice, weeks: int) -> None:
    shift = timedelta(weeks=weeks)
    moved = Practice(clients=practice.clients, entries=[replace(e, at=e.at + shift) for e in practice.entries])
    assert [replace(d, day=d.day - shift) for d in loads(moved, DAY + shift)] == loads(practice)
