"""Taking back what the plan of an absence wrote into the calendar, and saying what came of it."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from journal.errors import JournalError
from journal.records.absence_plan import AbsencePlan, WrittenSession
from journal.records.time_off import TimeOff
from journal.store.journal import Journal
from journal.use_cases import absence as use_case
from journal.wording import absence as wording
from pages.parts import notice
from pages.parts.markdown_escape import markdown_escape


def take_back(journal: Journal, plan: AbsencePlan, only: list[WrittenSession] | None = None) -> None:
    """Take all of it back, or some; for a button's on_click."""
    try:
        # As it stands now: another tab may have taken it back already.
        there = journal.absence_plans.get(plan.id).written
        left = use_case.take_back(journal, plan.id, only)
    except JournalError as error:
        notice.said(str(error))
        return
    back = [one for one in there if (only is None or one in only) and one not in left]
    again = use_case.to_tell_again(journal, plan, back)
    notice.said(wording.taken_back(len(back), codes(journal, (one.client_id for one in left)), codes(journal, again)))


def show_moved(journal: Journal, plan: AbsencePlan, off: TimeOff, here: str) -> None:
    """Offer to take back what was cancelled on days that are none of the absence any more; `here` is an IANA zone."""
    if elsewhere := use_case.outside(journal, plan, off, here):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(wording.moved(len(elsewhere)))
            st.button("Take those back", key="take_back_moved", on_click=take_back, args=(journal, plan, elsewhere))


def codes(journal: Journal, client_ids: Iterable[str]) -> list[str]:
    """Return the codes of clients, each once and in order, as Markdown shows them."""
    return [*map(markdown_escape, sorted({journal.clients.code_of(client_id) for client_id in client_ids}))]
