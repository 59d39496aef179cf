"""Which days a dashboard shows: chosen once, remembered while the tab is open."""

from __future__ import annotations

from datetime import date, timedelta

import streamlit as st

from journal.store.journal import Journal
from pages.parts import clock
from pages.parts.fields import EARLIEST, LATEST

SPANS = {"4 weeks": 28, "Quarter": 91, "Year": 365}
"""Label → days, today included."""

ALL = "All"
FROM_TO = "From–to"


def chosen(journal: Journal) -> tuple[date, date]:
    """Ask for the period and return its first and last day, both included."""
    today = clock.today(journal)
    span = st.segmented_control(
        "Period", [*SPANS, ALL, FROM_TO], default="Quarter", key="period", required=True, persist_state="session"
    )
    if span == ALL:
        return min(journal.day_sums.first_day() or today, today), today
    if span == FROM_TO:
        with st.container(horizontal=True):
            first = _day("From", "period_from", today - timedelta(days=90))
            last = _day("To", "period_to", today)
        return min(first, last), max(first, last)
    return today - timedelta(days=SPANS[span or "Quarter"] - 1), today


def _day(label: str, key: str, start: date) -> date:
    value = st.date_input(
        label,
        value=start,
        key=key,
        format="DD/MM/YYYY",
        width=170,
        min_value=EARLIEST,
        max_value=LATEST,
        persist_state="session",
    )
    return value if isinstance(value, date) else start
