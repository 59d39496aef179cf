"""A chart as every dashboard shows one: a sentence, the figure, what it rests on; folded, its reading and its table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape
from typing import Any

import streamlit as st

from journal.charts.drawn import Drawn
from journal.charts.style import Figure
from journal.wording import dates
from journal.wording.labels import OUR_INDEX

CONFIG = {"displaylogo": False, "modeBarButtons": [["toImage"]], "responsive": True, "doubleClickDelay": 0}
"""No logo, no tools but the picture: the figure stays on this computer.

A second press soon after the first is a press, not a double one: that would take back what was chosen.
"""

HOW_TO_READ = "How to read this"

PICTURES = ("PNG", "SVG")
_PICTURE = "chart_picture"


def is_dark() -> bool:
    """Say whether the browser shows the dark theme: figures do not follow it by themselves."""
    return st.context.theme.type == "dark"


def show(
    name: str,
    drawn: Drawn,
    *,
    notes: Sequence[str] = (),
    index: bool = True,
    selects: bool = False,
) -> list[Any]:
    """Show one chart; `notes` say folded how to read it.

    `index` says that it shows an index of our own. With `selects`, returns
    the `customdata` of what was pressed in the figure; otherwise nothing.
    """
    if drawn.sentence:
        st.text(drawn.sentence)
    pressed: list[Any] = []
    if drawn.figure is not None:
        pressed = _show_figure(name, drawn.figure, drawn.alt, selects)
        st.caption(" ".join(note for note in (drawn.rests_on, OUR_INDEX if index else "") if note))
        if any(notes):
            with st.expander(HOW_TO_READ, key=f"read.{name}"):
                st.caption(" ".join(note for note in notes if note))
    if drawn.rows:
        behind = st.expander("The table behind it", key=f"table.{name}", on_change="rerun")
        if behind.open:
            with behind:
                table(drawn.rows)
                if drawn.figure is not None:
                    _ask_picture(name)
    return pressed


def _show_figure(name: str, figure: Figure, alt: str, selects: bool) -> list[Any]:
    picture = st.session_state.get(_PICTURE, PICTURES[0]).lower()
    config = {**CONFIG, "toImageButtonOptions": {"format": picture, "filename": name.replace("_", "-"), "scale": 2}}
    state = st.plotly_chart(
        figure,
        theme=None,
        config=config,
        alt=alt,
        key=f"chart.{name}",
        on_select="rerun" if selects else "ignore",
        selection_mode="points",
    )
    if not selects:
        return []
    points = state["selection"]["points"]  # type: ignore[index]  # with on_select it is a state, not a container
    return [_first(point.get("customdata")) for point in points]


def _first(word: Any) -> Any:
    """Return a point's own word: it comes alone, or as a list of one."""
    return word[0] if isinstance(word, list) and word else word


def _ask_picture(name: str) -> None:
    """Ask what the camera above a chart saves; kept for all charts while the tab is open."""
    st.session_state.setdefault(_PICTURE, PICTURES[0])
    key = f"{_PICTURE}.{name}"
    if st.session_state.get(key) != st.session_state[_PICTURE]:  # told at every run, it would undo a press on its way
        st.session_state[key] = st.session_state[_PICTURE]
    st.segmented_control(
        "The camera above the chart saves it as", PICTURES, key=key, required=True, on_change=_keep_picture, args=(key,)
    )


def _keep_picture(key: str) -> None:
    st.session_state[_PICTURE] = st.session_state[key]


def table(rows: Sequence[Mapping[str, object]]) -> None:
    """Show rows as a plain table, newest first; empty cells are not zero."""
    heads = "".join(f'<th scope="col">{escape(str(head))}</th>' for head in rows[0])
    body = "".join(
        "<tr>" + "".join(f'<td dir="auto">{escape(_cell(value))}</td>' for value in row.values()) + "</tr>"
        for row in reversed(rows)
    )
    st.html(f'<div class="rows" tabindex="0"><table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>')


def _cell(value: object) -> str:
    return "" if value is None else dates.date_in_words(value) if isinstance(value, date) else str(value)
