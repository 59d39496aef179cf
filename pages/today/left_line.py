"""One line that was left while locked: what it is understood as, and what becomes of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import streamlit as st

from journal.errors import JournalError
from journal.exchange.capture import Captured
from journal.records.entry import new_id
from journal.records.reflection import Reflection
from journal.store import inbox
from journal.store.inbox import Line
from journal.store.journal import Journal
from journal.use_cases import capture_line
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

DRAFT, TEXT = "line", "text"
"""Kind and field of the draft of a changed line; its id is the line's own."""


def changed_text(journal: Journal, line: Line) -> str | None:
    """Return the line as it was changed inside and not confirmed yet; None if it was not."""
    draft = journal.drafts.get(line.id)
    return draft.texts.get(TEXT) if draft is not None else None


def change(journal: Journal, line: Line, key: str) -> None:
    """Keep a changed line, encrypted, as it stands in the input `key`.

    Of one that is gone meanwhile, the words are kept as a reflection that is begun.
    """
    try:
        if inbox.is_kept(journal, line) or not line.path.exists():
            journal.drafts.put_text(new_id(), journal.reflections.kind, "text", st.session_state[key])
            notice.said(wording.CHANGED_TOO_LATE)
            return
        journal.drafts.put_text(line.id, DRAFT, TEXT, st.session_state[key])
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
    """Keep what a line means as an entry written when it was left, and then delete the line.

    Cut off between the two, the line is recognised and not kept twice. Where
    the input `key` says something else than was `shown`, nothing is saved: it
    is to be seen first.
    """
    captured = capture_line.understand(journal, st.session_state.get(key, line.text), when)
    if not captured.good or capture_line.fingerprint(captured) != capture_line.fingerprint(shown):
        return
    try:
        with journal.transaction():
            if inbox.is_kept(journal, line):
                raise JournalError(wording.GONE)
            kept = capture_line.keep(
                journal, _as_left(journal, captured, line), entry_id=line.entry_id, written_at=line.left_at
            )
            journal.drafts.drop(line.id)
            inbox.mark_kept(journal, line)
    except JournalError as error:
        notice.said(str(error))
        return
    inbox.tidy(journal, line)
    notice.done(_said(journal, kept), lambda: capture_line.take_back(journal, kept))


def as_reflection(journal: Journal, line: Line, key: str, when: datetime) -> None:
    """Make a line, as it stands in the input `key`, the draft of a reflection, delete it, and open the draft."""
    text = st.session_state.get(key, line.text)
    captured = capture_line.understand(journal, text, when)
    begun = {"at_day": encoded(when.date()), "at_time": encoded(when.time().replace(second=0, microsecond=0))}
    if isinstance(captured.record, Reflection) and captured.record.client_id:
        begun["client_id"] = captured.record.client_id
    kind = journal.reflections.kind
    try:
        with journal.transaction():
            if inbox.is_kept(journal, line):
                raise JournalError(wording.GONE)
            journal.drafts.put_fields(line.entry_id, kind, None, begun)
            journal.drafts.put_text(line.entry_id, kind, "text", text)
            journal.drafts.drop(line.id)
    except JournalError as error:
        notice.said(str(error))
        return
    inbox.tidy(journal, line)
    page_links.go(REFLECTION, draft=line.entry_id)


def throw_away(journal: Journal, line: Line) -> None:
    """Delete a line, and keep how to take it back: sealed, as it was."""
    try:
        sealed = inbox.throw_away(journal, line)
        journal.drafts.drop(line.id)
    except JournalError as error:
        notice.said(str(error))
        return
    if sealed:
        notice.done(wording.THROWN_AWAY, lambda: inbox.put_back(line, sealed))
    else:
        notice.said(wording.GONE)


def _as_left(journal: Journal, captured: Captured, line: Line) -> Captured:
    """Date a new entry to when its line was left, and give a reflection that waits the day it waits for."""
    record = captured.record
    if record is None or captured.settles is not None:
        return captured
    record = replace(record, written_at=line.left_at)
    if isinstance(record, Reflection) and record.waits_until is None:
        until = set_down_days.until(journal, record.waits, record.client_id, record.day, record)
        record = replace(record, waits_until=until)
    return replace(captured, record=record)


def _said(journal: Journal, kept: Kept) -> str:
    if kept.kind == journal.reflections.kind:
        return set_down.said(journal, journal.reflections.get(kept.entry_id))
    return "Saved"
