"""Public holidays of a calendar file, added to what holds for all clients in an absence."""

from __future__ import annotations

import streamlit as st

from journal.errors import FieldError, JournalError
from journal.records.absence_plan import AbsencePlan
from journal.store.journal import Journal
from journal.use_cases import public_holidays
from journal.use_cases.changing import Changed, take_back
from journal.wording import absence as wording
from journal.wording import labels
from pages.parts import clock, notice
from pages.parts.forms.other_version import changed_here
from pages.parts.handed_in import ask_files

LARGEST = 2 * 1024 * 1024
"""Bytes of a calendar of public holidays."""


def ask(journal: Journal, plan: AbsencePlan) -> None:
    """Ask for a calendar file, folded: most add a day or two by hand. The inputs of the form stay as they are."""
    key = f"holidays.{plan.id}.{plan.as_of.isoformat()}"  # another field once it was read
    with st.expander(wording.HOLIDAYS_FILE, key="holidays"):
        ask_files(wording.HOLIDAYS, key=key, largest=LARGEST, arrived=lambda: _add(journal, plan, key))


def _add(journal: Journal, plan: AbsencePlan, key: str) -> None:
    file = st.session_state[key]
    off = next(iter(journal.time_off.some([plan.time_off_id])), None)
    if file is None or off is None:
        return
    try:
        days = public_holidays.days_in(file.name, file.getvalue(), off, clock.browser_zone(journal))
        new = {*days} - {*plan.closed}
        if not new:
            notice.said(wording.holidays_added(0))
            return
        kept = public_holidays.add(journal, plan.id, days)
    except FieldError as error:
        notice.said(labels.problem(error.field, error.reason))
        return
    except JournalError as error:
        notice.said(str(error))
        return
    changed_here(kept.now)
    notice.done(wording.holidays_added(len(new)), lambda: _take_back(journal, kept))


def _take_back(journal: Journal, kept: Changed[AbsencePlan]) -> None:
    take_back(journal.absence_plans, kept)
    changed_here(journal.absence_plans.get(kept.now.id))
