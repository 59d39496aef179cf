"""Energy before and after, drawn: the typical change of each activity with its interval; thin ones are not drawn."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from journal.charts.drawn import Drawn
from journal.charts.style import HEIGHT, MOST_ROWS, Figure, layout, on_rows, palette, rows_high
from journal.measures.enough import RECOVERY
from journal.measures.recovery import Change, LedgerRow
from journal.wording import recovery as wording
from journal.wording.dates import number
from journal.wording.direction import in_line
from journal.wording.labels import choice


def drawable(rows: Sequence[LedgerRow]) -> list[LedgerRow]:
    """Return the rows that have an interval, the largest rise first, eight at most."""
    known = [row for row in rows if row.change.low is not None]
    return sorted(known, key=lambda row: (-(row.change.median or 0), -row.change.known, row.activity or ""))[:MOST_ROWS]


def drawn(rows: Sequence[LedgerRow], *, dark: bool) -> Drawn:
    """Return the chart of those that are `drawable`; in the table stand all, least used first.

    The page says sentences of its own, so the chart has none.
    """
    known = drawable(rows)
    return Drawn(
        figure=_figure(known, dark=dark) if known else None,
        alt=_alt(known) if known else "",
        rests_on=wording.RESTS_ON,
        rows=[_row(row) for row in reversed(rows)],
    )


def _figure(rows: Sequence[LedgerRow], *, dark: bool) -> Figure:
    """Return dots with intervals; hollow where the interval holds 0."""
    colours = palette(dark)
    shown = list(reversed(rows))
    middle = [row.change.median or 0.0 for row in shown]
    trace: Figure = {
        "type": "scatter",
        "mode": "markers",
        "name": wording.CHANGE,
        "x": middle,
        "y": [escape(in_line(choice(row.activity or row.category))) for row in shown],
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": [(row.change.high or 0.0) - m for row, m in zip(shown, middle, strict=True)],
            "arrayminus": [m - (row.change.low or 0.0) for row, m in zip(shown, middle, strict=True)],
            "color": colours.quiet,
            "thickness": 1.5,
        },
        "marker": {
            "size": 11,
            "color": [colours.recovery if row.change.speaks else colours.background for row in shown],
            "line": {"color": colours.recovery, "width": 2},
        },
        "customdata": [row.change.known for row in shown],
        "hovertemplate": "%{x:.1f}, %{customdata} times<extra></extra>",
    }
    reach = max([1.0, *(max(abs(row.change.low or 0), abs(row.change.high or 0)) for row in shown)]) * 1.15
    more: Figure = {
        **on_rows(range=[-reach, reach], rangemode="normal"),
        "hovermode": "closest",
        "shapes": [{"type": "line", "yref": "paper", "y0": 0, "y1": 1, "x0": 0, "x1": 0,
                    "line": {"color": colours.neutral, "width": 1}}],
        "annotations": [
            {"xref": "paper", "x": x, "xanchor": side, "yref": "paper", "y": 1, "yanchor": "bottom", "yshift": 4,
             "text": words, "showarrow": False, "font": {"color": colours.quiet}}
            for x, side, words in ((0, "left", wording.LOWER), (1, "right", wording.HIGHER))
        ],
        "margin": {"t": 30},
    }  # fmt: skip
    # Its sentence takes a line more than others': lower, it still ends in sight.
    height = min(HEIGHT - 16, 26 + rows_high(len(shown)))
    return {"data": [trace], "layout": layout(colours, height=height, **more)}


def _alt(rows: Sequence[LedgerRow]) -> str:
    each = "; ".join(
        f"{row.activity or row.category} {number(row.change.median or 0, 1)} "
        f"({number(row.change.low or 0, 1)} to {number(row.change.high or 0, 1)})"
        for row in rows
    )
    return f"Dots with intervals, energy change by activity: {each}."


def _row(row: LedgerRow) -> dict[str, object]:
    """Return the row of an activity or category; None where not known."""
    return {
        "Activity": choice(row.activity or row.category),
        "Times": row.change.uses,
        "With a known change": row.change.known,
        "Typical change": _typical(row.change),
        "From": _known(row.change, "low"),
        "To": _known(row.change, "high"),
        "Better / same / worse only": row.change.coarse,
        "Hours": round(row.minutes / 60, 1),
        "Typical minutes": row.usual_minutes,
        "Sessions after it, rated": None if row.demand_after is None else round(row.demand_after, 1),
        "Planned: change": _typical(row.planned),
        "Fell free: change": _typical(row.fell_free),
    }


def _typical(change: Change) -> float | str | None:
    """Return the median, or how far it is to one: "3 of 8"."""
    if change.median is None and change.known:
        return f"{change.known} of {RECOVERY.fewest}"
    return _known(change, "median")


def _known(change: Change, name: str) -> float | None:
    value = getattr(change, name)
    return None if value is None else round(value, 1)
