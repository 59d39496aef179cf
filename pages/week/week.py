"""The week: settle what has passed, plan what usually comes, see what is there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import streamlit as st

from journal.errors import JournalError
from journal.planning.usual_week import Proposal, UsualWeek, usual_week
from journal.records.session import Session, SessionStatus
from journal.store.journal import Journal
from journal.use_cases import week as use_case
from journal.wording import dates, values
from journal.wording.zones import place
from pages.frame.unlocked import current_journal
from pages.parts import clock, notice, page_links
from pages.parts.forms.moment_field import day_input
from pages.parts.markdown_escape import markdown_escape
from pages.parts.pending import confirm_sessions

THIS, NEXT, OTHER = "This week", "Next week", "Another"
SATURDAY = 6

journal = current_journal()
now = clock.local_now(journal)
today = now.date()


def monday_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.isoweekday() - 1)


def chosen_week() -> date:
    """Ask for a week and return its Monday. At the weekend the next one is shown first."""
    first = THIS if today.isoweekday() < SATURDAY else NEXT
    which = st.segmented_control(
        "Which week", [THIS, NEXT, OTHER], default=first, key="week.which", required=True, persist_state="session"
    )
    if which == OTHER:
        day = day_input("Any day of it", journal=journal, key="week.day", start=today)
        return monday_of(day or today)
    return monday_of(today) + timedelta(days=7 if which == NEXT else 0)


def usual(monday: date) -> UsualWeek:
    """Return what usually happens in the week and is not planned yet."""
    near = timedelta(days=1)  # logged in another zone, it may lie on the day before or after
    days_off = {day for time_off in journal.time_off.all() for day in time_off.days()}
    return usual_week(
        monday,
        journal.clients.all(),
        state_on=journal.clients.state_on,
        sessions=journal.sessions.between(monday - near, monday + timedelta(days=6) + near),
        days_off=days_off,
        zone=clock.zone_of_practice(journal),
    )


def tick_key(proposal: Proposal) -> str:
    """Return the key of a proposal's tick."""
    return f"plan.{proposal.client_id}.{proposal.at.isoformat()}"


def plan(open_journal: Journal, ticked: Sequence[Proposal], monday: date) -> None:
    """Keep the ticked sessions, all or none, but for those that were planned or logged elsewhere meanwhile."""
    try:
        with open_journal.transaction():
            still = usual(monday).proposals
            sessions = use_case.plan(open_journal, [proposal for proposal in ticked if proposal in still])
    except JournalError as error:
        notice.said(str(error))
        return
    words = f"{dates.count(len(sessions), 'session')} planned"
    notice.done(words, lambda: use_case.take_back_plan(open_journal, sessions))


def show_plan(week: UsualWeek, monday: date) -> None:
    """Show the usual sessions by day, ticked, and one button for all of them."""
    ticked = []
    for day in sorted({proposal.day for proposal in week.proposals}):
        st.text(dates.day_in_words(day))
        with st.container(horizontal=True, key=f"plan_{day.isoformat()}"):
            for proposal in week.proposals:
                if proposal.day == day:
                    code = markdown_escape(journal.clients.code_of(proposal.client_id))
                    if st.checkbox(f"{proposal.at:%H:%M} {code}", value=True, key=tick_key(proposal)):
                        ticked.append(proposal)
    st.button(
        f"Plan {'this session' if len(ticked) == 1 else f'these {len(ticked)} sessions'}",
        type="primary",
        key="plan",
        disabled=not ticked,
        on_click=plan,
        args=(journal, ticked, monday),
    )


def show_left_out(week: UsualWeek) -> None:
    """Name what could not be proposed."""
    for skipped in week.skipped:
        code = journal.clients.code_of(skipped.client_id)
        st.text(
            f"{code}, {dates.day_in_words(skipped.day)}, {skipped.clock:%H:%M}: the clocks skip this hour that night. "
            "Log the session with a time of its own."
        )
    if week.without_slot:
        codes = ", ".join(journal.clients.code_of(client_id) for client_id in week.without_slot)
        st.text(f"No usual appointment is recorded for {codes}. It can be added under Keeping, Clients.")


def called(session: Session) -> str:
    """Return the words on the button of a session: its status only where it is no longer just planned."""
    which = f"{session.at:%H:%M} {markdown_escape(journal.clients.code_of(session.client_id))}"
    if session.status is SessionStatus.PLANNED and session.at > now:
        return which
    status = "to settle" if session.status is SessionStatus.PLANNED else session.status
    return f"{which}: {status}" + ("" if session.demand is None else f", {values.in_words('demand', session.demand)}")


def show_sessions(there: Sequence[Session]) -> None:
    """List the week's sessions by day, each a way to its form."""
    for day in sorted({session.day for session in there}):
        st.text(dates.day_in_words(day))
        with st.container(horizontal=True, gap="small", key=f"day_{day.isoformat()}"):
            for session in there:
                if session.day == day:
                    page_links.button(called(session), "session", key=f"go.{session.id}", id=session.id)


st.title("The week")
notice.show(journal)

confirm_sessions.column(journal, journal.sessions.unconfirmed(now), place="week", heading="What has passed")

st.subheader("What is there, and what usually comes", anchor=False)
monday = chosen_week()
sunday = monday + timedelta(days=6)
st.caption(dates.span_in_words(monday, sunday))
sessions = journal.sessions.between(monday, sunday)
week = usual(monday)
if week.proposals:
    if clock.zone_of_practice(journal) != clock.browser_zone(journal):
        st.caption(f"Usual appointments keep the time of your practice: {place(clock.zone_of_practice(journal))}.")
    show_plan(week, monday)
show_left_out(week)
if sessions:
    st.subheader("Sessions", anchor=False)
    show_sessions(sessions)
elif not week.proposals:
    st.text(
        "A week's usual sessions can be planned here in one go, once clients have a usual appointment. "
        "Planned sessions that have passed are settled here with one tap each."
    )
page_links.button("Log a single session", "session", key="to_session", icon=":material/add:")
