"""On Today: the way to a day on which one cannot work, and the evening's question whether tomorrow falls out too."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import streamlit as st

from journal.errors import JournalError
from journal.planning.cannot_work import is_long, sick_on
from journal.records.absence_plan import AbsencePlan
from journal.records.session import SessionStatus
from journal.records.time_off import TimeOff
from journal.store.journal import Journal
from journal.use_cases import cannot_work as use_case
from journal.use_cases import changing
from journal.use_cases.changing import Changed
from journal.wording import cannot_work as wording
from pages.parts import clock, notice, page_links

PAGE = "cannot-work"


def planned(journal: Journal, now: datetime) -> bool:
    """Say whether somebody is expected from now on, today or tomorrow, or today is kept as sick."""
    today = now.date()
    there = journal.sessions.between(today, today + timedelta(days=1))
    expected = any(one.status is SessionStatus.PLANNED and (one.day > today or one.at > now) for one in there)
    return expected or sick_on(journal.time_off.all(), today) is not None


def button(journal: Journal, today: date) -> None:
    """Show the way there."""
    ill = sick_on(journal.time_off.all(), today) is not None
    st.button(
        wording.OPEN if ill else wording.TITLE, key="cannot_work", type="tertiary", on_click=_begin, args=(journal,)
    )


def also_tomorrow(journal: Journal, now: datetime) -> None:
    """Ask in the evening whether tomorrow falls out too; shows nothing otherwise."""
    off = use_case.to_ask(journal, now)
    if off is None:
        return
    with st.container(key="also_tomorrow", gap="xsmall"):
        st.text(wording.ALSO_TOMORROW)
        with st.container(horizontal=True):
            st.button("Yes", key="also_tomorrow.yes", type="tertiary", on_click=_yes, args=(journal, off))
            st.button("No", key="also_tomorrow.no", type="tertiary", on_click=_no, args=(journal, off))
        if is_long(off, now.date()):
            st.caption(wording.LONG)
            page_links.button(wording.WHILE_AWAY, "absence", key="also_tomorrow.long", off=off.id)


def _begin(journal: Journal) -> None:
    try:
        use_case.begin(journal, clock.today(journal), clock.browser_zone(journal))
    except JournalError as error:
        notice.said(str(error))
        return
    page_links.go(PAGE)


def _yes(journal: Journal, off: TimeOff) -> None:
    here, today = clock.browser_zone(journal), clock.today(journal)
    try:
        made = use_case.through(journal, off.id, off.last + timedelta(days=1), today, here)
    except JournalError as error:
        notice.said(str(error))
        return
    notice.done("Kept as sick until tomorrow", lambda: use_case.take_back_through(journal, made, today, here))


def _no(journal: Journal, off: TimeOff) -> None:
    try:
        kept: Changed[AbsencePlan] = use_case.not_tomorrow(journal, off, off.last)
    except JournalError as error:
        notice.said(str(error))
        return
    notice.done("Back tomorrow", lambda: changing.take_back(journal.absence_plans, kept))
