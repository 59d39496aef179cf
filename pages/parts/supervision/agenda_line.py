"""The agenda in one line, for other pages: what waits for supervision, what is due, when one meets next."""

from __future__ import annotations

import streamlit as st

from journal.measures.agenda import next_meeting, open_actions
from journal.store.journal import Journal
from journal.wording import agenda as wording
from pages.parts import clock, page_links


def agenda_line(journal: Journal) -> str:
    """Return what waits and when one meets next, in one or two sentences; "" where there is nothing to say.

    What came of something one would not tell is not counted: it prompts
    nothing. Plain text, with names in it: show it with st.text.
    """
    today = clock.today(journal)
    kept_back = journal.agenda.kept_back()
    waiting = sum(item.id not in kept_back for item in journal.agenda.waiting())
    actions = open_actions(journal.supervisions.with_open_actions(), today)
    due = sum(result.action.due is not None and result.action.due <= today for result in actions)
    return " ".join(part for part in (wording.waiting_line(waiting, due), meeting_line(journal)) if part)


def meeting_line(journal: Journal) -> str:
    """Return whom one meets next, and when; "" where no day is known."""
    today = clock.today(journal)
    person = next_meeting(journal.people.all(), today)
    return wording.next_meeting(person.name, person.next_meeting, today) if person and person.next_meeting else ""


def show(journal: Journal) -> None:
    """Show the line with the way to the agenda; nothing where there is nothing to say."""
    said = agenda_line(journal)
    if not said:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="agenda_line"):
        st.text(said)
        page_links.button("Agenda", "agenda", key="agenda_line.open")
