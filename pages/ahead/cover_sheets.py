"""What became of the sheets of an absence: said, asked once their day is over, and noted with one press."""

from __future__ import annotations

from datetime import date

import streamlit as st

from journal.errors import JournalError
from journal.planning import absence_cover as planning
from journal.records.absence_plan import AbsencePlan
from journal.records.cover import Cover
from journal.records.time_off import TimeOff
from journal.store.journal import Journal
from journal.use_cases import absence_cover as use_case
from journal.wording import absence_cover as wording
from pages.parts import notice
from pages.parts.markdown_escape import markdown_escape


def show_state(journal: Journal, cover: Cover, plan: AbsencePlan, off: TimeOff, today: date) -> None:
    """Say what became of the sheet of a cover; once its day is over, ask."""
    until = planning.destroy_by(cover, plan, off)
    if cover.destroyed_on is not None:
        st.caption(wording.sheet_destroyed(cover.destroyed_on))
    elif cover.sheet_on is not None:
        due = planning.is_due(cover, plan, off, today)
        if due and not cover.keep_until_handed_back:
            st.warning(wording.ask_destroyed(until))
        else:
            st.caption(wording.sheet_given(cover.sheet_on, until))
        if cover.keep_until_handed_back:
            st.caption(wording.KEEP)
        if withdrawn := use_case.agreed_no_more(journal, cover, today):
            codes = ", ".join(journal.clients.code_of(client_id) for client_id in withdrawn)
            st.warning(markdown_escape(wording.agreed_no_more(codes)))


def ask(journal: Journal, cover: Cover, plan: AbsencePlan, off: TimeOff, today: date) -> None:
    """Ask in a line whether the sheet of a cover, given and not destroyed, was destroyed."""
    person = use_case.person_of(journal, cover)
    until = planning.destroy_by(cover, plan, off)
    with st.container(horizontal=True, vertical_alignment="center", key=f"sheet.{cover.id}"):
        st.text(wording.still_there(person.name if person is not None else wording.SOMEONE_GONE, until))
        button(journal, cover, today)
    if cover.keep_until_handed_back:
        st.caption(wording.KEEP)


def button(journal: Journal, cover: Cover, today: date) -> None:
    """Show the button that notes that a sheet was destroyed today."""
    args = (journal, cover.id, today)
    st.button(wording.DESTROYED, key=f"destroyed.{cover.id}", type="tertiary", on_click=_destroyed, args=args)


def _destroyed(journal: Journal, cover_id: str, today: date) -> None:
    try:
        kept = use_case.destroyed(journal, cover_id, today)
        notice.done(wording.DESTROYED_NOTED, lambda: use_case.not_destroyed(journal, kept))
    except JournalError as error:
        notice.said(str(error))
