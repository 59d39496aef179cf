"""The journal that a page works on."""

from __future__ import annotations

from typing import NoReturn

import streamlit as st

from journal.store.journal import Journal
from journal.wording import dates
from pages.frame import cookie, written
from pages.frame.browsers import unlocked
from pages.parts import streamlit_private

__all__ = ["browser_cookie", "browser_writes", "current_journal", "unlocked"]

PINNED = "_journal"
"""Where a tab's session state keeps the id of its journal."""

LOCKED = "The journal is locked. What was saved is safe."
OTHER_JOURNAL = (
    "This tab belongs to another journal than the one that is open now. "
    "What you saved in it is safe, and nothing from this tab was written to the other one."
)


def browser_cookie() -> str | None:
    """Return the cookie of the browser that asks. The one place that reads it: tests replace this function."""
    return st.context.cookies.get(cookie.name())


def browser_writes() -> str | None:
    """Return what the browser that asks told of how it writes dates and times. Tests replace this function too."""
    return st.context.cookies.get(written.COOKIE)


def current_journal() -> Journal:
    """Return the open journal of this browser, or show why not and end the page's run.

    Every page begins with it. A run is no activity: pages run by the clock
    too. Keys, pointer, scrolling and taps are (presence.js).
    """
    value = browser_cookie()
    journal = unlocked.peek(value)
    if journal is None or value is None:
        _refuse(LOCKED, "Unlock")
    if st.session_state.setdefault(PINNED, journal.id) != journal.id:
        _refuse(OTHER_JOURNAL, "Go to the journal that is open")
    tab = streamlit_private.tab_of_run()
    if tab is not None:
        unlocked.remember_tab(value, tab, journal)
    written.write_for(journal, browser_writes())
    return journal


def _as_written_here() -> dates.Written:
    """Return the form in which dates are written in this run or request; a callback asks before its page does."""
    found = written.here()
    if found is not None:
        return found
    journal = unlocked.peek(browser_cookie()) if streamlit_private.tab_of_run() is not None else None
    return dates.ONE_FORM if journal is None else written.in_force(journal, browser_writes())


dates.asked_of(_as_written_here)


def _refuse(sentence: str, way_on: str) -> NoReturn:
    """Forget what the tab held, but not which journal it belongs to."""
    for key in list(st.session_state):
        if key != PINNED:
            del st.session_state[key]
    st.cache_data.clear()
    st.text(sentence)
    st.html(f'<p><a href="/" target="_self">{way_on}</a></p>')
    st.stop()
