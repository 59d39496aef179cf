"""On my mind: who stays between sessions, against how much they are seen, and what also stayed."""

from __future__ import annotations

import streamlit as st

from journal.charts import on_my_mind as drawn
from journal.measures.contact_pattern import standings
from journal.measures.on_my_mind import ROLLING_DAYS, by_acuity, feelings_by_week, on_my_mind
from journal.measures.suggestions import clients_to_bring
from journal.measures.weeks import DAY
from journal.measures.weights_in_force import in_force
from journal.records.kinds import REFLECTION
from journal.wording import labels
from journal.wording import on_my_mind as wording
from journal.wording import suggestions as suggested
from pages.frame.unlocked import current_journal
from pages.parts import clock, first_step, page_links
from pages.parts.dashboards import chart, period

LONGEST = 366
"""Days of feelings: they are read from single reflections."""

MOST_SUGGESTED = 3

journal = current_journal()
today = clock.today(journal)
weights = in_force(journal.weights.all())
first_day = today - (ROLLING_DAYS - 1) * DAY
reflections = journal.reflections.between(first_day, today)
codes = {r.client_id: journal.clients.code_of(r.client_id) for r in reflections if r.client_id is not None}
sessions = journal.sessions.between(first_day, today)
result = on_my_mind(reflections, sessions, today=today, weights=weights.load)


def show_who() -> None:
    """Show who was in mind, where it surfaced, and what was useful, draining or good."""
    if all(m.client_id is None for m in result):
        place.said.text(wording.NOTHING)
        return
    good = wording.stayed(sum(m.stayed for m in result), sum(m.reflections for m in result))
    chart.show(
        "still_with_me",
        drawn.who(result, codes, dark=chart.is_dark()),
        at=place,
        notes=[good, suggested.COMMON],
        index=False,
    )
    show_acuity()


def show_acuity() -> None:
    """Show reflections for each session by acuity, those doing well included."""
    rows = by_acuity(reflections, sessions, state_on=journal.clients.state_on)
    if rows:
        st.header(wording.BY_ACUITY, anchor=False)
    for row in rows:
        level = f"{row.acuity}, {labels.anchor('acuity', row.acuity)}"
        st.text(wording.acuity(level, row.per_session, row.reflections, row.sessions))


def show_feelings() -> None:
    """Show how often each feeling was named, week by week."""
    with place.controls:
        first, last = period.chosen(journal, longest=LONGEST)
    weeks = feelings_by_week(journal.reflections.between(first, last), first, last)
    chart.show(
        "feelings",
        drawn.feelings(weeks, dark=chart.is_dark()),
        at=place,
        notes=[suggested.BOTH_INFORMATION],
        index=False,
    )


def suggest() -> None:
    """Ask, for a client who has been on one's mind, whether supervision would help."""
    contacts = journal.contacts.between(first_day, today)
    waiting = {item.client_id for item in journal.agenda.open() if item.client_id}
    listed = {client.id for client in journal.clients.active_on(today)}
    others = {*codes, *(contact.client_id for contact in contacts)} - listed  # who ended, and who was deleted
    found = clients_to_bring(
        reflections,
        contacts,
        today=today,
        standings=standings(contacts, lambda client_id: journal.clients.with_state(client_id, today)[0]),
        silent=waiting | others,
        weights=weights.suggestions,
    )
    for suggestion in found[:MOST_SUGGESTED]:
        st.text(suggested.bring(journal.clients.code_of(suggestion.client_id)))
        st.caption(suggested.because([reason.value for reason in suggestion.reasons]))
    if found:
        page_links.button("To the agenda", "agenda", key="to_agenda")


place = chart.head("On my mind")
with place.controls:
    view = chart.choice("View", ["Who", "Feelings"], key="mind_view")
if view == "Feelings":
    show_feelings()
else:
    show_who()
suggest()
first_step.offer(journal, REFLECTION)
