"""A sheet gone through, shown as it will be read, and made into a file: whatever it is for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from journal.errors import JournalError
from journal.records.share import Share
from journal.sharing.pack_format import Sheet
from journal.sharing.reading import read
from journal.sharing.redaction import Redacted
from journal.sharing.sheet import SheetDraft
from journal.store.journal import Journal
from journal.use_cases.agree_to_share import To
from journal.use_cases.hand_out import ChangedSince, HandedOut
from journal.use_cases.hand_out_sheet import SheetPreview, hand_out_sheet, missing_of, preview_sheet, subjects_of
from journal.use_cases.redact_texts import own_to_theirs
from journal.wording import share_page as wording
from journal.wording import sheet as sheet_wording
from pages.parts import clock
from pages.sharing import shown_sheet
from pages.sharing.share import share_file, share_text

SHOWN, HANDED, PROBLEM = "sheet.shown", "sheet.handed", "sheet.problem"


def show_ready(of: str) -> bool:
    """Show the file that was just made for `of`, if one was; return whether."""
    kept: tuple[str, HandedOut] | None = st.session_state.get(HANDED)
    if kept is None or kept[0] != of:
        return False
    handed = kept[1]
    st.header("It is made", anchor=False)
    st.text(wording.ready(handed.share.person_name, handed.share.sequence))
    share_file.show_file(handed, key="sheet.save")
    if handed.words:
        st.caption(sheet_wording.PRINT)
    st.button(wording.ANOTHER, key="sheet.done", type="tertiary", on_click=st.session_state.pop, args=(HANDED, None))
    return True


def offer(
    journal: Journal,
    to: To,
    draft: SheetDraft,
    codes: Mapping[str, str],
    *,
    of: str,
    given: Callable[[Share], object],
) -> None:
    """Go through the typed lines of a draft, show the sheet, and below it what makes the file.

    `codes` are this person's codes by client, `of` names what it is the sheet
    of; `given` is called with its line of the ledger once it is made.
    """
    let_go: dict[str, Redacted] = {}
    if draft.sections and (texts := subjects_of(draft)):
        st.header("Go through the words", anchor=False)
        let_go = share_text.go_through(journal, to.person.id, texts, own_to_theirs(journal, codes))
    missing = missing_of(to, draft, let_go)
    st.header("As they will see it", anchor=False)
    if missing:
        st.caption(wording.still_to_do(missing))
    kept: tuple[str, SheetPreview] | None = st.session_state.get(SHOWN)
    shown = kept[1] if kept is not None and kept[0] == of else None
    if shown is not None and not shown.holds(journal, to, draft, let_go):
        st.session_state.pop(SHOWN)
        shown = None
        st.info(wording.CHANGED_SINCE)

    def show() -> None:
        st.session_state[SHOWN] = of, preview_sheet(journal, to, draft, let_go)

    st.button(wording.PREVIEW, key="sheet.preview", type="secondary" if shown else "primary",
              on_click=_trying, args=(show,), disabled=bool(missing))  # fmt: skip
    if problem := st.session_state.pop(PROBLEM, None):
        st.error(problem)
    if shown is None:
        return
    st.caption(wording.EXACTLY[to.form])
    with st.container(border=True, key="sheet.seen"):
        shown_sheet.show(
            read(shown.made.payload.bytes, Sheet), zone=clock.zone_here(journal), today=clock.today(journal)
        )
    st.button(
        wording.MAKE[to.form],
        key="sheet.make",
        type="primary",
        on_click=_trying,
        args=(lambda: _hand_out(journal, shown, of, given),),
    )


def _hand_out(journal: Journal, shown: SheetPreview, of: str, given: Callable[[Share], object]) -> None:
    try:
        handed = hand_out_sheet(journal, shown)
    except ChangedSince:
        st.session_state.pop(SHOWN, None)
        raise
    if handed is not None:
        st.session_state[HANDED] = of, handed
        st.session_state.pop(SHOWN, None)
        given(handed.share)


def _trying(step: Callable[[], None]) -> None:
    try:
        step()
    except JournalError as error:
        st.session_state[PROBLEM] = str(error)
