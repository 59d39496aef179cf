"""The steps of one absence, in any order: a row of links on top of each of their pages; where one is, is named."""

from __future__ import annotations

import streamlit as st

from journal.errors import EntryNotFound
from journal.planning.absence import is_long
from journal.planning.absence_back import is_back
from journal.records.time_off import TimeOff
from pages.frame.unlocked import current_journal
from pages.parts import clock, page_links

STEPS = {
    "absence": "Who, and what then",
    "absence-tell": "Tell",
    "absence-cover": "Cover",
    "long-leave": "Long leave",
    "absence-back": "Back",
}
"""Address → what the step is called. Some are there only at their time: `show` says when."""


def off_of_address() -> TimeOff | None:
    """Return the time off that the address names, or None."""
    try:
        return current_journal().time_off.get(st.query_params.get("off", ""))
    except EntryNotFound:
        return None


def say_gone() -> None:
    """Say that the time off of the address is not there any more, or that none is named, and lead to all of them."""
    named = "off" in st.query_params
    st.info("This time off is not in the journal any more." if named else "This page is opened from a time off.")
    page_links.button("Time off", "time-off", key="time_off")


def show(off: TimeOff, here: str) -> None:
    """Show the way to the other steps of this absence, and back to the time off; `here` is the address of the page."""
    journal = current_journal()
    plan = journal.absence_plans.of_time_off(off.id)
    there = {
        "absence-back": is_back(off, clock.today(journal)),
        "long-leave": is_long(off) or (plan is not None and plan.long is not None),
    }
    with st.container(horizontal=True, vertical_alignment="center", key="absence_steps"):
        page_links.button("Time off", "time-off", key="steps.time_off", icon=":material/arrow_back:")
        for address, name in STEPS.items():
            if address == here:
                st.caption(f"**{name}**", width="content")
            elif there.get(address, True):
                page_links.button(name, address, key=f"steps.{address}", off=off.id)
