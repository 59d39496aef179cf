"""A chart as every dashboard shows one: a sentence, the figure, what it rests on; folded, its reading and its table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape
from typing import Any, NamedTuple

import streamlit as st

from journal.charts.drawn import Drawn
from journal.charts.style import Figure
from journal.wording import dates
from journal.wording.labels import OUR_INDEX
from pages.parts.dashboards.picture import save_or_print
from pages.parts.streamlit_private import DeltaGenerator

CONFIG = {"displaylogo": False, "displayModeBar": False, "responsive": True, "doubleClickDelay": 0}
"""No logo, no bar of tools: what can be done with a picture stands below it.

A second press soon after the first is a press, not a double one: that would take back what was chosen.
"""

HOW_TO_READ = "How to read this"
WHAT_IS_THIS = "What is this?"


class Place(NamedTuple):
    """Where the parts of a dashboard stand, from top to bottom below its title."""

    said: DeltaGenerator
    controls: DeltaGenerator
    picture: DeltaGenerator


def head(title: str, what_is: str = "") -> Place:
    """Show the title of a dashboard; its sentence, its controls in one row and its first picture follow closely.

    `what_is` says in two sentences what is drawn, on request.
    """
    with st.container(gap="xsmall", key="dashboard"):
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="titled"):
            st.title(title, anchor=False, width="content")
            if what_is:
                with st.popover(WHAT_IS_THIS, type="tertiary"):
                    st.markdown(what_is)
        return Place(
            said=st.container(gap=None, key="said"),
            controls=st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="controls"),
            picture=st.container(key="picture"),
        )


def choice(label: str, options: Sequence[str], *, key: str, default: str | None = None) -> str:
    """Ask in the row of controls which of a few views is shown; without a `default` the first."""
    first = default or options[0]
    chosen = st.pills(
        label, options, default=first, key=key, required=True, persist_state="session", label_visibility="collapsed"
    )
    return chosen or first


def is_dark() -> bool:
    """Say whether the browser shows the dark theme: figures do not follow it by themselves."""
    return st.context.theme.type == "dark"


def show(
    name: str,
    drawn: Drawn,
    *,
    at: Place | None = None,
    before: str = "",
    notes: Sequence[str] = (),
    index: bool = True,
    selects: bool = False,
    wide: bool = False,
) -> list[Any]:
    """Show one chart; `notes` say folded how to read it.

    `at` says where it stands as the first of a dashboard, and `before` what
    is said there before its own sentence. `index` says that it shows an
    index of our own. A `wide` figure is pushed along in a narrow window. With
    `selects`, returns the `customdata` of what was pressed in the figure;
    otherwise nothing.
    """
    with at.said if at else st.container(gap=None, key=f"said.{name}"):
        if sentence := " ".join(part for part in (before, drawn.sentence) if part):
            st.text(sentence)
    with at.picture if at else st.container():
        pressed: list[Any] = []
        if drawn.figure is not None:
            with st.container(key="wide_chart" if wide else None):
                pressed = _show_figure(name, drawn.figure, drawn.alt, selects)
            rests_on = " ".join(note for note in (drawn.rests_on, OUR_INDEX if index else "") if note)
            _show_below(name, rests_on, notes)
        if drawn.rows:
            _show_behind(name, drawn.rows)
        return pressed


def _show_below(name: str, rests_on: str, notes: Sequence[str]) -> None:
    with st.container(gap="xsmall"):
        if rests_on:
            with st.container(key=f"rests.{name}"):
                st.caption(rests_on)
        save_or_print(name)
    if any(notes):
        with st.expander(HOW_TO_READ, key=f"read.{name}"):
            st.caption(" ".join(note for note in notes if note))


def _show_behind(name: str, rows: Sequence[Mapping[str, object]]) -> None:
    behind = st.expander("The table behind it", key=f"table.{name}", on_change="rerun")
    if behind.open:
        with behind:
            table(rows)


def _show_figure(name: str, figure: Figure, alt: str, selects: bool) -> list[Any]:
    state = st.plotly_chart(
        figure,
        theme=None,
        config=CONFIG,
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
