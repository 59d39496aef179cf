"""A button that prints a sheet of its own, and nothing else of the page: a component, for Streamlit cannot print.

The sheet is made in the browser and taken away once it is printed; nothing is sent anywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

from pages.parts.own_component import own_component

_HERE = Path(__file__)
_print = own_component(
    "print_sheet",
    html='<button type="button"></button>',
    css=_HERE.with_suffix(".css").read_text(encoding="utf-8"),
    js=_HERE.with_suffix(".js").read_text(encoding="utf-8"),
)

Sections = Sequence[tuple[str, Sequence[str]]]
"""Headings, "" for none, and the lines below each; all of it plain text."""


def button(
    words: str,
    sections: Sections,
    *,
    key: str,
    title: str = "",
    size: Literal["page", "card"] = "page",
    printed: Callable[[], None] | None = None,
) -> None:
    """Show a button with `words` that prints these sections, on pages or as large as a bank card.

    `printed` is called when the browser's own dialogue is closed, whatever was answered there.
    """
    _print(
        key=key,
        data={
            "words": words,
            "title": title,
            "size": size,
            "sections": [[heading, list(lines)] for heading, lines in sections],
        },
        width="content",
        on_printed_change=printed or _nothing,
    )


def _nothing() -> None:
    """Do nothing: the browser has printed it, or not."""
