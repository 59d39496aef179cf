"""One line on Today after an absence: what came of it? Asked for two weeks, until answered or put away."""

from __future__ import annotations

from datetime import date

import streamlit as st

from journal.errors import JournalError
from journal.store.journal import Journal
from journal.use_cases import absence_back as use_case
from journal.use_cases.changing import take_back
from journal.wording import absence_back as wording
from pages.parts import notice, page_links


def show(journal: Journal, today: date) -> None:
    """Ask, if there is an absence to ask about; shows nothing otherwise."""
    found = use_case.to_look_back(journal, today)
    if found is None:
        return
    off, plan = found
    with st.container(horizontal=True, vertical_alignment="center", key="back_line"):
        page_links.button(wording.ASKED, "absence-back", key="back", icon=":material/flight_land:", off=off.id)
        st.button(
            wording.PUT_AWAY, key="back.away", type="tertiary", on_click=_put_away, args=(journal, plan.id, today)
        )


def _put_away(journal: Journal, plan_id: str, today: date) -> None:
    try:
        changed = use_case.look_back(journal, plan_id, today)
    except JournalError as error:
        notice.said(str(error))
        return
    notice.done(wording.IS_PUT_AWAY, lambda: take_back(journal.absence_plans, changed))
