"""The button of a form says "Saved" as soon as that is so (pages/frame/saved.py)."""

from __future__ import annotations

from pathlib import Path

from pages.parts.own_component import own_component

_component = own_component(
    "tell_saved",
    html='<span class="tells-saved"></span>',
    css='[data-testid="stElementContainer"]:has(.tells-saved) {\n  display: none;\n}',
    js=Path(__file__).with_suffix(".js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def tell_saved(key: str, *, journal_id: str, draft_id: str, tab: str) -> None:
    """Have the button of the form say when what stands in this draft is saved by this tab."""
    _component(key=key, data={"journal": journal_id, "draft": draft_id, "tab": tab})
