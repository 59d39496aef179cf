"""The weeks around an absence, drawn: as if there were none, as it stands, and with this plan."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from journal.charts.drawn import Drawn
from journal.charts.named import Name, above, at_the_end, room_for
from journal.charts.style import HEIGHT, Figure, layout, on_mondays, palette
from journal.measures.weeks import monday_of
from journal.planning.absence_weeks import WeekAround
from journal.records.time_off import TimeOff
from journal.wording import absence_weeks as wording
from journal.wording.caseload_intensity import YOUR_PLAN
from journal.wording.dates import number


def drawn(weeks: Sequence[WeekAround], off: TimeOff, *, dark: bool) -> Drawn:
    """Return the chart of consecutive weeks; none of them known yet, and the sentence says so."""
    if not weeks:
        return Drawn(figure=None, sentence=wording.TOO_FAR)
    before = [w for w in weeks if w.monday < monday_of(off.first)]
    after = [w for w in weeks if w.monday > off.last]
    sentence = wording.before_and_after(before[-1].with_plan if before else None, after[0].with_plan if after else None)
    series = _series(weeks)
    said = "; ".join(f"{name}: {', '.join(number(value) for value in values)}" for name, values in series)
    return Drawn(
        figure=_figure(weeks, dark=dark),
        sentence=sentence,
        alt=f"Bars of {len(weeks)} weeks, in per cent of your plan. {said}. {sentence}",
        rests_on=wording.RESTS_ON,
        rows=[_row(week, off) for week in reversed(weeks)],
    )


def _series(weeks: Sequence[WeekAround]) -> list[tuple[str, list[float]]]:
    """Return the name and the heights of each series that there is: the plan's only where it changes something."""
    found = []
    if any(week.as_if_there is not None for week in weeks):
        found.append((wording.AS_IF_THERE, [week.as_if_there or 0.0 for week in weeks]))
    found.append((wording.STANDS, [week.stands for week in weeks]))
    if any(week.with_plan != week.stands for week in weeks):
        found.append((wording.WITH_PLAN, [week.with_plan for week in weeks]))
    return found


def _figure(weeks: Sequence[WeekAround], *, dark: bool) -> Figure:
    """Return a bar of each series for each week, the palest as if there were no absence; the plan is a line."""
    colours = palette(dark)
    x = np.array([week.monday for week in weeks], dtype="datetime64[D]")
    series = _series(weeks)
    hues = colours.shades(3)[::-1][-len(series) :]
    traces: list[Figure] = [
        {
            "type": "bar",
            "name": name,
            "x": x,
            "y": values,
            "marker": {"color": hue, "line": {"color": colours.neutral, "width": 0.5}},
            "hovertemplate": "%{y:.0f}",
        }
        for (name, values), hue in zip(series, hues, strict=True)
    ]
    top = 1.08 * max([110.0, *(value for _, values in series for value in values)])
    names = [Name(YOUR_PLAN, 100.0, colours.own_word)]
    head = above([(name, hue) for (name, _), hue in zip(series, hues, strict=True)], colours)
    more: Figure = {
        "barmode": "group",
        "bargap": 0.25,
        "shapes": [
            {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": 100, "y1": 100,
             "line": {"color": colours.text, "width": 1.5}},
        ],
        "annotations": at_the_end(names, low=0, high=top, pixels=HEIGHT - 70),
        **head,
        "margin": {**head["margin"], "r": room_for([YOUR_PLAN])},
        "xaxis": on_mondays(x),
        "yaxis": {"ticksuffix": " %", "range": [0, top]},
    }  # fmt: skip
    return {"data": traces, "layout": layout(colours, **more)}


def _row(week: WeekAround, off: TimeOff) -> dict[str, object]:
    return {
        "From": week.monday,
        "Days off": sum(0 <= (day - week.monday).days < 7 for day in off.days()),
        "As if you were there (% of plan)": None if week.as_if_there is None else round(week.as_if_there, 1),
        "As it stands (% of plan)": round(week.stands, 1),
        "With this plan (% of plan)": round(week.with_plan, 1),
    }
