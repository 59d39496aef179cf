"""The one line after something was done: what, and how to undo it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from journal.errors import EntryChanged, JournalError
from journal.records.entry import now_utc
from journal.store.entries import Entries
from journal.store.journal import Journal

_KEY = "notice"

SHOWN_SECONDS = 12
"""Seconds a notice stays, whatever else makes the page run meanwhile; undo is offered as long."""


def saved(kind: str, entry_id: str, *, new: bool, text: str = "Saved") -> None:
    """Remember that an entry was saved, for the next `show`; `text` may not hold a person's words."""
    _remember(text, kind, entry_id, "delete" if new else None)


def deleted(kind: str, entry_id: str) -> None:
    """Remember that an entry was put in the trash."""
    _remember("In the trash", kind, entry_id, "restore")


def said(text: str) -> None:
    """Remember a sentence that needs no undo."""
    _remember(text, None, None, None)


def _remember(text: str, kind: str | None, entry_id: str | None, undo: str | Callable[[], None] | None) -> None:
    st.session_state[_KEY] = {"text": text, "kind": kind, "id": entry_id, "undo": undo, "since": now_utc()}


def done(text: str, undo: Callable[[], None] | None = None) -> None:
    """Remember something else that was done, and what takes it back; `undo` may raise JournalError."""
    _remember(text, None, "done", undo)


def on_page(name: str) -> None:
    """Forget the notice when another page is opened: there it would speak of something else."""
    if st.session_state.setdefault("notice.page", name) != name:
        st.session_state["notice.page"] = name
        st.session_state.pop(_KEY, None)


def forget() -> None:
    """Forget the notice: something else is said next."""
    st.session_state.pop(_KEY, None)


def show(journal: Journal) -> None:
    """Show what was done a moment ago, with its undo."""
    result = st.session_state.get(_KEY)
    if result is None or (now_utc() - result["since"]).total_seconds() > SHOWN_SECONDS:
        st.empty()  # its place: inputs that move down by one are built anew by the browser
        return
    with st.container(horizontal=True, vertical_alignment="center", key="notice_line"):
        st.badge(result["text"], icon=":material/check:", color="green")
        if result["undo"]:
            st.button("Undo", type="tertiary", key=f"undo.{result['id']}", on_click=_undo, args=(journal, result))


def _undo(journal: Journal, result: dict[str, Any]) -> None:
    if callable(result["undo"]):
        try:
            with journal.transaction():
                result["undo"]()
            said("As it was before")
        except EntryChanged:
            said("This was changed once more since then, so it was left as it is.")
        except JournalError as error:
            said(str(error))
        return
    entries: Entries = next(e for e in journal.tables if e.kind == result["kind"])  # type: ignore[type-arg]  # of any kind
    try:
        if result["undo"] == "delete":
            entries.delete(result["id"])
            deleted(result["kind"], result["id"])
            if st.query_params.get("id") == result["id"]:
                del st.query_params["id"]
        else:
            entries.restore(result["id"])
            said("Back again")
    except JournalError as error:
        said(str(error))
