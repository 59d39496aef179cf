"""The menu as it is shown: nine places beside the page, what is urgent and the lock below them, and the row on top.

Its links are Streamlit's own: they go from page to page without running the one that is left.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext

import streamlit as st

from journal.store.journal import Journal
from pages.frame.presence import presence
from pages.parts.menu import MENU, PLACES, SAFETY, Place, place_of, row_of

NAME = "Between Sessions"


class Menu:
    """Every page there is, and the one asked for: its `address`, and `here`, its place; None: what is urgent."""

    def __init__(self) -> None:
        first = MENU["Today"][0]
        self._pages: Mapping[str, st.Page] = {
            address: st.Page(place.path, title=place.title, icon=place.icon, url_path=address, default=place is first)
            for address, place in PLACES.items()
            if place.path.exists()
        }
        self.page = st.navigation(list(self._pages.values()), position="hidden")
        self.address = self.page.url_path or first.address
        self.here = place_of(self.address)

    def beside(self, journal: Journal) -> None:
        """Show the nine places, and what is always in sight below them."""
        with st.sidebar:
            with st.container(key="menu", gap=None):
                st.text(NAME)
                for name, pages in MENU.items():
                    self._link("menu_here", pages[0], name, chosen=name == self.here)
            with st.container(key="menu_end", gap=None):
                self._link("menu_here", SAFETY, SAFETY.title, chosen=self.here is None)
                presence(journal, self.here or SAFETY.title, self.address)

    def on_top(self) -> None:
        """Show the other pages of the place one is in."""
        row = row_of(self.address)
        if row:
            with st.container(key="rooms", horizontal=True, gap="small"):
                for place in row:
                    self._link("room_here", place, place.title, chosen=place.address == self.address)

    def _link(self, key: str, place: Place, label: str, *, chosen: bool) -> None:
        if place.address in self._pages:
            with st.container(key=key, width="content") if chosen else nullcontext():
                icon = None if key == "room_here" else place.icon
                st.page_link(self._pages[place.address], label=label, icon=icon)
