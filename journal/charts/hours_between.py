"""The hours between, drawn: a bar for each category, split by how the time came or whose choice it was."""

from __future__ import annotations

from collections.abc import Mapping

from journal.charts.drawn import Drawn
from journal.charts.named import above
from journal.charts.style import HEIGHT, Figure, layout, on_rows, palette, rows_high
from journal.measures.enough import WEEKLY
from journal.measures.hours_between import Choice, Gap, HoursBetween
from journal.records.downtime import DowntimeCategory
from journal.wording import hours_between as wording
from journal.wording.dates import number
from journal.wording.labels import choice


def drawn(result: HoursBetween, *, dark: bool, by_choice: bool = False) -> Drawn:
    """Return the hours of each category, the largest on top; in the table the smallest first."""
    sentence = wording.shows(
        result.between_minutes,
        result.share,
        result.minutes_a_week,
        result.logged_weeks,
        fewest=WEEKLY.fewest,
        with_clients=result.client_minutes > 0,
    )
    return Drawn(
        figure=_figure(result, dark=dark, by_choice=by_choice) if result.cells else None,
        sentence=sentence,
        alt=_alt(result, sentence) if result.cells else "",
        rests_on=wording.RESTS_ON if result.cells else "",
        rows=_rows(result),
    )


def _figure(result: HoursBetween, *, dark: bool, by_choice: bool) -> Figure:
    colours = palette(dark)
    categories = _categories(result)
    words: Mapping[str, str] = wording.CHOICES if by_choice else wording.GAPS
    strong, _, soft, faint = colours.shades(4)
    hues = (strong, soft, faint)
    traces: list[Figure] = []
    for part, hue in zip(Choice if by_choice else Gap, hues, strict=True):
        minutes = [
            sum(
                cell.minutes
                for cell in result.cells
                if cell.category is category and (cell.choice if by_choice else cell.gap) is part
            )
            for category in categories
        ]
        if any(minutes):
            traces.append(
                {
                    "type": "bar",
                    "orientation": "h",
                    "name": words[part.value],
                    "x": [m / 60 for m in minutes],
                    "y": [choice(category) for category in categories],
                    "marker": {"color": hue, "line": {"color": colours.neutral, "width": 0.5}},
                    "hovertemplate": "%{x:.1f} hours",
                }
            )
    more: Figure = {
        **on_rows(ticksuffix=" h", hoverformat=".1f"),
        "barmode": "stack",
        **above([(trace["name"].lower(), trace["marker"]["color"]) for trace in traces], colours),
    }
    return {"data": traces, "layout": layout(colours, height=min(HEIGHT, 26 + rows_high(len(categories))), **more)}


def _alt(result: HoursBetween, sentence: str) -> str:
    parts = ", ".join(f"{c} {number(result.of_category(c) / 60, 1)}" for c in reversed(_categories(result)))
    return f"Bars of hours by category: {parts}. {sentence}"


def _rows(result: HoursBetween) -> list[dict[str, object]]:
    return [
        {
            "Category": choice(cell.category),
            "The time": wording.GAPS[cell.gap.value],
            "Whose choice": wording.CHOICES[cell.choice.value],
            "Hours": round(cell.minutes / 60, 1),
            "Of what you logged (%)": None if cell.share is None else round(100 * cell.share, 1),
            "Entries": cell.entries,
        }
        for cell in reversed(result.cells)
    ]


def _categories(result: HoursBetween) -> list[DowntimeCategory]:
    """Return the categories with minutes, the largest last: bars are drawn from below."""
    there = {cell.category for cell in result.cells}
    return sorted(there, key=lambda category: (result.of_category(category), category.value))
