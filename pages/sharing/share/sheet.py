"""The sheet of who covers: what each client agreed to is chosen, gone through, shown, handed over. Or a will's."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from journal.errors import EntryNotFound, JournalError
from journal.records.absence_plan import AbsencePlan
from journal.records.cover import Cover, SheetItem
from journal.records.person import Person
from journal.records.time_off import TimeOff
from journal.use_cases import absence_cover, cover_sheet
from journal.use_cases.cover_sheet import Offered
from journal.wording import absence_cover as cover_wording
from journal.wording import labels
from journal.wording import sheet as wording
from pages.frame.unlocked import current_journal
from pages.parts import clock, notice, page_links
from pages.parts.markdown_escape import markdown_escape
from pages.sharing.share import share_person, sheet_file, sheet_of_will

journal = current_journal()
today = clock.today(journal)


def cover_of_address() -> tuple[Cover, AbsencePlan, TimeOff] | None:
    """Return the cover that the address names, with its plan and time off; None where one of them is gone."""
    try:
        cover = journal.covers.get(st.query_params.get("cover", ""))
    except EntryNotFound:
        return None
    belongs = absence_cover.belongs_to(journal, cover)
    return (cover, *belongs) if belongs is not None else None


def choose(cover: Cover, offered: Offered, codes: Mapping[str, str]) -> dict[str, frozenset[SheetItem]]:
    """Ask what of whom is on the sheet."""
    st.header("What", anchor=False)
    st.caption(wording.CHOOSE)
    if not offered.clients:
        st.text(wording.NOBODY_TO_SHOW)
    if offered.not_agreed:
        left = sorted(journal.clients.code_of(client_id) for client_id in offered.not_agreed)
        st.caption(markdown_escape(wording.not_offered(", ".join(left))))
    chosen: dict[str, frozenset[SheetItem]] = {}
    for of in offered.clients:
        own = journal.clients.code_of(of.client_id)
        tick, key = f"sheet.{cover.id}.{of.client_id}.on", f"sheet.{cover.id}.{of.client_id}.items"
        st.session_state.setdefault(tick, False)
        with st.container(border=True, key=f"{tick}.box"):
            on = st.checkbox(
                markdown_escape(f"{wording.ON_SHEET}: {wording.code_is(own, codes[of.client_id])}"),
                key=tick,
                persist_state="session",
            )
            if on and of.items:
                st.pills(
                    f"Of {markdown_escape(own)}",
                    [item.value for item in of.items],
                    selection_mode="multi",
                    key=key,
                    format_func=labels.choice,
                    label_visibility="collapsed",
                    persist_state="session",
                )
            if on:
                chosen[of.client_id] = frozenset(SheetItem(item) for item in st.session_state.get(key) or ())
    return chosen


def given(cover: Cover, share_id: str) -> None:
    """Note with the cover that its sheet was given."""
    try:
        cover_sheet.sheet_given(journal, cover.id, journal.sharing.get(share_id), today)
    except JournalError as error:
        notice.said(str(error))


def show(cover: Cover, person: Person, plan: AbsencePlan, off: TimeOff) -> None:
    """Go from whom to what to the file, on one page."""
    if sheet_file.show_ready(cover.id):
        return
    st.header("To whom", anchor=False)
    st.text(person.name)
    to = share_person.settle(journal, person)
    offered = cover_sheet.to_choose(journal, cover, person, plan, off, today, clock.browser_zone(journal))
    codes = cover_sheet.codes_on(journal, person.id, today)
    chosen = choose(cover, offered, codes)
    draft = cover_sheet.draft_of(journal, cover, person, plan, off, offered, chosen, codes, today)
    sheet_file.offer(journal, to, draft, codes, of=cover.id, given=lambda share: given(cover, share.id))


def show_cover() -> None:
    """Show the sheet of the cover that the address names."""
    found = cover_of_address()
    if found is not None:
        page_links.button("Cover", "absence-cover", key="back", icon=":material/arrow_back:", off=found[2].id)
    st.title(wording.TITLE, anchor=False)
    notice.show(journal)
    if found is None:
        st.info(wording.NO_COVER)
        page_links.button("Time off", "time-off", key="time_off")
        return
    covering = absence_cover.person_of(journal, found[0])
    if covering is None:
        st.warning(cover_wording.GONE)
        return
    try:
        show(found[0], covering, found[1], found[2])
    except JournalError as error:
        st.error(str(error))


if "will" in st.query_params:
    sheet_of_will.show(journal, st.query_params["will"])
else:
    show_cover()
