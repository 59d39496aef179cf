"""What is due to be said to one client about days away, with the taps that note it and Undo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import streamlit as st

from journal.errors import JournalError
from journal.planning.absence_notices import Notice, Step
from journal.records.absence_decision import AbsenceDecision, How, Told
from journal.records.client import REACH, Client
from journal.records.time_off import TimeOff
from journal.store.journal import Journal
from journal.use_cases import absence, absence_tell
from journal.use_cases.absence_tell import Announced
from journal.use_cases.changing import Changed
from journal.wording import absence_texts as wording
from journal.wording import clients as client_words
from journal.wording import dates, labels
from pages.parts import clock, notice, page_links
from pages.parts.forms.other_version import changed_here


def show(journal: Journal, client: Client, by: date, said_on: date | None = None) -> None:
    """Show what is due to be said to a client by a day; nothing where no absence lies within six weeks of it.

    What is noted was said on `said_on`, or today if that lies ahead.
    """
    here, today = clock.browser_zone(journal), clock.today(journal)
    for one in absence_tell.due(journal, by, here, client.id):
        for due in one.due(by):
            _show_one(journal, client, one, due, min(said_on or today, today))


def _show_one(journal: Journal, client: Client, one: Announced, due: Notice, on: date) -> None:
    days = dates.span_near(one.off.first, one.off.last, clock.today(journal))
    labelled = {member.id: member.label for member in client.members}
    key = f"tell_absence.{one.off.id}"
    if due.step is Step.TELL:
        for member_id in due.members or (None,):
            whose = f"{client.code}, {labelled[member_id]}" if member_id is not None else client.code
            with st.container(horizontal=True, vertical_alignment="center", key=f"{key}.{member_id}"):
                st.text(wording.tell([whose], days))
                for how in How:
                    st.button(
                        labels.choice(how),
                        key=f"{key}.{member_id}.{how}",
                        type="tertiary",
                        on_click=tell,
                        args=(journal, one.off, client.id, Told(member_id=member_id, on=on, how=how)),
                    )
        if len(client.members) > 1:
            st.caption(wording.ONE_BY_ONE)
        return
    if due.step is Step.REMIND:
        state = journal.clients.state_on(client.id, max(on, client.day))
        for member_id in due.members or (None,):
            whose = f"{client.code}, {labelled[member_id]}" if member_id is not None else client.code
            with st.container(horizontal=True, vertical_alignment="center", key=f"{key}.{member_id}"):
                st.text(wording.remind(whose, days))
                st.button(
                    "Reminded",
                    key=f"{key}.{member_id}.remind",
                    type="tertiary",
                    on_click=remind,
                    args=(journal, one.off, client.id, on, member_id),
                )
                st.text(client_words.reached(*(getattr(state, name) for name in REACH)))
        return
    with st.container(horizontal=True, vertical_alignment="center", key=key):
        after = one.rows[0].after
        st.text(wording.next_date(client.code, dates.short_date(after) if after is not None else ""))
        if after is not None:
            args = (journal, one.off, client.id, after)
            st.button("Told", key=f"{key}.next", type="tertiary", on_click=name_next_date, args=args)
        else:
            page_links.button("Open", "absence-tell", key=f"{key}.open", off=one.off.id)


# --- what is noted -------------------------------------------------------------------------------


def noted(journal: Journal, do: Callable[[], Changed[AbsenceDecision]]) -> None:
    """Note something said, offer Undo, or say what went wrong."""
    try:
        kept = do()
    except JournalError as error:
        notice.said(str(error))
        return
    changed_here(kept.now)
    notice.done("Noted", lambda: absence.untold(journal, kept))


def tell(journal: Journal, off: TimeOff, client_id: str, one: Told) -> None:
    """Note that one person was told; for a button's on_click."""
    noted(journal, lambda: absence_tell.tell(journal, off, client_id, one, clock.today(journal)))


def remind(journal: Journal, off: TimeOff, client_id: str, on: date, member_id: str | None = None) -> None:
    """Note that a client, or one member, was reminded in writing; for a button's on_click."""
    if member_id is not None:
        tell(journal, off, client_id, Told(member_id=member_id, on=on, how=How.IN_WRITING))
        return
    _note(journal, off, client_id, lambda before: replace(before, reminded_on=on))


def name_next_date(journal: Journal, off: TimeOff, client_id: str, day: date) -> None:
    """Note the next date that a client was told; for a button's on_click."""
    _note(journal, off, client_id, lambda before: replace(before, next_date=day))


def not_told(journal: Journal, off: TimeOff, client_id: str) -> None:
    """Take out what was noted last of telling a client; for a press in a list."""
    _note(journal, off, client_id, absence_tell.without_last)


def _note(journal: Journal, off: TimeOff, client_id: str, alter: Callable[[AbsenceDecision], AbsenceDecision]) -> None:
    noted(journal, lambda: absence_tell.note(journal, off, client_id, clock.today(journal), alter))
