"""The first week on Today: three steps, each one press, until they are done or put away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import streamlit as st

from journal.errors import JournalError
from journal.planning.first_week import FirstWeek, first_week
from journal.store.journal import Journal
from journal.wording import first_steps as wording
from pages.parts import notice, page_links

PAGES = {"clients": "clients", "sessions": "week", "evening": "check-in"}
"""Step → the page on which it is done."""


def show(journal: Journal, today: date) -> FirstWeek | None:
    """Show what is left of the first week, and return it; None, and nothing shown, where nothing is."""
    there = first_week(journal, today)
    if there is None:
        return None
    left = [step for step in PAGES if not getattr(there, step)]
    with st.container(border=True, key="first_week"):
        st.header(wording.FIRST_WEEK, anchor=False)
        st.caption(wording.IN_ANY_ORDER)
        with st.container(horizontal=True, vertical_alignment="center"):
            for step, page in PAGES.items():
                label, done = wording.STEPS[step]
                if step not in left:
                    st.badge(done, icon=":material/check:", color="gray")
                    continue
                about = {"day": today.isoformat()} if step == "evening" else {}
                key = f"first_week.{step}"
                page_links.button(label, page, key=key, type="primary" if step == left[0] else "secondary", **about)
            if "sessions" in left:
                page_links.button(wording.BRING_IN, "bring-in", key="first_week.bring_in")
            st.button(wording.PUT_AWAY, key="first_week.away", type="tertiary", on_click=_put_away, args=(journal,))
    return there


def _put_away(journal: Journal) -> None:
    try:
        _keep(journal, shown=False)
    except JournalError as error:
        notice.said(str(error))
        return
    notice.done(wording.IS_PUT_AWAY, lambda: _keep(journal, shown=True))


def _keep(journal: Journal, *, shown: bool) -> None:
    journal.settings.write(replace(journal.settings.read(), first_week_shown=shown))
