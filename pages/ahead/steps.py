"""The steps of one absence, in any order: a row of links that stands on top of each of their pages."""

from __future__ import annotations

import streamlit as st

from journal.records.time_off import TimeOff
from pages.parts import page_links

STEPS = {"absence": "Who, and what then", "absence-cover": "Cover"}
"""Address → what the step is called."""


def show(off: TimeOff, here: str) -> None:
    """Show the way to the other steps of this absence, and back to the time off; `here` is the address of the page."""
    with st.container(horizontal=True, key="absence_steps"):
        page_links.button("Time off", "time-off", key="steps.time_off", icon=":material/arrow_back:")
        for address, name in STEPS.items():
            if address != here:
                page_links.button(name, address, key=f"steps.{address}", off=off.id)
