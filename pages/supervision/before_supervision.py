"""Before supervision: one page for the hour. What one would not tell never stands on it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from journal.measures.agenda import next_meeting, open_actions
from journal.measures.last_discussed import LastDiscussed
from journal.planning.before_supervision import Prepared, prepare
from journal.records.agenda import AgendaItem, AgendaState
from journal.records.person import Person
from journal.records.supervision import Supervision
from journal.records.supervision_agreement import Goal, in_force
from journal.wording import agenda as wording
from journal.wording import dates
from journal.wording import supervision_agreement as agreement_wording
from pages.frame.unlocked import current_journal
from pages.parts import clock, notice, page_links
from pages.parts.markdown_escape import markdown_escape
from pages.parts.supervision import agenda_items, supervisor_choice
from pages.supervision import agreed_actions, discussed_clients

WHO = "before_supervision.who"

MOST = 5
"""Lines of what is older and still open: the page is for one hour."""

CLIENTS = 10
"""Clients named at once."""

journal = current_journal()
now = clock.local_now(journal)
today = now.date()


def choose_person(people: Sequence[Person]) -> str | None:
    """Ask whom the hour is with; return their id. First is who is met next, else was met last, else the only one."""
    names = supervisor_choice.on_pills(people)
    if st.session_state.get(WHO) not in names:  # also of someone who was deleted meanwhile
        st.session_state.pop(WHO, None)
    coming = next_meeting(people, today)
    last = journal.supervisions.last_before(now)
    only = people[0].id if len(people) == 1 else None
    start = coming.id if coming is not None else last.person_id if last is not None else only
    return st.pills(
        "With",
        list(names),
        default=start if start in names and WHO not in st.session_state else None,
        key=WHO,
        format_func=lambda person_id: markdown_escape(names.get(person_id, "?")),
        required=True,
    )


def prepared_for(person_id: str | None, last: Supervision | None) -> Prepared:
    """Return what stands on the page."""
    open_items = journal.agenda.open()
    meetings = agenda_items.meetings_of(journal, open_items)
    return prepare(
        open_items,
        journal.agenda.of_supervision(last.id) if last is not None else [],
        last=last,
        person_id=person_id,
        meetings=meetings,
        actions=open_actions(journal.supervisions.with_open_actions(), today),
        clients=discussed_clients.clients(journal, today),
        kept_back=journal.agenda.kept_back(),
    )


# --- the parts of the page -----------------------------------------------------------------------


def show_item(title: str, *below: str) -> None:
    """Show something with what is known of it below."""
    with st.container(gap=None):
        st.text(title)
        for result in below:
            if result:
                st.text(result)


def called(item: AgendaItem) -> str:
    """Return the title, with the client before it where the title does not name them."""
    code = agenda_items.client_of(journal, item)
    return f"{code}: {item.title}" if code else item.title


def decision(item: AgendaItem) -> str:
    """Return what was decided; "" while nothing was."""
    return f"Decided: {item.decision}" if item.decision else ""


def show_goals(goals: Sequence[Goal]) -> None:
    """Show what one wants to learn, as far as it is not reached."""
    if goals:
        st.header(agreement_wording.GOALS, anchor=False)
        for goal in goals:
            show_item(goal.text)


def show_waiting(items: Sequence[AgendaItem]) -> None:
    """Show what waits, with what is wanted of it."""
    st.header("To bring", anchor=False)
    if not items:
        st.caption(wording.NOTHING_WAITS)
    for item in items:
        show_item(called(item), wording.wanted(item.want))


def show_last_time(prepared: Prepared, last: Supervision) -> None:
    """Show what was decided last time, and what came of it."""
    st.header("From last time", anchor=False)
    when = wording.day(last.day, today)
    st.text("  ·  ".join(part for part in (when, last.supervisor) if part))
    for item in prepared.reported:
        show_item(f"{called(item)}  ·  {came_of_it(item)}", decision(item))
    for action in prepared.done:
        show_item(f"{action.text}  ·  done")


def came_of_it(item: AgendaItem) -> str:
    """Return whether a decision is done, and whether it helped."""
    if item.state is not AgendaState.DONE:
        return "not done yet"
    return ", ".join(part for part in ("done", wording.helped(item.helped)) if part)


def show_open(prepared: Prepared) -> None:
    """Show what is older and still open, the newest of it."""
    meetings = agenda_items.meetings_of(journal, (*prepared.earlier[:MOST], *prepared.undecided[:MOST]))
    for heading, items in (
        ("Decided before, not done yet", prepared.earlier),
        ("Raised, nothing decided yet", prepared.undecided),
    ):
        if items:
            st.header(heading, anchor=False)
            for item in items[:MOST]:
                meeting = meetings.get(item.supervision_id or "")
                show_item(called(item), decision(item), f"raised {wording.day(meeting.day, today)}" if meeting else "")
            say_more(items)
    if prepared.actions:
        st.header("Agreed, not done yet", anchor=False)
        for result in prepared.actions[:MOST]:
            show_item(result.action.text, agreed_actions.facts(journal, result))
        say_more(prepared.actions)


def say_more(listed: Sequence[object]) -> None:
    """Say how many older ones there are; this page is for one hour."""
    if listed[MOST:]:
        st.caption(wording.and_older(len(listed) - MOST))


def show_clients(result: Sequence[LastDiscussed]) -> None:
    """Show who was not discussed for longest; the others behind a fold."""
    st.header("Clients by when they were last discussed", anchor=False)
    discussed_clients.show(result[:CLIENTS], today)
    if result[CLIENTS:]:
        fold = st.expander(f"The others ({len(result) - CLIENTS})", key="not_on_paper_clients")
        with fold:
            discussed_clients.show(result[CLIENTS:], today)


def show_encounters() -> None:
    """Show which encounters are not discussed yet."""
    encounters = journal.encounters.undiscussed()
    if encounters:
        st.header("Met outside, not discussed yet", anchor=False)
        with st.container(gap="xsmall"):
            for encounter in encounters[-CLIENTS:]:
                code = journal.clients.code_of(encounter.client_id)
                result = (code, encounter.setting, wording.day(encounter.day, today))
                st.text("  ·  ".join(part for part in result if part))


st.title("Before supervision", anchor=False)
st.caption(dates.day_with_year(today))  # on paper, too: what stands below is of that day
notice.show(journal)
people = supervisor_choice.offered(journal, today)
with st.container(key="not_on_paper"):
    person_id = choose_person(people) if people else None
last = journal.supervisions.last_before(now, person_id)
prepared = prepared_for(person_id, last)
longest = prepared.longest
st.text(
    wording.opening(
        len(prepared.waiting),
        prepared.decisions,
        (discussed_clients.called(longest.client), longest.weeks) if longest is not None else None,
    )
)
show_waiting(prepared.waiting)
if last is not None and (prepared.reported or prepared.done):
    show_last_time(prepared, last)
show_open(prepared)
agreement = in_force(journal.supervision_agreements.all(), person_id, today)
show_goals(agreement.open_goals if agreement is not None else ())
if prepared.clients:
    show_clients(prepared.clients)
show_encounters()
if journal.supervisions.count() == 0:
    st.caption(wording.NO_MEETING_YET)
with st.container(horizontal=True, key="not_on_paper_either"):
    page_links.button("Log the hour", "supervision", key="log", type="primary")
    page_links.button("To the agenda", "agenda", key="agenda")
