"""Who asks most: the same demand as in emotional load, client by client, beside the hours."""

from __future__ import annotations

import math
import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.measures.asks_most import AsksMost, Missing, asks_most
from journal.measures.emotional_load import load_by_day
from journal.measures.weights import LoadWeights
from journal.records.client import Client, ClientState, state_on
from journal.records.contact import Contact
from journal.records.encounter import Encounter
from journal.records.reflection import Feeling, Reflection
from journal.records.session import Session, SessionStatus
from journal.wording.asks_most import NAMED_BY_CHANCE, TWICE_NAMED
from tests.bench.simulated_clients import MIDDLE, rate
from tests.journal.practice import Practice, T, at

TODAY = date(2026, 10, 30)
FIRST = TODAY - timedelta(days=27)
WRITTEN = datetime(2032, 6, 1, tzinfo=UTC)


def held(client: str, day: date, demand: int | None, minutes: int | None = 50) -> Session:
    return Session(
        at=at(day), client_id=client, demand=demand, minutes=minutes, status=SessionStatus.ATTENDED, written_at=WRITTEN
    )


def worry(client: str | None, day: date = TODAY, intensity: int = 6, minutes: int | None = 30) -> Reflection:
    return Reflection(at=at(day), client_id=client, intensity=intensity, minutes=minutes, feelings=(Feeling.WORRY,))


def asked(practice: Practice, today: date = TODAY, weights: LoadWeights | None = None) -> AsksMost:
    def with_state(client_id: str, day: date) -> tuple[Client, ClientState]:
        client, facts = practice.clients[client_id]
        return client, state_on(facts, day)

    def of(kind: type[T]) -> list[T]:
        return [e for e in practice.entries if isinstance(e, kind)]

    return asks_most(
        today=today,
        sessions=of(Session),
        reflections=of(Reflection),
        contacts=of(Contact),
        encounters=of(Encounter),
        with_state=with_state,
        weights=weights,
    )


def three_clients() -> tuple[Practice, str, str, str]:
    """K1 rated 8 and on one's mind, K2 and K3 rated 4: four sessions each."""
    practice = Practice()
    one, two, three = (practice.client() for _ in range(3))
    for n in range(4):
        day = TODAY - timedelta(days=7 * n)
        practice.log(held(one, day, 8), held(two, day, 4), held(three, day, 4))
    practice.log(worry(one))
    return practice, one, two, three


def test_parts_of_demand_and_hours_by_hand() -> None:
    practice, one, two, three = three_clients()
    found = asked(practice)
    assert [a.client_id for a in found.clients] == [one, *sorted([two, three])]
    assert found.clients[0].parts == pytest.approx({"sessions": 32, "reflections": 3, "contacts": 0, "encounters": 0})
    assert found.demand == pytest.approx(32 + 3 + 16 + 16)
    assert found.clients[0].share_of_demand == pytest.approx(35 / 67)
    assert found.clients[0].share_of_hours == pytest.approx(1 / 3)
    assert [a.client_id for a in found.stands_out] == [one]
    assert found.named_share_of_demand == pytest.approx(35 / 67)


def test_contacts_are_hours_too_and_reflections_are_not() -> None:
    practice, one, *_ = three_clients()
    practice.log(Contact(at=at(TODAY), client_id=one, minutes=30), Contact(at=at(TODAY), client_id=one))
    assert asked(practice).clients[0].minutes == 200 + 30 + 5


def weekly(practice: Practice, rating: int | None, clients: int = 1, weeks: int = 4) -> list[str]:
    """Take on clients, and see them every week."""
    taken = [practice.client() for _ in range(clients)]
    practice.log(*[held(c, TODAY - timedelta(days=7 * n), rating) for c in taken for n in range(weeks)])
    return taken


def test_nobody_is_named_where_the_parts_are_alike() -> None:
    practice = Practice()
    weekly(practice, 5, clients=4)
    assert asked(practice).missing is None
    assert asked(practice).stands_out == ()


def test_nothing_is_told_of_two_clients() -> None:
    practice = Practice()
    for rating in (9, 1):
        weekly(practice, rating, weeks=4)
        weekly(practice, None, weeks=1)
    practice.log(*[held(next(iter(practice.clients)), TODAY, 9) for _ in range(4)])
    found = asked(practice)
    assert (found.missing, found.have, found.need) == (Missing.CLIENTS, 2, 3)
    assert found.stands_out == ()
    assert {a.share_of_hours for a in found.clients} == {None}


def test_nothing_is_told_below_twelve_rated_sessions() -> None:
    practice, one, *_ = three_clients()
    assert asked(practice).missing is None
    practice.entries = [e for e in practice.entries if not (e.day == FIRST + timedelta(days=6) and e.client_id == one)]  # type: ignore[attr-defined]
    found = asked(practice)
    assert (found.missing, found.have, found.need) == (Missing.SESSIONS, 11, 12)
    assert (found.stands_out, found.clients[0].share_of_demand) == ((), None)


def test_nothing_is_told_where_most_were_seen_once() -> None:
    practice = Practice()
    weekly(practice, 9, weeks=4)
    weekly(practice, 3, clients=10, weeks=1)
    found = asked(practice)
    assert (found.missing, found.have, found.need) == (Missing.AGAIN, 3, 8)


def test_at_most_two_are_named() -> None:
    practice = Practice()
    weekly(practice, 10, clients=3)
    weekly(practice, 1, clients=6)
    assert len(asked(practice).stands_out) == 2


