"""Weeks against the band of what is usual: gaps stay gaps, a trial says so, nothing is drawn on thin data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import plotly.graph_objects as go
import pytest

from journal.charts import against_usual as chart
from journal.charts.style import LIGHT, Figure
from journal.measures.emotional_load import DayLoad, DayState
from journal.measures.recent_weeks import ewma
from journal.measures.the_claim import WeekStanding, weeks_against_usual
from journal.measures.weeks import WEEK
from journal.measures.work_frame import WorkFrame
from journal.records.work_pattern import WorkPattern
from journal.wording import against_usual as wording
from journal.wording.baseline import LIMITS, SMOOTHED
from tests.journal.charts.lived_year import figure_in

MONDAY = date(2026, 1, 5)


def framed(today: date) -> WorkFrame:
    return WorkFrame(today=today, patterns=[WorkPattern(effective=MONDAY)])


def logged(weeks: int, *, left_out: int | None = None, a_week: int = 5) -> list[DayLoad]:
    """Workdays of 20 to 28 points, so many `a_week`, none in the week numbered `left_out`."""
    return [
        DayLoad(day=MONDAY + n * WEEK + timedelta(days=d), state=DayState.LOGGED, demand=20.0 + 2 * d, parts={})
        for n in range(weeks)
        for d in range(a_week)
        if n != left_out
    ]


def standings(weeks: int, **more: int) -> list[WeekStanding]:
    last = MONDAY + weeks * WEEK - timedelta(days=1)
    return weeks_against_usual(logged(weeks, **more), MONDAY, last, framed(last))


def of(weeks: Sequence[WeekStanding], smoothed: Sequence[tuple[date, float]] = (), *, dark: bool = False) -> Figure:
    return figure_in(chart.drawn(weeks, smoothed, "", dark=dark))


def trace(figure: Figure, name: str) -> Figure:
    (found,) = [t for t in figure["data"] if t["name"] == name]
    return dict(found)


def test_plotly_understands_it_with_the_dotted_line() -> None:
    smoothed = ewma(logged(12), framed(MONDAY + 12 * WEEK))
    figure = of(standings(12), smoothed, dark=True)
    go.Figure(figure)
    assert len(trace(figure, SMOOTHED)["y"]) == 60


def test_the_band_holds_the_usual_day() -> None:
    figure = of(standings(12))
    low, high = trace(figure, wording.LOW)["y"], trace(figure, wording.HIGH)["y"]
    centre = trace(figure, wording.CENTRE)["y"]
    known = ~np.isnan(high)
    assert known.sum() == 12 - 4  # from twenty logged days on
    assert (low[known] < centre[known]).all()
    assert (centre[known] < high[known]).all()
    assert centre[known] == pytest.approx(24.0, abs=0.2)  # what a weekday adds is not taken off whole


def test_the_band_is_a_shape_of_its_own_on_each_side_of_a_gap() -> None:
    weeks = standings(16)
    parted = [replace(week, baseline=standings(2)[0].baseline) if n == 9 else week for n, week in enumerate(weeks)]
    shape = trace(of(parted), LIMITS["claim"])
    assert shape["x"].count(None) == 2
    assert str(parted[9].monday + timedelta(days=3)) not in shape["x"]


def test_a_band_from_few_days_is_two_rows_of_dashes_and_says_so() -> None:
    figure = of(standings(5, a_week=4))
    low, high = (t["y"] for t in figure["data"] if t["name"] == LIMITS["trial"])
    assert [n for n, (a, b) in enumerate(zip(low, high, strict=True)) if a < b] == [4]
    assert LIMITS["claim"] not in [t["name"] for t in figure["data"]]
    says = trace(figure, wording.WEEK)["customdata"]
    assert [n for n, said in enumerate(says) if said.endswith("too few for a band that counts")] == [4]


def test_a_week_without_entries_is_a_gap_and_the_unfinished_one_hollow() -> None:
    dots = trace(of(standings(12, left_out=7)), wording.WEEK)
    assert [n for n, y in enumerate(dots["y"]) if np.isnan(y)] == [7]
    assert [n for n, c in enumerate(dots["marker"]["color"]) if c == LIGHT.background] == [11]


def test_thin_data_are_dots_and_nothing_else() -> None:
    figure = of(standings(2))
    assert [t["name"] for t in figure["data"]] == [wording.WEEK]
    assert chart.drawn(standings(2), [], "", dark=False).rows[0]["Usual, high"] is None


def test_the_table_says_what_each_week_rests_on() -> None:
    (*_, before, last) = chart.drawn(standings(12), [], "", dark=False).rows
    assert before["Compared workdays"] == "5 of 5"
    assert last["Band rests on"] == "30 workdays"
    assert last["Notice"] == ""
