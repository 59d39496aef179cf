"""What is wrong with an input, right below it; its input says of itself that it is, also to who hears the page."""

from __future__ import annotations

from pathlib import Path

from pages.parts.own_component import own_component

_HERE = Path(__file__).parent

_component = own_component(
    "field_error",
    html='<p class="field-error"></p>',
    css=(_HERE / "field_error.css").read_text(encoding="utf-8"),
    js=(_HERE / "field_error.js").read_text(encoding="utf-8"),
    isolate_styles=False,  # an input is described by a line of its own document only
)


def show(key: str, sentence: str, *, press: str) -> None:
    """Say it of the input that was drawn last, whose key is `key`; `press` is the press of the button it answers."""
    _component(key=f"{key}.error", data={"sentence": sentence, "press": press})
