"""Contact between sessions, drawn: by client, by week, and answers beside what was promised."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape

import numpy as np

from journal.charts.style import Figure, Palette, layout, on_mondays, palette, titled
from journal.measures.contact_pattern import ClientContacts
from journal.measures.weeks import week_name
from journal.wording import contact_pattern as wording
from journal.wording.dates import number
from journal.wording.direction import in_line

MOST_DRAWN = 12
"""Clients drawn; the table lists all."""

ROW_HEIGHT = 40


def by_client(result: Sequence[ClientContacts], codes: Mapping[str, str], *, dark: bool) -> Figure:
    """Return stacked bars of contacts for the twelve clients with most: inside, outside, none recorded."""
    colours = palette(dark)
    drawn = list(reversed(result[:MOST_DRAWN]))
    parts = (
        (wording.INSIDE, [c.judged - c.outside for c in drawn]),
        (wording.OUTSIDE, [c.outside for c in drawn]),
        (wording.NONE_RECORDED, [c.contacts - c.judged for c in drawn]),
    )
    names = _names(drawn, codes)
    traces: list[Figure] = [
        {"type": "bar", "orientation": "h", "name": name, "x": values, "y": names, "hovertemplate": "%{x}",
         "marker": {"color": hue, "line": {"color": colours.quiet, "width": 0.5}}}
        for (name, values), hue in zip(parts, _hues(colours), strict=True)
        if any(values)
    ]  # fmt: skip
    more: Figure = {
        "barmode": "stack",
        "bargap": 0.35,
        "hovermode": "y unified",
        "xaxis": {"type": "linear", "title": titled(colours, "Contacts"), "rangemode": "tozero", "fixedrange": True,
                  "showgrid": True, "tickformatstops": [], "hoverformat": ".0f", "tickformat": ",d"},
        "yaxis": {"type": "category", "nticks": 0, "showgrid": False, "rangemode": "normal"},
    }  # fmt: skip
    return {"data": traces, "layout": layout(colours, height=120 + ROW_HEIGHT * len(drawn), **more)}


def by_week(result: Sequence[ClientContacts], *, dark: bool) -> Figure:
    """Return stacked bars of contacts a week, of all the clients in `result` together."""
    colours = palette(dark)
    weeks = _weeks(result)
    x = np.array(list(weeks), dtype="datetime64[D]")
    traces: list[Figure] = [
        {"type": "bar", "name": name, "x": x, "y": [week[part] for week in weeks.values()], "hovertemplate": "%{y}",
         "marker": {"color": hue, "line": {"color": colours.quiet, "width": 0.5}}}
        for part, (name, hue) in enumerate(
            zip((wording.INSIDE, wording.OUTSIDE, wording.NONE_RECORDED), _hues(colours), strict=True)
        )
        if any(week[part] for week in weeks.values())
    ]  # fmt: skip
    more: Figure = {
        "barmode": "stack",
        "bargap": 0.2,
        "xaxis": {"title": titled(colours, "Week from Monday"), **on_mondays(x)},
        "yaxis": {"title": titled(colours, "Contacts"), "tickformat": ",d"},
    }
    return {"data": traces, "layout": layout(colours, height=360, **more)}


def answered(result: Sequence[ClientContacts]) -> list[ClientContacts]:
    """Return the clients whose time to an answer is known, twelve at most, the slowest first."""
    known = [c for c in result if c.response is not None]
    return sorted(known, key=lambda c: (-(c.response or 0), c.client_id))[:MOST_DRAWN]


def slower_than_promised(result: Sequence[ClientContacts]) -> tuple[int, int]:
    """Return for how many clients the median answer took longer than promised, and for how many both are known."""
    both = [(c.response, c.promised) for c in result if c.response is not None and c.promised is not None]
    return sum(response > promised for response, promised in both), len(both)


def answers(result: Sequence[ClientContacts], codes: Mapping[str, str], *, dark: bool) -> Figure:
    """Return dots of the median answer in hours, beside a mark for what was promised."""
    colours = palette(dark)
    drawn = list(reversed(answered(result)))
    names = _names(drawn, codes)
    promised = [None if c.promised is None else c.promised / 60 for c in drawn]
    traces: list[Figure] = [
        {"type": "scatter", "mode": "markers", "name": wording.ANSWERED, "x": [(c.response or 0) / 60 for c in drawn],
         "y": names, "marker": {"size": 12, "color": colours.series[3]}, "hovertemplate": "%{x:.1f} hours"},
    ]  # fmt: skip
    if any(value is not None for value in promised):
        traces.append(
            {"type": "scatter", "mode": "markers", "name": wording.PROMISED, "x": promised, "y": names,
             "marker": {"symbol": "line-ns-open", "size": 16, "color": colours.text, "line": {"width": 2}},
             "hovertemplate": "%{x:.1f} hours"}
        )  # fmt: skip
    more: Figure = {
        "hovermode": "y unified",
        "xaxis": {"type": "linear", "title": titled(colours, "Hours"), "rangemode": "tozero", "fixedrange": True,
                  "showgrid": True, "tickformatstops": [], "hoverformat": ".1f"},
        "yaxis": {"type": "category", "nticks": 0, "showgrid": False, "rangemode": "normal"},
    }  # fmt: skip
    return {"data": traces, "layout": layout(colours, height=120 + ROW_HEIGHT * max(2, len(drawn)), **more)}


def clients_alt(result: Sequence[ClientContacts], codes: Mapping[str, str]) -> str:
    """Return the bars by client in words; "" without any."""
    parts = ", ".join(
        f"{codes.get(c.client_id, '?')} {c.contacts}, {c.outside} outside" if c.judged
        else f"{codes.get(c.client_id, '?')} {c.contacts}, no agreement recorded"
        for c in result[:MOST_DRAWN]
    )  # fmt: skip
    return f"Bars of contacts by client: {parts}." if result else ""


def weeks_alt(result: Sequence[ClientContacts]) -> str:
    """Return the bars by week in words; "" without any."""
    weeks = _weeks(result)
    if not result or not weeks:
        return ""
    most = max(weeks, key=lambda monday: (sum(weeks[monday]), monday))
    return f"Bars of contacts by week; most in {week_name(most)}, with {sum(weeks[most])}."


def answers_alt(result: Sequence[ClientContacts], codes: Mapping[str, str]) -> str:
    """Return the dots in words; "" where no answer is known."""
    parts = ", ".join(
        f"{codes.get(c.client_id, '?')} {number((c.response or 0) / 60, 1)} hours"
        + ("" if c.promised is None else f", promised within {number(c.promised / 60, 1)}")
        for c in answered(result)
    )
    return f"Dots of the middle time to an answer: {parts}." if parts else ""


def table(result: Sequence[ClientContacts], codes: Mapping[str, str]) -> list[dict[str, object]]:
    """Return the rows behind the charts by client, fewest contacts first; None where not known."""
    return [
        {
            "Client": codes.get(c.client_id, "?"),
            "Contacts": c.contacts,
            "A week": _rounded(c.per_week),
            "Minutes": c.minutes,
            "Minutes a week": _rounded(c.minutes_per_week),
            "Inside": c.judged - c.outside if c.judged else None,
            "Outside": c.outside if c.judged else None,
            "No agreement recorded": c.contacts - c.judged or None,
            "After hours": c.after_hours,
            "Answered after (hours)": _rounded(None if c.response is None else c.response / 60),
            "Promised (hours)": _rounded(None if c.promised is None else c.promised / 60),
            "In the record (%)": None if c.in_record is None else round(100 * c.in_record),
            "Trend (a week, each week)": _rounded(c.trend, 2),
        }
        for c in reversed(result)
    ]


def weeks_table(result: Sequence[ClientContacts]) -> list[dict[str, object]]:
    """Return the rows behind the bars by week, the oldest first."""
    return [
        {"Week": week_name(monday), "Contacts": sum(week), "Inside": week[0], "Outside": week[1],
         "No agreement recorded": week[2]}
        for monday, week in _weeks(result).items()
    ]  # fmt: skip


def _weeks(result: Sequence[ClientContacts]) -> dict[date, tuple[int, int, int]]:
    """Return inside, outside and none recorded by Monday."""
    found: dict[date, tuple[int, int, int]] = {}
    for client in result:
        for w in client.weeks:
            inside, outside, none = found.get(w.monday, (0, 0, 0))
            found[w.monday] = (inside + w.judged - w.outside, outside + w.outside, none + w.contacts - w.judged)
    return dict(sorted(found.items()))


def _names(drawn: Sequence[ClientContacts], codes: Mapping[str, str]) -> list[str]:
    return [escape(in_line(codes.get(c.client_id, "?"))) for c in drawn]


def _hues(colours: Palette) -> tuple[str, str, str]:
    return colours.series[5], colours.series[3], colours.line


def _rounded(value: float | None, decimals: int = 1) -> float | None:
    return None if value is None else round(value, decimals)
