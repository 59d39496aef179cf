"""Saves a chart as a picture, or prints it: a component of our own, for Streamlit has no way to do either.

Plotly makes the picture in the browser; nothing is sent anywhere.
"""

from __future__ import annotations

from pathlib import Path

from pages.parts.own_component import own_component

_HERE = Path(__file__).parent
_ways = own_component(
    "chart_picture",
    html=(
        '<div class="ways"><button type="button" class="save" aria-expanded="false" aria-controls="forms"></button>'
        '<button type="button" class="print"></button></div>'
        '<div id="forms" hidden><button type="button" value="png">PNG</button>'
        '<button type="button" value="svg">SVG</button><p></p></div><p role="status" hidden></p>'
    ),
    css=(_HERE / "picture.css").read_text(encoding="utf-8"),
    js=(_HERE / "picture.js").read_text(encoding="utf-8"),
)

WORDS = {
    "save": "Save picture",
    "print": "Print",
    "warning": "The file is not encrypted: whoever opens it can see it.",
    "failed": "The picture could not be made. Nothing was saved.",
}


def save_or_print(name: str) -> None:
    """Show, below the chart with the key "chart.NAME", the ways to save it as a picture and to print it."""
    _ways(
        key=f"picture.{name}",
        data={"chart": f"chart-{name}", "said": f"said-{name}", "rests": f"rests-{name}", "name": name, **WORDS},
    )
