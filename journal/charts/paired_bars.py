"""Two bars for each client, one beside the other: a part of one whole against a part of another."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from journal.charts.named import above
from journal.charts.style import HEIGHT, Figure, Palette, layout, on_rows, rows_high
from journal.wording.direction import in_line


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
        **on_rows(ticksuffix=" %", hoverformat=".0f"),
        "barmode": "group",
        **above([(name, hue) for name, _, hue in reversed(pairs)], colours),
    }
    return {"data": traces, "layout": layout(colours, height=min(HEIGHT, 26 + rows_high(len(names))), **more)}
