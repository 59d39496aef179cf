"""Which supervision is signed for: a day for each meeting, settable by hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import streamlit as st

from journal.errors import FieldError, JournalError
from journal.records.supervision import Supervision
from journal.store.journal import Journal
from journal.use_cases.changing import change, take_back
from journal.wording import dates, labels
from journal.wording import hours as wording
from pages.parts import clock, notice, print_sheet
from pages.parts.forms.moment_field import day_input

MOST = 12
"""Meetings shown at once."""

_SHOWN = "signed_off.shown"


def listed(journal: Journal, meetings: Iterable[Supervision]) -> None:
    """List meetings, those not signed for first, each group newest first."""
    meetings = sorted(meetings, key=lambda s: s.at, reverse=True)
    if not meetings:
        st.caption(wording.NOTHING_TO_SIGN)
        return
    meetings.sort(key=lambda s: s.signed_off_on is not None)
    st.caption(wording.SIGNING)
    shown = st.session_state.setdefault(_SHOWN, MOST)
    for meeting in meetings[:shown]:
        _line(journal, meeting)
    if len(meetings) > shown:
        st.button(f"Show more ({len(meetings) - shown})", key="signed_off.more", on_click=_show_more)
    # Whole, whatever is shown: a list that was cut at its twelfth line is not handed over.
    lines = [
        wording.meeting(dates.day_with_year(one.day), one.minutes, one.format, one.supervisor)
        + f"  ·  {wording.signed(one.signed_off_on)}"
        for one in sorted(meetings, key=lambda one: one.at)
    ]
    print_sheet.button(
        wording.PRINT_SIGNED, [("", lines)], key="signed_off.print", title=wording.signed_by(clock.today(journal))
    )


def _line(journal: Journal, meeting: Supervision) -> None:
    day = dates.day_with_year(meeting.day)
    # The version is part of the key: after an undo the input begins anew with what is kept.
    key = f"signed_off.{meeting.id}.{meeting.as_of.timestamp()}"
    with st.container(horizontal=True, vertical_alignment="center", key=f"signed_line.{meeting.id}"):
        st.text(wording.meeting(day, meeting.minutes, meeting.format, meeting.supervisor))
        day_input(
            labels.label("signed_off_on"),
            journal=journal,
            key=key,
            start=meeting.signed_off_on,
            first=meeting.day,
            last=max(meeting.day, clock.today(journal)),
            label_hidden=True,
            on_change=lambda: _keep(journal, meeting.id, key),
        )


def _keep(journal: Journal, meeting_id: str, key: str) -> None:
    """Keep the day of the signature, or that there is none, and offer to take that back."""
    signed = st.session_state[key]
    try:
        changed = change(journal.supervisions, meeting_id, lambda meeting: replace(meeting, signed_off_on=signed))
    except FieldError as error:
        notice.said(labels.problem(error.field, error.reason))
        return
    except JournalError as error:
        notice.said(str(error))
        return
    words = "Signed off" if signed else "Signature taken back"
    notice.done(words, lambda: take_back(journal.supervisions, changed))


def _show_more() -> None:
    st.session_state[_SHOWN] += MOST
