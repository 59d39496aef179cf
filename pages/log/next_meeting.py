"""After a meeting was kept: when does one meet again? Asked once, and may stay without an answer."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from journal.errors import EntryNotFound, FieldError, JournalError
from journal.records.person import Person
from journal.records.supervision import Supervision
from journal.store.journal import Journal
from journal.wording import labels
from pages.parts import clock, notice
from pages.parts.forms import moment_field
from pages.parts.markdown_escape import markdown_escape

_WHO = "next_meeting.person"
_DAY = "next_meeting.day"


def ask_later(journal: Journal, meeting: Supervision) -> None:
    """Remember to ask, for the next `ask`, unless a day after the meeting is known already; call it on saving."""
    _forget()
    person = _person(journal, meeting.person_id)
    if person is None or not person.offered_on(meeting.day):
        return
    known = person.next_meeting
    if known is None or known <= meeting.day or known < clock.today(journal):
        st.session_state[_WHO] = person.id


def ask(journal: Journal) -> None:
    """Ask for the next day with the person whose meeting was kept a moment ago."""
    person = _person(journal, st.session_state.get(_WHO))
    if person is None:
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="next_meeting"):
        moment_field.day_input(f"When do you meet {markdown_escape(person.name)} next?", journal=journal, key=_DAY)
        st.button("Keep the day", key="next_meeting.keep", on_click=_keep, args=(journal, person.id))
        st.button("Not now", key="next_meeting.not_now", on_click=_forget, type="tertiary")


def _person(journal: Journal, person_id: str | None) -> Person | None:
    if person_id is None:
        return None
    try:
        return journal.people.get(person_id)
    except EntryNotFound:
        return None


def _keep(journal: Journal, person_id: str) -> None:
    try:
        day = moment_field.day_of(_DAY, "next_meeting")
        if day is None:
            _forget()
            return
        # Only the day is asked here: whatever else another tab changed of this person stays as it is there.
        with journal.transaction():
            journal.people.update(replace(journal.people.get(person_id), next_meeting=day))
        notice.said("Kept")
        _forget()
    except FieldError as error:
        notice.said(labels.problem(error.field, error.reason))
    except JournalError as error:
        notice.said(str(error))


def _forget() -> None:
    st.session_state.pop(_WHO, None)
    moment_field.forget(_DAY)
