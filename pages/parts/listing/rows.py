"""Rows of a list: a mark, two lines, and what can be done with each; some stand under a heading.

A component of our own: rows made of Streamlit's parts are six parts each, which a save or a letter typed into a search
would draw anew.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import streamlit as st

from pages.parts.listing import kind_marks
from pages.parts.own_component import own_component

_HERE = Path(__file__)
_rows = own_component(
    "entry_rows",
    html='<div class="rows"></div>',
    css=_HERE.with_suffix(".css").read_text(encoding="utf-8"),
    js=_HERE.with_suffix(".js").read_text(encoding="utf-8"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A row, all of it plain text.

    `second` is the quiet line, in pieces of which those with True are marked
    as found. `mark` names a kind of `kind_marks.marks()`, `acts` what can be
    done. `heading` begins a part of the list above the row.
    """

    id: str
    first: str
    second: Sequence[tuple[str, bool]] = ()
    mark: str = ""
    heading: str = ""
    acts: Sequence[str] = ()


def without_heading(row: Row) -> Row:
    """Return a row that stands further down under the heading of the one above."""
    return replace(row, heading="")


def plain(line: str) -> list[tuple[str, bool]]:
    """Return a line in which nothing is marked, as the pieces of a row's second line."""
    return [(line, False)] if line else []


def show(key: str, rows: Sequence[Row], acts: Mapping[str, str], pressed: Callable[[str, str], None]) -> None:
    """Show rows; `acts` has the words of each act, `pressed` is called with the act and the row's id.

    The id is what the browser sent, also of a row that was shown a moment
    ago: `pressed` looks whether it holds it. Another act is passed over.
    """

    def called() -> None:
        told = (st.session_state[key] or {}).get("press")
        if isinstance(told, dict) and told.get("do") in acts:
            pressed(told["do"], str(told.get("id")))

    marks = kind_marks.marks()
    _rows(
        key=key,
        data={
            "rows": [asdict(row) for row in rows],
            "words": dict(acts),
            "marks": {row.mark: marks[row.mark] for row in rows if row.mark},
        },
        on_press_change=called,
    )
