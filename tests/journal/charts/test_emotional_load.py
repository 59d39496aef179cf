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
from journal.measures.emotional_load import DayLoad, DayState, load_by_day, load_by_week
from journal.records.day_sums import DaySums, Minutes
from journal.records.work_pattern import WorkPattern

FIRST = date(2026, 1, 5)
PATTERN = WorkPattern(effective=FIRST)


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
    return chart.figure(of, load_by_week(of, [PATTERN]), dark=dark, net=net, stayed=stayed)


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
    assert figure["layout"]["yaxis2"]["title"]["text"] == "Own, 0–10"


def test_beyond_520_days_points_are_weekly_means_and_beyond_520_weeks_means_of_several() -> None:
    assert chart.points_are_weeks(520, 75) == 0
    assert chart.points_are_weeks(521, 75) == 1
    assert chart.points_are_weeks(40 * 365, 2086) == 5
    long = days(730)
    weeks = load_by_week(long, [PATTERN])
    demand = trace(drawn(long), "Demand")
    assert len(demand["x"]) == len(weeks)
    assert demand["y"][0] == pytest.approx(weeks[0].demand)


def test_the_same_days_in_the_table() -> None:
    rows = chart.table(days(14, heavy=6))
    assert len(rows) == 14
    assert rows[0]["Demand (points)"] == 30.0
    assert rows[0]["Own rating (0–10)"] == 6
    assert (rows[5]["State"], rows[5]["Demand (points)"], rows[5]["Energy spent"]) == ("missing", None, None)
    assert rows[2]["State"] == "logged"
    assert {row["State"] for row in rows} == {"logged", "partial", "missing"}


def test_the_chart_in_words() -> None:
    of = days(90)
    weeks = load_by_week(of, [PATTERN])
    said = chart.alt_text(of, weeks)
    assert "in a typical week, a logged workday asked 30 points of you and gave back 5." in said
    assert chart.rests_on(weeks) in said
    assert chart.rests_on(weeks) == f"Rests on {sum(d.state is DayState.LOGGED for d in of)} of 65 workdays."
    assert chart.alt_text([], []) == ""


def test_without_any_entry_the_chart_is_empty_and_says_so() -> None:
    empty = list(load_by_day([], FIRST, FIRST + timedelta(days=6)))
    figure = drawn(empty)
    assert all(np.isnan(t["y"]).all() for t in figure["data"])
    assert chart.shows(empty, load_by_week(empty, [PATTERN])).startswith("Nothing is logged from 5 January")
    assert drawn([])["data"] is not None
