"""From one page to another.

A press is remembered, and followed at the end of a run: what stands in a
form is kept first, and a run cut off by the next loses neither.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import streamlit as st

PAGES = Path(__file__).parents[1]

CHOSEN = "way"


def button(
    label: str,
    page: str,
    *,
    key: str,
    type: Literal["primary", "secondary", "tertiary"] = "tertiary",
    icon: str | None = None,
    **address: str,
) -> None:
    """Show a button that opens a page, for example "log/session.py", with what its address is to carry (id=…)."""
    st.button(label, key=key, type=type, icon=icon, on_click=go, args=(page,), kwargs=address)


def go(page: str, **address: str) -> None:
    """Open a page when this run is over; for a button's on_click."""
    st.session_state[CHOSEN] = page, address


def follow() -> None:
    """Open the page that was chosen, if one was; the frame calls it after the page's own script.

    Streamlit reads a relative path from the folder of the script that draws
    the menu, hence the whole path. Raises Streamlit's own error for a page
    that is not in the menu.
    """
    chosen = st.session_state.pop(CHOSEN, None)
    if chosen is not None:
        page, address = chosen
        st.switch_page(PAGES / page, query_params=address)
