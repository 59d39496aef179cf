"""On my mind: counts of what was logged, and what is left out only where it is to be shared."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.measures.on_my_mind import ByAcuity, InMind, by_acuity, feelings_by_week, on_my_mind, rolling
from journal.records.client import ClientState
from journal.records.reflection import Feeling, Place, Reflection
from journal.records.session import Session, SessionStatus
from tests.journal.practice import at

TODAY = date(2026, 10, 30)  # a Friday
K2, M1 = "k2", "m1"
WORRY, PRIDE = (Feeling.WORRY,), (Feeling.PRIDE,)


def thought(client: str | None = K2, days_ago: int = 0, **more: object) -> Reflection:
    told = {"intensity": 5, "text": "so"} | more
    return Reflection(at=at(TODAY - timedelta(days=days_ago), "12:00"), client_id=client, **told)  # type: ignore[arg-type]


def held(client: str, days_ago: int = 0, status: SessionStatus = SessionStatus.ATTENDED) -> Session:
    moment = at(TODAY - timedelta(days=days_ago))
    return Session(at=moment, client_id=client, status=status, written_at=datetime(2032, 1, 1, tzinfo=UTC))


def mind(
    reflections: Sequence[Reflection], sessions: Sequence[Session] = (), *, with_withheld: bool = True
) -> list[InMind]:
    return on_my_mind(reflections, sessions, today=TODAY, with_withheld=with_withheld)


def test_what_is_told_of_a_client() -> None:
    (found,) = mind(
        [
            thought(minutes=30, intensity=8, spontaneous=True, place=Place.BED, draining=True, useful=True),
            thought(minutes=None, intensity=4, spontaneous=True, place=Place.BED, useful=True, feelings=WORRY),
            thought(minutes=10, intensity=None, spontaneous=False, place=Place.COMMUTE, feelings=PRIDE),
            thought(minutes=20, intensity=5, spontaneous=None),
            *[thought(minutes=5, intensity=6, spontaneous=False) for _ in range(2)],
            thought(minutes=5, intensity=3, spontaneous=None),
        ],
        [held(K2), held(K2, 7), held(K2, 8), *[held(M1, n) for n in (0, 7, 14)], held(K2, 3, SessionStatus.NO_SHOW)],
    )
    assert (found.client_id, found.reflections, found.minutes, found.without_minutes) == (K2, 7, 80, 1)
    assert found.intensity == 5.5
    assert found.spontaneous == pytest.approx(2 / 5)
    assert found.places is not None
    assert list(found.places.items()) == [(Place.BED, 2), (Place.COMMUTE, 1)]
    assert (found.useful, found.draining, found.both, found.stayed) == (2, 1, 1, 1)
    assert (found.sessions, found.share_of_sessions, found.share) == (3, 0.5, 1.0)
    assert found.feelings == {Feeling.PRIDE: 1, Feeling.WORRY: 1}


def test_four_thoughts_are_counts_alone() -> None:
    four = [thought(intensity=8, spontaneous=True, place=Place.BED, useful=True) for _ in range(4)]
    (found,) = mind(four, [held(K2, n) for n in range(4)])
    assert (found.reflections, found.useful, found.sessions) == (4, 4, 4)
    assert (found.share, found.share_of_sessions, found.intensity, found.spontaneous, found.places) == (None,) * 5


def test_what_nobody_said_is_unknown_and_not_no() -> None:
    (found,) = mind([thought(intensity=None)])
    assert (found.intensity, found.spontaneous, found.share_of_sessions) == (None, None, None)


def test_the_last_28_days_count_today_included() -> None:
    found = mind([thought(days_ago=n) for n in (-1, 0, 27, 28)])
    assert found[0].reflections == 2
    assert mind([thought(days_ago=28)]) == []


def test_those_most_in_mind_come_first_and_thoughts_of_nobody_have_no_share() -> None:
    found = mind([*[thought(M1)] * 4, *[thought(K2)] * 2, *[thought(None)] * 9])
    assert [(m.client_id, m.share) for m in found] == [
        (None, None),
        (M1, pytest.approx(2 / 3)),
        (K2, pytest.approx(1 / 3)),
    ]


def test_for_the_therapist_all_counts_and_for_sharing_the_withheld_leave_no_trace() -> None:
    told, own = thought(feelings=WORRY), thought(withheld=True, feelings=PRIDE, minutes=90)
    assert mind([told, own])[0].reflections == 2
    assert mind([told, own], with_withheld=False) == mind([told])
    assert rolling([told, own], TODAY, TODAY, with_withheld=False) == rolling([told], TODAY, TODAY)
    assert feelings_by_week([told, own], TODAY, TODAY, with_withheld=False) == feelings_by_week([told], TODAY, TODAY)
    state = ClientState(acuity=2)
    assert by_acuity([told, own], [], state_on=lambda _, __: state, with_withheld=False)[0].reflections == 1


def test_rolling_counts_look_back_28_days_from_each_point() -> None:
    days, counts = rolling([thought(days_ago=n) for n in (0, 10, 27, 40)], TODAY - timedelta(days=14), TODAY)
    assert days == [TODAY - timedelta(days=14), TODAY - timedelta(days=7), TODAY]
    assert counts == {K2: [2, 2, 3]}
    assert rolling([thought(None), thought(days_ago=90)], TODAY, TODAY) == ([TODAY], {})


def test_reflections_per_session_by_the_acuity_of_that_day_those_doing_well_included() -> None:
    risen = TODAY - timedelta(days=10)

    def state_on(client_id: str, day: date) -> ClientState:
        return ClientState(acuity=0 if client_id == M1 else 3 if day >= risen else 2)

    rows = by_acuity(
        [thought(days_ago=12), thought(), thought(), thought(None)],
        [held(K2, 14), held(K2, 12), held(K2), held(M1), held(M1, status=SessionStatus.NO_SHOW)],
        state_on=state_on,
    )
    assert rows == [
        ByAcuity(acuity=0, reflections=0, sessions=1, clients=1),
        ByAcuity(acuity=2, reflections=1, sessions=2, clients=1),
        ByAcuity(acuity=3, reflections=2, sessions=1, clients=1),
    ]
    assert [row.per_session for row in rows] == [None, None, None]
    enough = by_acuity([thought()] * 6, [held(K2), *[held(K2)] * 4], state_on=state_on)
    assert [row.per_session for row in enough] == [6 / 5]
    assert by_acuity([thought()], [], state_on=state_on)[0].per_session is None


def test_feelings_are_counted_by_week_and_a_silent_week_is_there_and_empty() -> None:
    both = (Feeling.WORRY, Feeling.TENDERNESS)
    weeks = feelings_by_week(
        [thought(feelings=both), thought(None, feelings=WORRY), thought(days_ago=14, feelings=PRIDE)],
        TODAY - timedelta(days=14),
        TODAY,
    )
    assert [(week.week, week.reflections, week.stayed) for week in weeks] == [
        ("2026-W42", 1, 1),
        ("2026-W43", 0, 0),
        ("2026-W44", 2, 0),
    ]
    assert weeks[2].feelings == {Feeling.WORRY: 2, Feeling.TENDERNESS: 1}
    assert weeks[1].feelings == {}


thoughts = st.builds(
    thought,
    st.sampled_from([K2, M1, None]),
    st.integers(0, 60),
    minutes=st.none() | st.integers(1, 60),
    intensity=st.none() | st.integers(0, 10),
    spontaneous=st.none() | st.booleans(),
    place=st.none() | st.sampled_from(list(Place)),
    feelings=st.lists(st.sampled_from(list(Feeling)), max_size=3).map(tuple),
)


@given(st.lists(thoughts, max_size=12), st.randoms(use_true_random=False), st.integers(-400, 400))
@settings(max_examples=60, deadline=None)
def test_neither_order_nor_dates_change_it(reflections: list[Reflection], chance: random.Random, shift: int) -> None:
    found = mind(reflections)
    mixed = [replace(r, at=at(r.day + timedelta(days=shift))) for r in reflections]
    chance.shuffle(mixed)
    assert on_my_mind(mixed, [], today=TODAY + timedelta(days=shift)) == found
    assert sum(m.reflections for m in found) == sum((TODAY - r.day).days < 28 for r in reflections)
    _, counts = rolling(mixed, TODAY + timedelta(days=shift), TODAY + timedelta(days=shift))
    assert counts == {m.client_id: [m.reflections] for m in found if m.client_id is not None}
