"""Encounters not talked about yet: one press settles one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import streamlit as st

from journal.errors import JournalError
from journal.records.client import Client
from journal.store.journal import Journal
from journal.use_cases.changing import change, take_back
from journal.wording import dates
from journal.wording import encounter as wording
from pages.parts import clock, notice

MOST = 20
"""Lines shown at once."""


def listed(journal: Journal, *, besides: str | None = None) -> None:
    """List what is still open, the oldest first; `besides` is the encounter that the form shows, which asks itself.

    Where the work has ended, nothing is asked any more. With nothing open,
    nothing is shown.
    """
    everyone = {client.id: client for client in journal.clients.all()}
    today = clock.today(journal)
    still_open = [
        encounter
        for encounter in journal.encounters.undiscussed()
        if encounter.id != besides and _goes_on(everyone.get(encounter.client_id), today)
    ]
    if not still_open:
        return
    st.header("Not talked about yet", anchor=False)
    st.caption(wording.OPEN)
    for encounter in still_open[:MOST]:
        code = everyone[encounter.client_id].code
        when = dates.date_in_words(encounter.day)
        with st.container(horizontal=True, vertical_alignment="center", key=f"undiscussed.{encounter.id}"):
            st.text("  ·  ".join(part for part in (when, code, encounter.setting) if part))
            key = f"discussed.{encounter.id}"
            st.button("Discussed", key=key, on_click=_settle, args=(journal, encounter.id))
    if len(still_open) > MOST:
        st.caption(wording.more(len(still_open) - MOST))


def _goes_on(client: Client | None, today: date) -> bool:
    return client is not None and (client.ended_on is None or client.ended_on >= today)


def _settle(journal: Journal, encounter_id: str) -> None:
    """Note that it was discussed today, and how to take that back."""
    today = clock.today(journal)
    try:
        changed = change(journal.encounters, encounter_id, lambda e: replace(e, discussed_on=max(today, e.day)))
    except JournalError as error:
        notice.said(str(error))
        return
    notice.done("Discussed, with today's date", lambda: take_back(journal.encounters, changed))
