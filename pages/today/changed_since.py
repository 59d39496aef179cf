"""On Today: a client of whom something changed since an absence was written into the calendar, a line for each."""

from __future__ import annotations

from datetime import date

import streamlit as st

from journal.errors import JournalError
from journal.store.journal import Journal
from journal.use_cases import absence as use_case
from journal.use_cases.absence import ChangedSince
from journal.wording import absence as wording
from pages.parts import notice, page_links


def show(journal: Journal, today: date) -> None:
    """Show who they are, and the way to what is decided for each; nothing where nothing changed."""
    for one in use_case.changed_since(journal, today):
        said = wording.changed_since(journal.clients.code_of(one.client_id), one.off.first, one.off.last)
        key = f"changed_since.{one.plan.id}.{one.client_id}"
        with st.container(horizontal=True, vertical_alignment="center", key=key):
            st.text(f"{said}.")
            st.button("Look", key=f"{key}.open", type="tertiary", on_click=_open, args=(journal, one))


def _open(journal: Journal, one: ChangedSince) -> None:
    try:
        decision = use_case.decide(journal, one.plan, one.client_id, lambda before: before)
    except JournalError as error:
        notice.said(str(error))
        return
    page_links.go("absence-client", id=decision.id)
