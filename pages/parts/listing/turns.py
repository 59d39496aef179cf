"""Going back in a long list: a page more each time, below what is there; after some pages, a new beginning."""

from __future__ import annotations

from typing import Any

import streamlit as st

PAGE = 20
"""Lines that come at once."""

MOST_PAGES = 5
"""Pages below one another, before a new beginning: a browser draws a hundred lines soon, a thousand not."""


class Turns:
    """How far back one has gone in the list called `name`, kept while the tab is open.

    `asked` is what the list shows: once that is another, the list begins
    anew. `begin` is where it begins (None: at its newest), `n` how many
    lines it shows. Not a word of any entry is kept.
    """

    def __init__(self, name: str, asked: object) -> None:
        self.name = name
        key = f"turns.{name}"
        kept: dict[str, Any] | None = st.session_state.get(key)
        if kept is None or kept["asked"] != hash(asked):
            kept = st.session_state[key] = {"asked": hash(asked), "begins": [None], "pages": 1}
        self._kept = kept

    @property
    def begin(self) -> Any:
        """Where the first line stands, as the store names its places; None for the newest."""
        return self._kept["begins"][-1]

    @property
    def n(self) -> int:
        """How many lines are shown."""
        return PAGE * int(self._kept["pages"])

    def newer_button(self) -> None:
        """Show the way back to the pages before, where there are any."""
        if len(self._kept["begins"]) > 1:
            st.button("Newer", key=f"{self.name}.newer", icon=":material/arrow_upward:", on_click=self._newer)

    def earlier_button(self, after: Any) -> None:
        """Show the way on; `after` is where the next page begins, None after the last."""
        if after is not None:
            st.button(
                "Earlier",
                key=f"{self.name}.earlier",
                icon=":material/arrow_downward:",
                on_click=self._earlier,
                args=(after,),
            )

    def _newer(self) -> None:
        self._kept["begins"].pop()
        self._kept["pages"] = MOST_PAGES

    def _earlier(self, after: Any) -> None:
        if self._kept["pages"] < MOST_PAGES:
            self._kept["pages"] += 1
        else:
            self._kept["begins"].append(after)
            self._kept["pages"] = 1
