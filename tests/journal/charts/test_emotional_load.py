"""The figure of emotional load: what it draws, what it leaves open, what it says."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
import plotly.graph_objects as go
import plotly.io as pio
import pytest

from journal.charts import emotional_load as chart
from journal.charts.style import DARK, LIGHT, MOST_POINTS, Figure
from journal.measures.emotional_load import DayLoad, DayState, load_by_day, load_by_week, load_of_day
from journal.measures.work_frame import WorkFrame
from journal.records.day_sums import DaySums, Minutes
from journal.records.work_pattern import WorkPattern
from tests.journal.charts.lived_year import figure_in

FIRST = date(2026, 1, 5)
FRAME = WorkFrame(today=date(2070, 1, 1), patterns=[WorkPattern(effective=FIRST)])


def days(n: int, *, heavy: int | None = None) -> list[DayLoad]:
    """Monday to Friday rated 30 points, every second Wednesday unrated; energy spent on Mondays."""
    sums = []
    for k in range(n):
        day = FIRST + timedelta(days=k)
        if day.isoweekday() <= 5:
            rated = not (day.isoweekday() == 3 and day.isocalendar().week % 2)
            sums.append(
                DaySums(
                    day=day,
                    sessions=5,
                    attended=Minutes(250),
                    rated=Minutes(250 if rated else 0),
                    demand_minutes=Minutes(1500 if rated else 0),
                    downtimes=1,
                    energy_gained=20.0,
                    energy_spent=8.0 if day.isoweekday() == 1 else 0.0,
                    heavy=heavy,
                    reflected={},
                )
            )
    return list(load_by_day(sums, FIRST, FIRST + timedelta(days=n - 1)))


def drawn(of: Sequence[DayLoad], *, dark: bool = False, net: bool = False, stayed: bool = False) -> Figure:
    return figure_in(chart.drawn(of, load_by_week(of, FRAME), dark=dark, net=net, stayed=stayed))


def trace(figure: Figure, name: str) -> Figure:
    (found,) = [t for t in figure["data"] if t["name"] == name]
    return dict(found)


@pytest.mark.parametrize("n", [1, 14, 90, 400, 730, 40 * 365])
@pytest.mark.parametrize("dark", [False, True])
def test_plotly_understands_the_figure_and_no_line_is_longer_than_allowed(n: int, dark: bool) -> None:
    figure = drawn(days(n, heavy=5), dark=dark, net=True, stayed=True)
    go.Figure(figure)
    assert json.loads(pio.to_json(figure, validate=False))["data"]
    assert all(len(t["x"]) == len(t["y"]) <= MOST_POINTS for t in figure["data"])
    assert {t["type"] for t in figure["data"]} <= {"scatter", "bar"}


def test_a_missing_day_is_a_gap_and_a_partial_one_hollow() -> None:
    demand = trace(drawn(days(14)), "Demand")
    saturdays = [5, 12]
    assert np.isnan(demand["y"][saturdays]).all()
    assert demand["connectgaps"] is False
    hollow = [n for n, colour in enumerate(demand["marker"]["color"]) if colour == LIGHT.background]
    assert hollow == [n for n, d in enumerate(days(14)) if d.state is DayState.PARTIAL] != []
    assert demand["y"][hollow] == pytest.approx([0.0])


def test_colours_have_their_fixed_meaning_in_both_themes() -> None:
    for dark, palette in ((False, LIGHT), (True, DARK)):
        figure = drawn(days(14, heavy=4), dark=dark)
        assert trace(figure, "Demand")["line"]["color"] == palette.series[1]
        assert trace(figure, "Recovery")["line"]["color"] == palette.series[0]
        assert trace(figure, "Your own rating")["marker"]["color"] == palette.text
        assert figure["layout"]["plot_bgcolor"] == palette.background


def test_the_net_and_what_stayed_are_off_by_default_and_energy_spent_is_not_hidden() -> None:
    assert [t["name"] for t in drawn(days(14))["data"]] == ["Demand", "Recovery", "Energy spent"]
    assert [t["name"] for t in drawn(days(14), net=True, stayed=True)["data"]][-2:] == ["What also stayed", "Net"]
    spent = trace(drawn(days(14)), "Energy spent")["y"]
    assert np.nanmax(spent) <= 0
    assert np.nanmin(spent) == pytest.approx(-8 / 15**0.5)
    assert "Energy spent" in {t["name"] for t in drawn(days(730))["data"]}


def test_the_time_axis_has_iso_dates_and_the_value_axes_say_their_unit() -> None:
    figure = drawn(days(14, heavy=4))
    assert str(trace(figure, "Demand")["x"][0]) == "2026-01-05"
    assert figure["layout"]["yaxis"]["title"]["text"] == "Points a day"
    assert figure["layout"]["yaxis2"]["tickvals"] == [0, 10]
    said = {note["yref"]: note["text"] for note in figure["layout"]["annotations"]}
    assert said["y2"] == "<b>your rating</b>"


def test_beyond_520_days_points_are_weekly_means_and_beyond_520_weeks_means_of_several() -> None:
    assert chart.points_are_weeks(520, 75) == 0
    assert chart.points_are_weeks(521, 75) == 1
    assert chart.points_are_weeks(40 * 365, 2086) == 5
    long = days(730)
    weeks = load_by_week(long, FRAME)
    demand = trace(drawn(long), "Demand")
    assert len(demand["x"]) == len(weeks)
    assert demand["y"][0] == pytest.approx(weeks[0].demand)


def test_the_same_days_in_the_table() -> None:
    of = days(14, heavy=6)
    rest = load_of_day(DaySums(day=FIRST + timedelta(days=5), downtimes=1, energy_gained=4.0, energy_spent=3.0))
    of[5] = rest  # on a Saturday; of the other days off nothing is known
    rows = chart.drawn(of, load_by_week(of, FRAME), dark=False).rows
    assert len(rows) == 11
    assert rows[0]["Demand (points)"] == 30.0
    assert rows[0]["Own rating (0–10)"] == 6
    assert (rows[5]["State"], rows[5]["Demand (points)"], rows[5]["Energy spent"]) == ("missing", None, 0.8)
    assert [row["Date"] for row in rows] == [day.day for day in of if day.parts]
    assert rows[2]["State"] == "logged"
    assert {row["State"] for row in rows} == {"logged", "partial", "missing"}


def test_the_chart_in_words() -> None:
    of = days(90)
    weeks = load_by_week(of, FRAME)
    shown = chart.drawn(of, weeks, dark=False)
    said = shown.alt
    assert "in a typical week, a logged workday asked 30 points of you, with 5 of recovery." in said
    assert shown.rests_on in said
    assert shown.rests_on == f"Rests on {sum(d.state is DayState.LOGGED for d in of)} of 65 workdays."
    assert chart.drawn([], [], dark=False).alt == ""


def test_without_any_entry_nothing_is_drawn_and_it_says_so() -> None:
    empty = list(load_by_day([], FIRST, FIRST + timedelta(days=6)))
    shown = chart.drawn(empty, load_by_week(empty, FRAME), dark=False)
    assert (shown.figure, shown.rows) == (None, [])
    assert shown.sentence.startswith("Nothing is logged from 5 January")
    assert chart.drawn([], [], dark=False).figure is None
