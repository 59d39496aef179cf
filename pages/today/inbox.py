"""Left while locked: each line opened, to be confirmed, gone on with, or thrown away."""

from __future__ import annotations

import streamlit as st

from journal.errors import InboxUnavailable, JournalError
from journal.exchange.capture import Captured
from journal.store import inbox
from journal.store.inbox import Line, Opened
from journal.store.inbox_files import LONGEST_LINE
from journal.use_cases import left_line as use_case
from journal.use_cases.capture_line import understand
from journal.wording import inbox as wording
from pages.frame.unlocked import current_journal
from pages.parts import clock, notice
from pages.parts.markdown_escape import markdown_escape
from pages.today import inbox_line, left_line

SHOWN = 20
"""Lines shown at once; the next ones follow when these are dealt with."""

FITS = 30
"""Characters of a line that its input shows whole, also on a phone."""

journal = current_journal()
here = clock.zone_here(journal)
today = clock.today(journal)


def one(line: Line, place: int) -> None:
    """Show a line, what it would be kept as, and what can be done with it."""
    when = line.left_at.astimezone(here)
    key = f"inbox.{line.id}.text"
    changed = use_case.changed_text(journal, line)
    if changed is not None:
        st.session_state.setdefault(key, changed)
    with st.container(border=True, key=f"line_{line.id}"):
        st.caption(wording.left(when, today))
        text = st.session_state.get(key, line.text)
        captured = understand(journal, text, when, entry_id=line.entry_id)
        changing = key in st.session_state or bool(captured.problems)
        if not changing or text != line.text or len(text) > FITS:
            st.text(line.text)
        if changing:
            st.session_state[key] = text
            st.text_input(
                wording.CHANGE,
                key=key,
                live=True,
                autocomplete="off",
                max_chars=LONGEST_LINE,
                on_change=left_line.change,
                args=(journal, line, key),
            )
        left_line.chips(captured)
        offers(line, captured, key)
        with st.container(horizontal=True):
            st.button(
                wording.KEEP,
                key=f"inbox.{line.id}.keep",
                type="primary" if place == 0 else "secondary",
                disabled=not captured.good,
                on_click=left_line.confirm,
                args=(journal, line, key, when, captured),
            )
            st.button(
                wording.AS_REFLECTION,
                key=f"inbox.{line.id}.reflection",
                type="tertiary",
                on_click=left_line.as_reflection,
                args=(journal, line, key, when),
            )
            if key not in st.session_state:
                st.button(
                    wording.CHANGE,
                    key=f"inbox.{line.id}.change",
                    type="tertiary",
                    on_click=st.session_state.__setitem__,
                    args=(key, line.text),
                )
            st.button(
                wording.THROW_AWAY,
                key=f"inbox.{line.id}.throw_away",
                type="tertiary",
                on_click=left_line.throw_away,
                args=(journal, line),
            )


def offers(line: Line, captured: Captured, key: str) -> None:
    """Show the ways on that a line has: codes near an unknown one, and a new client."""
    if not captured.offers:
        return
    with st.container(horizontal=True):
        for n, offer in enumerate(captured.offers):
            st.button(markdown_escape(offer.label), key=f"{key}.offer.{n}", on_click=take, args=(line, key, offer.line))


def take(line: Line, key: str, text: str) -> None:
    """Put an offered line in the place of the one that stands."""
    st.session_state[key] = text
    left_line.change(journal, line, key)


def unreadable(found: Opened) -> None:
    """Say what could not be read, and let it be deleted in two presses."""
    if not found.unreadable:
        return
    st.text(wording.unreadable(found.unreadable))
    with st.popover(wording.DELETE_ASIDE):
        st.button(wording.DELETE_ASIDE, key="inbox.delete_aside", on_click=delete_aside)


def delete_aside() -> None:
    """Delete what could not be read."""
    try:
        inbox.throw_away_aside(journal)
    except JournalError as error:
        notice.said(str(error))
        return
    notice.said(wording.ASIDE_GONE)


st.title("Left while locked", anchor=False)
notice.show(journal)
inbox_line.warn(journal)
try:
    found = inbox.opened(journal)
except InboxUnavailable:
    st.warning(wording.NOT_A_FOLDER)
    found = Opened()
if found.lines:
    st.caption(wording.EACH)
elif not found.more:
    st.text(wording.EMPTY)
for place, line in enumerate(found.lines[:SHOWN]):
    one(line, place)
if len(found.lines) > SHOWN:
    st.caption(wording.and_more(len(found.lines) - SHOWN))
if found.more:
    st.text(wording.MORE)
    st.button(wording.LOOK_ON, key="inbox.look_on")
unreadable(found)
