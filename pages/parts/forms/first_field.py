"""Where a form begins anew right away: the next thing typed goes into its first field."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from pages.parts.own_component import own_component

_component = own_component(
    "first_field",
    html='<span class="begins-here"></span>',
    css='[data-testid="stElementContainer"]:has(.begins-here) {\n  display: none;\n}',
    js=Path(__file__).with_suffix(".js").read_text(encoding="utf-8"),
    isolate_styles=False,
)


def begin_at(press: str) -> None:
    """Move the focus to the first input below, once for each `press`; none for an empty one."""
    if press:
        _component(key="first_field", data={"press": press})
    else:
        st.empty()  # its place: inputs that move by one are built anew by the browser
