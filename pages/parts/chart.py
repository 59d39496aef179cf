"""A chart as every dashboard shows one: a sentence, the figure, what it rests on, the table behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import streamlit as st

from journal.wording.labels import OUR_INDEX

CONFIG = {"displaylogo": False, "modeBarButtons": [["toImage"]], "responsive": True}
"""No logo, no tools but the picture: the figure stays on this computer."""


def is_dark() -> bool:
    """Say whether the browser shows the dark theme: figures do not follow it by themselves."""
    return st.context.theme.type == "dark"


def show(
    name: str,
    figure: dict[str, Any] | None,
    *,
    sentence: str,
    alt: str,
    rests_on: str,
    rows: Sequence[Mapping[str, object]],
    notes: Sequence[str] = (),
) -> None:
    """Show one chart. `figure` None: there is nothing to draw, the sentence says so."""
    st.text(sentence)
    if figure is not None:
        st.plotly_chart(figure, theme=None, config=CONFIG, alt=alt, key=f"chart.{name}")
        st.caption(" ".join(note for note in (rests_on, OUR_INDEX, *notes) if note))
    if rows:
        behind = st.expander("The table behind it", key=f"table.{name}", on_change="rerun")
        if behind.open:
            with behind:
                table(rows)


def table(rows: Sequence[Mapping[str, object]]) -> None:
    """Show rows as a plain table, newest first; empty cells are not zero."""
    heads = "".join(f'<th scope="col">{escape(str(head))}</th>' for head in rows[0])
    body = "".join(
        "<tr>" + "".join(f"<td>{'' if v is None else escape(str(v))}</td>" for v in row.values()) + "</tr>"
        for row in reversed(rows)
    )
    st.html(f'<div class="rows" tabindex="0"><table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>')
