"""Who stays in mind, drawn against how much they are seen; and feelings over the weeks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from journal.charts.drawn import Drawn
from journal.charts.paired_bars import paired_bars
from journal.charts.style import MOST_ROWS, Figure, layout, on_mondays, on_rows, palette, rows_high
from journal.measures.enough import SHARE
from journal.measures.on_my_mind import FeelingsOfWeek, InMind
from journal.records.reflection import Feeling
from journal.wording import on_my_mind as wording
from journal.wording.labels import choice

MOST_PLACES = 3
"""Places named of the one most in mind."""

MOST_FEELINGS = 6
"""Feelings drawn by themselves; the others are in the table."""

LARGEST_DOT = 20
"""Pixels across, of what was named most often in a week."""


def who(result: Sequence[InMind], codes: Mapping[str, str], *, dark: bool) -> Drawn:
    """Return the eight clients most in mind: part of the thoughts beside part of the sessions; codes escaped here.

    Below five thoughts there is nothing to draw. In the table stand all, and thoughts of no one in particular, least
    often first.
    """
    on_clients = [m for m in result if m.client_id is not None]
    rows = [_row(m, codes) for m in reversed(result)]
    if not on_clients:
        return Drawn(figure=None, sentence=wording.NOTHING, rests_on=wording.RESTS_ON, rows=rows)
    most, shown = on_clients[0], on_clients[:MOST_ROWS]
    said = [
        wording.most_in_mind(
            codes.get(most.client_id or "", "?"), most.reflections, most.share, most.share_of_sessions
        ),
        wording.where([choice(place) for place in list(most.places or ())[:MOST_PLACES]]),
        wording.useful_and_draining(most.useful, most.draining, most.both),
        wording.too_few(SHARE.fewest) if most.share is None else "",
    ]
    parts = ", ".join(f"{codes.get(m.client_id or '', '?')} {round(100 * (m.share or 0))} per cent" for m in shown)
    told = most.share is not None
    return Drawn(
        figure=_who_bars(shown, codes, dark=dark) if told else None,
        sentence=" ".join(part for part in said if part),
        alt=f"Bars of each client's part of the reflections: {parts}." if told else "",
        rests_on=wording.RESTS_ON,
        rows=rows,
    )


def feelings(weeks: Sequence[FeelingsOfWeek], *, dark: bool) -> Drawn:
    """Return the six feelings named most often by week; weeks without reflections stay empty.

    In the table stand all feelings, and the weeks with reflections.
    """
    named = [feeling for feeling, _ in _counted(weeks).most_common()]
    most_named = named[:MOST_FEELINGS]
    return Drawn(
        figure=_feelings_dots(weeks, most_named, dark=dark) if named else None,
        sentence=wording.named_most(most_named[:MOST_PLACES]) if named else wording.NOTHING,
        alt=f"Dots by week, the larger the more often; named most often: {', '.join(most_named)}." if named else "",
        rests_on=wording.FEELINGS_REST_ON,
        rows=[
            {"Week": w.week, "Reflections": w.reflections, **{choice(f): w.feelings.get(f, 0) for f in named}}
            for w in weeks
            if w.reflections
        ],
    )


def _who_bars(shown: Sequence[InMind], codes: Mapping[str, str], *, dark: bool) -> Figure:
    colours = palette(dark)
    pairs = [(wording.PART_OF_THOUGHTS, [m.share or 0.0 for m in shown], colours.neutral)]
    if shown[0].share_of_sessions is not None:
        pairs.insert(0, (wording.PART_OF_SESSIONS, [m.share_of_sessions or 0.0 for m in shown], colours.shades(2)[1]))
    return paired_bars([codes.get(m.client_id or "", "?") for m in shown], pairs, colours)


def _feelings_dots(weeks: Sequence[FeelingsOfWeek], most_named: Sequence[Feeling], *, dark: bool) -> Figure:
    """Return a row of dots for each feeling; the area of a dot is how often it was named."""
    colours = palette(dark)
    x = np.array([w.monday for w in weeks], dtype="datetime64[D]")
    most = max(week.feelings.get(feeling, 0) for week in weeks for feeling in most_named)
    traces: list[Figure] = [
        {
            "type": "scatter",
            "mode": "markers",
            "name": choice(feeling),
            "x": x,
            "y": [choice(feeling)] * len(weeks),
            "customdata": [week.feelings.get(feeling, 0) for week in weeks],
            "marker": {
                "color": colours.neutral,
                "size": [LARGEST_DOT * (week.feelings.get(feeling, 0) / most) ** 0.5 for week in weeks],
                "line": {"width": 0},
                "opacity": 1,
            },
            "hovertemplate": "%{customdata}",
        }
        for feeling in reversed(most_named)
    ]
    rows = on_rows()
    more: Figure = {
        "hovermode": "x unified",
        "xaxis": on_mondays(x),
        "yaxis": {**rows["yaxis"], "range": [-0.6, len(most_named) - 0.4]},
    }
    return {"data": traces, "layout": layout(colours, height=rows_high(len(most_named)), **more)}


def _row(m: InMind, codes: Mapping[str, str]) -> dict[str, object]:
    """Return the row of a client; None where not told."""
    return {
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
        "Where": ", ".join(f"{place} {n}" for place, n in (m.places or {}).items()),
    }


def _counted(weeks: Sequence[FeelingsOfWeek]) -> Counter[Feeling]:
    found: Counter[Feeling] = Counter()
    for week in sorted(weeks, key=lambda w: w.monday):
        found.update(dict(sorted(week.feelings.items())))
    return found
