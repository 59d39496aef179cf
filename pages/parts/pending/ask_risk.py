"""That risk is asked about in the last session before days away, and in the first after them."""

from __future__ import annotations

from datetime import date

import streamlit as st

from journal.planning import absence_risk
from journal.records.client import Client
from journal.store.journal import Journal
from journal.use_cases import absence_tell
from journal.wording import absence as wording
from journal.wording import dates
from pages.parts import clock


def show(journal: Journal, client: Client, day: date) -> None:
    """Show in a line that risk is asked about in a session of `day`; nothing of a day that is over.

    Where no time off lies within two weeks of it, nothing is read.
    """
    today = clock.today(journal)
    if day < today:
        return
    for off in absence_risk.near(journal.time_off.all(), day):
        one = absence_tell.look(journal, off, today, clock.browser_zone(journal), client.id)
        for row in one.rows:
            ask = absence_risk.asked_in(off, row, one.decisions.get(client.id), day)
            if ask is not None:
                st.text(wording.ask_about_risk(ask, dates.span_near(off.first, off.last, today)))
