"""Insight as a board: nine questions, each a sentence and a small picture, and the way to its dashboard."""

from __future__ import annotations

from datetime import date

import streamlit as st

from journal.records.kinds import SESSION
from journal.use_cases.nine_questions import Answer, nine_questions
from pages.frame.unlocked import current_journal
from pages.insight import question_list
from pages.parts import clock, first_step
from pages.parts.dashboards import cached, period

LONGEST = 366
"""Days: this page reads single entries."""

journal = current_journal()


@st.cache_data(scope="session", max_entries=4, show_spinner=False)
def answers(version: cached.Version, first: date, last: date, today: date, here: str) -> list[Answer]:
    """Return what is said to each question; most of it is read from single entries, so once for each change."""
    return nine_questions(journal, first, last, today=today, here=here)


with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"):
    st.title("Insight", anchor=False, width="content")
    with st.container(width="content"):
        first, last = period.chosen(journal, longest=LONGEST)
first_step.offer(journal, SESSION, needs_client=True)
question_list.show(
    answers(cached.version(journal), first, last, clock.today(journal), clock.browser_zone(journal)),
)
