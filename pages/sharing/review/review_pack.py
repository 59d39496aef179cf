"""One pack that came: whose it is, what is new, the pack with room for comments, the answer; then the others."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from journal.errors import JournalError
from journal.records.share import ArrivedPack, Supervisee
from journal.sharing.keys import keys_from_text
from journal.sharing.sealing import OpenedPack
from journal.sharing.trust import Trust, is_later
from journal.store.journal import Journal
from journal.use_cases.answer_packs import kept_pack, meet_next
from journal.use_cases.open_packs import as_before
from journal.wording import review as wording
from journal.wording.share_page import HELD
from pages.parts import clock, notice
from pages.parts.dashboards import chart
from pages.parts.forms.moment_field import day_input
from pages.parts.markdown_escape import markdown_escape
from pages.sharing import shown_pack
from pages.sharing.review import review_changed, review_sealed
from pages.sharing.review.review_answer import Answering
from pages.sharing.review.review_list import go_to, leave


def show(journal: Journal, pack_id: str) -> None:
    """Show the pack that the address names."""
    st.button(wording.ALL, type="tertiary", icon=":material/arrow_back:", key="review.back", on_click=leave)
    arrived = journal.reviewing.get(pack_id)
    supervisee = next(
        (one for one in journal.reviewing.supervisees() if arrived and one.thread == arrived.thread), None
    )
    if arrived is None or supervisee is None:
        st.info(wording.GONE)
        return
    packs = journal.reviewing.packs(arrived.thread)
    earlier = packs[[pack.id for pack in packs].index(arrived.id) + 1 :]
    _whose(journal, supervisee)
    _others(journal, arrived, packs)
    try:
        opened = kept_pack(journal, arrived, supervisee)
    except JournalError:
        st.error(wording.NO_LONGER_WHOLE)
    else:
        review_changed.show(journal, opened.pack, earlier)
        st.divider()
        _pack(journal, opened, arrived, supervisee)
    st.divider()
    _their_key(journal, supervisee)


def _pack(journal: Journal, opened: OpenedPack, arrived: ArrivedPack, supervisee: Supervisee) -> None:
    """Show the pack, with room for an answer, or with the answer that was given."""
    given = journal.reviewing.answer_to(arrived.id)
    if given is not None:
        beside = review_sealed.show_given(journal, given, arrived.sequence)
        review_sealed.show_left(journal, arrived.id)
        shown_pack.show(opened.pack, dark=chart.is_dark(), zone=clock.zone_here(journal), beside=beside)
        return
    answering = Answering(journal, arrived, opened.pack)
    shown_pack.show(opened.pack, dark=chart.is_dark(), zone=clock.zone_here(journal), beside=answering.beside)
    answering.actions()
    answering.keep()
    review_sealed.offer(answering, opened, supervisee.name)


def _whose(journal: Journal, supervisee: Supervisee) -> None:
    """Show who it is and when one meets next."""
    st.header(markdown_escape(supervisee.name), anchor=False)
    st.caption(Trust.VERIFIED.sentence)
    key = f"review.meeting.{supervisee.thread}"
    day_input(
        wording.NEXT_MEETING,
        journal=journal,
        key=key,
        start=supervisee.next_meeting,
        on_change=lambda: _meets(journal, supervisee.thread, key),
    )


def _meets(journal: Journal, thread: str, key: str) -> None:
    day: date | None = st.session_state[key]
    try:
        meet_next(journal, thread, day)
        notice.said("Saved")
    except JournalError as error:
        notice.said(str(error))


def _others(journal: Journal, arrived: ArrivedPack, packs: Sequence[ArrivedPack]) -> None:
    """Say whether a newer one is here, and list the others."""
    if is_later(as_before(packs[0]), as_before(arrived)):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(wording.NEWER_HERE)
            st.button(wording.TO_NEWEST, key="review.newest", type="tertiary", on_click=go_to, args=(packs[0].id,))
    others = [pack for pack in packs if pack.id != arrived.id]
    if not others:
        return
    answered, zone = journal.reviewing.answered_packs(), clock.zone_here(journal)
    open_ones = sum(pack.id not in answered for pack in others)
    fold = st.expander(wording.others(len(others), open_ones), key=f"review.others.{arrived.id}", on_change="rerun")
    if not fold.open:
        return
    with fold:
        for pack in others:
            with st.container(horizontal=True, vertical_alignment="center", key=f"review.other.{pack.id}"):
                came = pack.arrived_at.astimezone(zone).date()
                result = wording.number_and_day(
                    pack.sequence, came, restores=pack.restores, answered=pack.id in answered
                )
                st.text(result)
                st.button("Open", key=f"review.to.{pack.id}", type="tertiary", on_click=go_to, args=(pack.id,))


def _their_key(journal: Journal, supervisee: Supervisee) -> None:
    """Show whose words were compared, and the way to let go of everything of theirs."""
    sure = f"review.sure.{supervisee.thread}"
    with st.expander(wording.THEIR_KEY, key=f"review.key.{supervisee.thread}"):
        st.caption(wording.SIX_WORDS)
        st.text(keys_from_text(supervisee.keys).fingerprint)
        st.caption(wording.compared_on(supervisee.compared_on))
        if journal.settings.read().legal_hold:
            st.caption(HELD)
            return
        st.caption(wording.FORGET_MEANS)
        if st.session_state.get(sure):
            with st.container(horizontal=True):
                st.button(
                    wording.FORGET_SURE, key="review.forget_sure", on_click=_forget, args=(journal, supervisee.thread)
                )
                st.button("No", key="review.keep_them", type="tertiary", on_click=st.session_state.pop, args=(sure,))
        else:
            st.button(
                wording.FORGET,
                key="review.forget",
                type="tertiary",
                on_click=st.session_state.__setitem__,
                args=(sure, True),
            )


def _forget(journal: Journal, thread: str) -> None:
    try:
        journal.reviewing.forget(thread)
    except JournalError as error:
        notice.said(str(error))
        return
    for name in ("sure", "meeting"):
        st.session_state.pop(f"review.{name}.{thread}", None)
    notice.said(wording.FORGOTTEN)
    leave()
