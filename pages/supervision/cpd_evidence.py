"""Evidence of one activity: a file kept here, or its name and sum; saved back as it came, deleted once asked."""

from __future__ import annotations

import streamlit as st

from journal.errors import EntryNotFound, JournalError
from journal.records.cpd import Cpd
from journal.records.evidence import LARGEST_KEPT, LARGEST_SUMMED, Evidence, safe_name
from journal.use_cases import cpd as use_case
from journal.wording import cpd as wording
from pages.frame.save_file import save_file
from pages.frame.unlocked import current_journal
from pages.parts import notice, page_links
from pages.parts.handed_in import ask_files

TURN, HOW, ASKED, PROBLEM = "cpd_evidence.turn", "cpd_evidence.how", "cpd_evidence.asked", "cpd_evidence.problem"

journal = current_journal()


def entry_of_address() -> Cpd | None:
    """Return the entry that the address names; None where it is gone."""
    try:
        return journal.cpd.get(st.query_params.get("cpd", ""))
    except EntryNotFound:
        return None


def add(cpd: Cpd, key: str) -> None:
    """Add what was handed over; the field is emptied, so that nothing lies there twice."""
    given = [(file.name, file.getvalue()) for file in st.session_state[key] or []]
    if not given:
        return
    notice.forget()
    keep = st.session_state.get(HOW, "keep") == "keep"
    problems, elsewhere = [], False
    for name, content in given:
        try:
            elsewhere |= use_case.add_evidence(journal, cpd.id, name, content, keep=keep)
        except JournalError as error:
            problems.append(str(error))
    st.session_state[TURN] = st.session_state.get(TURN, 0) + 1
    st.session_state[PROBLEM] = list(dict.fromkeys(problems))
    if len(problems) < len(given):
        notice.said(wording.SAME_ELSEWHERE if elsewhere else wording.ADDED)


def delete(evidence_id: str) -> None:
    """Delete as was confirmed."""
    st.session_state.pop(ASKED, None)
    try:
        journal.evidence.delete(evidence_id)
        notice.said(wording.DELETED)
    except JournalError as error:
        notice.said(str(error))


def show(one: Evidence) -> None:
    """Show a piece with the ways to save and to delete it."""
    with st.container(border=True, key=f"evidence.{one.id}"):
        st.text(wording.piece(one.name, one.kind, one.size, held=one.held))
        st.caption(wording.summed(one.sha256, one.added_at))
        with st.container(horizontal=True):
            if one.held:
                save_file(
                    wording.SAVE,
                    lambda: journal.evidence.content(one.id),
                    name=safe_name(one.name),
                    mime="application/octet-stream",
                    key=f"evidence.{one.id}.save",
                )
            st.button(
                "Delete", key=f"evidence.{one.id}.delete", type="tertiary", on_click=st.session_state.__setitem__,
                args=(ASKED, one.id),
            )  # fmt: skip
        if st.session_state.get(ASKED) == one.id:
            st.text(wording.SURE)
            with st.container(horizontal=True):
                st.button(wording.YES, key="evidence.yes", on_click=delete, args=(one.id,))
                st.button(
                    wording.NO, key="evidence.no", type="tertiary", on_click=st.session_state.pop, args=(ASKED, None)
                )


def show_all(cpd: Cpd) -> None:
    """Show what is there, and ask for more."""
    st.text(cpd.activity)
    there = journal.evidence.of(cpd.id)
    for one in there:
        show(one)
    if not there:
        st.caption(wording.NONE_YET)
    st.header("Add", anchor=False)
    st.pills("How", list(wording.HOW), key=HOW, default="keep", required=True, format_func=wording.HOW.__getitem__)
    st.caption(wording.HOW_IS[st.session_state[HOW]])
    key = f"cpd_evidence.files.{st.session_state.setdefault(TURN, 0)}"
    largest = LARGEST_KEPT if st.session_state[HOW] == "keep" else LARGEST_SUMMED
    ask_files(wording.FILE, key=key, largest=largest, several=True, arrived=lambda: add(cpd, key))
    for problem in st.session_state.pop(PROBLEM, ()):
        st.error(problem)
    st.caption(wording.LOOKED_THROUGH)
    st.caption(wording.total(*journal.evidence.total()))


page_links.button(wording.TITLE, "cpd", key="back", icon=":material/arrow_back:")
st.title(wording.EVIDENCE, anchor=False)
notice.show(journal)
if (found := entry_of_address()) is None:
    st.info(wording.NO_ENTRY)
else:
    show_all(found)
