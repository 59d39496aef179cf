"""The week: a picture to settle, rate and move in, then what usually comes, and what has passed in other weeks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import streamlit as st

from journal.errors import JournalError
from journal.planning.usual_week import Proposal, UsualWeek, usual_week
from journal.records.session import Session
from journal.store.journal import Journal
from journal.use_cases import week as use_case
from journal.wording import dates
from journal.wording import week as wording
from journal.wording.caseload_intensity import PLAN
from journal.wording.zones import place
from pages.frame.unlocked import current_journal
from pages.parts import clock, first_step, notice, page_links
from pages.parts.forms.moment_field import day_input
from pages.parts.markdown_escape import markdown_escape
from pages.parts.pending import confirm_sessions
from pages.week.grid import week_grid

BEFORE, THIS, NEXT, OTHER = "Before", "This week", "Next", "Another"
AWAY = {BEFORE: -7, THIS: 0, NEXT: 7}
"""Days from this week to the one that is chosen."""

SATURDAY = 6

journal = current_journal()
now = clock.local_now(journal)
today = now.date()


def monday_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.isoweekday() - 1)


def chosen_week() -> str:
    """Ask which week is shown. At the weekend it is the next one first, unless there is still work."""
    over = today.isoweekday() >= SATURDAY and not journal.sessions.between(today, monday_of(today) + timedelta(days=6))
    return st.pills(
        "Which week",
        [BEFORE, THIS, NEXT, OTHER],
        default=NEXT if over else THIS,
        key="week.which",
        required=True,
        persist_state="session",
        label_visibility="collapsed",
    )


def first_day(which: str) -> date:
    """Return the Monday of the chosen week; of another one it is asked for."""
    if which == OTHER:
        return monday_of(day_input("Any day of it", journal=journal, key="week.day", start=today) or today)
    return monday_of(today) + timedelta(days=AWAY[which])


def usual(monday: date) -> UsualWeek:
    """Return what usually happens in the week and is not planned yet."""
    days_off = {day for time_off in journal.time_off.all() for day in time_off.days()}
    return usual_week(
        monday,
        journal.clients.all(),
        state_on=journal.clients.state_on,
        sessions=use_case.quota(journal, monday),
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
                    if st.checkbox(f"{dates.clock(proposal.at)} {code}", value=True, key=tick_key(proposal)):
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
            f"{code}, {dates.day_in_words(skipped.day)}, {dates.clock(skipped.clock)}: the clocks skip this hour "
            "that night. Log the session with a time of its own."
        )
    if week.without_slot:
        codes = ", ".join(journal.clients.code_of(client_id) for client_id in week.without_slot)
        st.text(f"No usual appointment is recorded for {codes}.")
        page_links.button("Add usual appointments", "clients", key="to_clients", type="secondary")


def in_grid(session: Session) -> bool:
    """Say whether a session begins in the week that is shown, and so is settled in the grid."""
    return monday <= session.at.astimezone(now.tzinfo).date() <= sunday


with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute", key="week_head"):
    title = st.empty()
    which = chosen_week()
monday = first_day(which)
sunday = monday + timedelta(days=6)
title.title(wording.week_in_words(monday, sunday), anchor=False)
notice.show(journal)
away = clock.zone_of_practice(journal) != clock.browser_zone(journal)
with st.container(key="week_picture"):
    week_grid(journal, monday, now)
    if away:
        st.caption(wording.by_the_clock_of(place(clock.browser_zone(journal))))
with st.expander("How to read this", key="week_how"):
    for line in (*wording.HOW_TO_READ, PLAN):
        st.text(line)

week = usual(monday)
if week.proposals or week.skipped or week.without_slot:
    st.header("What usually comes", anchor=False)
if week.proposals:
    if away:
        st.caption(f"Usual appointments keep the time of your practice: {place(clock.zone_of_practice(journal))}.")
    show_plan(week, monday)
elif not journal.sessions.between(monday, sunday):
    st.text(wording.EMPTY)
    first_step.offer_client(journal)
show_left_out(week)
confirm_sessions.column(
    journal, journal.sessions.unconfirmed(now), place="week", heading="What has passed in other weeks", unless=in_grid
)
