"""What left: to whom, when, which weeks and parts, whether it was answered; and what can be done with it now."""

from __future__ import annotations

import streamlit as st

from journal.errors import JournalError
from journal.records.share import KeptAnswer, Share
from journal.sharing.pack_format import Pack, Sheet
from journal.sharing.reading import read
from journal.store.journal import Journal
from journal.use_cases.hand_out import HandedOut, hand_out_again
from journal.wording import share_page as wording
from journal.wording import sheet as sheet_wording
from pages.parts import clock, notice
from pages.parts.dashboards import chart
from pages.parts.supervision.share_comments import show_answer
from pages.sharing import shown_pack, shown_sheet
from pages.sharing.share.share_file import PROBLEM, say_problem, show_file

SHOWN = 12
"""Shares that are listed before the older ones are folded away."""

LOOKED_AT, AGAIN, LETTING_GO = "share.looked_at", "share.again", "share.letting_go"


def show(journal: Journal) -> None:
    """List every share, the newest first."""
    shares, answers = journal.sharing.all(), journal.sharing.answers()
    if not shares:
        st.text(wording.NO_SHARES)
    for share in shares[:SHOWN]:
        _line(journal, share, answers.get(share.id))
    if shares[SHOWN:]:
        fold = st.expander(f"Older ({len(shares) - SHOWN})", key="share.older", on_change="rerun")
        if fold.open:
            with fold:
                for share in shares[SHOWN:]:
                    _line(journal, share, answers.get(share.id))


def _line(journal: Journal, share: Share, answer: KeptAnswer | None) -> None:
    with st.container(border=True, gap="xsmall", key=f"share.line.{share.id}"):
        st.text(share.person_name)
        if share.sheet_kind is not None:
            st.text(sheet_wording.in_ledger(share.sheet_kind))
        else:
            st.text(wording.share_line(share.first, share.last, share.parts))
        made = share.made_at.astimezone(clock.zone_here(journal)).date()
        answered = None if share.sheet_kind is not None else answer is not None
        st.caption(wording.number_and_day(share.sequence, made, answered))
        fold = st.expander("More", key=f"share.more.{share.id}", on_change="rerun")
        if fold.open:
            with fold:
                if answer is not None:
                    show_answer(journal, share, answer)
                _contents(journal, share)


def _contents(journal: Journal, share: Share) -> None:
    payload = journal.sharing.payload(share.id)
    st.caption(wording.fingerprint_of(share.hash))
    if payload is None:
        st.text(wording.LEFT_NO_CONTENTS)
        return
    looked_at = st.session_state.get(LOOKED_AT) == share.id
    with st.container(horizontal=True):
        st.button(
            wording.CLOSE if looked_at else wording.LOOK,
            key=f"share.look.{share.id}",
            on_click=_set,
            args=(LOOKED_AT, None if looked_at else share.id),
        )
        st.button(wording.AGAIN, key=f"share.again.{share.id}", on_click=_again, args=(journal, share))
        if not (hold := journal.settings.read().legal_hold):
            st.button(
                wording.LET_GO,
                key=f"share.let_go.{share.id}",
                type="tertiary",
                on_click=_set,
                args=(LETTING_GO, share.id),
            )
    say_problem()
    if hold:
        st.caption(wording.HELD)
    elif st.session_state.get(LETTING_GO) == share.id:
        st.text(wording.LET_GO_MEANS)
        st.button(wording.LET_GO_SURE, key=f"share.sure.{share.id}", on_click=_let_go, args=(journal, share))
    again: HandedOut | None = st.session_state.get(AGAIN)
    if again is not None and again.share.id == share.id:
        show_file(again, key=f"share.save.{share.id}")
    if looked_at:
        with st.container(border=True, key=f"share.seen.{share.id}"):
            zone = clock.zone_here(journal)
            if share.sheet_kind is not None:
                shown_sheet.show(read(payload, Sheet), zone=zone, today=clock.today(journal))
            else:
                shown_pack.show(read(payload, Pack), dark=chart.is_dark(), zone=zone)


def _again(journal: Journal, share: Share) -> None:
    try:
        st.session_state[AGAIN] = hand_out_again(journal, share)
    except JournalError as error:
        st.session_state[PROBLEM] = str(error)


def _let_go(journal: Journal, share: Share) -> None:
    try:
        journal.sharing.forget_bytes(share.id)
        notice.said("Let go")
    except JournalError as error:
        notice.said(str(error))
    for key in (LETTING_GO, LOOKED_AT, AGAIN):
        st.session_state.pop(key, None)


def _set(key: str, value: str | None) -> None:
    st.session_state[key] = value
