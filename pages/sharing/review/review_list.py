"""Who shares with oneself, in the order of the next meeting; never by what they share."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from journal.records.alike import folded
from journal.records.share import ArrivedPack, Supervisee
from journal.store.journal import Journal
from journal.wording import review as wording
from pages.parts import clock
from pages.sharing.review.review_answer import KIND

FIND, SHOWN = "review.find", "review.shown"

PAGE = 20
"""People listed at once."""


def show(journal: Journal) -> None:
    """List everyone who shares, by when one meets next; with many, found by name."""
    everyone = in_order(journal)
    st.header(wording.THEM, anchor=False)
    if not everyone:
        st.text(wording.NOBODY)
        return
    st.caption(wording.NOT_MONITORED)
    found = _found(everyone) if len(everyone) > PAGE else everyone
    packs: dict[str, list[ArrivedPack]] = {}
    for pack in journal.reviewing.packs():
        packs.setdefault(pack.thread, []).append(pack)
    answered = journal.reviewing.answered_packs()
    begun = {draft.entry_id for draft in journal.drafts.all() if draft.kind == KIND}
    most = st.session_state.setdefault(SHOWN, PAGE)
    for one in found[:most]:
        _line(journal, one, packs.get(one.thread, []), answered, begun)
    if not found:
        st.text(wording.NOBODY_FOUND)
    if found[most:]:
        st.button(wording.MORE, key="review.more", on_click=st.session_state.__setitem__, args=(SHOWN, most + PAGE))


def in_order(journal: Journal) -> list[Supervisee]:
    """Return everyone by the day of the next meeting; those whose last known one is over stand with those without."""
    today = clock.today(journal)
    everyone = journal.reviewing.supervisees()
    coming = [one for one in everyone if one.next_meeting is not None and one.next_meeting >= today]
    others = [one for one in everyone if one.next_meeting is None or one.next_meeting < today]
    return [*coming, *sorted(others, key=lambda one: one.name.casefold())]


def _found(everyone: Sequence[Supervisee]) -> list[Supervisee]:
    asked = st.text_input(wording.FIND, key=FIND, autocomplete="off", persist_state="session") or ""
    return [one for one in everyone if folded(asked.strip()) in folded(one.name)]


def _line(
    journal: Journal,
    one: Supervisee,
    packs: Sequence[ArrivedPack],
    answered: set[str],
    begun: set[str | None],
) -> None:
    """Show someone in two lines, with the way to the newest of what they sent."""
    today, zone = clock.today(journal), clock.zone_here(journal)
    coming = one.next_meeting if one.next_meeting is not None and one.next_meeting >= today else None
    with st.container(horizontal=True, vertical_alignment="center", key=f"review.one.{one.thread}"):
        with st.container(gap=None):
            st.text(one.name)
            st.caption(
                wording.told_of(
                    meeting=coming,
                    came=max(pack.arrived_at for pack in packs).astimezone(zone).date() if packs else None,
                    unanswered=sum(pack.id not in answered for pack in packs),
                    begun=any(pack.id in begun for pack in packs),
                )
            )
        if packs:
            st.button("Open", key=f"review.open.{one.thread}", type="tertiary", on_click=go_to, args=(packs[0].id,))


def go_to(pack_id: str) -> None:
    """Show a pack: its random number is all that the address says."""
    st.query_params["pack"] = pack_id


def leave() -> None:
    """Go back to everyone."""
    st.query_params.pop("pack", None)
