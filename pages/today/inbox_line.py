"""What Today says of the inbox: lines that were left, and, loudly, a key that somebody changed."""

from __future__ import annotations

import streamlit as st

from journal.errors import JournalError
from journal.store import inbox, inbox_key
from journal.store.journal import Journal
from journal.wording import inbox as wording
from pages.parts import clock, notice, page_links

PAGE = "inbox"


def show(journal: Journal) -> None:
    """Show how many lines wait, as a way to them; shows nothing when none does and all is well."""
    warn(journal)
    waiting = inbox.count(journal)
    if waiting:
        page_links.button(wording.waiting(waiting, inbox.LOOKED_AT), PAGE, key="inbox", icon=":material/inbox:")


def warn(journal: Journal) -> None:
    """Say that the public half of the inbox's key was changed, until that is read."""
    since = inbox_key.changed_since(journal)
    if since is None:
        return
    st.warning(wording.changed(since.astimezone(clock.zone_here(journal))))
    st.button(wording.UNDERSTOOD, key="inbox.changed", on_click=_read, args=(journal,))


def _read(journal: Journal) -> None:
    try:
        inbox_key.change_was_read(journal)
    except JournalError as error:
        notice.said(str(error))