def test_a_single_heavy_hour_names_nobody() -> None:
    practice = Practice()
    weekly(practice, 4, clients=5)
    practice.log(held(practice.client(), TODAY, 10))
    assert asked(practice).stands_out == ()


def test_what_came_of_a_session_belongs_to_it() -> None:
    """Thoughts and contacts up to the next session are no further evidence of their own."""
    practice, one, *_ = three_clients()
    before = asked(practice)
    day = TODAY - timedelta(days=14)
    practice.log(*[worry(one, day + timedelta(days=n), intensity=1, minutes=1) for n in range(1, 6)])
    after = asked(practice)
    widths = [b.high - b.low for found in (before, after) if (b := found.clients[0].beyond)]
    assert widths[1] == pytest.approx(widths[0], rel=0.1)


def test_equal_clients_are_seldom_named_and_one_who_asks_twice_as_much_often_is() -> None:
    """A short run of the simulation, so within two standard errors of what docs/measures.md quotes from a long one."""
    false, power = (rate(MIDDLE, 300, twice=twice, seed=1) for twice in (False, True))
    assert false <= NAMED_BY_CHANCE + 0.025
    assert TWICE_NAMED[0] - 0.04 <= power <= TWICE_NAMED[1] + 0.06


def test_with_under_80_per_cent_rated_it_cannot_be_told() -> None:
    practice, one, *_ = three_clients()
    practice.log(*[held(one, TODAY, None) for _ in range(3)])
    assert asked(practice).rated_share == pytest.approx(12 / 15)
    assert asked(practice).missing is None
    practice.log(held(one, TODAY, None))
    found = asked(practice)
    assert (found.missing, found.stands_out, found.clients[0].unrated) == (Missing.RATED, (), 4)
    assert (found.have, found.need) == (75, 80)
    stricter = asked(practice, weights=LoadWeights(logged_share=0.9))
    assert (stricter.missing, stricter.have, stricter.need) == (Missing.RATED, 75, 90)


def test_minutes_follow_the_rhythm_of_the_client_and_else_the_default() -> None:
    practice = Practice()
    long, plain = practice.client(minutes=90), practice.client()
    practice.log(held(long, TODAY, 5, None), held(plain, TODAY, 5, None))
    assert {a.client_id: a.minutes for a in asked(practice).clients} == {long: 90, plain: 50}


def test_missed_sessions_and_reflections_on_nobody_count_nowhere() -> None:
    practice = Practice()
    practice.log(Session(at=at(TODAY), client_id=practice.client(), status=SessionStatus.NO_SHOW), worry(None))
    found = asked(practice)
    assert (found.clients, found.demand, found.rated_share, found.stands_out) == ((), 0.0, None, ())


def test_twenty_eight_days_are_looked_at_today_included() -> None:
    practice = Practice()
    client = practice.client()
    for day in (FIRST - timedelta(days=1), FIRST, TODAY, TODAY + timedelta(days=1)):
        practice.log(held(client, day, 5))
    assert asked(practice).clients[0].sessions == 2


@st.composite
def some_month(draw: st.DrawFn) -> Practice:
    practice = Practice()
    clients = [practice.client(minutes=draw(st.sampled_from([None, 50, 90]))) for _ in range(3)]
    rating = st.none() | st.integers(0, 10)
    minutes = st.none() | st.integers(1, 120)
    for _ in range(draw(st.integers(0, 30))):
        client, day = draw(st.sampled_from(clients)), FIRST + timedelta(days=draw(st.integers(0, 27)))
        practice.log(
            draw(
                st.one_of(
                    st.builds(held, st.just(client), st.just(day), rating, minutes),
                    st.builds(worry, st.just(client), st.just(day), st.integers(0, 10), minutes),
                    st.builds(
                        Contact,
                        at=st.just(at(day)),
                        client_id=st.just(client),
                        minutes=minutes,
                        demand=rating,
                        after_hours=st.booleans(),
                    ),
                    st.builds(Encounter, at=st.just(at(day)), client_id=st.just(client), discomfort=rating),
                )
            )
        )
    return practice


@given(some_month(), st.floats(0, 2))
@settings(max_examples=60, deadline=None)
def test_the_clients_add_up_to_the_demand_of_the_days(practice: Practice, reflections: float) -> None:
    weights = LoadWeights(reflections=reflections)
    found = asked(practice, weights=weights)
    days = load_by_day(practice.sums(), FIRST, TODAY, weights)
    assert found.demand == pytest.approx(math.fsum(day.demand or 0.0 for day in days))
    if found.missing is None:
        assert not found.demand or math.fsum(a.share_of_demand or 0 for a in found.clients) == pytest.approx(1)
        assert math.fsum(a.share_of_hours or 0 for a in found.clients) == pytest.approx(1)


@given(some_month(), st.randoms(use_true_random=False), st.integers(-800, 800))
@settings(max_examples=40, deadline=None)
def test_neither_order_nor_dates_change_it_nor_does_an_entry_of_zero(
    practice: Practice, chance: random.Random, shift: int
) -> None:
    before = asked(practice)
    chance.shuffle(practice.entries)
    assert asked(practice) == before
    moved = [replace(e, at=at(e.day + timedelta(days=shift))) for e in practice.entries]
    later = asked(Practice(entries=list(moved), clients=practice.clients), TODAY + timedelta(days=shift))
    assert later.demand == pytest.approx(before.demand)
    assert [a.client_id for a in later.clients] == [a.client_id for a in before.clients]
    practice.log(worry(next(iter(practice.clients)), intensity=0))
    assert asked(practice).demand == pytest.approx(before.demand)
