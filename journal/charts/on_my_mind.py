"""Who stays in mind, drawn against how much they are seen; and feelings over the weeks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from journal.charts.paired_bars import MOST_DRAWN, paired_bars
from journal.charts.style import Figure, layout, on_mondays, palette, titled
from journal.measures.on_my_mind import FeelingsOfWeek, InMind
from journal.records.reflection import Feeling
from journal.wording import on_my_mind as wording
from journal.wording.labels import choice

MOST_FEELINGS = 6
"""Feelings drawn by themselves; the others are in the table."""


def who(result: Sequence[InMind], codes: Mapping[str, str], *, dark: bool) -> Figure:
    """Return bars for the twelve clients most in mind: part of the thoughts beside part of the sessions."""
    colours = palette(dark)
    drawn = [m for m in result if m.client_id is not None][:MOST_DRAWN]
    pairs = (
        (wording.PART_OF_SESSIONS, [m.share_of_sessions or 0.0 for m in drawn], colours.series[5]),
        (wording.PART_OF_THOUGHTS, [m.share for m in drawn], colours.series[3]),
    )
    return paired_bars([codes.get(m.client_id or "", "?") for m in drawn], pairs, colours)


def feelings(weeks: Sequence[FeelingsOfWeek], *, dark: bool) -> Figure:
    """Return stacked bars by week of the six feelings named most often; weeks without reflections stay empty."""
    colours = palette(dark)
    x = np.array([w.monday for w in weeks], dtype="datetime64[D]")
    traces: list[Figure] = [
        {
            "type": "bar",
            "name": choice(feeling),
            "x": x,
            "y": [week.feelings.get(feeling, 0) for week in weeks],
            "marker": {"color": hue},
            "hovertemplate": "%{y}",
        }
        for feeling, hue in zip(_most_named(weeks), colours.series[2:], strict=False)
    ]
    more: Figure = {
        "barmode": "stack",
        "bargap": 0.2,
        "xaxis": {"title": titled(colours, "Week from Monday"), **on_mondays(x)},
        "yaxis": {"title": titled(colours, "Times named")},
    }
    return {"data": traces, "layout": layout(colours, height=360, **more)}


def alt_text(result: Sequence[InMind], codes: Mapping[str, str]) -> str:
    """Return the bars of who is in mind in words; "" without any."""
    drawn = [m for m in result if m.client_id is not None][:MOST_DRAWN]
    parts = ", ".join(f"{codes.get(m.client_id or '', '?')} {round(100 * m.share)} per cent" for m in drawn)
    return f"Bars of each client's part of the reflections: {parts}." if drawn else ""


def feelings_alt(weeks: Sequence[FeelingsOfWeek]) -> str:
    """Return the feelings in words; "" without any."""
    named = _most_named(weeks)
    return f"Stacked bars by week; named most often: {', '.join(named)}." if named else ""


def table(result: Sequence[InMind], codes: Mapping[str, str]) -> list[dict[str, object]]:
    """Return the rows behind the bars, least often first; None where not told."""
    return [
        {
            "Client": wording.NO_ONE if m.client_id is None else codes.get(m.client_id, "?"),
            "Reflections": m.reflections,
            "Minutes": m.minutes,
            "Typical intensity (0–10)": m.intensity,
            "Came by itself (%)": None if m.spontaneous is None else round(100 * m.spontaneous),
            "Useful": m.useful,
            "Draining": m.draining,
            "Both": m.both,
            "Good thoughts": m.stayed,
            "Sessions": m.sessions,
            "Part of the sessions (%)": None if m.share_of_sessions is None else round(100 * m.share_of_sessions),
            "Where": ", ".join(f"{place} {n}" for place, n in m.places.items()),
        }
        for m in reversed(result)
    ]


def feelings_table(weeks: Sequence[FeelingsOfWeek]) -> list[dict[str, object]]:
    """Return the rows behind the feelings, oldest first; weeks without reflections left out."""
    named = [feeling for feeling, _ in _counted(weeks).most_common()]
    return [
        {"Week": w.week, "Reflections": w.reflections, **{choice(f): w.feelings.get(f, 0) for f in named}}
        for w in weeks
        if w.reflections
    ]


def _most_named(weeks: Sequence[FeelingsOfWeek]) -> list[Feeling]:
    return [feeling for feeling, _ in _counted(weeks).most_common(MOST_FEELINGS)]


def _counted(weeks: Sequence[FeelingsOfWeek]) -> Counter[Feeling]:
    found: Counter[Feeling] = Counter()
    for week in sorted(weeks, key=lambda w: w.monday):
        found.update(dict(sorted(week.feelings.items())))
    return found
