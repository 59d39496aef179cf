"""One line that was left while locked: what it is understood as, and what becomes of it."""

from __future__ import annotations

from datetime import date, datetime

import streamlit as st

from journal.errors import JournalError
from journal.exchange.capture import Captured
from journal.planning import set_down as planning
from journal.records.reflection import Reflection
from journal.records.session import Session
from journal.store import inbox
from journal.store.inbox import Line
from journal.store.journal import Journal
from journal.use_cases import capture_line, left_line
from journal.use_cases.capture_line import Kept
from journal.wording import inbox as wording
from journal.wording import labels
from pages.parts import notice, page_links
from pages.parts.forms.draft_values import encoded
from pages.parts.listing.entries import opening
from pages.parts.markdown_escape import markdown_escape
from pages.parts.pending import set_down, set_down_days

NOTE_SHOWN = 120
"""Characters of a note shown beside the chips."""

REFLECTION = "reflection"


def change(journal: Journal, line: Line, key: str) -> None:
    """Keep a changed line as it stands in the input `key`."""
    try:
        if not left_line.change(journal, line, st.session_state[key]):
            notice.said(wording.CHANGED_TOO_LATE)
    except JournalError as error:
        notice.said(str(error))


def chips(captured: Captured) -> None:
    """Show what would be saved, and whatever is to be known before it is."""
    note = labels.label("note")
    with st.container(horizontal=True, gap="xsmall"):
        for chip in captured.chips:
            if chip.label != note:
                said = f"{chip.label}: {chip.value}" if chip.label else chip.value
                st.badge(markdown_escape(said), color="gray")
    for chip in captured.chips:
        if chip.label == note:  # long, and the line itself stands above
            st.text(f"{note}: {opening(chip.value, NOTE_SHOWN)}")
    for sentence in (*captured.problems, *captured.doubts):
        st.text(sentence)


def confirm(journal: Journal, line: Line, key: str, when: datetime, shown: Captured) -> None:
    """Keep what a line means. Where the input `key` says something else than was `shown`, it is to be seen first."""
    captured = capture_line.understand(journal, st.session_state.get(key, line.text), when, entry_id=line.entry_id)
    if not captured.good or capture_line.fingerprint(captured) != capture_line.fingerprint(shown):
        return

    def until(record: Reflection) -> date | None:
        ahead = set_down_days.ahead(journal, record.client_id, record)
        return planning.until(record.waits, ahead, client_id=record.client_id, day=record.day)

    try:
        kept = left_line.keep(journal, line, captured, until)
    except JournalError as error:
        notice.said(str(error))
        return
    notice.done(_said(journal, kept), lambda: capture_line.take_back(journal, kept))


def as_reflection(journal: Journal, line: Line, key: str, when: datetime) -> None:
    """Make a line, as it stands in the input `key`, the draft of a reflection, and open the draft."""
    text = st.session_state.get(key, line.text)
    captured = capture_line.understand(journal, text, when)
    begun = {"at_day": encoded(when.date()), "at_time": encoded(when.time().replace(second=0, microsecond=0))}
    if isinstance(captured.record, Reflection | Session) and captured.record.client_id:
        begun["client_id"] = captured.record.client_id
    try:
        draft_id = left_line.begin_reflection(journal, line, text, begun)
    except JournalError as error:
        notice.said(str(error))
        return
    page_links.go(REFLECTION, draft=draft_id)


def throw_away(journal: Journal, line: Line) -> None:
    """Delete a line, and keep how to take it back: sealed, as it was."""
    try:
        sealed = left_line.throw_away(journal, line)
    except JournalError as error:
        notice.said(str(error))
        return
    notice.done(wording.THROWN_AWAY, lambda: inbox.put_back(journal, line, sealed))


def _said(journal: Journal, kept: Kept) -> str:
    if kept.kind == journal.reflections.kind:
        return set_down.said(journal, journal.reflections.get(kept.entry_id))
    return "Saved"
