"""The coming weeks drawn: what each holds of the plan, and above it, day by day, what else comes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from html import escape

import numpy as np

from journal.charts.drawn import Drawn
from journal.charts.named import Name, at_the_end, room_for
from journal.charts.style import HEIGHT, ROW, Figure, Palette, layout, on_mondays, palette
from journal.measures.caseload_intensity import CaseloadWeek
from journal.planning.what_comes import Comes, What, in_week
from journal.wording import caseload_intensity as words
from journal.wording import coming_weeks as wording
from journal.wording.dates import number, short_date

GAP = 0.04
"""Share of the picture between the bars and what stands above them."""

FROM_MONDAY = timedelta(days=3)
"""A bar stands in the middle of its week, so that a day above it lies over its own bar."""


def drawn(weeks: Sequence[CaseloadWeek], comes: Sequence[Comes], said: Mapping[Comes, str], *, dark: bool) -> Drawn:
    """Return the chart of consecutive coming weeks; `said` has each thing that comes in words."""
    sentence = wording.sentence([week.cii for week in weeks])
    each = "; ".join(f"{short_date(week.monday)} {number(week.cii or 0.0)}" for week in weeks)
    known = bool(comes) or any(week.cii is not None for week in weeks)
    return Drawn(
        figure=_figure(weeks, comes, said, dark=dark) if known else None,
        sentence=sentence,
        alt=f"Bars of the coming weeks in per cent of the plan: {each}. {'. '.join(said[one] for one in comes)}",
        rests_on=wording.RESTS_ON,
        rows=[_row(week, in_week(comes, week.monday), said) for week in reversed(weeks)],
    )


def _figure(weeks: Sequence[CaseloadWeek], comes: Sequence[Comes], said: Mapping[Comes, str], *, dark: bool) -> Figure:
    """Return the bars, the plan as a line, and a row of its own for each thing of which there is any."""
    colours = palette(dark)
    mondays = [week.monday for week in weeks]
    rows = [what for what in What if any(one.what is what for one in comes)]
    top = 1.08 * max([110.0, *(week.cii for week in weeks if week.cii is not None)])
    height = HEIGHT + (ROW * len(rows) if rows else 0)
    share = ROW * len(rows) / (height - 40)
    below = 1.0 - share - (GAP if rows else 0.0)
    traces: list[Figure] = [
        {
            "type": "bar",
            "name": wording.WORK,
            "x": np.array([monday + FROM_MONDAY for monday in mondays], dtype="datetime64[D]"),
            "y": [week.cii for week in weeks],
            "width": 6.2 * 86_400_000 * 0.9,
            "marker": {"color": colours.shades(3)[1], "line": {"color": colours.neutral, "width": 0.5}},
            "hovertemplate": "%{y:.0f}<extra></extra>",
        }
    ]
    traces += [_marks(what, comes, said, colours) for what in rows]
    plan = Name(words.YOUR_PLAN, 100.0, colours.own_word)
    more: Figure = {
        "height": height,
        "hovermode": "closest",
        "shapes": [
            {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": 100, "y1": 100,
             "line": {"color": colours.text, "width": 1.5}},
        ],
        "annotations": at_the_end([plan], low=0, high=top, pixels=(HEIGHT - 40) * 0.9),
        "margin": {"r": room_for([words.YOUR_PLAN])},
        "xaxis": {**on_mondays(mondays), "range": [str(mondays[0]), str(mondays[-1] + timedelta(days=7))]},
        "yaxis": {"ticksuffix": " %", "range": [0, top], "domain": [0, below]},
    }  # fmt: skip
    if rows:
        more["yaxis2"] = {
            "type": "category", "nticks": 0, "showgrid": True, "ticksuffix": "", "rangemode": "normal",
            "domain": [1 - share, 1],
            "categoryorder": "array", "categoryarray": [wording.ROWS[what] for what in reversed(rows)],
            "range": [-0.5, len(rows) - 0.5],
        }  # fmt: skip
    return {"data": traces, "layout": layout(colours, **more)}


def _marks(what: What, comes: Sequence[Comes], said: Mapping[Comes, str], colours: Palette) -> Figure:
    """Return a thick line for what lasts, and a dot for what is on one day."""
    x: list[object] = []
    told: list[str] = []
    for one in (one for one in comes if one.what is what):
        end = one.last + timedelta(days=0 if one.first == one.last else 1)
        x += [one.first, end, None]
        told += [said[one], said[one], ""]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": wording.ROWS[what],
        "x": [None if day is None else str(day) for day in x],
        "y": [wording.ROWS[what]] * len(x),
        "yaxis": "y2",
        "line": {"color": colours.neutral, "width": 9},
        "marker": {"color": colours.neutral, "size": 9},
        "customdata": [escape(words) for words in told],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _row(week: CaseloadWeek, comes: Sequence[Comes], said: Mapping[Comes, str]) -> dict[str, object]:
    """Return the row of a week; None where nothing comes."""
    return {
        "From": week.monday,
        "Planned work (% of plan)": None if week.cii is None else round(week.cii, 1),
        **{wording.ROWS[what].capitalize(): "; ".join(said[one] for one in comes if one.what is what) for what in What},
    }
