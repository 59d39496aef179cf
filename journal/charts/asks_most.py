"""Who asks most, drawn: for each client the part of the demand beside the part of the hours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from journal.charts.paired_bars import MOST_DRAWN, paired_bars
from journal.charts.style import Figure, palette
from journal.measures.asks_most import Asked, AsksMost
from journal.wording import asks_most as wording
from journal.wording.day_detail import PARTS


def figure(result: AsksMost, codes: Mapping[str, str], *, dark: bool) -> Figure:
    """Return bars for the twelve clients who asked most; `codes` by client id, escaped here."""
    colours = palette(dark)
    drawn = result.clients[:MOST_DRAWN]
    pairs = (
        (wording.PART_OF_HOURS, [a.share_of_hours for a in drawn], colours.series[5]),
        (wording.PART_OF_DEMAND, [a.share_of_demand for a in drawn], colours.demand),
    )
    return paired_bars([codes.get(asked.client_id, "?") for asked in drawn], pairs, colours)


def alt_text(result: AsksMost, codes: Mapping[str, str], sentence: str) -> str:
    """Return the chart in words; "" without clients."""
    if not result.clients:
        return ""
    drawn = ", ".join(
        f"{codes.get(a.client_id, '?')} {round(100 * a.share_of_demand)} and {round(100 * a.share_of_hours)} per cent"
        for a in result.clients[:MOST_DRAWN]
    )
    return f"Bars of each client's part of the demand and of the hours: {drawn}. {sentence}"


def table(result: AsksMost, codes: Mapping[str, str]) -> list[dict[str, object]]:
    """Return the rows behind the chart, the one who asked least first, as all tables end with what matters."""
    return [_row(asked, codes) for asked in reversed(result.clients)]


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


def named(result: AsksMost, codes: Mapping[str, str]) -> Sequence[str]:
    """Return the codes of those who stand out."""
    return [codes.get(asked.client_id, "?") for asked in result.stands_out]
