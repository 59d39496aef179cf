"""Colours and fonts of everything drawn, and the frame all charts share.

The same values stand in .streamlit/config.toml; a test keeps them in step.
Fixed meanings: recovery is the first colour, demand the second, the own
rating has the text colour, plans and bands are lines. No red.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from journal.wording.dates import written

Figure = dict[str, Any]
"""A Plotly figure as plain data: {"data": [...], "layout": {...}}. Faster than graph objects."""

MOST_POINTS = 520
"""Points a line may have; beyond that it is thinned to weekly means, and says so."""

LABELS = 5
"""Days named below an axis at most: more run into one another on a telephone."""

MOST_WEEKS_NAMED = 26
"""Weeks of which some are named by their Monday; of a longer time months are."""

FONT = '"Source Sans", sans-serif'
HEADING_FONT = '"Source Serif", serif'


DAYS = {
    "dmy": ("%-d %b", "%a, %-d %b %Y"), "mdy": ("%b %-d", "%a, %b %-d, %Y"), "ymd": ("%b %-d", "%a, %Y-%m-%d"),
}  # fmt: skip
"""Order of a date → how Plotly writes a day below an axis, and where one points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """The colours of one theme, as "#RRGGBB"."""

    background: str
    raised: str
    sidebar: str
    text: str
    quiet: str
    primary: str
    on_primary: str
    link: str
    line: str
    series: tuple[str, ...]
    caseload: tuple[int, ...]  # which of the series the parts of the caseload have: never the first two

    @property
    def recovery(self) -> str:
        """The first colour."""
        return self.series[0]

    @property
    def demand(self) -> str:
        """The second colour."""
        return self.series[1]

    @property
    def own_rating(self) -> str:
        """The text colour: the therapist's own word."""
        return self.text


LIGHT = Palette(
    background="#FBF8F3",
    raised="#F3EDE3",
    sidebar="#F3EDE3",
    text="#2C2A26",
    quiet="#635D53",
    primary="#2E6A5C",
    on_primary="#FFFFFF",
    link="#2E6A5C",
    line="#DCD3C4",
    series=("#2E6A5C", "#B8762A", "#5C0D86", "#8E6CE0", "#752702", "#5E92A2", "#705587", "#063A38"),
    caseload=(5, 3, 6, 2),
)
DARK = Palette(
    background="#1D1F1E",
    raised="#272A28",
    sidebar="#232624",
    text="#ECE7DD",
    quiet="#B3AC9F",
    primary="#3A7B6C",
    on_primary="#FFFFFF",
    link="#86C5B2",
    line="#3A3E3B",
    series=("#86C5B2", "#E0B06B", "#736B94", "#9D661D", "#DDCFFE", "#AE95F1", "#AFFEC6", "#4A9279"),
    caseload=(2, 3, 5, 4),
)


def palette(dark: bool) -> Palette:
    """Return the colours of the dark or the light theme."""
    return DARK if dark else LIGHT


def layout(colours: Palette, *, height: int = 420, **more: Any) -> Figure:
    """Return the layout all charts share: legend above, few ticks, room for labels at 390 px."""
    below, on_hover = DAYS[written().order]
    axis = {
        "automargin": True,
        "color": colours.quiet,
        "gridcolor": colours.line,
        "linecolor": colours.line,
        "zerolinecolor": colours.line,
        "tickfont": {"size": 13},
        "title": {"font": {"size": 13}, "standoff": 8},
    }
    base: Figure = {
        "height": height,
        "paper_bgcolor": colours.background,
        "plot_bgcolor": colours.background,
        "font": {"family": FONT, "size": 14, "color": colours.text},
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8, "pad": 0},
        "hovermode": "x unified",
        "hoverlabel": {"bgcolor": colours.raised, "bordercolor": colours.line, "font": {"color": colours.text}},
        "dragmode": False,
        "legend": {
            "orientation": "h",
            "traceorder": "normal",
            "x": 0,
            "y": 1.02,
            "yanchor": "bottom",
            "itemwidth": 30,
            "font": {"size": 13, "color": colours.text},
        },
        "xaxis": {
            **axis,
            "type": "date",
            "nticks": 5,
            "showgrid": False,
            "tickangle": 0,
            "hoverformat": on_hover,
            "tickformatstops": [
                {"dtickrange": [None, "M1"], "value": below},
                {"dtickrange": ["M1", None], "value": "%b %Y"},
            ],
        },
        "yaxis": {**axis, "nticks": 6, "rangemode": "tozero", "fixedrange": True},
    }
    for name, values in more.items():
        own = base.get(name) or (dict(base["yaxis"]) if name.startswith("yaxis") else {})
        base[name] = {**own, **values} if isinstance(values, dict) else values
    return base


def on_mondays(mondays: Iterable[object]) -> Figure:
    """Return what puts the ticks of an axis under the weeks themselves: by itself it puts them on Sundays.

    Nothing for more weeks than half a year has: there the ticks are months.
    """
    days = [str(monday)[:10] for monday in mondays]
    return {"tickvals": days[:: -(-len(days) // LABELS)]} if 0 < len(days) <= MOST_WEEKS_NAMED else {}


def titled(colours: Palette, text: str) -> Figure:
    """Return an axis title in quiet text."""
    return {"text": text, "font": {"size": 13, "color": colours.quiet}, "standoff": 8}
