"""Names at what they name: at the end of a line, beside a bar. A chart of few series needs no legend."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

import numpy as np

from journal.charts.style import FONT, TEXT, Figure, Palette

APART = 20
"""Pixels between the middles of two names, at least."""

_WIDE = 8.4
"""Pixels of a letter, on the average."""


SQUARES = ("\u25a0",) * 4


class Name(NamedTuple):
    """Words at a height of the axis, in a colour."""

    words: str
    at: float
    hue: str


def at_the_end(
    names: Sequence[Name], *, low: float, high: float, pixels: float, axis: str = "y", strong: bool = True
) -> list[Figure]:
    """Return annotations right of the picture, moved apart where they would lie on one another.

    The axis goes from `low` to `high` over so many `pixels`.
    """
    scale = pixels / (high - low)
    placed: list[tuple[Name, float]] = []
    floor = float("-inf")
    for name in sorted(names, key=lambda n: n.at):
        floor = max(floor + APART, (name.at - low) * scale)
        placed.append((name, floor))
    ceiling = pixels
    result = []
    for name, at in reversed(placed):
        ceiling = min(at, ceiling)
        words = escape(name.words)
        result.append(
            {
                "xref": "paper", "x": 1, "xanchor": "left", "xshift": 6, "align": "left", "showarrow": False,
                "yref": axis, "y": low + ceiling / scale, "yanchor": "middle",
                "text": f"<b>{words}</b>" if strong else words, "font": {"size": TEXT, "color": name.hue},
            }
        )  # fmt: skip
        ceiling -= APART
    return result[::-1]


def room_for(words: Sequence[str]) -> int:
    """Return the pixels that are kept free right of the picture."""
    return round(14 + _WIDE * max((len(each) for each in words), default=0))


def in_last_bar(parts: Sequence[tuple[str, Sequence[float | None]]], colours: Palette) -> list[Name]:
    """Return the name of each part at its height in the last bar that has the most of them.

    `parts` are heights by bar, in the order in which they are stacked.
    """
    tall = [np.nan_to_num(np.asarray(heights, dtype=np.float64)) for _, heights in parts]
    there = np.sum([heights > 0 for heights in tall], axis=0)
    bar = int(np.flatnonzero(there == there.max())[-1])
    names, floor = [], 0.0
    for (name, _), heights in zip(parts, tall, strict=True):
        if heights.any():
            names.append(Name(name, floor + float(heights[bar]) / 2, colours.neutral))
        floor += float(heights[bar])
    return names


def above(parts: Sequence[tuple[str, str]], colours: Palette, *, marks: Sequence[str] = SQUARES) -> Figure:
    """Return, as a layout, a line above the picture that names the parts of rows in their order behind their marks."""
    words = "   ".join(
        f'<span style="color:{hue}">{mark}</span> {escape(name)}'
        for (name, hue), mark in zip(parts, marks, strict=False)
    )
    return {
        "title": {
            "text": words, "xref": "container", "x": 0, "xanchor": "left",
            "yref": "container", "y": 1, "yanchor": "top",
            "pad": {"t": 4, "l": 4}, "font": {"family": FONT, "size": TEXT, "color": colours.text},
        },
        "margin": {"t": 30},
    }  # fmt: skip
