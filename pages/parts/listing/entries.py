"""A short list of entries, newest first, each to be opened or put in the trash."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import streamlit as st

from journal.errors import JournalError
from journal.records.entry import Entry
from journal.store.entries import Entries
from journal.store.journal import Journal
from pages.parts import notice

R = TypeVar("R", bound=Entry)


def listed(
    journal: Journal,
    entries: Entries[R],
    records: Sequence[R],
    describe: Callable[[R], tuple[str, str]],
    *,
    empty: str,
) -> None:
    """List entries: `describe` gives a first line and a quiet second one, both shown as plain text.

    With none, shows `empty`: what will be here, and the first step.
    """
    if not records:
        st.caption(empty)
        return
    for record in records:
        first, second = describe(record)
        with st.container(horizontal=True, vertical_alignment="center", key=f"entry.{record.id}"):
            with st.container(gap=None):
                st.text(first)
                if second:
                    st.text(second)
            st.button("Open", key=f"open.{record.id}", on_click=open_entry, args=(record.id,), type="tertiary")
            st.button(
                "Delete", key=f"delete.{record.id}", on_click=delete_entry, args=(entries, record.id), type="tertiary"
            )


def opening(text: str, length: int = 90) -> str:
    """Return the first words of a note on one line, cut at `length` characters."""
    line = " ".join(text[: 4 * length].split())
    return line if len(line) <= length else line[: length - 1].rsplit(" ", 1)[0] + "…"


def open_entry(entry_id: str) -> None:
    """Put an entry into this page's address, so that the form shows it."""
    if "draft" in st.query_params:
        del st.query_params["draft"]
    st.query_params["id"] = entry_id


def delete_entry(entries: Entries[Any], entry_id: str) -> None:
    """Put an entry in the trash, and say so with an undo; for a button's on_click."""
    try:
        entries.delete(entry_id)
        notice.deleted(entries.kind, entry_id)
        if st.query_params.get("id") == entry_id:
            del st.query_params["id"]
    except JournalError as error:
        notice.said(str(error))
