"""A page for the first agreement: what holds when one is away, and how one is reached between appointments."""

from __future__ import annotations

import streamlit as st

from journal.records.absence_texts import TextKind
from journal.use_cases import absence_tell
from journal.wording import absence_texts as wording
from pages.ahead import texts
from pages.frame.unlocked import current_journal
from pages.parts import clock, notice, page_links

journal = current_journal()
today = clock.today(journal)
here = clock.browser_zone(journal)

page_links.button("Time off", "time-off", key="back", icon=":material/arrow_back:")
st.title(wording.TITLES["first agreement"], anchor=False)
notice.show(journal)
st.caption(wording.FIRST_AGREEMENT)
plan = absence_tell.newest_plan(journal)
if plan is None:
    st.text(wording.NO_PLAN)
texts.show(
    journal,
    plan,
    TextKind.AGREEMENT,
    absence_tell.filled_without_days(journal, plan, today, here),
    to="first-agreement",
)
