"""Word tone drawn: a dot for each reflection that could be read, over time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

import numpy as np

from journal.charts.drawn import Drawn
from journal.charts.style import MOST_POINTS, Figure, layout, palette
from journal.measures.word_tone import Reading, Tone
from journal.wording import word_tone as wording
from journal.wording.dates import date_in_words


class Toned(NamedTuple):
    """A reflection's moment, client and tone. The note itself is not here."""

    at: datetime
    client_id: str | None
    tone: Tone


def drawn(toned: Sequence[Toned], codes: Mapping[str, str], *, dark: bool) -> Drawn:
    """Return dots from −1 to 1, of the latest 520 that could be read.

    In the table stand all, the oldest first, those that could not be read among them.
    """
    read, no_reading, not_measured = counts(toned)
    said = (wording.shows(read, no_reading, not_measured), wording.spread(*sides(toned), read))
    sentence = " ".join(part for part in said if part)
    shown = _read(toned)[-MOST_POINTS:]
    return Drawn(
        figure=_figure(shown, dark=dark) if shown else None,
        sentence=sentence,
        alt=f"Dots of the tone of each note over time. {sentence}" if shown else "",
        rests_on=wording.rests_on(read, len(shown)),
        rows=[_row(one, codes) for one in sorted(toned, key=lambda t: t.at)],
    )


def _figure(shown: Sequence[Toned], *, dark: bool) -> Figure:
    colours = palette(dark)
    trace: Figure = {
        "type": "scatter",
        "mode": "markers",
        "name": wording.AXIS,
        "x": np.array([t.at.replace(tzinfo=None) for t in shown], dtype="datetime64[m]"),
        "y": [t.tone.polarity for t in shown],
        "marker": {"size": 8, "color": colours.neutral, "opacity": 0.85},
        "hovertemplate": "%{y:.2f}<extra></extra>",
    }
    more: Figure = {
        "hovermode": "closest",
        "shapes": [{"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": 0, "y1": 0, "layer": "below",
                    "line": {"color": colours.quiet, "width": 1}}],
        "yaxis": {"range": [-1.05, 1.05], "rangemode": "normal", "tickvals": [-1, 0, 1],
                  "ticktext": list(wording.ENDS)},
    }  # fmt: skip
    return {"data": [trace], "layout": layout(colours, **more)}


def counts(toned: Sequence[Toned]) -> tuple[int, int, int]:
    """Return how many notes were read, had no reading, and were not measured."""
    found = [t.tone.reading for t in toned]
    return found.count(Reading.READ), found.count(Reading.NO_READING), found.count(Reading.NOT_MEASURED)


def sides(toned: Sequence[Toned]) -> tuple[int, int]:
    """Return how many of those read lie on the dark side of 0, and how many on the bright one."""
    values = [t.tone.polarity or 0.0 for t in _read(toned)]
    return sum(value < 0 for value in values), sum(value > 0 for value in values)


def _row(one: Toned, codes: Mapping[str, str]) -> dict[str, object]:
    return {
        "Day": date_in_words(one.at.date()),
        "Client": codes.get(one.client_id or "", ""),
        "Reading": one.tone.reading.value,
        "Tone": None if one.tone.polarity is None else round(one.tone.polarity, 2),
        "Words": ", ".join(word.text for word in one.tone.words),
    }


def _read(toned: Sequence[Toned]) -> list[Toned]:
    return sorted((t for t in toned if t.tone.polarity is not None), key=lambda t: t.at)
