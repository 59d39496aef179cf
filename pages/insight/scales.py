"""Scales over time: one's own change, one score at a time. Nothing is diagnosed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import streamlit as st

from journal.charts.scales import drawn, label
from journal.errors import FieldError, JournalError
from journal.measures.reliable_change import least_change, norm_of, own_norm, with_own_norm
from journal.measures.scales import Point, over_time
from journal.presets.scales import BY_NAME, SCALES, Norm, Scale, Subscale
from journal.records.settings import LARGEST_SD, OwnNorm
from journal.wording import labels
from journal.wording import scales as wording
from pages.frame.unlocked import current_journal
from pages.parts import clock, notice, page_links
from pages.parts.dashboards import chart

MOST = 200
"""Fillings-in of a scale that are looked at, the newest."""

journal = current_journal()
today = clock.today(journal)


def nothing_yet() -> None:
    """Say what will be here, and lead to the first step."""
    place.said.text(wording.NOTHING_OVER_TIME)
    page_links.button("Fill in a scale", "scale", key="to_scale")


def show_scale(scale: Scale) -> None:
    """Show the chosen score of a scale; what this version cannot score counts as not filled in."""
    result = over_time(journal.scales.of_scale(scale.name, MOST), journal.settings.read().own_norms)
    parts = {part.name: part for part in scale.subscales if part.name in result}
    if not parts:
        nothing_yet()
        return
    part = next(iter(parts))
    if len(parts) > 1:
        part = place.controls.pills(
            "View", list(parts), default=part, format_func=label, key=f"scales_view.{scale.name}", required=True,
            persist_state="session", label_visibility="collapsed",
        )  # fmt: skip
    show(scale, parts[part], result)
    st.caption(wording.NOT_A_DIAGNOSIS)


def show(scale: Scale, part: Subscale, result: dict[str, list[Point]]) -> None:
    """Show one score over time, its change said first."""
    own = journal.settings.read().own_norms
    least = least_change(scale, part, own)
    norm = least.norm if least is not None and least.norm is not None else Norm(None, None, "")
    chart.show(
        f"scale_{scale.name}_{part.name}",
        drawn(result, scale, part, today=today, dark=chart.is_dark(), least=least),
        at=place,
        notes=[wording.real_marks(least.points if least is not None else None, *norm), scale.bands_from],
        index=False,
    )
    with st.expander(wording.SIZE, key=f"scales.norm.{scale.name}.{part.name}"):
        st.caption(wording.SIZE_MEANS)
        ask_norm(scale.name, part, own)


def ask_norm(scale: str, part: Subscale, own: Sequence[OwnNorm]) -> None:
    """Ask how a score spreads; the inputs show what holds."""
    keys = {name: f"scales.norm.{scale}.{part.name}.{name}" for name in Norm._fields}
    for key, value in zip(keys.values(), norm_of(scale, part, own), strict=True):
        if st.session_state.get(key) != value:
            st.session_state[key] = value
    args = (scale, part, keys)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.number_input(
            wording.SD, 0.01, float(LARGEST_SD), None, key=keys["sd"], format="%g", width=180, on_change=keep_norm,
            args=args,
        )  # fmt: skip
        st.number_input(
            wording.RELIABILITY, 0.01, 0.99, None, step=0.01, key=keys["reliability"], format="%g", width=180,
            on_change=keep_norm, args=args,
        )  # fmt: skip
        st.text_input(wording.NORM_SOURCE, key=keys["source"], max_chars=200, width=360, on_change=keep_norm, args=args)
    if own_norm(scale, part.name, own) is not None:
        st.button(
            wording.AS_THE_SOURCE_HAS_IT, key=f"{keys['sd']}.back", type="tertiary", on_click=take_back,
            args=(scale, part.name),
        )  # fmt: skip


def keep_norm(scale: str, part: Subscale, keys: Mapping[str, str]) -> None:
    """Keep what the inputs say where it is not what the source tells."""
    tells = part.norm or Norm(None, None, "")
    typed = {name: st.session_state[key] for name, key in keys.items()}
    own = {name: value for name, value in typed.items() if value is not None and value != getattr(tells, name)}
    try:
        norm = OwnNorm(scale=scale, name=part.name, **own)
        journal.settings.write(with_own_norm(journal.settings.read(), norm))
        notice.said("Saved")
    except FieldError as error:
        notice.said(labels.problem(error.field, error.reason))
    except JournalError as error:
        notice.said(str(error))


def take_back(scale: str, name: str) -> None:
    """Let the source's figures hold again; the therapist's come back with undo."""
    before = journal.settings.read().own_norms

    def undo() -> None:
        journal.settings.write(replace(journal.settings.read(), own_norms=before))

    try:
        journal.settings.write(with_own_norm(journal.settings.read(), OwnNorm(scale=scale, name=name)))
        notice.done(wording.SOURCE_HOLDS, undo)
    except JournalError as error:
        notice.said(str(error))


place = chart.head("Scales over time")
with place.said:
    notice.show(journal)
there = journal.scales.filled_in()
names = [scale.name for scale in SCALES if scale.name in there]
if not names:
    nothing_yet()
else:
    if st.session_state.get("scales_which") not in (None, *names):
        del st.session_state["scales_which"]
    which = place.controls.pills(
        "Which one?", names, default=names[0], format_func=lambda name: BY_NAME[name].title, key="scales_which",
        required=True, persist_state="session", label_visibility="collapsed",
    )  # fmt: skip
    show_scale(BY_NAME[which])
