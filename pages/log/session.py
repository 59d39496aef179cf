"""Log a session, or edit one: who came, and how much it asked."""

from __future__ import annotations

from datetime import datetime, timedelta

import streamlit as st

from journal.errors import FieldError
from journal.records.client import Client
from journal.records.session import Medium, Session, SessionStatus, still_to_come
from journal.wording import dates, labels, values
from journal.wording import session as wording
from pages.frame.unlocked import current_journal
from pages.parts import clock, notice, page_links
from pages.parts.forms import fields
from pages.parts.forms.draft_values import of_type
from pages.parts.forms.form import Form, begin, more
from pages.parts.listing import entries
from pages.parts.markdown_escape import markdown_escape

LISTED_DAYS = 14
LISTED = 12

journal = current_journal()


def chosen_client(form: Form[Session]) -> Client | None:
    """Return the client who is chosen now, if any."""
    client_id = form["client_id"]
    return next((c for c in journal.clients.all() if c.id == client_id), None) if client_id else None


def over(form: Form[Session]) -> None:
    """Let the start be as long ago as the session was long, unless it is still to come."""
    form.begins(less=None if form["status"] == SessionStatus.PLANNED else "minutes")


def start_of(form: Form[Session]) -> datetime | None:
    """Return the start as it stands in the form, or None while it is not a time."""
    try:
        return form.moment()
    except FieldError:
        return None


def build(form: Form[Session]) -> Session:
    """Make the record from the form."""
    if not form["client_id"]:
        raise FieldError("client_id", "is not chosen yet")
    status = form.chosen("status", SessionStatus)
    if status is None:
        raise FieldError("status", "is not chosen yet")
    client = chosen_client(form)
    there = {member.id for member in client.members} if client else set()
    emergency = bool(form["emergency"])
    return Session(
        **form.identity(),
        at=form.moment(),
        client_id=form["client_id"],
        minutes=form["minutes"],
        status=status,
        medium=form.chosen("medium", Medium) or Medium.ROOM,
        interrupted=bool(form["interrupted"]),
        overran=bool(form["overran"]),
        emergency=emergency,
        requested_at=form.moment_or_none("requested_at") if emergency else None,
        offered_at=form.moment_or_none("offered_at") if emergency else None,
        demand=form["demand"] if status is SessionStatus.ATTENDED else None,
        members_present=tuple(m for m in form["members_present"] or () if m in there),
        note=form["note"],
    )


def same_day(form: Form[Session]) -> str:
    """Say whether the emergency was met on the day it was asked for; empty while that is not known."""
    try:
        asked, start = form.moment_or_none("requested_at"), form.moment()
    except FieldError:
        return ""
    return wording.emergency(asked.date(), start.date(), form["status"] or "") if asked is not None else ""


def ask_emergency(form: Form[Session]) -> None:
    """Ask whether it was an emergency, and if so when it was asked for and offered."""
    st.segmented_control(
        "Regular or emergency",
        [False, True],
        format_func=lambda emergency: "Emergency" if emergency else "Regular",
        key=form.field("emergency", empty=False, takes=of_type(bool)),
    )
    if form["emergency"]:
        fields.when(form, "requested_at")
        fields.when(form, "offered_at")
        st.caption(" ".join(part for part in (same_day(form), wording.DECLINED) if part))


st.title("A session")
notice.show(journal)

form = begin(journal, journal.sessions, start={"medium": Medium.ROOM})
over(form)
start = start_of(form)
happened = start is None or not still_to_come(start, clock.local_now(journal))
form.follow("status", str(SessionStatus.ATTENDED if happened else SessionStatus.PLANNED))
if form["status"] in (None, SessionStatus.ATTENDED):
    fields.rating(form, "demand")
fields.client(form, day=form["at_day"] or clock.today(journal))
client = chosen_client(form)
if client is not None:
    form.follow("minutes", journal.clients.state_on(client.id, form["at_day"] or clock.today(journal)).minutes)
    over(form)
fields.when(form)
fields.minutes(form)
fields.one_of(form, "status", SessionStatus)
with more(form):
    fields.one_of(form, "medium", Medium)
    with st.container(horizontal=True):
        fields.flag(form, "interrupted")
        fields.flag(form, "overran")
    if client is not None and client.members:
        known = {m.id: markdown_escape(f"{n}. {m.label}") for n, m in enumerate(client.members, 1)}
        st.pills(
            f"{labels.label('members_present')}  ·  none chosen means all",
            list(known),
            selection_mode="multi",
            format_func=lambda member_id: known.get(member_id, "?"),
            key=form.field("members_present", empty=[]),
        )
    ask_emergency(form)
    form.note("note", "Note", hint="Write about you. What was said, risked or decided belongs in the record.")
form.save_button(build)


def describe(session: Session) -> tuple[str, str]:
    """Say in two lines which session this is."""
    said = [
        f"{dates.day_in_words(session.day)}, {session.at:%H:%M}",
        journal.clients.code_of(session.client_id),
        session.status.value,
        "emergency" if session.emergency else "",
        values.in_words("demand", session.demand),
    ]
    return "  ·  ".join(part for part in said if part), entries.opening(session.note)


st.subheader("Lately")
today = clock.today(journal)
entries.listed(
    journal,
    journal.sessions,
    journal.sessions.between(today - timedelta(days=LISTED_DAYS), today)[: -LISTED - 1 : -1],
    describe,
    empty="Sessions of the last two weeks will be listed here. The first one takes a client and a number.",
)
page_links.button("The whole week", "week", key="to_week", icon=":material/calendar_view_week:")
