"""Small pictures: shapes beside a sentence, without axes. Plain geometry, which a component of ours makes SVG of.

    week_bars([96, 104, None, 88], coming=[101])   →   Picture(height=56, marks=(rect, rect, rect, rect))

A picture is 300 units wide, one unit a CSS pixel. Its hues have names, so that one picture serves both themes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from journal.charts.style import DARK, LIGHT, Meaning

WIDTH = 300
HEIGHT = 56
ROW = 22
"""Height of a row of bars or dots that has a name."""

LABELLED = 112
"""Where the bars of named rows begin."""

WIDEST_BAR = 20
PLAN_NAME = 62
"""Width that is kept free for the name of the line of what was planned."""

FIRM, SOFT = 0.8, 0.35
"""Opacity of neutral bars, and of what is to come or stands beside."""

Hue = Literal["neutral", "demand", "recovery", "plan", "line"]

_MEANT: Mapping[Hue, Meaning] = {
    "neutral": "neutral", "demand": "demand", "recovery": "recovery", "plan": "own word", "line": "usual",
}  # fmt: skip

HUES: Mapping[Hue, tuple[str, str]] = {
    name: (LIGHT.hue(meaning), DARK.hue(meaning)) for name, meaning in _MEANT.items()
}
"""Name → the colour in the light and in the dark theme: what they mean in every chart; sums and counts are neutral."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A shape: the name of its SVG element, its hue, its attributes in units of the picture; `words` of a text."""

    shape: Literal["rect", "circle", "line", "path", "text"]
    hue: Hue
    at: Mapping[str, float | str]
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The marks, drawn in their order; `height` in units."""

    height: float = HEIGHT
    marks: tuple[Mark, ...] = ()


def week_bars(
    values: Sequence[float | None], *, coming: Sequence[float | None] = (), plan: float | None = None, words: str = ""
) -> Picture | None:
    """Return a bar for each week, soft ones for those to come, and what was planned as a line with its `words`.

    None is a week without a bar, and without any there is no picture.
    """
    every = [*values, *coming]
    top = max([plan or 0.0, *(value or 0.0 for value in every)])
    if not top or not any(every):
        return None
    width, floor, head = WIDTH - (PLAN_NAME if plan else 0), HEIGHT - 1.0, 2.0
    step = _step(len(every), width)
    marks = [
        _rect("neutral", n * step, floor - tall, step * 0.8, tall, soft=n >= len(values))
        for n, value in enumerate(every)
        if value and (tall := max(1.5, (floor - head) * value / top))
    ]
    if plan:
        y = round(floor - (floor - head) * plan / top, 1)
        marks.append(Mark("line", "plan", {"x1": 0, "x2": width, "y1": y, "y2": y}))
        marks.append(Mark("text", "neutral", {"x": WIDTH, "y": min(y + 4.5, floor), "text-anchor": "end"}, words))
    return Picture(marks=tuple(marks))


def weeks_on_band(
    weeks: Sequence[float | None], bands: Sequence[tuple[float, float] | None], *, open_from: int | None = None
) -> Picture | None:
    """Return a dot for each week on the band of what is usual, from and to the same unit.

    Weeks from `open_from` on are not finished, and hollow. None is a week without a dot, or without a band; without
    any dot there is no picture.
    """
    top = max([value for value in weeks if value is not None] + [high for _, high in filter(None, bands)], default=0.0)
    if not top or not any(weeks):
        return None
    step = _step(len(weeks))

    def y(value: float) -> float:
        return round(HEIGHT - 6 - (HEIGHT - 12) * value / top, 1)

    marks = [
        Mark("rect", "line", {"x": round(n * step, 1), "y": y(high), "width": round(step + 0.2, 1),
                              "height": max(1.0, round(y(low) - y(high), 1)), "opacity": 0.7})
        for n, band in enumerate(bands)
        if band is not None
        for low, high in [band]
    ]  # fmt: skip
    radius = 3.5 if step > 8 else 2.2
    for n, value in enumerate(weeks):
        if value is not None:
            marks.append(
                _dot("demand", (n + 0.5) * step, y(value), radius, hollow=open_from is not None and n >= open_from)
            )
    return Picture(marks=tuple(marks))


def pairs(rows: Sequence[tuple[float, float]]) -> Picture | None:
    """Return for each row what was asked above what it took, both 0–1 of the same whole. Rows have no names."""
    longest = max((max(row) for row in rows), default=0.0)
    if not longest:
        return None
    marks = []
    for n, (asked, took) in enumerate(rows):
        top = n * ROW + 2.0
        marks.append(_rect("demand", 0, top, WIDTH * asked / longest, 7))
        marks.append(_rect("neutral", 0, top + 9, WIDTH * took / longest, 5, soft=True))
    return Picture(height=ROW * len(rows), marks=tuple(marks))


def dots_by_week(counts: Sequence[int]) -> Picture | None:
    """Return a dot for each that is counted, those of one week above one another."""
    most = max(counts, default=0)
    if not most:
        return None
    step = _step(len(counts))
    rise = min(10.0, (HEIGHT - 8) / most)
    radius = min(3.5, step * 0.4, max(1.2, rise * 0.45))
    marks = [
        _dot("neutral", (n + 0.4) * step, HEIGHT - 4 - k * rise, radius)
        for n, many in enumerate(counts)
        for k in range(many)
    ]
    return Picture(marks=tuple(marks))


def intervals(rows: Sequence[tuple[str, float, float, float, bool]]) -> Picture | None:
    """Return for each row (name, low, middle, high, speaks) a dot on its interval, beside a line at 0.

    Hollow where nothing may be said of it.
    """
    if not rows:
        return None
    least = min([0.0, *(low for _, low, _, _, _ in rows)])
    reach = max([0.0, *(high for _, _, _, high, _ in rows)]) - least or 1.0
    height = float(ROW * len(rows))

    def x(value: float) -> float:
        return round(LABELLED + 5 + (WIDTH - LABELLED - 10) * (value - least) / reach, 1)

    marks = [Mark("line", "line", {"x1": x(0), "x2": x(0), "y1": 0, "y2": height})]
    for n, (name, low, middle, high, speaks) in enumerate(rows):
        y = n * ROW + ROW / 2
        marks.append(_name(name, y))
        marks.append(Mark("line", "recovery", {"x1": x(low), "x2": x(high), "y1": y, "y2": y, "stroke-width": 2}))
        marks.append(_dot("recovery", x(middle), y, 4.5, hollow=not speaks))
    return Picture(height=height, marks=tuple(marks))


def named_bars(rows: Sequence[tuple[str, float]]) -> Picture | None:
    """Return a bar for each name, the longest as long as there is room."""
    longest = max((value for _, value in rows), default=0.0)
    if not longest:
        return None
    marks = []
    for n, (name, value) in enumerate(rows):
        middle = n * ROW + ROW / 2
        marks.append(_name(name, middle))
        marks.append(_rect("neutral", LABELLED, middle - 4, (WIDTH - LABELLED) * value / longest, 8))
    return Picture(height=ROW * len(rows), marks=tuple(marks))


def part_of(whole: float, part: float, beside: float = 0.0, *, words: str = "", rest: str = "") -> Picture | None:
    """Return one bar: `part` of the `whole` filled, then `beside` in a softer tint, the rest empty.

    `words` stand below its beginning, `rest` below its end. More than the whole fills it.
    """
    if whole <= 0:
        return None
    share, soft = min(1.0, part / whole), min(1.0, (part + beside) / whole)
    marks = [
        _rect("line" if n == 2 else "neutral", WIDTH * begin, 12, WIDTH * (end - begin), 10, soft=n == 1)
        for n, (begin, end) in enumerate(((0.0, share), (share, soft), (soft, 1.0)))
        if end > begin
    ]
    marks.append(Mark("text", "neutral", {"x": 0, "y": 38}, words))
    marks.append(Mark("text", "neutral", {"x": WIDTH, "y": 38, "text-anchor": "end"}, rest))
    return Picture(height=44, marks=tuple(mark for mark in marks if mark.shape != "text" or mark.words))


def _step(weeks: int, width: float = WIDTH) -> float:
    """Return how far apart weeks stand: over the whole width, but of a few no farther than a bar is wide."""
    return min(width / max(1, weeks), WIDEST_BAR / 0.8)


def _rect(hue: Hue, x: float, y: float, width: float, height: float, *, soft: bool = False) -> Mark:
    at: dict[str, float | str] = {
        "x": round(x, 1), "y": round(y, 1), "width": round(max(width, 1.0), 1), "height": round(height, 1),
        "rx": round(min(2.5, width / 3, height / 2), 1),
    }  # fmt: skip
    opacity = SOFT if soft else FIRM if hue == "neutral" else 1.0
    return Mark("rect", hue, at | ({"opacity": opacity} if opacity < 1 else {}))


def _dot(hue: Hue, x: float, y: float, radius: float, *, hollow: bool = False) -> Mark:
    at: dict[str, float | str] = {"cx": round(x, 1), "cy": round(y, 1), "r": round(radius, 1)}
    return Mark("circle", hue, at | ({"class": "hollow"} if hollow else {}))


def _name(name: str, y: float) -> Mark:
    return Mark("text", "neutral", {"x": 0, "y": y + 4.5}, name)
