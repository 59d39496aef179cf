"""The trash: what was deleted, for thirty days; put back, or deleted for good."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from journal.errors import EntryNotFound, JournalError
from journal.records.client import Client
from journal.records.entry import Entry
from journal.records.kinds import words_of
from journal.store import trash
from journal.store.trash import Trashed
from journal.wording import cpd as cpd_wording
from journal.wording import dates
from journal.wording import trash as wording
from pages.frame.unlocked import current_journal
from pages.parts import clock, notice
from pages.parts.listing import kind_marks
from pages.parts.listing.described import described
from pages.parts.listing.entries import opening
from pages.parts.listing.turns import Turns

ASKED = "trash.asked"
"""Where the session keeps which entry it was asked to delete for good."""

journal = current_journal()
zone = clock.zone_here(journal)


def put_back(kind: str, entry_id: str) -> None:
    """Take an entry out of the trash, and say how to undo that."""
    table = next(table for table in journal.tables if table.kind == kind)
    try:
        table.restore(entry_id)
        notice.done("Back again", lambda: table.delete(entry_id))
    except EntryNotFound:
        notice.said(wording.NOT_THERE)
    except JournalError as error:
        notice.said(str(error))


def delete_for_good(kind: str, entry_id: str) -> None:
    """Do as was confirmed."""
    st.session_state.pop(ASKED, None)
    try:
        trash.purge(journal, kind, entry_id)
        notice.said(wording.GONE_FOR_GOOD)
    except EntryNotFound:
        notice.said(wording.NOT_THERE)
    except JournalError as error:
        notice.said(str(error))


def keep_hold() -> None:
    """Switch the legal hold as the switch says."""
    on = bool(st.session_state["trash.hold"])
    try:
        journal.settings.write(replace(journal.settings.read(), legal_hold=on))
        notice.said("The legal hold is on" if on else "The legal hold is off")
    except JournalError as error:
        notice.said(str(error))


def show(thing: Trashed, *, hold: bool) -> None:
    """Show one entry with when it goes, and the ways back and on."""
    entry = thing.entry
    deleted, goes = (moment.astimezone(zone).date() for moment in (thing.deleted_at, thing.goes_at))
    spoken = trash.speaking_of(journal, entry.id) if isinstance(entry, Client) else 0
    with st.container(horizontal=True, vertical_alignment="center", key=f"trashed.{entry.id}"):
        with st.container(gap=None, key=kind_marks.key(thing.kind, entry.id)):
            st.text(f"{dates.date_in_words(entry.day)}  ·  {described(journal, entry)}")
            if words := opening(words_of(entry)):
                st.text(words)
            st.caption(wording.client_stays(spoken) if spoken else wording.goes(deleted, goes, hold=hold))
        st.button("Put back", key=f"back.{entry.id}", on_click=put_back, args=(thing.kind, entry.id), type="tertiary")
        if not hold and not spoken:
            st.button(
                "Delete for good",
                key=f"purge.{entry.id}",
                on_click=st.session_state.__setitem__,
                args=(ASKED, entry.id),
                type="tertiary",
            )
    if st.session_state.get(ASKED) == entry.id and not hold and not spoken:
        ask(thing.kind, entry)


def ask(kind: str, entry: Entry) -> None:
    """Ask once, and say what goes along and what stays elsewhere."""
    with st.container(border=True, key="asked_once"):
        st.text(wording.SURE)
        if items := trash.agenda_with(journal, entry.id):
            st.text(wording.takes_along(items))
        if files := journal.evidence.counts().get(entry.id):
            st.text(cpd_wording.goes_along(files))
        if shares := journal.sharing.holding(entry.id):
            st.text(wording.handed_over(share.person_name for share in shares))
        st.caption(wording.BACKUPS)
        with st.container(horizontal=True):
            st.button("Delete it for good", key="purge.yes", on_click=delete_for_good, args=(kind, entry.id))
            st.button("Keep it", key="purge.no", type="tertiary", on_click=st.session_state.pop, args=(ASKED, None))


st.title("Trash", anchor=False)
notice.show(journal)
hold = journal.settings.read().legal_hold
turns = Turns("trash", hold)
first = turns.begin or 0
things = trash.listed(journal, turns.n + 1, after=first)
st.caption(wording.HOW if things else wording.EMPTY)
turns.newer_button()
for thing in things[: turns.n]:
    show(thing, hold=hold)
turns.earlier_button(first + turns.n if len(things) > turns.n else None)

st.header("Legal hold", anchor=False)
if st.session_state.get("trash.hold") != hold:  # switched in another tab
    st.session_state["trash.hold"] = hold
st.toggle(wording.HOLD, key="trash.hold", on_change=keep_hold)
st.text(wording.HOLD_MEANS)
st.caption(wording.HOLD_LAW)
