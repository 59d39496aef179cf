"""Which days a dashboard shows: chosen once, and remembered in the journal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import streamlit as st

from journal.store.journal import Journal
from pages.parts import clock
from pages.parts.forms.moment_field import day_input

SPANS = {"4 weeks": 28, "Quarter": 91, "Year": 365}
"""Label → days, today included."""

ALL = "All"
FROM_TO = "From–to"

_SPAN, _FROM, _TO = "period", "period_from", "period_to"


def chosen(journal: Journal, *, longest: int | None = None) -> tuple[date, date]:
    """Ask for the period and return its first and last day, both included.

    With `longest` (days) what is longer is cut at its beginning, and that is
    said: a page that reads single entries does not read forty years of them.
    """
    first, last = _asked(journal)
    if longest is not None and (last - first).days >= longest:
        st.caption(f"This page looks at {longest} days at most, up to the last of them.")
        first = last - timedelta(days=longest - 1)
    return first, last


def _asked(journal: Journal) -> tuple[date, date]:
    today = clock.today(journal)
    kept = journal.settings.read()
    options = [*SPANS, ALL, FROM_TO]
    _begin(_SPAN, kept.period if kept.period in options else "Quarter")
    span = st.pills(
        "Period", options, key=_SPAN, required=True, persist_state="session", on_change=_remember, args=(journal,),
        label_visibility="collapsed",
    )  # fmt: skip
    if span == ALL:
        return min(journal.day_sums.first_day() or today, today), today
    if span == FROM_TO:
        with st.container(horizontal=True):
            first = _day(journal, "From", _FROM, kept.period_from or today - timedelta(days=90))
            last = _day(journal, "To", _TO, kept.period_to or today)
        return min(first, last), max(first, last)
    return today - timedelta(days=SPANS[span or "Quarter"] - 1), today


def _begin(key: str, value: str | date) -> None:
    if key not in st.session_state:
        st.session_state[key] = value


def _day(journal: Journal, label: str, key: str, start: date) -> date:
    _begin(key, start)
    return day_input(label, journal=journal, key=key, on_change=lambda: _remember(journal)) or start


def _remember(journal: Journal) -> None:
    result = {name: st.session_state[name] for name in (_SPAN, _FROM, _TO) if st.session_state.get(name) is not None}
    journal.settings.write(replace(journal.settings.read(), **result))
