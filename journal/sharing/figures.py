"""The charts of a pack, drawn from what is in the pack and from nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from journal.charts.caseload_intensity import beside_bars
from journal.charts.drawn import Drawn
from journal.charts.named import Name, at_the_end, room_for
from journal.charts.style import HEIGHT, Figure, layout, on_mondays, palette, titled
from journal.measures.caseload_intensity import PARTS
from journal.sharing.pack_format import Pack, PackedCaseload, PackedLoad
from journal.wording import caseload_intensity as caseload_wording
from journal.wording import shared_pack as wording


def figures(pack: Pack, *, dark: bool) -> dict[str, Figure]:
    """Return the figure of each chart the pack has values for, "load" and "caseload"."""
    drawn = {
        "load": None if pack.load is None else load(pack.load, dark=dark).figure,
        "caseload": None if pack.caseload is None else caseload(pack.caseload, dark=dark).figure,
    }
    return {name: figure for name, figure in drawn.items() if figure is not None}


def load(weeks: Sequence[PackedLoad], *, dark: bool) -> Drawn:
    """Return weekly mean demand and recovery. Weeks without a value are a gap.

    Without any value there is no figure: an empty one would look like nothing but zeros.
    """
    demand = [week.demand for week in weeks if week.demand is not None]
    recovery = [week.recovery for week in weeks if week.recovery is not None]
    sentence = wording.load(demand, recovery, len(weeks))
    return Drawn(
        figure=_load_lines(weeks, dark=dark) if demand else None,
        sentence=sentence,
        alt=sentence,
        rests_on=wording.load_rests_on(sum(week.logged for week in weeks), sum(week.workdays for week in weeks)),
        rows=[_load_row(week) for week in weeks],
    )


def caseload(weeks: Sequence[PackedCaseload], *, dark: bool) -> Drawn:
    """Return the weekly index, in per cent of the plan. Weeks without one are a gap; without any there is no figure."""
    index = [week.cii for week in weeks if week.cii is not None]
    sentence = wording.caseload(index, len(weeks))
    return Drawn(
        figure=_caseload_bars(weeks, dark=dark) if index else None,
        sentence=sentence,
        alt=sentence,
        rests_on=wording.CASELOAD_RESTS_ON,
        rows=[_caseload_row(week) for week in weeks],
    )


def _load_lines(weeks: Sequence[PackedLoad], *, dark: bool) -> Figure:
    colours = palette(dark)
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
    known = [[value for value in trace["y"] if value is not None] for trace in traces]
    top = 1.06 * max([1.0, *(value for values in known for value in values)])
    names = [
        Name(trace["name"].lower(), values[-1], trace["line"]["color"])
        for trace, values in zip(traces, known, strict=True)
        if values
    ]
    more: Figure = {
        "xaxis": on_mondays([w.week for w in weeks]),
        "yaxis": {"title": titled(colours, "Points a day"), "range": [0, top]},
        "annotations": at_the_end(names, low=0, high=top, pixels=HEIGHT - 40),
        "margin": {"r": room_for([name.words for name in names])},
    }
    return {"data": traces, "layout": layout(colours, **more)}


def _caseload_bars(weeks: Sequence[PackedCaseload], *, dark: bool) -> Figure:
    """Return stacked bars; an unfinished week is lighter."""
    colours = palette(dark)
    traces: list[Figure] = [
        {
            "type": "bar",
            "name": caseload_wording.PARTS[part],
            "x": [w.week for w in weeks],
            "y": [_per_cent(w, part) for w in weeks],
            "marker": {
                "color": hue,
                "opacity": [1.0 if w.finished else 0.55 for w in weeks],
                "line": {"color": colours.neutral, "width": 0.5},
            },
            "hovertemplate": "%{y:.0f}",
        }
        for part, hue in zip(PARTS, colours.shades(len(PARTS)), strict=True)
    ]
    top = 1.08 * max([110.0, *(w.cii for w in weeks if w.cii is not None)])
    plan = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": 100, "y1": 100}
    more: Figure = {
        "barmode": "stack",
        "bargap": 0.25,
        "shapes": [{**plan, "line": {"color": colours.text, "width": 1.5}}],
        **beside_bars([(trace["name"], trace["y"]) for trace in traces], top, colours),
        "xaxis": on_mondays([w.week for w in weeks]),
        "yaxis": {"ticksuffix": " %", "range": [0, top]},
    }
    return {"data": traces, "layout": layout(colours, **more)}


def _per_cent(week: PackedCaseload, part: str) -> float | None:
    """The part's share of the index: the factor and the plan are the same for all parts of a week."""
    if week.cii is None or week.parts is None:
        return None
    whole = sum(getattr(week.parts, name) for name in PARTS)
    return round(week.cii * getattr(week.parts, part) / whole, 2) if whole else 0.0


def _load_row(week: PackedLoad) -> dict[str, object]:
    return {
        "Week from": date.fromisoformat(week.week),
        "Demand": week.demand,
        "Recovery": week.recovery,
        "Days logged": week.logged,
        "Workdays": week.workdays,
    }


def _caseload_row(week: PackedCaseload) -> dict[str, object]:
    units = {label: getattr(week.parts, name, None) for name, label in wording.UNITS.items()}
    over = "over" if week.finished else "not over"
    return {"Week from": date.fromisoformat(week.week), "% of the plan": week.cii, **units, "The week is": over}
