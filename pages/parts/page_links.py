"""From one page to another.

A press is remembered, and followed at the end of a run: what stands in a
form is kept first, and a run cut off by the next loses neither.
"""

from __future__ import annotations

from typing import Literal

import streamlit as st

from pages.parts.menu import PLACES

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
    """Show a button that opens the page of an address, for example "session", with what it is to carry (id=…).

    Raises KeyError for an address that no page has.
    """
    # An address that no page has is found where the button is drawn, not where somebody presses it.
    st.button(label, key=key, type=type, icon=icon, on_click=go, args=(PLACES[page].address,), kwargs=address)


def go(page: str, **address: str) -> None:
    """Open the page of an address when this run is over; for a button's on_click."""
    st.session_state[CHOSEN] = page, address


def follow() -> None:
    """Open the page that was chosen, if one was; the frame calls it after the page's own script.

    Streamlit reads a relative path from the folder of the script that draws
    the menu, hence the whole path. Raises KeyError for an address that no
    page has.
    """
    chosen = st.session_state.pop(CHOSEN, None)
    if chosen is not None:
        page, address = chosen
        st.switch_page(PLACES[page].path, query_params=address)
