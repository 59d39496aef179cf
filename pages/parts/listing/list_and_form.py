"""Pages that hold a list and, by their address, the form of one of it: the ways back from the form to the list."""

from __future__ import annotations

from typing import Any

import streamlit as st

from journal.errors import JournalError
from journal.store.entries import Entries
from pages.parts import notice

ADDRESS = ("id", "draft")
"""What of the address names a form."""


def in_form() -> bool:
    """Say whether the address names a form."""
    return any(name in st.query_params for name in ADDRESS)


def leave_form() -> None:
    """Go back to the list; what was begun stays as a draft."""
    for name in ADDRESS:
        if name in st.query_params:
            del st.query_params[name]


def delete(entries: Entries[Any], entry_id: str) -> None:
    """Put one into the trash, say so with an undo, and go back to the list."""
    try:
        entries.delete(entry_id)
        notice.deleted(entries.kind, entry_id)
        leave_form()
    except JournalError as error:
        notice.said(str(error))
