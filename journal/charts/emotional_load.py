"""Emotional load drawn: the own rating above, demand and recovery below, never one line."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import Any

import numpy as np

from journal.charts.drawn import Drawn
from journal.charts.load_series import dots, moved, on_request, own_rating, spent, weekly
from journal.charts.named import Name, at_the_end, room_for
from journal.charts.style import HEIGHT, MOST_POINTS, Figure, Palette, layout, palette, titled
from journal.charts.thinning import group_size
from journal.measures.emotional_load import DayLoad, DayState, WeekLoad
from journal.measures.enough import is_typical
from journal.measures.weight_band import LoadBand
from journal.wording import emotional_load as wording
from journal.wording.dates import number

_DRAWN = HEIGHT - 40
"""Pixels between the upper edge and the days below, about."""

DAYS_JOINED = 45
"""Days up to which the dots of days are joined by a line; beyond it a line joins the weekly means."""


def drawn(
    days: Sequence[DayLoad],
    weeks: Sequence[WeekLoad],
    *,
    dark: bool,
    net: bool = False,
    stayed: bool = False,
    band: Sequence[LoadBand] = (),
) -> Drawn:
    """Return the chart of consecutive `days` and the `weeks` made of them: medians of the weekly means are said.

    In the table stand the days on which anything was logged, figures to one decimal.
    """
    sentence = _sentence(days, weeks)
    rests_on = wording.rests_on(sum(w.rests_on for w in weeks), sum(w.workdays for w in weeks))
    logged = [day for day in days if day.parts]
    return Drawn(
        figure=_figure(days, weeks, dark=dark, net=net, stayed=stayed, band=band) if logged else None,
        sentence=sentence,
        alt=_alt(days, sentence, rests_on),
        rests_on=rests_on,
        rows=[_row(day) for day in logged],
    )


def _figure(
    days: Sequence[DayLoad],
    weeks: Sequence[WeekLoad],
    *,
    dark: bool,
    net: bool,
    stayed: bool,
    band: Sequence[LoadBand],
) -> Figure:
    """Return the figure.

    `band` holds for each week how far demand moves with the weights; it is
    drawn behind everything else, unless there are over 520 weeks.

    Up to 45 days are dots and a line; up to 520 dots, and a line for the
    weekly means; beyond that weekly means alone (`points_are_weeks`). Partly
    rated days are hollow, missing ones a gap. Energy spent points down.
    `net` and `stayed` (thoughts with positive valence) are off by default,
    and drawn for days only.
    """
    colours = palette(dark)
    by_week = points_are_weeks(len(days), len(weeks)) > 0
    traces: list[Figure] = moved(weeks, band, colours) if band and len(weeks) <= MOST_POINTS else []
    for name, hue, dash in (("demand", colours.demand, "solid"), ("recovery", colours.recovery, "dot")):
        if not by_week:
            traces.append(dots(days, name, hue, colours, joined=len(days) <= DAYS_JOINED, dash=dash))
        if by_week or len(days) > DAYS_JOINED:
            traces.append(weekly(weeks, name, hue, dash, alone=by_week))
    traces += spent(weeks if by_week else days, colours)
    if not by_week:
        traces += on_request(days, colours, net=net, stayed=stayed)
    if rated := [d for d in days if d.heavy is not None]:
        traces.append(own_rating(rated, weeks, colours, by_week))
    # With own ratings the chart has two storeys: theirs above, what was asked below.
    lower, upper = ((0, 0.7), (0.8, 1)) if rated else ((0, 1), (0, 1))
    low, high = _span(traces)
    more: dict[str, Any] = {"yaxis": {"title": titled(colours, "Points a day"), "domain": lower, "range": [low, high]}}
    if rated:
        more["yaxis2"] = {"domain": upper, "range": [-0.5, 10.5], "tickvals": [0, 10], "anchor": "x"}
        more["yaxis2"]["title"] = {"text": ""}
    names = _names(traces, colours)
    at = at_the_end(names, low=low, high=high, pixels=_DRAWN * (lower[1] - lower[0]))
    if rated:
        own = Name(wording.OWN_RATING, 5.0, colours.own_word)
        names.append(own)
        at += at_the_end([own], low=-0.5, high=10.5, pixels=_DRAWN * (upper[1] - upper[0]), axis="y2")
    more["annotations"] = at
    more["margin"] = {"r": room_for([name.words for name in names]), "t": 16}
    return {"data": traces, "layout": layout(colours, **more)}


def _span(traces: Sequence[Figure]) -> tuple[float, float]:
    """Return from where to where the points of the lower storey reach, with some room."""
    values = np.concatenate([np.asarray(t["y"], dtype=np.float64) for t in traces if t.get("yaxis") != "y2"])
    low, high = min(0.0, float(np.nanmin(values))), max(1.0, float(np.nanmax(values)))
    return low - 0.04 * (high - low), high + 0.06 * (high - low)


def _names(traces: Sequence[Figure], colours: Palette) -> list[Name]:
    """Return the name of each series at its last value: of the line where there is one, else of the dots."""
    last: dict[str, Name] = {}
    for trace in traces:
        known = np.asarray(trace["y"], dtype=np.float64)
        known = known[~np.isnan(known)]
        if trace["name"] in wording.SERIES and len(known) and trace.get("yaxis") != "y2":
            name = wording.SERIES[trace["name"]]
            hue = trace["line"]["color"] if name in (wording.ASKED, wording.GAVE_BACK) else colours.neutral
            last[name] = Name(name, float(known[-1]), hue)
    return list(last.values())


def points_are_weeks(days: int, weeks: int) -> int:
    """Return how many weeks each point of the chart is the mean of; 0 while the points are days."""
    return group_size(weeks) if days > MOST_POINTS else 0


def _alt(days: Sequence[DayLoad], sentence: str, rests_on: str) -> str:
    if not days:
        return ""
    said = sentence
    heaviest = max((d for d in days if d.demand is not None), key=lambda d: d.demand or 0.0, default=None)
    if heaviest is not None:
        said += f" The most in a day was {number(heaviest.demand or 0.0)} points."
    return f"Line chart of demand and recovery by day. {said} {rests_on}"


def _sentence(days: Sequence[DayLoad], weeks: Sequence[WeekLoad]) -> str:
    if not days:
        return ""
    demand = [w.demand for w in weeks if w.demand is not None]
    recovery = [w.recovery for w in weeks if w.recovery is not None]
    return wording.shows(
        days[0].day,
        days[-1].day,
        logged=sum(w.rests_on for w in weeks),
        typical=is_typical([d.day for d in days if d.state is DayState.LOGGED], days[-1].day),
        partial=sum(d.state is DayState.PARTIAL for d in days),
        demand=median(demand) if demand else None,
        recovery=median(recovery) if recovery else None,
    )


def _row(d: DayLoad) -> dict[str, object]:
    """Return the row of a day; None where missing."""
    return {
        "Date": d.day,
        "State": d.state.value,
        "Own rating (0–10)": d.heavy,
        "Demand (points)": _round(d.demand),
        "Recovery (points)": _round(d.recovery),
        "Sessions": _round(d.parts.get("sessions")),
        "Reflections": _round(d.parts.get("reflections")),
        "Contacts": _round(d.parts.get("contacts")),
        "Encounters": _round(d.parts.get("encounters")),
        "Downtime": _round(d.parts.get("downtime")),
        "Supervision": _round(d.parts.get("supervision")),
        "Energy spent": _round(d.cost),
        "What also stayed": _round(d.stayed),
        "Unrated sessions": d.unrated,
        "Default minutes": d.defaulted,
        "Coarse": "better / same / worse" if d.coarse else "",
    }


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, 1)
