"""The morning's question on Today: did anyone come home with you?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import streamlit as st

from journal.errors import JournalError
from journal.measures.weeks import days_off
from journal.planning import morning as planning
from journal.records.entry import new_id
from journal.records.reflection import Place
from journal.store.journal import Journal
from journal.wording import morning as wording
from pages.parts import clock, notice, page_links
from pages.parts.forms.draft_values import encoded

FORM = "reflection"


def ask(journal: Journal) -> None:
    """Ask, if this is a morning for it; shows nothing otherwise."""
    now = clock.local_now(journal)
    today, first = now.date(), planning.first_day(now.date())
    worked = planning.asks_about(
        now,
        sessions=journal.sessions.between(first, today),
        reflections=journal.reflections.between(first, today),
        days_off=days_off(journal.time_off.all()),
        answered_on=journal.settings.read().morning_answered_on,
    )
    if worked is None:
        return
    with st.container(key="morning", gap="xsmall"):
        st.text(wording.asked(worked, today))
        with st.container(horizontal=True):
            st.button(
                wording.NO, key="morning.no", type="tertiary", on_click=_answer, args=(journal, today, wording.GOOD)
            )
            st.button(wording.YES, key="morning.yes", type="tertiary", on_click=_yes, args=(journal, worked, today))
            st.button(
                wording.NOT_NOW,
                key="morning.not_now",
                type="tertiary",
                on_click=_answer,
                args=(journal, today, wording.ANOTHER_TIME),
            )


def _answer(journal: Journal, today: date, text: str) -> None:
    before = journal.settings.read().morning_answered_on
    try:
        _keep(journal, today)
    except JournalError as error:
        notice.said(str(error))
        return
    notice.done(text, lambda: _keep(journal, before))


def _yes(journal: Journal, worked: date, today: date) -> None:
    """Begin a reflection of that evening at home: as a draft, so that the address holds an id and nothing else."""
    draft_id = new_id()
    begun = {"place": Place.HOME.value, "at_day": encoded(worked), "at_time": encoded(planning.EVENING)}
    try:
        with journal.transaction():
            journal.drafts.put_fields(draft_id, journal.reflections.kind, None, begun)
            _keep(journal, today)
    except JournalError as error:
        notice.said(str(error))
        return
    page_links.go(FORM, draft=draft_id)


def _keep(journal: Journal, day: date | None) -> None:
    journal.settings.write(replace(journal.settings.read(), morning_answered_on=day))
