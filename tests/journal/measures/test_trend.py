"""Mann–Kendall and Sen's slope, against every order there is and the textbooks' tables."""

from __future__ import annotations

import random
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.measures.trend import holm, orders, trend


def score(values: tuple[int, ...]) -> int:
    return sum((b > a) - (b < a) for i, a in enumerate(values) for b in values[i + 1 :])


@given(st.lists(st.integers(0, 4), min_size=5, max_size=6))
@settings(max_examples=30, deadline=None)
def test_p_is_that_of_trying_every_order(values: list[int]) -> None:
    scores = [abs(score(order)) for order in permutations(values)]
    assert trend(values).p == pytest.approx(sum(s >= abs(score(tuple(values))) for s in scores) / len(scores))


def test_eight_weeks_by_the_tables() -> None:
    """Kendall's table: P(S ≥ 16) = .031 and P(S ≥ 18) = .016 for eight values, one-sided."""
    counts = orders([1] * 8)
    whole = sum(counts)
    assert whole == 40320
    assert sum(counts[: (28 - 16) // 2 + 1]) / whole == pytest.approx(0.031, abs=5e-4)
    assert sum(counts[: (28 - 18) // 2 + 1]) / whole == pytest.approx(0.016, abs=5e-4)


def test_the_interval_leaves_five_slopes_out_at_each_end() -> None:
    """Hollander & Wolfe: for eight values the 6th and the 23rd of 28 slopes."""
    values = [3, 1, 4, 1, 5, 9, 2, 6]
    slopes = sorted((b - a) / (j - i) for i, a in enumerate(values) for j, b in enumerate(values) if j > i)
    found = trend(values)
    assert (found.low, found.high) == (slopes[5], slopes[22])
    assert found.slope == (slopes[13] + slopes[14]) / 2


def test_one_wild_week_does_not_make_a_trend() -> None:
    found = trend([1, 1, 1, 1, 30, 1, 1, 1])
    assert (found.slope, found.p) == (0.0, 1.0)
    assert trend([8, 7, 6, 5, 4, 3, 2, 1]).slope == -1.0


def test_the_interval_holds_the_true_slope_in_95_of_100() -> None:
    chance = random.Random(1)
    held = 0
    for _ in range(400):
        found = trend([0.5 * n + chance.gauss(0, 1) for n in range(8)])
        held += found.low <= 0.5 <= found.high
    assert held >= 375


def test_holm_by_hand() -> None:
    found = holm({"a": 0.01, "b": 0.04, "c": 0.03, "d": 0.005})
    assert found == pytest.approx({"d": 0.02, "a": 0.03, "c": 0.06, "b": 0.06})
    assert holm({}) == {}
