"""One entry of a list, opened in its place: what is changed most is changed here, and its history is told."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from journal.errors import EntryNotFound, JournalError
from journal.records.entry import Entry, now_utc
from journal.records.kinds import BY_NAME
from journal.records.session import Session, SessionStatus
from journal.store.entries import Entries
from journal.store.journal import Journal
from journal.wording import entries as wording
from journal.wording import labels
from pages.parts import notice, page_links
from pages.parts.forms import fields
from pages.parts.forms.form import Form, begin
from pages.parts.listing import entries, history

NOTES = frozenset({"note", "text", "notes"})
LINES = frozenset({"line"})


def show(journal: Journal, table: Entries[Any], entry: Entry) -> None:
    """Show the entry that the address names (?id=…): a quick change, the way to all of it, its history, the trash."""
    with st.container(border=True, key="chosen_entry"):
        form = begin(journal, table)
        if form.entry is None:  # gone since it was read, this very moment
            st.query_params.pop("draft", None)
            return
        names = _asked(form)
        if names and _holds_more(form, names):
            st.text(wording.UNSAVED)
        elif names:
            for name in names:
                _ask(form, name)
            # What was open is handed over, so that a change made elsewhere meanwhile is not overwritten.
            opened = form.entry
            form.save_button(lambda form: replace(opened, **{name: form[name] for name in names}, edited_at=now_utc()))
        with st.container(horizontal=True):
            page_links.button("Open all of it", BY_NAME[table.kind].page, key="chosen.open", id=entry.id)
            st.button("Close", key="chosen.close", type="tertiary", on_click=close)
            st.button(
                "Delete", key="chosen.delete", type="tertiary", on_click=entries.delete_entry, args=(table, entry.id)
            )
        history.show(journal, table, entry)


def show_missing(journal: Journal, entry_id: str) -> None:
    """Say that the entry of the address is gone; where it lies in the trash, offer to put it back."""
    table = entries.table_of(journal, entry_id)
    if table is None:
        st.info(wording.GONE)
        return
    st.session_state.pop(f"{table.kind}.trouble", None)  # said here, in better words
    typed = any(draft.entry_id == entry_id for draft in journal.drafts.all())
    st.info(" ".join([wording.DELETED_ELSEWHERE, *([wording.TYPED_IS_KEPT] if typed else [])]))
    with st.container(horizontal=True):
        st.button("Put it back", key="chosen.restore", on_click=_restore, args=(table, entry_id))
        st.button("Leave it there", key="chosen.close", type="tertiary", on_click=close)


def choose(entry_id: str) -> None:
    """Open an entry in its place; for a button's on_click."""
    entries.open_entry(entry_id)


def close() -> None:
    """Close it again. What was typed stays as a draft."""
    for name in ("id", "draft"):
        st.query_params.pop(name, None)


def _asked(form: Form[Any]) -> list[str]:
    names = BY_NAME[form.entries.kind].changed_where_listed
    unheld = isinstance(form.entry, Session) and form.entry.status is not SessionStatus.ATTENDED
    return [name for name in names if not (name == "demand" and unheld)]


def _holds_more(form: Form[Any], names: list[str]) -> bool:
    """Say whether the entry's own page was left with changes that are not shown here: saving would end their draft."""
    draft = form.journal.drafts.get(form.draft_id)
    return draft is not None and not {*draft.fields, *draft.texts} <= set(names)


def _ask(form: Form[Any], name: str) -> None:
    if name in NOTES:
        form.note(name, labels.label(name), rows=6)
    elif name in LINES:
        fields.line(form, name)
    else:
        fields.rating(form, name)


def _restore(table: Entries[Any], entry_id: str) -> None:
    try:
        table.restore(entry_id)
        notice.said("Back again")
    except EntryNotFound:
        notice.said(wording.GONE)
    except JournalError as error:
        notice.said(str(error))
