"""A short list of entries, newest first, each to be opened or put in the trash."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, TypeVar

import streamlit as st

from journal.errors import EntryNotFound, JournalError
from journal.records.entry import Entry
from journal.store.entries import Entries
from journal.store.journal import Journal
from pages.parts import notice
from pages.parts.listing import rows

R = TypeVar("R", bound=Entry)

ACTS = {"open": "Open", "delete": "Delete"}
NO_MORE: Mapping[str, str] = MappingProxyType({})


def listed(
    journal: Journal,
    entries: Entries[R],
    records: Sequence[R],
    describe: Callable[[R], tuple[str, str]],
    *,
    empty: str,
    name: str = "lately",
    more: Mapping[str, str] = NO_MORE,
    on_more: Callable[[str, str], None] | None = None,
) -> None:
    """List entries: `describe` gives a first line and a quiet second one, both shown as plain text.

    With none, shows `empty`: what will be here, and the first step. Of
    several lists on a page, each has a `name`. `more` are acts beside open
    and delete, with their words; `on_more` is called with the act and the id.
    """
    if not records:
        st.caption(empty)
        return
    shown = []
    for record in records:
        first, second = describe(record)
        shown.append(rows.Row(record.id, first, rows.plain(second), acts=(*more, *ACTS)))

    def pressed(act: str, entry_id: str) -> None:
        if act in ACTS:
            _pressed(entries, act, entry_id)
        elif on_more is not None and entries.holds(entry_id):
            on_more(act, entry_id)

    rows.show(f"entry_rows.{entries.kind}.{name}", shown, {**more, **ACTS}, pressed)


def table_of(journal: Journal, entry_id: str) -> Entries[Any] | None:
    """Return the table that ever held an entry of this id, also one in the trash, or None."""
    return next((table for table in journal.tables if table.holds(entry_id)), None)


def opening(text: str, length: int = 90) -> str:
    """Return the first words of a note on one line, cut at `length` characters."""
    line = " ".join(text[: 4 * length].split())
    return line if len(line) <= length else line[: length - 1].rsplit(" ", 1)[0] + "…"


def _pressed(entries: Entries[Any], act: str, entry_id: str) -> None:
    if not entries.holds(entry_id):
        return
    if act == "open":
        open_entry(entry_id)
    else:
        delete_entry(entries, entry_id)


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
    except EntryNotFound as error:
        # Pressed twice, or in a list that another tab drew before: where it lies in the trash, the undo stays.
        if entries.holds(entry_id):
            notice.deleted(entries.kind, entry_id)
        else:
            notice.said(str(error))
    except JournalError as error:
        notice.said(str(error))
