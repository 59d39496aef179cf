"""Scales over time: one's own change, one score at a time. Nothing is diagnosed."""

from __future__ import annotations

import streamlit as st

from journal.charts import scales as drawn
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
            "View", list(parts), default=part, format_func=drawn.label, key=f"scales_view.{scale.name}", required=True,
            persist_state="session",
        )  # fmt: skip
    show(scale, parts[part], result)
    st.caption(wording.NOT_A_DIAGNOSIS)


def show(scale: Scale, part: Subscale, result: dict[str, list[Point]]) -> None:
    """Show one score over time, its change said first."""
    points = result[part.name]
    first, last = points[0], points[-1]
    real = None if scale.real_change is None else abs(last.value - first.value) >= scale.real_change
    first_on, last_on = first.at.date(), last.at.date()
    chart.show(
        f"scale_{scale.name}_{part.name}",
        drawn.figure(points, scale, part, dark=chart.is_dark()) if len(points) > 1 else None,
        sentence=wording.over_time(
            part.name, len(points), first.value, first_on, last.value, last_on, today, real=real
        ),
        alt=drawn.alt_text(points, part),
        rests_on=wording.OWN_CHANGE if part.bands else wording.NO_BANDS,
        notes=[wording.real_marks(scale.real_change), scale.bands_from],
        rows=drawn.table(result),
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
