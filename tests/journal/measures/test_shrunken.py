"""Shares of demand beyond those of the hours: shrunken, and silent about chance."""

from __future__ import annotations

from statistics import fmean, variance

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal.measures.shrunken import WIDTH, Beyond, Stretch, beyond_hours


def beyond(of: dict[str, list[float]], hours: float = 1.0) -> dict[str, Beyond]:
    """Stretches of the same length, by their demand."""
    stretches = {c: [Stretch(demand=d, hours=hours) for d in own] for c, own in of.items()}
    return beyond_hours(stretches, {c: hours * max(1, len(own)) for c, own in of.items()})


def test_equal_groups_by_hand() -> None:
    """Four clients, three hours each: the textbook's one-way analysis of variance."""
    of = {"a": [9.0, 7.0, 11.0], "b": [3.0, 5.0, 7.0], "c": [6.0, 4.0, 2.0], "d": [7.0, 3.0, 5.0]}
    within = fmean(variance(own) for own in of.values())  # 4.0
    among = 3 * variance(fmean(own) for own in of.values())  # 3 · 4.9167 = 14.75
    kept = 1 - within / among
    assert within == 4.0
    assert kept == pytest.approx(1 - 4 / 14.75)
    found = beyond(of)
    # 9 against a mean of 5.75, of a quarter of the hours.
    assert found["a"].share == pytest.approx(kept * 3.25 / 5.75 / 4)
    # Own variance kept·1/3 in it and in the mean of four, and the mean drawn to from three hours each.
    error = (kept * 4 / 3 * (1 - 2 / 4 + 4 / 16)) ** 0.5
    assert found["a"].low == pytest.approx(found["a"].share - WIDTH * error / 5.75 / 4)
    assert found["a"].low > 0 > found["c"].low
    assert sum(b.share for b in found.values()) == pytest.approx(0)


def test_what_chance_brings_is_no_difference() -> None:
    found = beyond({"a": [9.0, 1.0, 6.0], "b": [4.0, 8.0, 3.0], "c": [5.0, 2.0, 7.0]})
    assert set(found.values()) == {Beyond(share=0.0, low=0.0, high=0.0)}


def test_few_hours_say_little() -> None:
    others: dict[str, list[float]] = {c: [4.0, 5.0, 6.0, 5.0] for c in "bcd"}
    once, often = beyond({"a": [10.0], **others})["a"], beyond({"a": [9.0, 11.0, 10.0, 10.0], **others})["a"]
    assert often.low > 0
    assert 0 < once.share < often.share


def test_a_client_of_whom_nothing_is_known_is_like_everyone() -> None:
    found = beyond({"a": [], "b": [4.0, 5.0, 6.0], "c": [9.0, 9.0, 8.0], "d": [2.0, 2.0, 3.0]})
    assert found["a"].low < 0 < found["a"].high
    assert abs(found["a"].share) < 0.02


def test_ratings_that_never_vary_are_no_certainty() -> None:
    found = beyond({"a": [5.0] * 4, "b": [5.0] * 4, "c": [5.0] * 4, "d": [6.5] * 4})
    assert found["d"].low <= 0 < found["d"].share


clients = st.dictionaries(
    st.sampled_from("abcdefgh"),
    st.lists(st.tuples(st.floats(0, 40), st.floats(0.05, 3)), min_size=2, max_size=6),
    min_size=2,
)


@given(clients)
@settings(max_examples=60, deadline=None)
def test_shares_add_up_to_nothing_and_an_interval_holds_its_share(told: dict[str, list[tuple[float, float]]]) -> None:
    of = {c: [Stretch(demand=d, hours=h) for d, h in own] for c, own in told.items()}
    hours = {c: sum(s.hours for s in own) for c, own in of.items()}
    found = beyond_hours(of, hours)
    assert sum(b.share for b in found.values()) == pytest.approx(0, abs=1e-9)
    assert all(b.low <= b.share <= b.high for b in found.values())
