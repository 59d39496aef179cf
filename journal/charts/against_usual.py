"""Each week's demand against what is usual: dots on a band, and one dotted line that says nothing in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np

from journal.charts.drawn import Drawn
from journal.charts.named import Name, at_the_end, room_for
from journal.charts.style import HEIGHT, Figure, Palette, layout, palette, titled
from journal.measures.baseline import Stage
from journal.measures.claim_trials import WEEKS
from journal.measures.the_claim import WeekStanding
from journal.wording import against_usual as wording
from journal.wording.baseline import LIMITS, SMOOTHED
from journal.wording.emotional_load import rests_on

Limits = np.ndarray[tuple[int], np.dtype[np.float64]]
"""One limit by week, in points; NaN where there is none."""

Weeks = np.ndarray[tuple[int], np.dtype[np.bool_]]
"""Which weeks are meant."""


def drawn(weeks: Sequence[WeekStanding], smoothed: Sequence[tuple[date, float]], claimed: str, *, dark: bool) -> Drawn:
    """Return the chart of consecutive `weeks`; `smoothed` are days and points of the dotted line.

    `claimed` is what the page says of them above, so the chart has no
    sentence of its own. In the table stand the weeks that have a mean.
    """
    known = [w for w in weeks if w.typical is not None]
    return Drawn(
        figure=_figure(weeks, smoothed, dark=dark) if known else None,
        alt=f"Dots of {len(known)} weeks on the band of what is usual. {claimed}" if weeks else "",
        rests_on=rests_on(sum(w.rests_on for w in weeks), sum(w.workdays for w in weeks)),
        rows=_rows(known),
    )


def _figure(weeks: Sequence[WeekStanding], smoothed: Sequence[tuple[date, float]], *, dark: bool) -> Figure:
    """Return the figure.

    A band that rests on fewer than 20 compared workdays is a trial, and drawn
    open: two rows of dashes. Unfinished weeks are hollow; weeks without a mean are a
    gap.
    """
    colours = palette(dark)
    # A week's dot stands over its Thursday, so that its band reaches from Monday to Sunday.
    x = np.array([w.monday for w in weeks], dtype="datetime64[D]") + 3
    low, centre, high = (_limit(weeks, n) for n in range(3))
    full = np.array([w.baseline.stage is Stage.CLAIM for w in weeks])
    trial = ~np.isnan(high) & ~full
    band = {"type": "scatter", "mode": "lines", "x": x, "hoverinfo": "skip", "connectgaps": False}
    edge = {"color": colours.quiet, "width": 1}
    traces: list[Figure] = []
    if trial.any():
        dashes = {**band, "mode": "markers", "marker": {"symbol": "line-ew", "size": 12, "line": edge}}
        traces += [
            {**dashes, "name": LIMITS["trial"], "y": _of(limit, trial)} for limit in (low, high)
        ]  # fmt: skip
    if full.any():
        dotted = {**band, "line": {**edge, "dash": "dot"}}
        fill = f"rgba({','.join(str(int(colours.line[n : n + 2], 16)) for n in (1, 3, 5))},0.55)"
        traces += [
            {**band, "name": LIMITS["claim"], "line": {"width": 0}, "fill": "toself", "fillcolor": fill,
             **_outline(x, low, high, full)},
            {**dotted, "name": wording.LOW, "y": _of(low, full)},
            {**dotted, "name": wording.HIGH, "y": _of(high, full)},
        ]  # fmt: skip
    if trial.any() or full.any():
        traces.append({**band, "name": wording.CENTRE, "y": centre, "line": {**edge, "dash": "solid"}})
    if smoothed:
        traces.append(
            {
                "type": "scatter",
                "mode": "lines",
                "name": SMOOTHED,
                "x": np.array([day for day, _ in smoothed], dtype="datetime64[D]"),
                "y": np.array([points for _, points in smoothed]),
                "line": {"color": colours.demand, "width": 1.5, "dash": "dot"},
                "hoverinfo": "skip",
            }
        )
    traces.append(
        {
            "type": "scatter",
            "mode": "markers",
            "name": wording.WEEK,
            "x": x,
            "y": np.array([np.nan if w.typical is None else w.typical for w in weeks]),
            "marker": {
                "color": [colours.demand if w.finished else colours.background for w in weeks],
                "line": {"color": colours.demand, "width": 2},
                "size": 9 if len(weeks) <= 60 else 5,
            },
            "customdata": [
                wording.of_week(w.rests_on, w.workdays, trial=bool(t)) for w, t in zip(weeks, trial, strict=True)
            ],
            "hovertemplate": "%{y:.1f} points, %{customdata}<extra></extra>",
        }
    )
    names = _names(centre, smoothed, [w.typical for w in weeks], colours)
    reach = [w.typical for w in weeks if w.typical is not None] + [points for _, points in smoothed]
    top = 1.06 * max([1.0, *reach, *high[~np.isnan(high)]])
    more: Figure = {
        "yaxis": {"title": titled(colours, "Points on a typical day"), "range": [0, top]},
        "annotations": at_the_end(names, low=0, high=top, pixels=HEIGHT - 40),
        "margin": {"r": room_for([name.words for name in names])},
    }
    return {"data": traces, "layout": layout(colours, **more)}


def _names(
    centre: Limits, smoothed: Sequence[tuple[date, float]], typical: Sequence[float | None], colours: Palette
) -> list[Name]:
    """Return what stands beside the last of each."""
    known = [points for points in typical if points is not None]
    found = [Name(wording.NAMES[wording.WEEK], known[-1], colours.demand)] if known else []
    if smoothed:
        found.append(Name(wording.NAMES[SMOOTHED], smoothed[-1][1], colours.demand))
    middle = centre[~np.isnan(centre)]
    if len(middle):
        found.append(Name(wording.NAMES[wording.CENTRE], float(middle[-1]), colours.quiet))
    return found


def _rows(weeks: Sequence[WeekStanding]) -> list[dict[str, object]]:
    """Return the rows, None where unknown."""
    rows: list[dict[str, object]] = []
    for week in weeks:
        low, centre, high = week.limits or (None, None, None)
        rows.append(
            {
                "Week": week.week,
                "From": week.monday,
                "Typical day (points)": _round(week.typical),
                "Usual, low": _round(low),
                "Usual, middle": _round(centre),
                "Usual, high": _round(high),
                "Spreads above the middle": _round(week.z),
                "Compared workdays": f"{week.rests_on} of {week.workdays}",
                "Band rests on": f"{week.baseline.days} workdays",
                "Notice": wording.notice(WEEKS) if week.claims else "",
            }
        )
    return rows


def _limit(weeks: Sequence[WeekStanding], n: int) -> Limits:
    return np.array([np.nan if w.limits is None else w.limits[n] for w in weeks], dtype=np.float64)


def _outline(x: Any, low: Limits, high: Limits, weeks: Weeks) -> Figure:
    """Return the outline of the band, one closed shape for each stretch of `weeks`: over a gap nothing is usual."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], weeks, [False]))))
    days: list[str | None] = []
    points: list[float | None] = []
    for begin, end in zip(edges[::2], edges[1::2], strict=True):
        there = range(begin, end)
        days += [*(str(x[n]) for n in there), *(str(x[n]) for n in reversed(there)), None]
        points += [*(float(high[n]) for n in there), *(float(low[n]) for n in reversed(there)), None]
    return {"x": days, "y": points}


def _of(limit: Limits, weeks: Weeks) -> Limits:
    """Return a limit in `weeks` alone."""
    return np.where(weeks, limit, np.nan)


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, 1)
