"""The calendar of a year: what each square says, and what is left empty."""

from __future__ import annotations

from datetime import date, timedelta

import plotly.graph_objects as go
import pytest

from journal.charts import load_calendar as chart
from journal.charts.drawn import Drawn
from journal.charts.style import DARK, LIGHT
from journal.measures.emotional_load import DayLoad, DayState
from journal.records.time_off import TimeOff, TimeOffKind
from journal.wording import dates
from tests.journal.charts.lived_year import figure_in
from tests.journal.practice import at

LAST = date(2026, 11, 22)
DAY = timedelta(days=1)


def year(*, hollow: date | None = None) -> list[DayLoad]:
    """A year in which Monday asks 10, Tuesday 20 … Friday 50, and nothing is logged at weekends."""
    first = chart.year_before(LAST)
    days = []
    for n in range((LAST - first).days + 1):
        day = first + n * DAY
        if day.isoweekday() > 5:
            days.append(DayLoad(day=day, parts={}))
            continue
        state = DayState.PARTIAL if day == hollow else DayState.LOGGED
        demand = 10.0 * day.isoweekday()
        days.append(DayLoad(day=day, state=state, demand=demand, parts={"sessions": demand}))
    return days


@pytest.mark.parametrize("dark", [False, True])
def test_plotly_understands_it_and_no_day_without_entries_is_drawn(dark: bool) -> None:
    figure = figure_in(chart.drawn(year(), dark=dark))
    go.Figure(figure)
    (trace,) = figure["data"]
    assert len(trace["x"]) == len(trace["y"]) == 5 * 53
    assert set(trace["y"]) == {1, 2, 3, 4, 5}
    assert (min(trace["x"]), max(trace["x"])) == (0, 52)


def test_heavier_days_are_darker_and_each_shade_holds_a_fifth() -> None:
    (trace,) = figure_in(chart.drawn(year(), dark=False))["data"]
    shades = dict(zip(trace["y"], trace["marker"]["color"], strict=True))
    assert len(set(shades.values())) == chart.SHADES
    assert shades[5] == LIGHT.demand.upper()
    (dark,) = figure_in(chart.drawn(year(), dark=True))["data"]
    assert DARK.demand.upper() in dark["marker"]["color"]


def test_a_partly_rated_day_is_hollow_and_says_at_least() -> None:
    hollow = date(2026, 11, 20)
    (trace,) = figure_in(chart.drawn(year(hollow=hollow), dark=False))["data"]
    at = trace["customdata"].index(hollow.isoformat())
    assert trace["marker"]["color"][at] == LIGHT.background
    assert trace["text"][at] == "Friday, 20 November: at least 50 points"


def test_days_all_alike_have_one_shade_and_no_days_no_square() -> None:
    alike = [DayLoad(day=LAST - n * DAY, state=DayState.LOGGED, demand=7.0, parts={"sessions": 7.0}) for n in (2, 1, 0)]
    (trace,) = figure_in(chart.drawn(alike, dark=False))["data"]
    assert len(set(trace["marker"]["color"])) == 1
    assert chart.drawn([], dark=False) == Drawn(figure=None)


def test_the_words_name_the_heaviest_day() -> None:
    assert chart.drawn(year(), dark=False).alt.endswith("The most in a day was 50 points, on Friday, 21 November 2025.")


def test_four_days_have_no_fifths_and_one_shade() -> None:
    assert chart.shades([10.0, 20.0, 30.0, 40.0]) == []
    assert {chart.shade_of(demand, []) for demand in (10.0, 40.0)} == {0}
    assert len(chart.shades([10.0, 20.0, 30.0, 40.0, 50.0])) == chart.SHADES - 1


def test_the_week_of_the_calendar_begins_where_settings_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dates, "_asked", [lambda: dates.Written(week_begins=7)])
    figure = figure_in(chart.drawn(year(), dark=False))
    (trace,) = figure["data"]
    days = [date.fromisoformat(day) for day in trace["customdata"]]
    place = dict(zip(days, zip(trace["x"], trace["y"], strict=True), strict=True))
    assert figure["layout"]["yaxis"]["ticktext"] == ["Sun", "Tue", "Thu", "Sat"]
    assert {row for day, (_, row) in place.items() if day.isoweekday() == 1} == {2}
    assert len(set(place.values())) == len(days)
    assert all(column == (day - min(days) + DAY).days // 7 for day, (column, _) in place.items())


def test_weeks_off_have_their_name_above_them_and_single_days_do_not() -> None:
    monday = date(2026, 7, 20)
    leave = [
        TimeOff(at=at(monday), last=monday + 17 * DAY),
        TimeOff(at=at(date(2026, 10, 20)), last=date(2026, 10, 20), kind=TimeOffKind.FAMILY),
    ]
    layout = figure_in(chart.drawn(year(), leave, dark=False))["layout"]
    week = (monday - chart.year_before(LAST)).days // 7
    assert [(note["text"], note["x"]) for note in layout["annotations"]] == [("holiday", week + 1)]
