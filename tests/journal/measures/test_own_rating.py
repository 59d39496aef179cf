"""Does this match how my days felt? Three answers, and none before twenty days."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta
from statistics import fmean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.measures.emotional_load import DayState
from journal.measures.own_rating import MOST_PAIRS, Agreement, Answer, agreement, agreement_of
from tests.journal.measures.logs import MONDAY, day_load


def ranks(values: list[float]) -> list[float]:
    """Ranks with ties by their mean, the slow way."""
    return [sum(v < x for v in values) + (sum(v == x for v in values) + 1) / 2 for x in values]


def spearman(pairs: list[tuple[float, float]]) -> float:
    a, b = (ranks([pair[side] for pair in pairs]) for side in (0, 1))
    a, b = [x - fmean(a) for x in a], [y - fmean(b) for y in b]
    top = sum(x * y for x, y in zip(a, b, strict=True))
    return float(top / (sum(x * x for x in a) * sum(y * y for y in b)) ** 0.5)


def noisy(n: int, noise: float, seed: int = 1) -> list[tuple[float, float]]:
    chance = random.Random(seed)
    demands = [chance.uniform(0, 60) for _ in range(n)]
    return [(d, float(min(10, max(0, round(d / 6 + chance.gauss(0, noise)))))) for d in demands]


def test_rho_is_that_of_the_ranks_ties_shared() -> None:
    pairs = noisy(40, 2)
    assert agreement_of(pairs).rho == pytest.approx(spearman(pairs))


def test_nineteen_pairs_say_nothing_and_twenty_do() -> None:
    assert agreement_of(noisy(19, 1)) == Agreement(pairs=19)
    assert agreement_of(noisy(19, 1)).answer is Answer.TOO_FEW
    assert agreement_of(noisy(20, 1)).answer is Answer.FOLLOWS


@pytest.mark.parametrize(
    ("low", "high", "answer"),
    [
        (-0.3, 0.19, Answer.DOES_NOT),
        (-0.3, 0.2, Answer.UNCLEAR),
        (0.2, 0.9, Answer.UNCLEAR),
        (0.21, 0.9, Answer.FOLLOWS),
        (-0.8, -0.4, Answer.DOES_NOT),
    ],
)
def test_the_answer_follows_from_both_ends_of_the_interval(low: float, high: float, answer: Answer) -> None:
    assert Agreement(pairs=20, rho=(low + high) / 2, low=low, high=high).answer is answer


def test_opposite_days_do_not_follow_and_chance_cannot_be_told() -> None:
    assert agreement_of((-x, y) for x, y in noisy(60, 1)).answer is Answer.DOES_NOT
    unrelated = random.Random(2)
    pairs = [(unrelated.random(), float(unrelated.randrange(11))) for _ in range(25)]
    assert agreement_of(pairs).answer is Answer.UNCLEAR


def test_the_interval_is_that_of_two_thousand_draws() -> None:
    pairs = noisy(60, 2)
    chance = random.Random(5)
    drawn = sorted(spearman(chance.choices(pairs, k=60)) for _ in range(1000))
    found = agreement_of(pairs)
    assert found.low == pytest.approx(drawn[25], abs=0.03)
    assert found.high == pytest.approx(drawn[974], abs=0.02)


def test_a_side_that_never_varies_cannot_be_told() -> None:
    found = agreement_of([(float(n), 5.0) for n in range(30)])
    assert (found.rho, found.answer) == (None, Answer.UNCLEAR)
    nearly = agreement_of([*[(float(n), 5.0) for n in range(30)], (40.0, 6.0)])
    assert nearly.low is not None


def test_days_partly_logged_or_without_a_rating_are_no_pairs() -> None:
    days = [day_load(MONDAY + timedelta(days=n), float(n), heavy=n % 11) for n in range(20)]
    assert agreement(days).pairs == 20
    more = MONDAY + timedelta(days=30)
    others = [
        day_load(more, 20.0),
        day_load(more + timedelta(days=1), None, heavy=4),
        day_load(more + timedelta(days=2), 20.0, heavy=4, state=DayState.PARTIAL),
    ]
    assert agreement([*days, *others]) == agreement(days)


def test_the_latest_year_of_pairs_is_looked_at() -> None:
    days = [day_load(MONDAY + timedelta(days=n), float(n % 40), heavy=n % 11) for n in range(500)]
    assert agreement(days).pairs == MOST_PAIRS
    assert agreement(days) == agreement(days[-MOST_PAIRS:])


pair = st.tuples(st.integers(0, 60).map(float), st.integers(0, 10).map(float))


@given(st.lists(pair, min_size=20, max_size=40), st.randoms(use_true_random=False), st.integers(-900, 900))
@settings(max_examples=40, deadline=None)
def test_neither_order_nor_dates_change_the_answer(
    pairs: list[tuple[float, float]], chance: random.Random, shift: int
) -> None:
    found = agreement_of(pairs)
    for first in (MONDAY, MONDAY + timedelta(days=shift)):
        days = [day_load(first + timedelta(days=n), x, heavy=int(y)) for n, (x, y) in enumerate(pairs)]
        chance.shuffle(days)
        assert agreement(days) == found
    if found.rho is not None and found.low is not None and found.high is not None:
        assert -1 - 1e-9 <= found.low <= found.high <= 1 + 1e-9
        assert found.rho == pytest.approx(spearman(pairs))


@given(st.lists(pair, min_size=20, max_size=40))
@settings(max_examples=25, deadline=None)
def test_only_the_order_of_the_days_counts_not_the_scale(pairs: list[tuple[float, float]]) -> None:
    assert agreement_of((x**3 + 1, 2 * y) for x, y in pairs) == agreement_of(pairs)


def test_plain_hours_stand_beside_the_index_over_the_same_days() -> None:
    chance = random.Random(3)
    days, hours = [], []
    for n, (demand, heavy) in enumerate(noisy(30, 1)):
        minutes = 50 * chance.randrange(1, 8)
        days.append(replace(day_load(MONDAY + timedelta(days=n), demand, heavy=int(heavy)), attended_minutes=minutes))
        hours.append((float(minutes), heavy))
    partial = replace(days[0], day=MONDAY + timedelta(days=40), state=DayState.PARTIAL, attended_minutes=5000)
    found = agreement([*days, partial])
    assert found.hours == pytest.approx(spearman(hours))
    assert found.rho is not None
    assert found.rho > found.hours  # type: ignore[operator]
    assert agreement(days[:19]).hours is None
    assert agreement([replace(day, attended_minutes=50) for day in days]).hours is None
