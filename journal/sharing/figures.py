"""The charts of a pack, drawn from what is in the pack and from nothing else."""

from __future__ import annotations

from journal.charts.style import Figure, layout, on_mondays, palette, titled
from journal.measures.caseload_intensity import PARTS
from journal.sharing.pack_format import Pack, PackedCaseload
from journal.wording import caseload_intensity as caseload_wording
from journal.wording.labels import UNITS


def figures(pack: Pack, *, dark: bool) -> dict[str, Figure]:
    """Return the figure of each chart the pack has values for, "load" and "caseload". Weeks without one are a gap.

    Without any value there is none: an empty one would look like nothing but
    zeros.
    """
    drawn = {}
    if any(week.demand is not None for week in pack.load or ()):
        drawn["load"] = load(pack, dark=dark)
    if any(week.cii is not None for week in pack.caseload or ()):
        drawn["caseload"] = caseload(pack, dark=dark)
    return drawn


def load(pack: Pack, *, dark: bool) -> Figure:
    """Return weekly mean demand and recovery as two lines."""
    colours = palette(dark)
    weeks = pack.load or []
    traces: list[Figure] = [
        {
            "type": "scatter",
            "mode": "lines+markers",
            "name": name.capitalize(),
            "x": [w.week for w in weeks],
            "y": [getattr(w, name) for w in weeks],
            "connectgaps": False,
            "line": {"color": hue, "width": 2.5, "dash": dash},
            "marker": {"symbol": symbol, "size": 7},
            "hovertemplate": "%{y:.1f} points, weekly mean",
        }
        for name, hue, dash, symbol in (
            ("demand", colours.demand, "solid", "circle"),
            ("recovery", colours.recovery, "dot", "diamond"),
        )
    ]
    axes = {
        "xaxis": {"title": titled(colours, "Week from Monday"), **on_mondays([w.week for w in weeks])},
        "yaxis": {"title": titled(colours, "Points a day")},
    }
    return {"data": traces, "layout": layout(colours, height=320, **axes)}


def caseload(pack: Pack, *, dark: bool) -> Figure:
    """Return the weekly index as stacked bars, in per cent of the plan; an unfinished week is lighter."""
    colours = palette(dark)
    weeks = pack.caseload or []
    traces: list[Figure] = [
        {
            "type": "bar",
            "name": caseload_wording.PARTS[part],
            "x": [w.week for w in weeks],
            "y": [_per_cent(w, part) for w in weeks],
            "marker": {"color": colours.series[hue], "opacity": [1.0 if w.finished else 0.55 for w in weeks]},
            "hovertemplate": "%{y:.0f}",
        }
        for part, hue in zip(PARTS, colours.caseload, strict=True)
    ]
    top = 1.08 * max([110.0, *(w.cii for w in weeks if w.cii is not None)])
    plan = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": 100, "y1": 100}
    more = {
        "barmode": "stack",
        "bargap": 0.25,
        "shapes": [{**plan, "line": {"color": colours.text, "width": 1.5}}],
        "xaxis": {"title": titled(colours, "Week from Monday"), **on_mondays([w.week for w in weeks])},
        "yaxis": {"title": titled(colours, UNITS["cii"]), "range": [0, top]},
    }
    return {"data": traces, "layout": layout(colours, height=320, **more)}


def _per_cent(week: PackedCaseload, part: str) -> float | None:
    """The part's share of the index: the factor and the plan are the same for all parts of a week."""
    if week.cii is None or week.parts is None:
        return None
    whole = sum(getattr(week.parts, name) for name in PARTS)
    return round(week.cii * getattr(week.parts, part) / whole, 2) if whole else 0.0
