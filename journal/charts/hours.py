"""Hours drawn: supervision by month, signed for or not yet; education added up towards what is asked."""

from __future__ import annotations

import numpy as np

from journal.charts.drawn import Drawn
from journal.charts.named import Name, at_the_end, in_last_bar, room_for
from journal.charts.style import HEIGHT, Figure, layout, palette
from journal.measures.hours import HoursTold
from journal.presets.hours import HoursPreset, What
from journal.wording import hours as wording
from journal.wording.dates import date_in_words, month_in_words, number
from journal.wording.exact import hundredths, whole, whole_parts

MOST_MONTHS = 24
"""Months drawn; the table lists all."""


def supervision(preset: HoursPreset, result: HoursTold, *, dark: bool) -> Drawn:
    """Return supervision by calendar month in hours, against what the preset asks of a month; nothing without meetings.

    In the table stand all months, the oldest first, in minutes.
    """
    full = [month for month in result.months if month.whole]
    said = [
        wording.supervision(
            result.counted, result.signed, result.meetings, result.unsigned_meetings, name=preset.supervision_is
        ),
        wording.months(
            len(full),
            result.months_under,
            result.monthly_average,
            preset.monthly_minutes,
            averaged=preset.averaged,
            by_clients=preset.client_hours_for_one is not None,
        ),
        wording.this_month(result.months[-1].counted, result.months[-1].least) if result.months else "",
        wording.long_gaps(result.long_gaps, preset.weeks_between) if result.meetings or result.long_gaps else "",
    ]
    sentence = " ".join(part for part in said if part)
    return Drawn(
        figure=_months(result, dark=dark) if result.meetings else None,
        sentence=sentence,
        alt=_months_alt(result, sentence) if result.meetings else "",
        rests_on=wording.SUPERVISION_RESTS_ON,
        rows=_month_rows(result) if result.meetings else [],
    )


def education(preset: HoursPreset, result: HoursTold, *, dark: bool) -> Drawn:
    """Return the hours of education as they add up, what is asked by the end, and the forecast where there is one."""
    sentence = wording.education(result.education_hours, with_supervision=preset.supervision_is_education)
    return Drawn(
        figure=_adding_up(result, dark=dark) if result.education else None,
        sentence=sentence,
        alt=f"A line of hours of education as they add up. {sentence}" if result.education else "",
        rests_on=wording.EDUCATION_RESTS_ON,
        rows=[
            {"Day": date_in_words(day), "Hours so far": float(hundredths(so_far))} for day, so_far in result.education
        ],
    )


def _months(result: HoursTold, *, dark: bool) -> Figure:
    """Return stacked bars, with what is asked of a month as a line."""
    colours = palette(dark)
    months = result.months[-MOST_MONTHS:]
    x = np.array([m.first for m in months], dtype="datetime64[D]")
    parts = (
        (wording.SIGNED, [float(m.signed / 60) for m in months], colours.shades(3)[0]),
        (wording.UNSIGNED, [float((m.counted - m.signed) / 60) for m in months], colours.shades(3)[2]),
    )
    traces: list[Figure] = [
        {
            "type": "bar",
            "name": name,
            "x": x,
            "y": values,
            "marker": {"color": hue, "line": {"color": colours.neutral, "width": 0.5}},
            "hovertemplate": "%{y:.1f} hours",
        }
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
                "y": [float(m.least / 60) if m.least else None for m in months],
                "line": {"color": colours.neutral, "width": 1.5, "dash": "dot"},
                "marker": {"symbol": "line-ew-open", "size": 14, "color": colours.neutral},
                "hovertemplate": "%{y:.1f} hours",
            }
        )
    names = in_last_bar([(t["name"], t["y"]) for t in traces if t["type"] == "bar"], colours)
    if months[-1].least:
        names.append(Name(wording.ASKED, float(months[-1].least / 60), colours.neutral))
    top = 1.06 * max([1.0, *(float(max(m.counted, m.least or 0) / 60) for m in months)])
    more: Figure = {
        "barmode": "stack",
        "bargap": 0.3,
        "xaxis": {"hoverformat": "%B %Y", "nticks": min(5, max(2, len(months)))},
        "yaxis": {"ticksuffix": " h", "range": [0, top]},
        "annotations": at_the_end(names, low=0, high=top, pixels=HEIGHT - 40),
        "margin": {"r": room_for([name.words for name in names])},
    }
    return {"data": traces, "layout": layout(colours, **more)}


def _adding_up(result: HoursTold, *, dark: bool) -> Figure:
    colours = palette(dark)
    days = [result.first, *(day for day, _ in result.education), result.until]
    traces: list[Figure] = [
        {
            "type": "scatter",
            "mode": "lines+markers",
            "name": wording.SO_FAR,
            "x": np.array(days, dtype="datetime64[D]"),
            "y": [0.0, *(float(so_far) for _, so_far in result.education), float(result.education_hours)],
            "line": {"color": colours.neutral, "width": 2, "shape": "hv"},
            "marker": {"size": 7, "color": colours.neutral},
            "hovertemplate": "%{y:.1f} hours",
        }
    ]
    names = [Name(wording.SO_FAR, float(result.education_hours), colours.neutral)]
    whole_period = (s for s in result.standings if s.asked.what is What.EDUCATION and not s.asked.each_year)
    asked = next(whole_period, None)
    if asked is not None:
        line = {"color": colours.neutral, "width": 1.5, "dash": "dot"}
        names.append(Name(wording.ASKED, float(asked.asked.least), colours.neutral))
        traces.append(_line(result, wording.ASKED, [asked.asked.least, asked.asked.least], line))
        if asked.forecast is not None:
            ahead = {"color": colours.neutral, "width": 1.5, "dash": "dash"}
            names.append(Name(wording.FORECAST, float(asked.forecast), colours.neutral))
            traces.append(
                {
                    "type": "scatter",
                    "mode": "lines",
                    "name": wording.FORECAST,
                    "x": np.array([result.until, result.last], dtype="datetime64[D]"),
                    "y": [float(result.education_hours), asked.forecast],
                    "line": ahead,
                    "hovertemplate": "%{y:.1f} hours",
                }
            )
    top = 1.06 * max([1.0, *(name.at for name in names)])
    more: Figure = {
        "xaxis": {"range": [result.first.isoformat(), result.last.isoformat()]},
        "yaxis": {"ticksuffix": " h", "range": [0, top]},
        "annotations": at_the_end(names, low=0, high=top, pixels=HEIGHT - 40),
        "margin": {"r": room_for([name.words for name in names])},
    }
    return {"data": traces, "layout": layout(colours, **more)}


def _months_alt(result: HoursTold, sentence: str) -> str:
    each = ", ".join(f"{month_in_words(m.first)} {number(m.counted / 60, 1)}" for m in result.months[-MOST_MONTHS:])
    return f"Bars of hours of supervision by month: {each}. {sentence}"


def _month_rows(result: HoursTold) -> list[dict[str, object]]:
    """Return a row for each month, in whole minutes that add up to the sums that are said; None: nothing is asked."""
    counted = whole_parts([m.counted for m in result.months])
    signed = whole_parts([m.signed for m in result.months], counted)
    return [
        {
            "Month": month_in_words(m.first),
            "Counted (minutes)": counts,
            "Signed off (minutes)": of_them_signed,
            "Asked (minutes)": None if m.least is None else whole(m.least),
            "Missing (minutes)": None if m.least is None else max(0, whole(m.least) - counts),
            "Size of group not noted (minutes)": m.untold or None,
        }
        for m, counts, of_them_signed in zip(result.months, counted, signed, strict=True)
    ]


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
