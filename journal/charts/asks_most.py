"""Who asks most, drawn: for each client the part of the demand beside the part of the hours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from journal.charts.drawn import Drawn
from journal.charts.paired_bars import paired_bars
from journal.charts.style import MOST_ROWS, Figure, palette
from journal.measures.asks_most import Asked, AsksMost
from journal.wording import asks_most as wording
from journal.wording.day_detail import PARTS


def drawn(result: AsksMost, codes: Mapping[str, str], *, dark: bool) -> Drawn:
    """Return the chart of the eight clients who asked most; `codes` by client id, escaped here.

    In the table stand all, the one who asked least first, as all tables end with what matters. Parts stand in
    neither before they can be told.
    """
    told = result.missing is None
    sentence = wording.asks_most(
        [codes.get(asked.client_id, "?") for asked in result.stands_out],
        result.named_share_of_demand,
        result.named_share_of_hours,
        clients=len(result.clients),
        missing=result.missing.value if result.missing else None,
        have=result.have,
        need=result.need,
    )
    return Drawn(
        figure=_figure(result.clients[:MOST_ROWS], codes, dark=dark) if result.demand and told else None,
        sentence=sentence,
        alt=_alt(result.clients[:MOST_ROWS], codes, sentence) if told else "",
        rests_on=wording.RESTS_ON,
        rows=[_row(asked, codes, told=told) for asked in reversed(result.clients)],
    )


def _figure(clients: Sequence[Asked], codes: Mapping[str, str], *, dark: bool) -> Figure:
    colours = palette(dark)
    pairs = (
        (wording.PART_OF_HOURS, [a.share_of_hours or 0.0 for a in clients], colours.shades(2)[1]),
        (wording.PART_OF_DEMAND, [a.share_of_demand or 0.0 for a in clients], colours.demand),
    )
    return paired_bars([codes.get(asked.client_id, "?") for asked in clients], pairs, colours)


def _alt(clients: Sequence[Asked], codes: Mapping[str, str], sentence: str) -> str:
    each = ", ".join(
        f"{codes.get(a.client_id, '?')} {_per_cent(a.share_of_demand)} and {_per_cent(a.share_of_hours)} per cent"
        for a in clients
    )
    return f"Bars of each client's part of the demand and of the hours: {each}. {sentence}" if clients else ""


def _row(asked: Asked, codes: Mapping[str, str], *, told: bool) -> dict[str, object]:
    beyond = asked.beyond
    parts: dict[str, object] = {
        "Part of the demand (%)": _per_cent(asked.share_of_demand),
        "Part of the hours (%)": _per_cent(asked.share_of_hours),
        "Beyond the hours, chance taken off (%)": _per_cent(beyond.share if beyond else None),
        "From": _per_cent(beyond.low if beyond else None),
        "To": _per_cent(beyond.high if beyond else None),
    }
    return {
        "Client": codes.get(asked.client_id, "?"),
        "Demand (points)": round(asked.demand, 1),
        "Hours": round(asked.minutes / 60, 1),
        **(parts if told else {}),
        **{PARTS[part].capitalize(): round(points, 1) for part, points in asked.parts.items()},
        "Sessions": asked.sessions,
        "Not rated": asked.unrated,
    }


def _per_cent(share: float | None) -> int | None:
    return None if share is None else round(100 * share)
