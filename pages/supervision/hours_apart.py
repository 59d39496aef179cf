"""What "Hours for the board" tells apart: the placement, what was brought forward, and the kinds of hours."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

import streamlit as st

from journal.measures.hours import HoursTold
from journal.measures.kinds_of_hours import besides_of, by_kind
from journal.planning.hours_told import every_hour, meetings_of
from journal.presets.hours import HoursPreset
from journal.presets.kinds_of_hours import IN_SUPERVISION, WITH_CLIENTS, HourKind
from journal.records.opening_balance import OpeningBalance
from journal.records.supervision import Supervision
from journal.store.journal import Journal
from journal.wording import hours_dossier as dossier
from journal.wording import placements as wording
from journal.wording.exact import whole_parts
from journal.wording.supervision_hours import hours as in_hours
from pages.parts import page_links
from pages.parts.supervision import placement_choice

PLACEMENT = "hours.placement"
EVERY = ""


def ask_placement(journal: Journal) -> str | None:
    """Ask for one placement, and return its id; None for all together. Without placements nothing is asked."""
    names = {one.id: one.name for one in journal.placements.all()}
    if not names:
        return None
    if st.session_state.get(PLACEMENT) not in names:
        st.session_state[PLACEMENT] = EVERY
    chosen = st.selectbox(
        wording.WHICH, [EVERY, *names], format_func=lambda one: names.get(one, wording.EVERY), key=PLACEMENT,
        width=200, persist_state="session", label_visibility="collapsed",
    )  # fmt: skip
    return chosen or None


def say_placement(journal: Journal, placement_id: str | None) -> None:
    """Say of the placement that is chosen what its hours rest on, and what is not told apart by placement."""
    if placement_id is not None:
        one = journal.placements.get(placement_id)
        agreed = wording.agreement(one.agreement_signed_on, one.agreement_entered_on)
        st.caption(wording.of_one(one.name, wording.days(one.begins, one.ends), agreed))


def say_opening(journal: Journal, result: HoursTold) -> None:
    """Say which hours were brought forward, which were not, and where days may be counted twice."""
    for balance in result.opening:
        st.caption(wording.counted(_told(journal, balance), balance.note))
    for balance in result.opening_before:
        st.caption(wording.passed_over(_told(journal, balance)))
    since = journal.day_sums.first_day()
    if since is not None and any(balance.until >= since for balance in result.opening):
        st.caption(wording.reaches_in(since))


def ways(journal: Journal) -> None:
    """Offer the dossier, and the hours from before this journal; the placements stand in the row on top."""
    page_links.button(dossier.TO_IT, "hours-dossier", key="to_dossier", icon=":material/summarize:")
    page_links.button(wording.BEFORE, "hours-before", key="to_before", icon=":material/history:")


def meetings(journal: Journal, result: HoursTold, placement_id: str | None, *, today: date) -> list[Supervision]:
    """Return the meetings of the period, of one placement or of all."""
    found = journal.supervisions.between(result.first, min(result.last, today))
    return found if placement_id is None else meetings_of(journal, found, placement_id)


def show_kinds(
    journal: Journal, preset: HoursPreset, result: HoursTold, placement_id: str | None, *, today: date
) -> None:
    """Show how much of each kind of hour there is in the period, and what these hours were besides."""
    hours = every_hour(journal, preset, result.first, min(result.last, today), placement_id)
    sums = by_kind(hours)
    if not sums:
        st.caption(wording.NO_HOURS)
        return
    groups = ((wording.WITH_CLIENTS, WITH_CLIENTS), (wording.IN_SUPERVISION, IN_SUPERVISION))
    for title, kinds in (*groups, (wording.INDIRECT, (HourKind.INDIRECT,))):
        parts = {kind: sums[kind] for kind in kinds if kind in sums}
        if parts:
            _show_group(title, parts)
        if kinds is WITH_CLIENTS:
            for word, minutes in besides_of(hours).items():
                st.caption(wording.of_these(word.value, in_hours(minutes)))
    if HourKind.INDIRECT in sums:
        st.caption(wording.indirect(sorted(preset.indirect)))
    if any(hour.usual for hour in hours):
        st.caption(wording.USUAL_MINUTES)
    if result.opening:
        st.caption(wording.WITHOUT_OPENING)


def _show_group(title: str, parts: Mapping[HourKind, Fraction]) -> None:
    """Show the kinds of one group; the sum is that of the minutes shown."""
    shown = whole_parts([*parts.values()])
    with st.container(gap=None):
        st.markdown(f"**{title}: {in_hours(sum(shown))}**")
        for kind, minutes in zip(parts, shown, strict=True):
            if kind is not HourKind.INDIRECT:  # the only one of its group
                st.text(f"{wording.KINDS[kind.value]}: {in_hours(minutes)}")


def _told(journal: Journal, balance: OpeningBalance) -> str:
    words = wording.balance(balance.amount, balance.what, balance.until)
    name = placement_choice.name_of(journal, balance.placement_id)
    return f"{name}: {words}" if name else words
