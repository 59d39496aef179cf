"""Who asks most, drawn: for each client the part of the demand beside the part of the hours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from journal.charts.style import Figure, layout, palette, titled
from journal.measures.asks_most import Asked, AsksMost
from journal.wording import asks_most as wording
from journal.wording.day_detail import PARTS

MOST_DRAWN = 12
"""Clients drawn; the table lists all."""

ROW_HEIGHT = 44


def figure(told: AsksMost, codes: Mapping[str, str], *, dark: bool) -> Figure:
    """Return bars for the twelve clients who asked most; `codes` by client id, escaped here."""
    colours = palette(dark)
    drawn = list(reversed(told.clients[:MOST_DRAWN]))
    names = [escape(codes.get(asked.client_id, "?")) for asked in drawn]
    pairs = (
        (wording.PART_OF_HOURS, [100 * a.share_of_hours for a in drawn], colours.series[5]),
        (wording.PART_OF_DEMAND, [100 * a.share_of_demand for a in drawn], colours.demand),
    )
    traces: list[Figure] = [
        {
            "type": "bar",
            "orientation": "h",
            "name": name,
            "x": values,
            "y": names,
            "marker": {"color": hue},
            "hovertemplate": "%{x:.0f} %",
        }
        for name, values, hue in pairs
    ]
    more: Figure = {
        "barmode": "group",
        "bargap": 0.3,
        "hovermode": "y unified",
        "legend": {"traceorder": "reversed"},
        "xaxis": {"type": "linear", "title": titled(colours, "Per cent of all"), "rangemode": "tozero",
                  "fixedrange": True, "showgrid": True, "tickformatstops": [], "hoverformat": ".0f"},
        "yaxis": {"type": "category", "nticks": 0, "showgrid": False, "rangemode": "normal"},
    }  # fmt: skip
    return {"data": traces, "layout": layout(colours, height=110 + ROW_HEIGHT * len(drawn), **more)}


def alt_text(told: AsksMost, codes: Mapping[str, str], sentence: str) -> str:
    """Return the chart in words; "" without clients."""
    if not told.clients:
        return ""
    drawn = ", ".join(
        f"{codes.get(a.client_id, '?')} {round(100 * a.share_of_demand)} and {round(100 * a.share_of_hours)} per cent"
        for a in told.clients[:MOST_DRAWN]
    )
    return f"Bars of each client's part of the demand and of the hours: {drawn}. {sentence}"


def table(told: AsksMost, codes: Mapping[str, str]) -> list[dict[str, object]]:
    """Return the rows behind the chart, the one who asked least first, as all tables end with what matters."""
    return [_row(asked, codes) for asked in reversed(told.clients)]


def _row(asked: Asked, codes: Mapping[str, str]) -> dict[str, object]:
    return {
        "Client": codes.get(asked.client_id, "?"),
        "Demand (points)": round(asked.demand, 1),
        "Hours": round(asked.minutes / 60, 1),
        "Part of the demand (%)": round(100 * asked.share_of_demand),
        "Part of the hours (%)": round(100 * asked.share_of_hours),
        **{PARTS[part].capitalize(): round(points, 1) for part, points in asked.parts.items()},
        "Sessions": asked.sessions,
        "Not rated": asked.unrated,
    }


def named(told: AsksMost, codes: Mapping[str, str]) -> Sequence[str]:
    """Return the codes of those who stand out."""
    return [codes.get(asked.client_id, "?") for asked in told.stands_out]
