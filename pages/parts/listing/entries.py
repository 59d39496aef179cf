"""A short list of entries, newest first, each to be opened or put in the trash.

A component of our own: eight entries made of Streamlit's parts are fifty parts, which a save would draw anew.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import streamlit as st

from journal.errors import JournalError
from journal.records.entry import Entry
from journal.store.entries import Entries
from journal.store.journal import Journal
from pages.parts import notice
from pages.parts.own_component import own_component

R = TypeVar("R", bound=Entry)

_HERE = Path(__file__)
_list = own_component(
    "entry_list",
    html='<ul role="list"></ul>',
    css=_HERE.with_suffix(".css").read_text(encoding="utf-8"),
    js=_HERE.with_suffix(".js").read_text(encoding="utf-8"),
)

WORDS = {"open": "Open", "delete": "Delete"}


def listed(
    journal: Journal,
    entries: Entries[R],
    records: Sequence[R],
    describe: Callable[[R], tuple[str, str]],
    *,
    empty: str,
    name: str = "lately",
) -> None:
    """List entries: `describe` gives a first line and a quiet second one, both shown as plain text.

    With none, shows `empty`: what will be here, and the first step. Of
    several lists on a page, each has a `name`.
    """
    if not records:
        st.caption(empty)
        return
    key = f"entry_list.{entries.kind}.{name}"
    _list(
        key=key,
        data={"words": WORDS, "rows": [(record.id, *describe(record)) for record in records]},
        on_press_change=lambda: _pressed(entries, (st.session_state[key] or {}).get("press")),
    )


def opening(text: str, length: int = 90) -> str:
    """Return the first words of a note on one line, cut at `length` characters."""
    line = " ".join(text[: 4 * length].split())
    return line if len(line) <= length else line[: length - 1].rsplit(" ", 1)[0] + "…"


def _pressed(entries: Entries[Any], what: object) -> None:
    """Do what was pressed in a row; what names no entry, or asks for something else, is passed over."""
    if not isinstance(what, dict) or not entries.holds(str(what.get("id"))):
        return
    if what.get("do") == "open":
        open_entry(str(what["id"]))
    elif what.get("do") == "delete":
        delete_entry(entries, str(what["id"]))


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
