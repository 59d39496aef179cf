"""Components of our own, in Streamlit: a script that draws what it is given, in a tree of its own.

Their scripts are given `data: [data]`. Into a mapping Streamlit would look for tables, and load pandas and Arrow for
that: 80 MB, and half a second before the first page stands. Into a list it does not look.
"""

from __future__ import annotations

from typing import Any, Protocol

import streamlit as st


class OwnComponent(Protocol):
    """Shows a component with `data`, made of what JSON knows. What the script sends goes to on_<its name>_change."""

    def __call__(self, *, key: str, data: dict[str, Any], **callbacks: Any) -> Any: ...


def own_component(name: str, *, html: str = "", css: str = "", js: str, isolate_styles: bool = True) -> OwnComponent:
    """Register a component, once for all tabs, and return what shows it."""
    mount = st.components.v2.component(name, html=html, css=css, js=js, isolate_styles=isolate_styles)

    def show(*, key: str, data: dict[str, Any], **callbacks: Any) -> Any:
        return mount(key=key, data=[data], **callbacks)

    return show
