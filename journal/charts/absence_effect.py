"""What time off did, drawn: the weeks around each absence over one another, and the middle of all of them."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from journal.charts.drawn import Drawn
from journal.charts.named import Name, at_the_end, room_for
from journal.charts.style import HEIGHT, Figure, Palette, layout, palette, titled
from journal.measures.absence_effect import STRETCHES, AbsenceEffect, Around
from journal.measures.enough import ABSENCES
from journal.wording import absence_effect as wording
from journal.wording.dates import number

FEWEST_FOR_MIDDLE = 3
"""Absences that are known in a week, for the line through the middle of them."""


def drawn(effect: AbsenceEffect, view: str, *, dark: bool) -> Drawn:
    """Return the chart of one of RATING, DEMAND and RECOVERY; below five absences nothing but a sentence."""
    if not effect.speaks:
        return Drawn(figure=None, sentence=wording.not_yet(len(effect.around), ABSENCES.fewest))
    each = [values_of(one, view) for one in effect.around]
    middle = _middle(each)
    known = [one.back_in for one in effect.around if one.back_in is not None]
    sentence = wording.back([week for week in known if week], len(known), len(effect.around))
    return Drawn(
        figure=_figure(each, middle, view, dark=dark) if any(v is not None for row in each for v in row) else None,
        sentence=sentence,
        alt=_alt(middle, view, len(effect.around)),
        rests_on=wording.rests_on(len(effect.around)),
        rows=[_row(one) for one in effect.around],
    )


def values_of(one: Around, view: str) -> tuple[float | None, ...]:
    """Return the weeks of an absence in one view."""
    return {wording.RATING: one.rating, wording.DEMAND: one.demand, wording.RECOVERY: one.recovery}[view]


def _middle(each: Sequence[Sequence[float | None]]) -> list[float | None]:
    weeks = [[value for value in week if value is not None] for week in zip(*each, strict=True)]
    return [float(median(week)) if len(week) >= FEWEST_FOR_MIDDLE else None for week in weeks]


def _hue(view: str, colours: Palette) -> str:
    return {wording.DEMAND: colours.demand, wording.RECOVERY: colours.recovery}.get(view, colours.own_word)


def _figure(each: Sequence[Sequence[float | None]], middle: Sequence[float | None], view: str, *, dark: bool) -> Figure:
    """Return a thin line for each absence and a strong one through their middle; the days away between two lines."""
    colours = palette(dark)
    hue = _hue(view, colours)
    x = [*range(len(STRETCHES))]
    traces: list[Figure] = [
        {
            "type": "scatter",
            "mode": "lines+markers",
            "name": view,
            "x": x,
            "y": [*values],
            "opacity": 0.3,
            "line": {"color": hue, "width": 1.5},
            "marker": {"color": hue, "size": 5},
            "hoverinfo": "skip",
        }
        for values in each
    ]
    traces.append(
        {
            "type": "scatter",
            "mode": "lines+markers",
            "name": view,
            "x": x,
            "y": [*middle],
            "line": {"color": hue, "width": 3},
            "marker": {"color": hue, "size": 9},
            "hovertemplate": "%{y:.1f}<extra></extra>",
        }
    )
    top = 10.0 if view == wording.RATING else 1.08 * max(1.0, *(v for row in each for v in row if v is not None))
    ends = [value for value in middle if value is not None]
    names = [Name(wording.MIDDLE, ends[-1], hue)] if ends else []
    away = STRETCHES.index(0)
    more: Figure = {
        "hovermode": "closest",
        "xaxis": {
            "type": "linear", "tickvals": x, "ticktext": [*wording.TICKS], "zeroline": False,
            "title": titled(colours, wording.WEEKS_AXIS), "range": [-0.3, len(x) - 0.7],
            "tickformatstops": [], "fixedrange": True,
        },
        "yaxis": {"range": [0, top], "title": titled(colours, wording.UNIT[view])},
        "shapes": [
            {"type": "rect", "layer": "below", "yref": "paper", "y0": 0, "y1": 1, "x0": away - 0.5, "x1": away + 0.5,
             "fillcolor": colours.line, "opacity": 0.5, "line": {"width": 0}},
        ],
        "annotations": at_the_end(names, low=0, high=top, pixels=HEIGHT - 85),
        "margin": {"r": room_for([name.words for name in names])},
    }  # fmt: skip
    return {"data": traces, "layout": layout(colours, **more)}


def _alt(middle: Sequence[float | None], view: str, absences: int) -> str:
    said = ", ".join(
        f"{week} {'not known' if value is None else number(value, 1)}"
        for week, value in zip(wording.WEEKS, middle, strict=True)
    )
    return f"Lines of the weeks around {absences} absences, {view.lower()}. In the middle: {said}."


def _row(one: Around) -> dict[str, object]:
    """Return the row of an absence; None where too little is known."""
    row: dict[str, object] = {"First day": one.first, "Last day": one.last, "Usual before": one.usual}
    for view in (wording.RATING, wording.DEMAND, wording.RECOVERY):
        for week, value in zip(wording.WEEKS, values_of(one, view), strict=True):
            row[f"{view}, {week}"] = None if value is None else round(value, 1)
    row["Back at its usual in week"] = one.back_in or None
    return row
