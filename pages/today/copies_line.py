"""What Today says, once, of a second place that had no new copy for two weeks; nothing to whoever chose none."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from journal.errors import JournalError
from journal.planning.old_copy import to_be_told
from journal.store import second_place
from journal.store.journal import Journal
from journal.wording import copies as wording
from pages.parts import notice, page_links

PAGE = "copies"


def show(journal: Journal, now: datetime) -> None:
    """Show the line, with a way to the page and a way to put it away; nothing where nothing is old."""
    if second_place.chosen(journal) is None:
        return
    noted = second_place.noted(journal)
    if noted.newest is None or not to_be_told(noted, now):
        return
    with st.container(horizontal=True, vertical_alignment="center", key="old_copy"):
        st.text(wording.old_elsewhere(noted.newest.astimezone(now.tzinfo), now))
        page_links.button(wording.TO_COPIES, PAGE, key="old_copy.see")
        st.button(wording.ALL_RIGHT, key="old_copy.away", type="tertiary", on_click=_put_away, args=(journal,))


def _put_away(journal: Journal) -> None:
    try:
        second_place.told(journal)
    except JournalError as error:
        notice.said(str(error))
