"""A text to copy or to print: a component of our own, for Streamlit says nothing of whether the clipboard has it."""

from __future__ import annotations

from pathlib import Path

from pages.parts.own_component import own_component

_HERE = Path(__file__)
_shown = own_component(
    "copied_text",
    html=(
        '<p class="text" dir="auto" tabindex="-1"></p><div class="ways"><button type="button" class="copy"></button>'
        '<button type="button" class="print"></button><span role="status"></span></div>'
    ),
    css=_HERE.with_suffix(".css").read_text(encoding="utf-8"),
    js=_HERE.with_suffix(".js").read_text(encoding="utf-8"),
)

WORDS = {
    "copy": "Copy",
    "print": "Print",
    "copied": "Copied",
    "failed": "The browser did not take it. The text is marked: copy it by hand.",
}


def copied_text(key: str, title: str, text: str) -> None:
    """Show a text as it is, with the ways to copy it and to print it alone, under its title."""
    _shown(key=key, data={"title": title, "text": text, **WORDS})
