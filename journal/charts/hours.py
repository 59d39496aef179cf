"""Hours drawn: supervision by month, signed for or not yet; education added up towards what is asked."""

from __future__ import annotations

from datetime import date

import numpy as np

from journal.charts.style import Figure, layout, palette, titled
from journal.measures.hours import HoursTold, Standing
from journal.presets.hours import What
from journal.wording import hours as wording
from journal.wording.dates import MONTHS, number

MOST_MONTHS = 24
"""Months drawn; the table lists all."""


def supervision(result: HoursTold, *, dark: bool) -> Figure:
    """Return stacked bars by calendar month in hours, with what is asked of a month as a line."""
    colours = palette(dark)
    months = result.months[-MOST_MONTHS:]
    x = np.array([m.first for m in months], dtype="datetime64[D]")
    parts = (
        (wording.SIGNED, [m.signed / 60 for m in months], colours.series[3]),
        (wording.UNSIGNED, [(m.counted - m.signed) / 60 for m in months], colours.series[5]),
    )
    traces: list[Figure] = [
        {"type": "bar", "name": name, "x": x, "y": values, "marker": {"color": hue}, "hovertemplate": "%{y:.1f} hours"}
        for name, values, hue in parts
        if any(values)
    ]
    if any(m.least for m in months):
        traces.append(
            {
                "type": "scatter",
                "mode": "lines+markers",
                "name": wording.ASKED,
                "x": x,
                "y": [m.least / 60 if m.least else None for m in months],
                "line": {"color": colours.text, "width": 1.5, "dash": "dot"},
                "marker": {"symbol": "line-ew-open", "size": 14, "color": colours.text},
                "hovertemplate": "%{y:.1f} hours",
            }
        )
    more: Figure = {
        "barmode": "stack",
        "showlegend": True,
        "bargap": 0.3,
        "xaxis": {"hoverformat": "%B %Y", "nticks": min(5, max(2, len(months)))},
        "yaxis": {"title": titled(colours, "Hours that count")},
    }
    return {"data": traces, "layout": layout(colours, height=360, **more)}


def education(result: HoursTold, *, dark: bool) -> Figure:
    """Return the hours of education as they add up, what is asked by the end, and the forecast where there is one."""
    colours = palette(dark)
    days = [result.first, *(day for day, _ in result.education), result.until]
    traces: list[Figure] = [
        {
            "type": "scatter",
            "mode": "lines+markers",
            "name": wording.SO_FAR,
            "x": np.array(days, dtype="datetime64[D]"),
            "y": [0.0, *(whole for _, whole in result.education), result.education_hours],
            "line": {"color": colours.series[3], "width": 2, "shape": "hv"},
            "marker": {"size": 7, "color": colours.series[3]},
            "hovertemplate": "%{y:.1f} hours",
        }
    ]
    asked = asked_of(result)
    if asked is not None:
        line = {"color": colours.text, "width": 1.5, "dash": "dot"}
        traces.append(_line(result, wording.ASKED, [asked.asked.least, asked.asked.least], line))
        if asked.forecast is not None:
            ahead = {"color": colours.series[3], "width": 1.5, "dash": "dash"}
            traces.append(
                {
                    "type": "scatter",
                    "mode": "lines",
                    "name": wording.FORECAST,
                    "x": np.array([result.until, result.last], dtype="datetime64[D]"),
                    "y": [result.education_hours, asked.forecast],
                    "line": ahead,
                    "hovertemplate": "%{y:.1f} hours",
                }
            )
    more: Figure = {
        "xaxis": {"range": [result.first.isoformat(), result.last.isoformat()]},
        "yaxis": {"title": titled(colours, "Hours of education")},
    }
    return {"data": traces, "layout": layout(colours, height=360, **more)}


def asked_of(result: HoursTold, what: What = What.EDUCATION) -> Standing | None:
    """Return what is asked of the whole period, or None."""
    return next((s for s in result.standings if s.asked.what is what and not s.asked.each_year), None)


def supervision_alt(result: HoursTold, sentence: str) -> str:
    """Return the bars in words; "" without meetings."""
    if not result.meetings:
        return ""
    drawn = ", ".join(f"{_month(m.first)} {number(m.counted / 60, 1)}" for m in result.months[-MOST_MONTHS:])
    return f"Bars of hours of supervision by month: {drawn}. {sentence}"


def education_alt(result: HoursTold, sentence: str) -> str:
    """Return the line in words; "" without any education."""
    return f"A line of hours of education as they add up. {sentence}" if result.education else ""


def supervision_table(result: HoursTold) -> list[dict[str, object]]:
    """Return the rows behind the bars, the oldest month first; None where nothing is asked."""
    return [
        {
            "Month": _month(m.first),
            "Counted (minutes)": round(m.counted),
            "Signed off (minutes)": round(m.signed),
            "Asked (minutes)": None if m.least is None else round(m.least),
            "Missing (minutes)": None if m.least is None else round(m.missing),
            "Size of group not noted (minutes)": m.untold or None,
        }
        for m in result.months
    ]


def education_table(result: HoursTold) -> list[dict[str, object]]:
    """Return the rows behind the line, the oldest day first."""
    return [{"Day": wording.day_of(day), "Hours so far": round(whole, 2)} for day, whole in result.education]


def _line(result: HoursTold, name: str, values: list[float], line: Figure) -> Figure:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "x": np.array([result.first, result.last], dtype="datetime64[D]"),
        "y": values,
        "line": line,
        "hovertemplate": "%{y:.0f} hours",
    }


def _month(first: date) -> str:
    return f"{MONTHS[first.month - 1]} {first.year}"
