"""Who is considered first for a make-up session: the worked example, and what holds of any clients."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.measures.absence_order import FACTORS, Factors, considered_first, factors_of, how_steady, score
from journal.records.absence_decision import Relationship
from journal.records.client import Frequency, Phase

A = Factors(need=4, frequency=3, relationship=2, phase=3)
B = Factors(need=1, frequency=3, relationship=4, phase=4)
C = Factors(need=3, frequency=1, relationship=1, phase=1)
D = Factors(need=0, frequency=3, relationship=3, phase=1)

known = st.builds(Factors, **{name: st.integers(0, 4) for name in FACTORS})
half_known = st.builds(Factors, **{name: st.none() | st.integers(0, 4) for name in FACTORS})


def test_the_worked_example() -> None:
    assert [score(one) for one in (A, B, C, D)] == [82.5, 62.5, 47.5, 28.75]
    assert considered_first({"D": D, "B": B, "A": A}, 2) == ("A", "B")
    assert considered_first({"A": A, "B": B, "C": C, "D": D}, 4) == ("A", "B")


def test_the_worked_example_under_other_weights() -> None:
    shares = how_steady({"A": A, "B": B, "C": C, "D": D}, 2)
    assert shares["A"] == 1
    assert 0.94 <= shares["B"] <= 0.96
    assert shares["D"] == 0
    assert how_steady({"D": D, "C": C, "B": B, "A": A}, 2) == shares


def test_words_stand_for_factors_and_what_is_not_known_is_not_guessed() -> None:
    weekly = factors_of(2, Phase.ENDING, Frequency.WEEKLY, Relationship.LONG_AND_CLOSE)
    assert weekly == Factors(need=2, phase=4, frequency=3, relationship=4)
    assert factors_of(None, None, None, None).unknown == FACTORS
    assert factors_of(0, Phase.STEADY, Frequency.AS_NEEDED, Relationship.FORMING).unknown == ("frequency",)
    assert score(factors_of(0, Phase.STEADY, Frequency.AS_NEEDED, Relationship.FORMING)) is None


@given(st.dictionaries(st.text("abcdef", min_size=1, max_size=3), half_known, max_size=8), st.integers(-1, 8))
def test_at_most_one_a_slot_none_below_the_floor_none_unknown_whatever_the_order(
    clients: dict[str, Factors], slots: int
) -> None:
    first = considered_first(clients, slots)
    assert len(first) <= max(0, slots)
    assert first == considered_first(dict(reversed([*clients.items()])), slots)
    for who in first:
        assert (score(clients[who]) or 0) >= 50
    left = [value for who, factors in clients.items() if who not in first and (value := score(factors)) is not None]
    if len(first) < slots:
        assert all(value < 50 for value in left)
    shares = how_steady(clients, slots, draws=50)
    assert set(shares) == set(clients)
    assert all(0 <= share <= 1 for share in shares.values())


@given(st.dictionaries(st.sampled_from("abcde"), known, min_size=1), st.integers(1, 4), st.data())
def test_more_need_never_ranks_lower(clients: dict[str, Factors], slots: int, data: st.DataObject) -> None:
    who = data.draw(st.sampled_from(sorted(clients)))
    before = considered_first(clients, slots)
    needy = {**clients, who: replace(clients[who], need=min(4, (clients[who].need or 0) + 1))}
    after = considered_first(needy, slots)
    if who in before:
        assert who in after
        assert after.index(who) <= before.index(who)


@pytest.mark.parametrize("slots", [0, -1])
def test_without_a_slot_nobody_is_first(slots: int) -> None:
    assert considered_first({"A": A}, slots) == ()
    assert how_steady({"A": A}, slots) == {"A": 0.0}
