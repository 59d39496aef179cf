"""A year of emotional load as a calendar: one square a day, darker the more it asked. A press opens the day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date
from itertools import groupby

from journal.charts.drawn import Drawn
from journal.charts.style import TEXT, Figure, layout, mixed, palette
from journal.measures.emotional_load import DayLoad, DayState
from journal.measures.enough import SHARE
from journal.measures.weeks import DAY, monday_of
from journal.records.time_off import TimeOff
from journal.wording import load_calendar as wording
from journal.wording.dates import MONTHS, WEEKDAYS, week_of_calendar

MOST_DAYS = 371
"""Squares of one calendar: fifty-three weeks."""

SHADES = 5
"""Steps of the scale; each holds a fifth of the logged days (D)."""

OFF_FROM = 4
"""Days from Monday to Friday that make a week one that was off."""

_TINT = (0.16, 0.34, 0.54, 0.77, 1.0)


def year_before(last: date) -> date:
    """Return the Monday on which the calendar that ends with `last` begins."""
    return monday_of(last) - 52 * 7 * DAY


def drawn(days: Sequence[DayLoad], time_off: Collection[TimeOff] = (), *, dark: bool) -> Drawn:
    """Return the calendar of consecutive `days`, at most 371: weeks across, weekdays down.

    Partly rated days are hollow; days without entries are not drawn, and
    weeks off have their name above them. The
    date of a square is its `customdata`, as "2026-11-05". A day has its own
    words, so there is no sentence and no table.
    """
    figure = _figure(days, time_off, dark=dark) if any(d.parts for d in days) else None
    return Drawn(figure=figure, alt=_alt(days) if days else "")


def _figure(days: Sequence[DayLoad], time_off: Collection[TimeOff], *, dark: bool) -> Figure:
    colours = palette(dark)
    there = [d for d in days[-MOST_DAYS:] if d.demand is not None]
    steps = shades([d.demand or 0.0 for d in there if d.state is DayState.LOGGED])
    tints = [mixed(colours.background, colours.demand, share) for share in _TINT]
    hues = [tints[shade_of(d.demand or 0.0, steps)] for d in there]
    first = _begin(days[-MOST_DAYS:][0].day)
    weeks = (days[-1].day - first).days // 7 + 1
    months = _months(first, weeks)
    away = _weeks_off(first, weeks, time_off)
    trace: Figure = {
        "type": "scatter",
        "mode": "markers",
        "name": "Demand",
        "x": [(d.day - first).days // 7 for d in there],
        "y": [(d.day - first).days % 7 + 1 for d in there],
        "customdata": [d.day.isoformat() for d in there],
        "text": [wording.square(d.day, d.demand or 0.0, partial=d.state is DayState.PARTIAL) for d in there],
        "hovertemplate": "%{text}<extra></extra>",
        "marker": {
            "symbol": "square",
            "size": 11,
            "color": [
                colours.background if d.state is DayState.PARTIAL else h for d, h in zip(there, hues, strict=True)
            ],
            "line": {"color": hues, "width": 2},
        },
        # A day that was pressed is told by the words below, not by fading all the others.
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }
    more: Figure = {
        "hovermode": "closest",
        "clickmode": "event+select",
        "annotations": [
            {"xref": "x", "x": (begin + end) / 2, "yref": "y", "y": 0.35, "yanchor": "bottom", "text": name,
             "showarrow": False, "font": {"size": TEXT, "color": colours.quiet}}
            for begin, end, name in away
        ],
        "shapes": [
            {"type": "line", "xref": "x", "x0": begin - 0.4, "x1": end + 0.4, "yref": "y", "y0": 0.35, "y1": 0.35,
             "line": {"color": colours.neutral, "width": 1}}
            for begin, end, _ in away
        ],
        "xaxis": {
            "type": "linear", "range": [-0.8, weeks - 0.2], "fixedrange": True, "showline": False, "zeroline": False,
            "tickvals": [week for week, _ in months], "ticktext": [name for _, name in months], "tickformatstops": [],
        },
        "yaxis": {
            "range": [7.7, -0.6], "fixedrange": True, "showgrid": False, "zeroline": False, "rangemode": "normal",
            "tickvals": [1, 3, 5, 7], "ticktext": [WEEKDAYS[day - 1][:3] for day in week_of_calendar()[::2]],
        },
    }  # fmt: skip
    return {"data": [trace], "layout": layout(colours, height=240, **more)}


def shades(demand: Sequence[float]) -> list[float]:
    """Return the four limits between the five shades: fifths of the logged days; [] for too few to have fifths."""
    ranked = sorted(demand)
    return [ranked[len(ranked) * n // SHADES] for n in range(1, SHADES)] if SHARE.met(len(ranked)) else []


def shade_of(demand: float, steps: Sequence[float]) -> int:
    """Return the shade of a day, 0 to 4."""
    return sum(demand >= step for step in steps)


def _weeks_off(first: date, weeks: int, time_off: Collection[TimeOff]) -> list[tuple[int, int, str]]:
    """Return the first and the last of each run of weeks that were off, and what most of their days were."""
    kinds = {day: off.kind.value for off in time_off for day in off.days()}
    days = [[first + (7 * week + n) * DAY for n in range(5)] for week in range(weeks)]
    away = [[kinds[day] for day in of_week if day in kinds] for of_week in days]
    found = [week for week, of_week in enumerate(away) if len(of_week) >= OFF_FROM]
    result = []
    for _, run in groupby(enumerate(found), key=lambda pair: pair[1] - pair[0]):
        together = [week for _, week in run]
        kind = Counter(kind for week in together for kind in away[week]).most_common(1)[0][0]
        result.append((together[0], together[-1], kind))
    return result


def _alt(days: Sequence[DayLoad]) -> str:
    logged = [d for d in days[-MOST_DAYS:] if d.demand is not None]
    heaviest = max(logged, key=lambda d: d.demand or 0.0, default=None)
    most = (heaviest.day, heaviest.demand or 0.0) if heaviest is not None else None
    return wording.alt_text(days[-MOST_DAYS:][0].day, days[-1].day, len(logged), most)


def _begin(day: date) -> date:
    """Return the first day of the calendar's week that a day lies in."""
    return day - week_of_calendar().index(day.isoweekday()) * DAY


def _months(first: date, weeks: int) -> list[tuple[int, str]]:
    """Return the week in which each month begins, every second one named at most."""
    found = []
    for week in range(weeks):
        begin = first + 7 * week * DAY
        if any((begin + n * DAY).day == 1 for n in range(7)):
            found.append((week, MONTHS[(begin + 6 * DAY).month - 1][:3]))
    return found[::2]
