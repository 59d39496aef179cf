"""The coming weeks without and with one more client, drawn against the plan."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from journal.charts.caseload_intensity import beside_bars
from journal.charts.drawn import Drawn
from journal.charts.style import Figure, layout, on_mondays, palette
from journal.planning.coming_weeks import HISTORY_WEEKS
from journal.planning.referral import ComingWeek, Referral
from journal.wording import caseload_intensity as words
from journal.wording import referral as wording
from journal.wording.dates import number


def drawn(result: Referral, *, dark: bool) -> Drawn:
    """Return the coming weeks without and with the client; in the table the last first, so the next stands on top."""
    weeks = result.weeks
    sentence = wording.weeks_over(result.over_with, result.over_without, len(weeks), more=result.more)
    each = ", ".join(f"{number(w.without)} and {number(w.with_client)}" for w in weeks)
    return Drawn(
        figure=_figure(weeks, dark=dark),
        sentence=sentence,
        alt=f"Bars of the coming weeks, without and with the new client: {each}. {sentence}" if weeks else "",
        rests_on=wording.history(result.history, HISTORY_WEEKS, result.contact_units),
        rows=[_row(week) for week in reversed(weeks)],
    )


def _figure(weeks: Sequence[ComingWeek], *, dark: bool) -> Figure:
    """Return a bar for each week: what is there, and on top what the new client would add; the plan is a line."""
    colours = palette(dark)
    x = np.array([w.monday for w in weeks], dtype="datetime64[D]")
    added = [w.with_client - w.without for w in weeks]
    traces: list[Figure] = [
        {
            "type": "bar",
            "name": name,
            "x": x,
            "y": values,
            "marker": {"color": hue, "line": {"color": colours.neutral, "width": 0.5}},
            "hovertemplate": "%{y:.0f}",
        }
        for name, values, hue in (
            (wording.WITHOUT, [w.without for w in weeks], colours.shades(3)[2]),
            (wording.ADDED, added, colours.shades(3)[0]),
        )
    ]
    top = 1.08 * max([110.0, *(w.with_client for w in weeks)])
    plan = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": 100, "y1": 100}
    more: Figure = {
        "barmode": "stack",
        "bargap": 0.25,
        "shapes": [{**plan, "line": {"color": colours.text, "width": 1.5}}],
        **beside_bars([(trace["name"], trace["y"]) for trace in traces], top, colours),
        "xaxis": on_mondays(x),
        "yaxis": {"ticksuffix": " %", "range": [0, top]},
    }
    return {"data": traces, "layout": layout(colours, **more)}


def _row(week: ComingWeek) -> dict[str, object]:
    return {
        "From": week.monday,
        "Without (% of plan)": round(week.without, 1) or None,
        "With (% of plan)": round(week.with_client, 1) or None,
        "Without, in words": words.BANDS[week.band_without.value] if week.without else wording.NOTHING_COMES,
        "With, in words": words.BANDS[week.band_with.value] if week.with_client else wording.NOTHING_COMES,
        "Workdays off": week.days_off,
    }
