"""Log a session, or edit one: who came, and how much it asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import streamlit as st

from journal.errors import FieldError, JournalError
from journal.records.client import Client
from journal.records.session import MISSED, CountsAs, Medium, Reached, Session, SessionStatus, still_to_come
from journal.use_cases import planned_session
from journal.use_cases.planned_session import HELD_OR_MISSED
from journal.wording import dates, labels, placements, values
from journal.wording import session as wording
from journal.wording.zones import place
from pages.frame.unlocked import current_journal
from pages.parts import clock, notice, page_links
from pages.parts.forms import fields
from pages.parts.forms.draft_values import of_type
from pages.parts.forms.form import Form, begin, more
from pages.parts.listing import entries
from pages.parts.markdown_escape import markdown_escape
from pages.parts.pending import ask_risk, tell_absence
from pages.parts.supervision import placement_choice

LISTED_DAYS = 14
LISTED = 12

SHOWN = "settles.shown"
"""Where the page remembers which planned session it named."""


class PlannedOtherwise(JournalError):
    """Another session is planned that day than the one that was shown."""


journal = current_journal()


def chosen_client(form: Form[Session]) -> Client | None:
    """Return the client who is chosen now, if any."""
    client_id = form["client_id"]
    return next((c for c in journal.clients.all() if c.id == client_id), None) if client_id else None


def over(form: Form[Session], planned: Session | None = None) -> None:
    """Let the start be when it was planned, or as long ago as the session was long unless it is still to come."""
    now = clock.local_now(journal)
    if planned is not None and form["status"] in (None, *HELD_OR_MISSED) and still_to_come(planned.at, now):
        planned = None
    less = None if form["status"] == SessionStatus.PLANNED else "minutes"
    form.begins(less=less, at=planned.at if planned is not None else None)


def planned_that_day(form: Form[Session]) -> list[Session]:
    """Return what is planned with the client on the day that a new form names."""
    start = start_of(form)
    if form.entry is not None or not form["client_id"] or start is None:
        return []
    return planned_session.planned_on(journal, form["client_id"], start)


def meant(form: Form[Session], planned: Sequence[Session]) -> Session | None:
    """Return the planned session that the form is about, unless it says that it is about another."""
    start = start_of(form)
    if start is None or form["beside"]:
        return None
    return planned_session.nearest(planned, start, emergency=bool(form["emergency"]))


def clock_of(session: Session) -> str:
    """Return when a session is planned, by its own clock; with its zone where that one shows another time here."""
    here = session.at.astimezone(clock.zone_here(journal))
    own = dates.clock(session.at)
    return own if dates.clock(here) == own else f"{own} ({place(session.zone)})"


def say_planned(form: Form[Session], planned: Sequence[Session], chosen: Session | None) -> None:
    """Say which planned session this settles, with the way to say that it is another one."""
    st.session_state[form.key(SHOWN)] = chosen.id if chosen is not None else None
    if chosen is None and not (planned and form["beside"]):
        return
    if chosen is not None:
        code = journal.clients.code_of(chosen.client_id)
        clocks = [clock_of(session) for session in planned]
        stays = form["status"] == SessionStatus.PLANNED
        words = wording.planned_there(code, clocks, clock_of(chosen), planned=stays, note=bool(chosen.note))
        st.text(words)
    fields.flag(form, "beside", wording.ANOTHER)


def start_of(form: Form[Session]) -> datetime | None:
    """Return the start as it stands in the form, or None while it is not a time."""
    try:
        return form.moment()
    except FieldError:
        return None


def build(form: Form[Session]) -> Session:
    """Make the record from the form, in the place of the planned one that it settles."""
    went = as_typed(form)
    planned = meant(form, planned_that_day(form))
    if form.entry is None and st.session_state.get(form.key(SHOWN)) != (planned.id if planned is not None else None):
        raise PlannedOtherwise(wording.CHANGED_MEANWHILE)
    return went if planned is None else planned_session.settled(planned, went)


def said(session: Session) -> str:
    """Say that it is saved, and in whose place."""
    changes = journal.sessions.history(session.id)
    before = changes[-1].before if changes else None
    if form.entry is None and isinstance(before, Session):
        return wording.settled(clock_of(before))
    return "Saved"


def as_typed(form: Form[Session]) -> Session:
    """Make the record from the inputs alone."""
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
        reached=form.chosen("reached", Reached) if status in MISSED else None,
        medium=form.chosen("medium", Medium) or Medium.ROOM,
        interrupted=bool(form["interrupted"]),
        overran=bool(form["overran"]),
        emergency=emergency,
        requested_at=form.moment_or_none("requested_at") if emergency else None,
        offered_at=form.moment_or_none("offered_at") if emergency else None,
        demand=form["demand"] if status is SessionStatus.ATTENDED else None,
        members_present=tuple(m for m in form["members_present"] or () if m in there),
        note=form["note"],
        plan_id=form.entry.plan_id if form.entry is not None else None,
        placement_id=form["placement_id"],
        counts_as=tuple(CountsAs(word) for word in form["counts_as"] or ()),
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


def ask_placement(form: Form[Session], settles: Session | None) -> None:
    """Ask whose hour it was, if not where the client is, and what it was besides; only where there are placements."""
    day, client = form["at_day"] or today, chosen_client(form)
    if not placement_choice.offered(journal):
        return
    names = placement_choice.offered(journal, day)  # the client's may be over by then
    caption = placements.AS_THE_CLIENT
    if client is not None:
        usual = journal.clients.state_on(client.id, day).placement_id
        caption = placements.as_the_client(names.get(usual or "", ""))
    form.follow("placement_id", settles.placement_id if settles is not None else None)
    placement_choice.ask(form, day, none=True, caption=caption)
    fields.some_of(form, "counts_as", CountsAs)


st.title("A session", anchor=False)
notice.show(journal)

form = begin(journal, journal.sessions)
today = clock.today(journal)
over(form)
planned = planned_that_day(form)
settles = meant(form, planned)
over(form, settles)
start = start_of(form)
happened = start is None or not still_to_come(start, clock.local_now(journal))
form.follow("status", str(SessionStatus.ATTENDED if happened else SessionStatus.PLANNED))
if form["status"] in (None, SessionStatus.ATTENDED):
    fields.rating(form, "demand")
fields.client(form, day=form["at_day"] or clock.today(journal))
client = chosen_client(form)
if client is not None:
    usual = journal.clients.state_on(client.id, form["at_day"] or clock.today(journal)).minutes
    form.follow("minutes", settles.minutes or usual if settles is not None else usual)
    over(form, settles)
say_planned(form, planned, settles)
fields.when(form)
fields.minutes(form)
fields.one_of(form, "status", SessionStatus)
if form["status"] in MISSED:
    fields.one_of(form, "reached", Reached)
with st.container(key="tell_absence"):  # always there: what lies below must not be built anew
    if client is not None:
        ask_risk.show(journal, client, form["at_day"] or today)
        tell_absence.show(journal, client, max(form["at_day"] or today, today), said_on=form["at_day"])
with more(form):
    form.follow("medium", settles.medium if settles is not None else Medium.ROOM)
    fields.one_of(form, "medium", Medium)
    with st.container(horizontal=True):
        fields.flag(form, "interrupted")
        fields.flag(form, "overran")
    if client is not None and client.members:
        form.follow("members_present", list(settles.members_present) if settles is not None else [])
        known = {m.id: markdown_escape(f"{n}. {m.label}") for n, m in enumerate(client.members, 1)}
        st.pills(
            f"{labels.label('members_present')}  ·  none chosen means all",
            list(known),
            selection_mode="multi",
            format_func=lambda member_id: known.get(member_id, "?"),
            key=form.field("members_present", empty=[]),
        )
    form.follow("emergency", settles.emergency if settles is not None else False)
    ask_emergency(form)
    ask_placement(form, settles)
    form.note("note", "Note", hint="Write about you. What was said, risked or decided belongs in the record.")
form.save_button(build, said=said)


def describe(session: Session) -> tuple[str, str]:
    """Say in two lines which session this is."""
    said = [
        f"{dates.day_in_words(session.day)}, {dates.clock(session.at)}",
        journal.clients.code_of(session.client_id),
        session.status.value,
        "emergency" if session.emergency else "",
        values.in_words("demand", session.demand),
    ]
    return "  ·  ".join(part for part in said if part), entries.opening(session.note)


st.header("Lately", anchor=False)
entries.listed(
    journal,
    journal.sessions,
    journal.sessions.between(today - timedelta(days=LISTED_DAYS), today)[: -LISTED - 1 : -1],
    describe,
    empty="Sessions of the last two weeks will be listed here. The first one takes a client and a number.",
)
page_links.button("The whole week", "week", key="to_week", icon=":material/calendar_view_week:")
