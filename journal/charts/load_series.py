"""The series of the emotional load's figure: days as dots, weeks as lines, and what lies beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from journal.charts.style import Figure, Palette
from journal.charts.thinning import group_size, means
from journal.measures.emotional_load import DayLoad, DayState, WeekLoad
from journal.measures.weight_band import LoadBand
from journal.wording.weights import BAND


def dots(days: Sequence[DayLoad], name: str, hue: str, colours: Palette, *, joined: bool, dash: str) -> Figure:
    """Return the days of "demand" or "recovery" as dots, `joined` by a line or not; hollow where partly rated."""
    hollow = [d.state is DayState.PARTIAL for d in days]
    return {
        "type": "scatter",
        "mode": "lines+markers" if joined else "markers",
        "name": name.capitalize(),
        "x": _dates(days),
        "y": means([getattr(d, name) for d in days], 1),
        "connectgaps": False,
        "line": {"color": hue, "width": 2, "dash": dash},
        "marker": {
            "symbol": "circle" if name == "demand" else "diamond",
            "size": 8 if joined else 5 if len(days) <= 120 else 3.5,
            "opacity": 1 if joined else 0.6,
            "color": [colours.background if h else hue for h in hollow],
            "line": {"color": hue, "width": 1.5},
        },
        "customdata": ["partly rated" if h else "" for h in hollow],
        "hovertemplate": "%{y:.1f} points %{customdata}",
    }


def weekly(weeks: Sequence[WeekLoad], name: str, hue: str, dash: str, *, alone: bool) -> Figure:
    """Return the weekly means of "demand" or "recovery" as a line; `alone`: no dots of days lie behind it."""
    size = group_size(len(weeks))
    # A week's mean stands over its middle, not over its Monday.
    middle = np.array([w.monday for w in weeks[::size]], dtype="datetime64[D]") + (7 * size) // 2
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": name.capitalize() + ("" if alone else ", weekly mean"),
        "x": middle,
        "y": means([getattr(w, name) for w in weeks], size),
        "connectgaps": False,
        "line": {"color": hue, "width": 2.5, "dash": dash},
        "marker": {"symbol": "circle" if name == "demand" else "diamond", "size": 4},
        "hovertemplate": "%{y:.1f} points, weekly mean",
    }


def moved(weeks: Sequence[WeekLoad], band: Sequence[LoadBand], colours: Palette) -> list[Figure]:
    """Return how far the weekly means of demand move with the weights, as an area behind everything else."""
    middle = np.array([w.monday for w in weeks], dtype="datetime64[D]") + 3
    ends = [(np.nan, np.nan) if b.demand is None else b.demand for b in band]
    common = {"type": "scatter", "mode": "lines", "x": middle, "connectgaps": False, "hoverinfo": "skip"}
    edge = {"color": colours.demand, "width": 0.5}
    tint = ",".join(str(int(colours.demand[n : n + 2], 16)) for n in (1, 3, 5))
    return [
        {**common, "name": BAND, "y": np.array([low for low, _ in ends]), "line": edge},
        {
            **common,
            "name": BAND,
            "y": np.array([high for _, high in ends]),
            "line": edge,
            "fill": "tonexty",
            "fillcolor": f"rgba({tint},0.22)",
        },
    ]


def spent(of: Sequence[DayLoad] | Sequence[WeekLoad], colours: Palette) -> list[Figure]:
    """Return the energy spent, pointing down; nothing where none was."""
    if not any(each.cost for each in of):
        return []
    size = group_size(len(of))
    x = [each.day if isinstance(each, DayLoad) else each.monday for each in of[::size]]
    return [
        {
            "type": "bar",
            "name": "Energy spent",
            "x": np.array(x, dtype="datetime64[D]"),
            "y": -means([each.cost for each in of], size),
            "marker": {"color": colours.neutral},
            "hovertemplate": "%{y:.1f} points",
        }
    ]


def on_request(days: Sequence[DayLoad], colours: Palette, *, net: bool, stayed: bool) -> list[Figure]:
    """Return what was asked for of "What also stayed" and "Net"."""
    common = {"type": "scatter", "x": _dates(days), "hovertemplate": "%{y:.1f} points"}
    traces: list[Figure] = []
    if stayed:
        traces.append(
            {
                **common,
                "mode": "markers",
                "name": "What also stayed",
                "y": means([d.stayed or None for d in days], 1),
                "marker": {"color": colours.neutral, "symbol": "star", "size": 9},
            }
        )
    if net:
        traces.append(
            {
                **common,
                "mode": "lines+markers",
                "name": "Net",
                "y": means([d.net for d in days], 1),
                "line": {"color": colours.neutral, "width": 1.5, "dash": "dash"},
                "marker": {"size": 3},
            }
        )
    return traces


def own_rating(rated: Sequence[DayLoad], weeks: Sequence[WeekLoad], colours: Palette, by_week: bool) -> Figure:
    """Return the own ratings on an axis of their own, the means of weeks where points are weeks."""
    x, y = _dates(rated), np.array([d.heavy for d in rated], dtype=np.float64)
    if by_week:
        size = group_size(len(weeks))
        starts = np.array([w.monday for w in weeks[::size]], dtype="datetime64[D]")
        place = np.searchsorted(starts, x, side="right") - 1
        n = np.bincount(place, minlength=len(starts))
        y = np.bincount(place, weights=y, minlength=len(starts))[n > 0] / n[n > 0]
        x = starts[n > 0] + (7 * size) // 2
    return {
        "type": "scatter",
        "mode": "markers",
        "name": "Your own rating",
        "x": x,
        "y": y,
        "yaxis": "y2",
        "marker": {"color": colours.own_word, "size": 6 if len(x) < 100 else 4},
        "hovertemplate": "%{y:.1f} of 10",
    }


def _dates(of: Sequence[DayLoad]) -> Any:
    return np.array([d.day for d in of], dtype="datetime64[D]")
