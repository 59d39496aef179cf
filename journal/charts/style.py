"""Colours and fonts of everything drawn, and the frame all charts share.

The same values stand in .streamlit/config.toml; a test keeps them in step.
`MEANINGS` says what each colour means, the same in every chart and in both
themes. No red.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from journal.records.client import COLOURS
from journal.wording.dates import written

Figure = dict[str, Any]
"""A Plotly figure as plain data: {"data": [...], "layout": {...}}. Faster than graph objects."""

MOST_POINTS = 520
"""Points a line may have; beyond that it is thinned to weekly means, and says so."""

LABELS = 3
"""Days named below an axis at most: more run into one another on a telephone."""

MOST_WEEKS_NAMED = 26
"""Weeks of which some are named by their Monday; of a longer time months are."""

HEIGHT = 256
"""Pixels of a chart: with its title and its controls above it, it is seen whole on a laptop."""

TEXT = 17
"""Pixels: in a chart one reads as easily as around it."""

ROW = 27
"""Pixels of a row that has a name."""

MOST_ROWS = 8
"""Rows with names that a chart holds; the tables list all."""

FONT = '"Source Sans", sans-serif'
HEADING_FONT = '"Source Serif", serif'


DAYS = {
    "dmy": ("%-d %b", "%a, %-d %b %Y"), "mdy": ("%b %-d", "%a, %b %-d, %Y"), "ymd": ("%b %-d", "%a, %Y-%m-%d"),
}  # fmt: skip
"""Order of a date → how Plotly writes a day below an axis, and where one points."""
Meaning = Literal["recovery", "demand", "own word", "usual", "neutral"]

MEANINGS: Mapping[Meaning, str] = {
    "recovery": "what gave something back, and how energy was after it",
    "demand": "what was asked",
    "own word": "what you said yourself: ratings, answers, the plan, a promise",
    "usual": "the band of what is usual for you",
    "neutral": "sums, counts and hours, their parts, and what stands beside",
}
"""What a colour of a chart means, whichever chart it is."""

_SHADES = (1.0, 0.6, 0.34, 0.12)
"""How strong the neutral is in the parts of a sum, the first of them the strongest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """The colours of one theme, as "#RRGGBB"; `series` are those of config.toml, in the order of a client's colours."""

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

    @property
    def recovery(self) -> str:
        """What gave something back."""
        return self.series[0]

    @property
    def demand(self) -> str:
        """What was asked."""
        return self.series[1]

    @property
    def own_word(self) -> str:
        """What the therapist said: the rating, the plan."""
        return self.text

    @property
    def neutral(self) -> str:
        """Sums, counts and hours."""
        return self.quiet

    def hue(self, meaning: Meaning) -> str:
        """Return the colour of a meaning."""
        hues = (self.recovery, self.demand, self.own_word, self.line, self.neutral)
        return dict(zip(MEANINGS, hues, strict=True))[meaning]

    def shades(self, parts: int) -> tuple[str, ...]:
        """Return the neutrals of so many parts of one sum, 1 to 4, the strongest first."""
        return tuple(mixed(self.background, self.neutral, share) for share in _SHADES[:parts])

    def clients(self) -> dict[str, str]:
        """Return the colour of a client by the name it is kept under."""
        own = dict(zip(COLOURS, self.series, strict=True))
        return {name: own[SHOWN_AS.get(name, name)] for name in COLOURS}


SHOWN_AS: Mapping[str, str] = {"green": "pine", "amber": "rust"}
"""Colours that clients were given before they meant what gives back and what asks → what such a client has now.

What was chosen stays in the journal as it was.
"""

CLIENT_COLOURS = tuple(name for name in COLOURS if name not in SHOWN_AS)
"""Those that a client may be given."""


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
    series=("#86C5B2", "#E0B06B", "#736B94", "#AE95F1", "#9D661D", "#AFFEC6", "#DDCFFE", "#4A9279"),
)


def client_hues() -> dict[str, list[str]]:
    """Return the name a client's colour is kept under → the colour in the light and in the dark theme."""
    light, dark = LIGHT.clients(), DARK.clients()
    return {name: [light[name], dark[name]] for name in COLOURS}


def mixed(paper: str, ink: str, share: float) -> str:
    """Return `ink` on `paper`, `share` 0–1 of it, as "#RRGGBB"."""
    pairs = ((int(paper[n : n + 2], 16), int(ink[n : n + 2], 16)) for n in (1, 3, 5))
    return "#" + "".join(f"{round(low + (high - low) * share):02X}" for low, high in pairs)


def palette(dark: bool) -> Palette:
    """Return the colours of the dark or the light theme."""
    return DARK if dark else LIGHT


def layout(colours: Palette, *, height: int = HEIGHT, **more: Any) -> Figure:
    """Return the layout all charts share: few ticks, text as large as around it; names stand at what they name."""
    below, on_hover = DAYS[written().order]
    axis = {
        "automargin": True,
        "color": colours.quiet,
        "gridcolor": colours.line,
        "linecolor": colours.line,
        "zerolinecolor": colours.line,
        "tickfont": {"size": TEXT},
        "title": {"font": {"size": TEXT}, "standoff": 8},
    }
    base: Figure = {
        "height": height,
        "paper_bgcolor": colours.background,
        "plot_bgcolor": colours.background,
        "font": {"family": FONT, "size": TEXT, "color": colours.text},
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8, "pad": 0},
        "hovermode": "x unified",
        "hoverlabel": {
            "bgcolor": colours.raised,
            "bordercolor": colours.line,
            "font": {"color": colours.text, "size": TEXT},
        },
        "dragmode": False,
        "showlegend": False,
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
    return {"text": text, "font": {"size": TEXT, "color": colours.quiet}, "standoff": 8}


def rows_high(rows: int) -> int:
    """Return the pixels of a chart with so many named rows, one below the other, and an axis below them."""
    return min(HEIGHT, 54 + ROW * max(2, rows))


def on_rows(**more: Any) -> Figure:
    """Return the axes of a chart of named rows: what is counted across, a name for each row."""
    across = {"type": "linear", "rangemode": "tozero", "fixedrange": True, "showgrid": True, "tickformatstops": []}
    return {
        "bargap": 0.3,
        "hovermode": "y unified",
        "xaxis": {**across, **more},
        "yaxis": {"type": "category", "nticks": 0, "showgrid": False, "rangemode": "normal"},
    }
