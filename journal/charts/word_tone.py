"""Word tone drawn: a dot for each reflection that could be read, over time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

import numpy as np

from journal.charts.style import MOST_POINTS, Figure, layout, palette, titled
from journal.measures.word_tone import Reading, Tone
from journal.wording import word_tone as wording
from journal.wording.dates import MONTHS


class Toned(NamedTuple):
    """A reflection's moment, client and tone. The note itself is not here."""

    at: datetime
    client_id: str | None
    tone: Tone


def figure(toned: Sequence[Toned], *, dark: bool) -> Figure | None:
    """Return dots from −1 to 1, of the latest 520 that could be read; None where none was."""
    colours = palette(dark)
    drawn = _read(toned)[-MOST_POINTS:]
    if not drawn:
        return None
    trace: Figure = {
        "type": "scatter",
        "mode": "markers",
        "name": wording.AXIS,
        "showlegend": False,
        "x": np.array([t.at.replace(tzinfo=None) for t in drawn], dtype="datetime64[m]"),
        "y": [t.tone.polarity for t in drawn],
        "marker": {"size": 8, "color": colours.series[5], "opacity": 0.85},
        "hovertemplate": "%{y:.2f}<extra></extra>",
    }
    more: Figure = {
        "hovermode": "closest",
        "shapes": [{"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": 0, "y1": 0, "layer": "below",
                    "line": {"color": colours.quiet, "width": 1}}],
        "yaxis": {"range": [-1.05, 1.05], "title": titled(colours, wording.AXIS), "rangemode": "normal",
                  "tickvals": [-1, -0.5, 0, 0.5, 1]},
    }  # fmt: skip
    return {"data": [trace], "layout": layout(colours, height=360, **more)}


def counts(toned: Sequence[Toned]) -> tuple[int, int, int]:
    """Return how many notes were read, had no reading, and were not measured."""
    found = [t.tone.reading for t in toned]
    return found.count(Reading.READ), found.count(Reading.NO_READING), found.count(Reading.NOT_MEASURED)


def sides(toned: Sequence[Toned]) -> tuple[int, int]:
    """Return how many of those read lie on the dark side of 0, and how many on the bright one."""
    values = [t.tone.polarity or 0.0 for t in _read(toned)]
    return sum(value < 0 for value in values), sum(value > 0 for value in values)


def alt_text(toned: Sequence[Toned], sentence: str) -> str:
    """Return the dots in words; "" where none was read."""
    return f"Dots of the tone of each note over time. {sentence}" if _read(toned) else ""


def table(toned: Sequence[Toned], codes: Mapping[str, str]) -> list[dict[str, object]]:
    """Return the rows behind the dots, the oldest first, those that could not be read among them."""
    return [
        {
            "Day": _day(t.at.date()),
            "Client": codes.get(t.client_id or "", ""),
            "Reading": t.tone.reading.value,
            "Tone": None if t.tone.polarity is None else round(t.tone.polarity, 2),
            "Words": ", ".join(word.text for word in t.tone.words),
        }
        for t in sorted(toned, key=lambda t: t.at)
    ]


def _read(toned: Sequence[Toned]) -> list[Toned]:
    return sorted((t for t in toned if t.tone.polarity is not None), key=lambda t: t.at)


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
