"""A text that one press lays in the clipboard; "Copied" is said once it is there, and otherwise that it is not."""

from __future__ import annotations

from pathlib import Path

from pages.parts.own_component import own_component

_HERE = Path(__file__)
_copy = own_component(
    "copy_text",
    html='<button type="button"></button><button type="button" hidden></button><span role="status"></span>',
    css=_HERE.with_suffix(".css").read_text(encoding="utf-8"),
    js=_HERE.with_suffix(".js").read_text(encoding="utf-8"),
)
_WORDS = {
    "copied": "Copied",
    "failed": "Not copied: the browser did not let it. Mark the text and copy it by hand.",
}


def copy_text(key: str, text: str, label: str = "Copy", *, on_paper: str = "") -> None:
    """Show a button that copies `text`; `on_paper` labels one that prints the page, "" is none.

    No page runs by them, and nothing is sent.
    """
    _copy(key=key, width="content", data={"text": text, "label": label, "on_paper": on_paper, "words": _WORDS})
