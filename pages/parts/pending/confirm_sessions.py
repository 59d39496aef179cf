"""One column of taps: was each session held, and how much did it ask? Each tap saves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from journal.errors import EntryNotFound, JournalError
from journal.records.session import Session, SessionStatus
from journal.store.journal import Journal
from journal.use_cases import week
from journal.use_cases.changing import Changed, take_back
from journal.wording import dates, labels
from pages.parts import notice
from pages.parts.markdown_escape import markdown_escape

STATUS_WORDS = {
    SessionStatus.ATTENDED: "Attended",
    SessionStatus.NO_SHOW: "No-show",
    SessionStatus.CANCELLED_LATE: "Late",
    SessionStatus.CANCELLED: "Cancelled",
    SessionStatus.CANCELLED_BY_ME: "By me",
}
"""Short words, so that five of them fit in two lines on a phone. Late means cancelled late, "By me" cancelled by me."""

MOST = 30
"""Lines shown at once."""


def column(
    journal: Journal,
    sessions: Sequence[Session],
    *,
    place: str,
    heading: str,
    unless: Callable[[Session], bool] = lambda _: False,
) -> None:
    """Show a line for each session that is given, and for each one shown since the page was opened.

    A line stays where it is after its tap: the next tap must not land on
    another client. `place` names the page; `sessions` are in order of time.
    Those that `unless` is true of are settled elsewhere on the page. With
    nothing to show, not even `heading` is shown.
    """
    sessions = [session for session in sessions if not unless(session)]
    lines = {session.id: session for session in sessions[:MOST]}
    for session_id in _shown(place):
        if session_id not in lines:
            try:
                lines[session_id] = journal.sessions.get(session_id)
            except EntryNotFound:
                continue
    ordered = sorted((session for session in lines.values() if not unless(session)), key=lambda s: (s.at, s.id))
    low, high, top = labels.ends("demand")
    if ordered:
        st.header(heading, anchor=False)
        st.caption(f"{labels.label('demand')}, where you were together: 0 {low}, {top} {high}. Each tap saves.")
    for session in ordered:
        _line(journal, session, place)
    if len(sessions) > MOST:
        st.caption(f"And {dates.count(len(sessions) - MOST, 'more session')} after these.")


def _line(journal: Journal, session: Session, place: str) -> None:
    code = journal.clients.code_of(session.client_id)
    when = dates.short_date(session.at)
    known = session.status in STATUS_WORDS
    with st.container(key=f"settle_{session.id}", gap="xsmall"):
        st.text(f"{when}, {dates.clock(session.at)}   {code}")
        key = _show(session, place, "status", session.status.value if known else None)
        st.pills(
            f"Was it held? {markdown_escape(code)}",
            [status.value for status in STATUS_WORDS],
            key=key,
            format_func=lambda status: STATUS_WORDS[SessionStatus(status)],
            label_visibility="collapsed",
            on_change=_settle,
            args=(journal, session.id, key),
        )
        if session.status is SessionStatus.ATTENDED:
            key = _show(session, place, "demand", session.demand)
            st.pills(
                f"How much {markdown_escape(code)} asked, 0 to 10",
                list(range(11)),
                key=key,
                label_visibility="collapsed",
                on_change=_rate,
                args=(journal, session.id, key),
            )
            st.caption(labels.anchor("demand", session.demand) or "&nbsp;")


def _show(session: Session, place: str, name: str, value: Any) -> str:
    """Let an input show what is kept, also after an undo, and return its key."""
    key = f"settle.{place}.{session.id}.{name}"
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value
    return key


def _shown(place: str) -> list[str]:
    """Return the ids of the sessions this page showed a moment ago: Streamlit forgets the inputs of other pages."""
    names = [str(key).split(".") for key in st.session_state]
    return [name[2] for name in names if len(name) == 4 and name[:2] == ["settle", place] and name[3] == "status"]


def _settle(journal: Journal, session_id: str, key: str) -> None:
    chosen = st.session_state[key]
    _keep(journal, lambda: week.settle(journal, session_id, SessionStatus(chosen or SessionStatus.PLANNED)))


def _rate(journal: Journal, session_id: str, key: str) -> None:
    demand = st.session_state[key]
    _keep(journal, lambda: week.rate(journal, session_id, demand))


def _keep(journal: Journal, change: Callable[[], Changed[Session]]) -> None:
    """Keep the change, and how to take it back."""
    try:
        changed = change()
    except JournalError as error:
        notice.said(str(error))
        return
    notice.done("Saved", lambda: take_back(journal.sessions, changed))
