"""The sheet of a clinical will: for the executor or the reserve, gone through, shown as it leaves, made into a file."""

from __future__ import annotations

from datetime import date

import streamlit as st

from journal.errors import JournalError
from journal.records.clinical_will import ClinicalWill
from journal.records.person import Person
from journal.store.journal import Journal
from journal.use_cases import clinical_will as use_case
from journal.use_cases.cover_sheet import codes_on
from journal.wording import sheet as wording
from pages.parts import clock, notice, page_links
from pages.parts.markdown_escape import markdown_escape
from pages.parts.supervision.supervisor_choice import on_pills
from pages.sharing.share import share_person, sheet_file

WHO = "sheet.will.who"


def show(journal: Journal, will_id: str) -> None:
    """Go from whom to the file, on one page; only the will that holds can leave."""
    page_links.button("If I cannot", "clinical-will", key="back", icon=":material/arrow_back:")
    st.title(wording.TITLE, anchor=False)
    notice.show(journal)
    will = use_case.in_force(journal)
    if will is None or will.id != will_id:
        st.info(wording.NO_WILL)
        return
    try:
        _show(journal, will, clock.today(journal))
    except JournalError as error:
        st.error(str(error))


def _show(journal: Journal, will: ClinicalWill, today: date) -> None:
    st.header("To whom", anchor=False)
    person = _ask_whom(journal, will)
    if person is None:
        return
    of = f"{will.id}.{person.id}"
    if sheet_file.show_ready(of):
        return
    to = share_person.settle(journal, person)
    codes = codes_on(journal, person.id, today)
    if clients := use_case.on_sheet(journal, will, today):
        with st.expander(f"{wording.THEIR_CODES} ({len(clients)})", key="sheet.codes"):
            st.caption(wording.THEIR_CODES_MEAN)
            with st.container(gap="xsmall"):
                for client_id in clients:
                    st.text(wording.code_is(journal.clients.code_of(client_id), codes[client_id]))
    st.caption(wording.KEEP_WHO_ACTS)
    draft = use_case.will_draft(journal, will, today, codes)
    sheet_file.offer(journal, to, draft, codes, of=of, given=lambda _: None)


def _ask_whom(journal: Journal, will: ClinicalWill) -> Person | None:
    """Ask which of the two it is for; nobody is chosen beforehand."""
    people = {one.person.id: one.person for one in use_case.acting(journal, will) if one.person is not None}
    if not people:
        st.text(wording.NOBODY_ACTS)
        return None
    if st.session_state.get(WHO) not in people:
        st.session_state.pop(WHO, None)
    names = on_pills(people.values())
    st.pills("For", list(people), key=WHO, format_func=lambda i: markdown_escape(names.get(i, "?")),
             persist_state="session")  # fmt: skip
    return people.get(st.session_state.get(WHO) or "")
