"""The figure of caseload intensity: bars that add up, a plan, and no alarm."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import plotly.graph_objects as go
import plotly.io as pio
import pytest

from journal.charts import caseload_intensity as chart
from journal.charts.drawn import Drawn
from journal.charts.style import DARK, LIGHT, MOST_POINTS
from journal.measures.breaks import Break
from journal.measures.caseload_intensity import CaseloadWeek, caseload_by_week
from journal.measures.headcount import Headcount
from journal.measures.trauma_recorded import Recorded
from journal.measures.work_frame import WorkFrame
from journal.records.day_sums import DaySums, Minutes
from journal.records.work_pattern import WorkPattern
from tests.journal.charts.lived_year import figure_in

MONDAY = date(2026, 1, 5)
PATTERN = WorkPattern(effective=MONDAY)


def weeks(n: int, *, today: date | None = None) -> list[CaseloadWeek]:
    """A Wednesday of 900 minutes with two no-shows every week, but for each third one."""
    sums = [
        DaySums(
            day=MONDAY + timedelta(weeks=k, days=2),
            sessions=18,
            therapy_sessions=18,
            trauma_sessions=9,
            no_shows=2,
            regular={"1": Minutes(900)},
            longest_run=2,
        )
        for k in range(n)
        if k % 3 != 2
    ]
    last = MONDAY + timedelta(weeks=n, days=-1)
    frame = WorkFrame(
        today=today or last + timedelta(days=1),
        patterns=[PATTERN],
        breaks=[Break(MONDAY - timedelta(weeks=12), MONDAY - timedelta(weeks=11))],
    )
    return caseload_by_week(sums, MONDAY, last, frame)


def of_weeks(of: Sequence[CaseloadWeek], *, dark: bool = False, coming: Sequence[CaseloadWeek] = ()) -> Drawn:
    heads = [Headcount(monday=week.monday, seen=0, active=0) for week in of]
    return chart.drawn(of, heads, dark=dark, coming=coming)


@pytest.mark.parametrize("n", [1, 12, 104, 2086])
@pytest.mark.parametrize("dark", [False, True])
def test_plotly_understands_the_figure_and_no_series_is_longer_than_allowed(n: int, dark: bool) -> None:
    figure = figure_in(of_weeks(weeks(n), dark=dark))
    go.Figure(figure)
    assert json.loads(pio.to_json(figure, validate=False))["data"]
    assert all(len(t["x"]) == len(t["y"]) <= MOST_POINTS for t in figure["data"])


def test_the_parts_of_a_bar_add_up_to_the_index() -> None:
    of = weeks(6)
    stack = np.sum([t["y"] for t in figure_in(of_weeks(of))["data"]], axis=0)
    for week, height in zip(of, stack, strict=True):
        assert (week.cii is None and np.isnan(height)) or height == pytest.approx(week.cii)


def test_the_plan_is_a_line_at_100_in_the_text_colour_and_always_in_the_picture() -> None:
    layout = figure_in(of_weeks(weeks(3)))["layout"]
    (line,) = layout["shapes"]
    assert (line["y0"], line["y1"], line["line"]["color"]) == (100, 100, LIGHT.text)
    assert layout["yaxis"]["range"][1] > 110
    light = [replace(week, cii=0.5) for week in weeks(3) if week.cii is not None]
    assert figure_in(of_weeks(light))["layout"]["yaxis"]["range"][1] > 110
    assert of_weeks([]).figure is None


def test_the_parts_of_a_bar_are_told_apart_by_how_strong_they_are() -> None:
    for dark in (False, True):
        drawn = [t["marker"]["color"] for t in figure_in(of_weeks(weeks(3), dark=dark))["data"]]
        assert tuple(drawn) == (DARK if dark else LIGHT).shades(len(drawn))


def test_the_unfinished_week_and_coming_ones_are_dim() -> None:
    of = weeks(5, today=MONDAY + timedelta(weeks=4, days=2))
    coming = [replace(of[0], monday=MONDAY + timedelta(weeks=5))]
    opacity = figure_in(of_weeks(of, coming=coming))["data"][0]["marker"]["opacity"]
    assert opacity[:4] == [1.0] * 4
    assert 1 > opacity[4] > opacity[5] > 0


def test_many_years_are_thinned_and_it_can_be_said() -> None:
    assert [chart.thinned_to(n) for n in (1, 520, 521, 2086)] == [1, 1, 2, 5]


def test_the_chart_in_words_leaves_the_unfinished_week_out() -> None:
    of = weeks(5, today=MONDAY + timedelta(weeks=4, days=2))
    assert of_weeks(of).sentence == "Of 4 finished weeks, 3 are logged: 3 above plan."
    began_on_a_sunday = [replace(of[0], workdays=0), *of[1:]]
    assert of_weeks(began_on_a_sunday).sentence == "Of 3 finished weeks, 2 are logged: 2 above plan."
    away = [replace(of[0], workdays=0, cii=None, band=None), *of[1:]]
    assert of_weeks(away).sentence == "Of 3 finished weeks, 2 are logged: 2 above plan. 1 more was time off."
    began_in_its_middle = [replace(of[0], whole=False, band=None), *of[1:]]
    assert of_weeks(began_in_its_middle).sentence == "Of 3 finished weeks, 2 are logged: 2 above plan."
    assert of_weeks(of).rests_on in of_weeks(of).alt
    assert of_weeks([]).sentence.startswith("No finished week is logged yet.")
    assert of_weeks([]).alt == ""


def test_the_table_behind_the_chart() -> None:
    of = weeks(4, today=MONDAY + timedelta(weeks=3, days=3))
    heads = [Headcount(monday=week.monday, seen=n, active=n + 2) for n, week in enumerate(of)]
    rows = chart.drawn(of, heads, dark=False).rows
    assert [row["Week"] for row in rows] == ["2026-W02", "2026-W03", "2026-W04", "2026-W05"]
    assert [row["Band"] for row in rows] == ["above plan", "above plan", "nothing logged", "so far"]
    assert rows[0]["Caseload intensity (% of plan)"] == 101.8
    assert (rows[2]["Caseload intensity (% of plan)"], rows[2]["Sessions"]) == (None, None)
    assert {row["Trauma share (%)"] for row in rows} == {None}
    assert [(row["Clients seen"], row["Clients active"]) for row in rows] == [(0, 2), (1, 3), (2, 4), (3, 5)]
    assert rows[0]["Workdays with entries"] == "1 of 5"
    enough = [replace(week, trauma_share=0.4) for week in of]
    told = {of[0].monday: Recorded(known=2, seen=5), of[1].monday: Recorded(known=0, seen=4)}
    rows = chart.drawn(enough, heads, dark=False, recorded=told).rows
    assert [(row["Trauma share (%)"], row["Trauma recorded for"]) for row in rows[:3]] == [
        (40.0, "2 of 5 clients"),
        (None, "0 of 4 clients"),
        (None, ""),
    ]
