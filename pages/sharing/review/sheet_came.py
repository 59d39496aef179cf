"""A sheet that came: read, its sender's words compared, what happened sealed for them, and the sheet destroyed."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from journal.errors import JournalError
from journal.records.covering import Covering
from journal.records.entry import now_utc
from journal.sharing.sealing import OpenedSheet
from journal.sharing.trust import Trust
from journal.use_cases import cover_for as use_case
from journal.wording import covering as wording
from pages.frame.save_file import save_file
from pages.frame.unlocked import current_journal
from pages.parts import clock, notice, page_links
from pages.sharing import shown_sheet

journal = current_journal()
today = clock.today(journal)

DESTROYING = "sheet_came.destroying"


def trying(step: Callable[[], object]) -> None:
    """Do what may raise a JournalError, and say it in a line."""
    try:
        step()
    except JournalError as error:
        notice.said(str(error))


def compared(sheet_id: str) -> None:
    """Note that the six words were compared; for a button's on_click."""

    def note() -> None:
        journal.sheets.compared(sheet_id, today)
        notice.done("Noted", lambda: journal.sheets.compared(sheet_id, None))

    trying(note)


def destroy(sheet_id: str) -> None:
    """Destroy the sheet; for a button's on_click."""

    def gone() -> None:
        use_case.destroy(journal, sheet_id, today)
        notice.said(wording.DESTROYED)

    trying(gone)
    st.session_state.pop(DESTROYING, None)


def show_trust(opened: OpenedSheet) -> None:
    """Say how far its sender is known, with the six words to compare."""
    if opened.trust is Trust.VERIFIED:
        st.caption(opened.trust.sentence)
        return
    st.warning(wording.UNKNOWN)
    st.header(opened.keys.fingerprint, anchor=False)
    st.button(wording.COMPARED, key="compared", on_click=compared, args=(opened.sheet.id,))


def show_back(covering: Covering, opened: OpenedSheet) -> None:
    """Show what goes back exactly, with the button that seals it."""
    st.header(wording.BACK, anchor=False)
    st.caption(wording.BACK_MEANS)
    with st.container(border=True, key="back.seen"):
        for call in covering.calls_taken:
            st.text(wording.call(call.code, call.on, call.minutes, call.may_tell))
        if covering.happened.strip():
            st.text(covering.happened)
        if not covering.calls_taken and not covering.happened.strip():
            st.text(wording.NOTHING)
    with st.container(horizontal=True):
        page_links.button("Change", "covering", key="change", id=covering.id)
        st.button(
            wording.SEAL,
            key="seal",
            on_click=trying,
            args=(lambda: use_case.seal_what_happened(journal, covering, opened, at=now_utc()),),
        )
    file, sealed_at = journal.sheets.answer(opened.sheet.id), journal.sheets.answered_at(opened.sheet.id)
    if file is None or sealed_at is None:
        return
    if sealed_at < covering.as_of:
        st.info(wording.SEALED_BEFORE)
    else:
        save_file(
            wording.SAVE,
            lambda: file,
            name="between-sessions-handed-back.age",
            mime="application/octet-stream",
            key="back.save",
            primary=True,
        )


def show_destroy(sheet_id: str) -> None:
    """Offer to destroy the sheet, after a second yes."""
    if journal.settings.read().legal_hold:
        st.caption(wording.HELD)
        return
    st.button(
        wording.DESTROY,
        key="destroy",
        type="tertiary",
        on_click=st.session_state.__setitem__,
        args=(DESTROYING, sheet_id),
    )
    if st.session_state.get(DESTROYING) == sheet_id:
        st.text(wording.DESTROY_MEANS)
        st.button(wording.DESTROY_SURE, key="destroy_sure", on_click=destroy, args=(sheet_id,))


def show(opened: OpenedSheet) -> None:
    """Show a sheet and what can be done with it."""
    show_trust(opened)
    with st.container(border=True, key="sheet.came"):
        shown_sheet.show(opened.sheet, zone=clock.zone_here(journal), today=today)
    covering = journal.coverings.of_sheet(opened.sheet.id)
    if covering is not None:
        show_back(covering, opened)
    show_destroy(opened.sheet.id)


page_links.button("I cover for", "covering", key="back", icon=":material/arrow_back:")
st.title(wording.TITLE, anchor=False)
notice.show(journal)
try:
    came = use_case.kept_sheet(journal, st.query_params.get("sheet", ""))
    if came is None:
        st.info(wording.GONE)
    else:
        show(came)
except JournalError as error:
    st.error(str(error))
