"""Small pictures: what they show of the numbers, all of it within the picture, and nothing where there is nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.charts import small
from journal.charts.small import WIDTH, Mark, Picture

WEEKS = st.lists(st.one_of(st.none(), st.floats(0, 400)), max_size=60)
PLAN = "your plan"


def edges(mark: Mark) -> tuple[float, float, float, float]:
    """Return the left, right, upper and lower edge of a shape that is no text."""
    at = {name: float(value) for name, value in mark.at.items() if isinstance(value, float | int)}
    if mark.shape == "rect":
        return at["x"], at["x"] + at["width"], at["y"], at["y"] + at["height"]
    if mark.shape == "circle":
        return at["cx"] - at["r"], at["cx"] + at["r"], at["cy"] - at["r"], at["cy"] + at["r"]
    return at["x1"], at["x2"], at["y1"], at["y2"]


def lies_within(picture: Picture | None) -> bool:
    shapes = [edges(mark) for mark in (picture.marks if picture else ()) if mark.shape != "text"]
    height = picture.height if picture else 0
    return all(x1 >= -1 and x2 <= WIDTH + 1 and y1 >= -1 and y2 <= height + 1 for x1, x2, y1, y2 in shapes)


def bars(picture: Picture | None) -> list[Mark]:
    return [mark for mark in (picture.marks if picture else ()) if mark.shape == "rect"]


@given(WEEKS, st.lists(st.one_of(st.none(), st.floats(0, 400)), max_size=4), st.sampled_from([None, 100.0]))
def test_weeks_never_leave_their_picture(
    values: list[float | None], coming: list[float | None], plan: float | None
) -> None:
    picture = small.week_bars(values, coming=coming, plan=plan, words=PLAN if plan else "")
    assert lies_within(picture)
    assert len(bars(picture)) == sum(bool(value) for value in (*values, *coming))


@given(WEEKS, st.data())
def test_dots_and_bands_never_leave_their_picture(weeks: list[float | None], data: st.DataObject) -> None:
    of_one = st.one_of(st.none(), st.tuples(st.floats(0, 200), st.floats(200, 400)))
    bands = data.draw(st.lists(of_one, min_size=len(weeks), max_size=len(weeks)))
    assert lies_within(small.weeks_on_band(weeks, bands))


@given(st.lists(st.integers(0, 40), max_size=54))
def test_each_that_is_counted_is_a_dot(counts: list[int]) -> None:
    picture = small.dots_by_week(counts)
    assert len(picture.marks if picture else ()) == sum(counts)
    assert lies_within(picture)


@given(st.lists(st.tuples(st.floats(-10, 10), st.floats(-10, 10), st.floats(-10, 10)), max_size=3))
def test_intervals_never_leave_their_picture(ends: list[tuple[float, float, float]]) -> None:
    rows = [("Walk", *sorted(row), True) for row in ends]
    assert lies_within(small.intervals(rows))  # type: ignore[arg-type]  # sorted keeps the three


@given(st.floats(0, 100), st.floats(0, 200), st.floats(0, 200))
def test_a_part_is_at_most_the_whole(whole: float, part: float, beside: float) -> None:
    assert lies_within(small.part_of(whole, part, beside, words="21 h"))


def test_bars_are_as_tall_as_their_weeks_and_those_to_come_are_soft() -> None:
    picture = small.week_bars([50, None, 100], coming=[100])
    low, high, coming = bars(picture)
    assert float(high.at["height"]) == pytest.approx(2 * float(low.at["height"]), abs=0.2)
    assert float(high.at["x"]) > 2 * float(low.at["width"])  # the week without a bar keeps its place
    assert float(coming.at["opacity"]) < float(high.at["opacity"])


def test_the_name_of_the_plan_lies_on_no_bar() -> None:
    picture = small.week_bars([100] * 53, coming=[120] * 4, plan=100, words=PLAN)
    assert picture is not None
    (name,) = (mark for mark in picture.marks if mark.shape == "text")
    assert name.words == PLAN
    # Its last letter stands at the edge, and a letter is at most 8 units wide.
    assert max(edges(bar)[1] for bar in bars(picture)) <= WIDTH - 6 * len(PLAN)


def test_what_may_not_be_said_is_hollow() -> None:
    picture = small.intervals([("Walk", 1, 2, 3, True), ("Rest", -1, 0, 1, False)])
    assert picture is not None
    assert [mark.at.get("class") for mark in picture.marks if mark.shape == "circle"] == [None, "hollow"]


def test_without_anything_there_is_no_picture() -> None:
    assert small.week_bars([None, 0]) is None
    assert small.week_bars([], plan=100, words=PLAN) is None
    assert small.weeks_on_band([None], [(1, 2)]) is None
    assert small.pairs([]) is None
    assert small.dots_by_week([0, 0]) is None
    assert small.intervals([]) is None
    assert small.named_bars([]) is None
    assert small.part_of(0, 0) is None
