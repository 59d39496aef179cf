"""Scales drawn: one's own score as a line with dots, the source's bands as thin lines behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape

import numpy as np

from journal.charts.drawn import Drawn
from journal.charts.style import TEXT, Figure, layout, palette
from journal.measures.reliable_change import LeastChange, is_real
from journal.measures.scales import Point, span
from journal.presets.scales import Scale, Subscale
from journal.wording import scales as wording
from journal.wording.dates import date_in_words, number
from journal.wording.labels import choice


def drawn(
    result: Mapping[str, Sequence[Point]],
    scale: Scale,
    part: Subscale,
    *,
    today: date,
    dark: bool,
    least: LeastChange | None = None,
) -> Drawn:
    """Return one score of a scale over time, from the second filling-in on; in the table stand all its scores.

    `least` is the size of a real change of this score; None: it is not known.
    """
    points = result[part.name]
    first, last = points[0], points[-1]
    real = is_real(last.value - first.value, least)
    first_on, last_on = first.at.date(), last.at.date()
    each = ", ".join(f"{date_in_words(p.at.date())} {number(p.value, 2)}" for p in points)
    return Drawn(
        figure=_figure(points, scale, part, dark=dark) if len(points) > 1 else None,
        sentence=wording.over_time(
            part.name, len(points), first.value, first_on, last.value, last_on, today, real=real
        ),
        alt=f"A line of the score {label(part.name)}: {each}.",
        rests_on=wording.OWN_CHANGE if part.bands else wording.NO_BANDS,
        rows=_rows(result),
    )


def _figure(points: Sequence[Point], scale: Scale, part: Subscale, *, dark: bool) -> Figure:
    """Return the line of one score; a real change since the time before, where its size is known, has a large mark."""
    colours = palette(dark)
    trace: Figure = {
        "type": "scatter",
        "mode": "lines+markers",
        "name": label(part.name),
        "x": np.array([p.at.date() for p in points], dtype="datetime64[D]"),
        "y": [p.value for p in points],
        "line": {"color": colours.own_word, "width": 2},
        "marker": {
            "color": [colours.own_word if p.real else colours.background for p in points],
            "line": {"color": colours.own_word, "width": 2},
            "size": [14 if p.real else 9 for p in points],
            "opacity": 1,
        },
        "hovertemplate": "%{y:.4~g}<extra></extra>",
    }
    low, high = _range(points, scale, part)
    edges = [band.least for band in part.bands[1:] if low < band.least < high]
    names = [band for band in part.bands if band.words and band.least < high]
    more: Figure = {
        "shapes": [
            {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": edge, "y1": edge, "layer": "below",
             "line": {"color": colours.quiet, "width": 1, "dash": "dot"}}
            for edge in edges
        ],
        "annotations": [
            {"xref": "paper", "x": 0, "y": max(low, band.least), "xanchor": "left", "yanchor": "bottom",
             "text": escape(wording.band_name(band.words, band.least)), "showarrow": False, "yshift": 2,
             "font": {"size": TEXT, "color": colours.quiet}}
            for band in names
        ],
        "yaxis": {"range": [low, high], "rangemode": "normal", "showgrid": False},
        "hovermode": "closest",
    }  # fmt: skip
    if len({p.at.date() for p in points}) < 2:
        more["xaxis"] = {"nticks": 1}
    return {"data": [trace], "layout": layout(colours, **more)}


def _rows(result: Mapping[str, Sequence[Point]]) -> list[dict[str, object]]:
    """Return a row for each filling-in, the oldest first; None where a score was not given."""
    moments = sorted({p.at for points in result.values() for p in points})
    return [
        {
            "Day": date_in_words(moment.date()),
            **{
                label(name): next((round(p.value, 2) for p in points if p.at == moment), None)
                for name, points in result.items()
            },
        }
        for moment in moments
    ]


def label(name: str) -> str:
    """Return the name of a score as a person reads it."""
    return choice(name.replace("_", " "))


def _range(points: Sequence[Point], scale: Scale, part: Subscale) -> tuple[float, float]:
    """Return the span of the score where it is known; otherwise what was reached, with room around it."""
    known = span(scale, part)
    if known is not None:
        low, high = known
        return low - (high - low) * 0.03, high + (high - low) * 0.03
    values = [p.value for p in points]
    room = max(1.0, (max(values) - min(values)) * 0.15)
    return min(values) - room, max(values) + room
