"""Scales over time: one's own change, one score at a time. Nothing is diagnosed."""

from __future__ import annotations

import streamlit as st

from journal.charts.scales import drawn, label
from journal.measures.scales import Point, over_time
from journal.presets.scales import BY_NAME, SCALES, Scale, Subscale
from journal.wording import scales as wording
from pages.frame.unlocked import current_journal
from pages.parts import clock, page_links
from pages.parts.dashboards import chart

MOST = 200
"""Fillings-in of a scale that are looked at, the newest."""

journal = current_journal()
today = clock.today(journal)


def nothing_yet() -> None:
    """Say what will be here, and lead to the first step."""
    st.text(wording.NOTHING_OVER_TIME)
    page_links.button("Fill in a scale", "scale", key="to_scale")


def show_scale(scale: Scale) -> None:
    """Show the chosen score of a scale; what this version cannot score counts as not filled in."""
    result = over_time(journal.scales.of_scale(scale.name, MOST))
    parts = {part.name: part for part in scale.subscales if part.name in result}
    if not parts:
        nothing_yet()
        return
    part = next(iter(parts))
    if len(parts) > 1:
        part = st.segmented_control(
            "View", list(parts), default=part, format_func=label, key=f"scales_view.{scale.name}", required=True,
            persist_state="session",
        )  # fmt: skip
    show(scale, parts[part], result)
    st.caption(wording.NOT_A_DIAGNOSIS)


def show(scale: Scale, part: Subscale, result: dict[str, list[Point]]) -> None:
    """Show one score over time, its change said first."""
    chart.show(
        f"scale_{scale.name}_{part.name}",
        drawn(result, scale, part, today=today, dark=chart.is_dark()),
        notes=[wording.real_marks(scale.real_change), scale.bands_from],
        index=False,
    )


st.title("Scales over time", anchor=False)
there = journal.scales.filled_in()
names = [scale.name for scale in SCALES if scale.name in there]
if not names:
    nothing_yet()
else:
    if st.session_state.get("scales_which") not in (None, *names):
        del st.session_state["scales_which"]
    which = st.pills(
        "Which one?", names, default=names[0], format_func=lambda name: BY_NAME[name].title, key="scales_which",
        required=True, persist_state="session",
    )  # fmt: skip
    show_scale(BY_NAME[which])
