"""Two bars for each client, one beside the other: a part of one whole against a part of another."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from journal.charts.style import Figure, Palette, layout, titled
from journal.wording.direction import in_line

MOST_DRAWN = 12
"""Clients drawn; the tables list all."""

ROW_HEIGHT = 44


def paired_bars(codes: Sequence[str], pairs: Sequence[tuple[str, Sequence[float], str]], colours: Palette) -> Figure:
    """Return lying bars for each code, the first of `codes` on top; codes are escaped here.

    `pairs` are (name, shares 0 to 1 in the order of the codes, colour), the
    lower bar of each two first. Drawn are per cent.
    """
    names = [escape(in_line(code)) for code in reversed(codes)]
    traces: list[Figure] = [
        {
            "type": "bar",
            "orientation": "h",
            "name": name,
            "x": [100 * share for share in reversed(shares)],
            "y": names,
            "marker": {"color": hue},
            "hovertemplate": "%{x:.0f} %",
        }
        for name, shares, hue in pairs
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
    return {"data": traces, "layout": layout(colours, height=110 + ROW_HEIGHT * len(names), **more)}
