"""One day, opened from a chart: what it asked, its recovery, and its entries."""

from __future__ import annotations

from datetime import date

import streamlit as st

from journal.measures.emotional_load import DEMAND_PARTS, RECOVERY_PARTS, DayLoad, DayState
from journal.records.kinds import BY_NAME
from journal.store import entry_feed
from journal.store.journal import Journal
from journal.wording import day_detail as wording
from pages.parts import page_links
from pages.parts.listing.described import described

MOST_LINES = 40
"""Entries of one day that are listed; the journal's own page lists all."""


def show(journal: Journal, load: DayLoad) -> None:
    """Show the day of `load`: own rating first, then the parts, then the entries with the way to each."""
    with st.container(border=True, key="day_detail"):
        st.header(wording.heading(load.day), anchor=False)
        for sentence in _said(load):
            st.text(sentence)
        for line in entries_of(journal, load.day):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.text(described(journal, line.entry), width="stretch")
                page = BY_NAME[line.kind].page
                page_links.button("Open", page, key=f"day_detail.{line.entry.id}", id=line.entry.id)


def entries_of(journal: Journal, day: date) -> list[entry_feed.Line]:
    """Return what is listed of a day, the first of it first."""
    page = entry_feed.page(journal, entry_feed.since_end_of(day), MOST_LINES)
    return [line for line in reversed(page.lines) if line.entry.day == day]


def _said(load: DayLoad) -> list[str]:
    if not load.parts:
        return [part for part in (wording.own(load.heavy), wording.NOTHING) if part]
    partial = load.state is DayState.PARTIAL
    result = [
        wording.own(load.heavy),
        wording.asked(load.demand, {name: load.parts.get(name, 0.0) for name in DEMAND_PARTS}, partial=partial),
        wording.gave(load.recovery, {name: load.parts.get(name, 0.0) for name in RECOVERY_PARTS}),
        wording.blanks(load.unrated, load.defaulted),
    ]
    return [part for part in result if part]
