"""Contact, against what we agreed: counts and minutes by client and week, never content."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from journal.charts import contact_pattern as drawn
from journal.measures.contact_pattern import TREND_WEEKS, ClientContacts, contact_pattern, standings
from journal.measures.weeks import DAY, WEEK, monday_of
from journal.records.client import Client
from journal.wording import contact_pattern as wording
from pages.frame.unlocked import current_journal
from pages.parts import clock, page_links
from pages.parts.dashboards import chart, period
from pages.parts.pending import open_encounters

LONGEST = 366
"""Days: this page reads single contacts."""

MOST_TRENDS = 4
VIEWS = ("Clients", "Weeks", "Answers")

journal = current_journal()
today = clock.today(journal)


def client_of(client_id: str) -> Client:
    """Return a client, also one in the trash: the contacts were had."""
    return journal.clients.with_state(client_id, today)[0]


def told_of() -> tuple[list[ClientContacts], float]:
    """Return each client's contacts in the period, and how many weeks of it have passed."""
    first, last = period.chosen(journal, longest=LONGEST)
    until = min(last, today)
    lately = monday_of(today) - TREND_WEEKS * WEEK
    read = [*journal.contacts.between(first, last), *journal.contacts.between(lately, today)]
    contacts = list({contact.id: contact for contact in read}.values())
    found = contact_pattern(
        contacts,
        first,
        last,
        today=today,
        client_of=client_of,
        standings=standings(contacts, client_of),
    )
    return found, max(0.0, (until - first + DAY) / WEEK)


def say(result: Sequence[ClientContacts], weeks: float) -> str:
    """Return what the contacts of all come to, against what was agreed."""
    contacts = sum(c.contacts for c in result)
    said = [
        wording.shows(contacts, sum(c.minutes for c in result), len(result), weeks),
        wording.against(contacts, sum(c.judged for c in result), sum(c.outside for c in result)),
        wording.after_hours(sum(c.after_hours for c in result), contacts),
    ]
    return " ".join(part for part in said if part)


def show_clients(result: Sequence[ClientContacts], weeks: float) -> None:
    """Show contacts by client, and where they are going as far as that is known."""
    moving = sorted((c for c in result if c.trend), key=lambda c: -abs(c.trend or 0))
    chart.show(
        "contact_clients",
        drawn.by_client(result, codes, dark=chart.is_dark()) if result else None,
        sentence=say(result, weeks),
        alt=drawn.clients_alt(result, codes),
        rests_on=wording.RESTS_ON,
        notes=[wording.without_minutes(sum(c.without_minutes for c in result))],
        rows=drawn.table(result, codes),
        index=False,
    )
    for client in moving[:MOST_TRENDS]:
        st.text(wording.trend(codes.get(client.client_id, "?"), client.trend))


def show_weeks(result: Sequence[ClientContacts], weeks: float) -> None:
    """Show contacts by week, of everyone or of one client."""
    ids = [c.client_id for c in result]
    if st.session_state.get("contact_who") not in (None, *ids):
        st.session_state["contact_who"] = None
    who = st.selectbox(
        "Client", ids, index=None, key="contact_who", format_func=lambda one: codes.get(one, "?"),
        placeholder=wording.EVERYONE, width=200, persist_state="session",
    )  # fmt: skip
    shown = [c for c in result if who in (None, c.client_id)]
    chart.show(
        "contact_weeks",
        drawn.by_week(shown, dark=chart.is_dark()) if shown else None,
        sentence=say(shown, weeks),
        alt=drawn.weeks_alt(shown),
        rests_on=wording.WEEKS_REST_ON,
        rows=drawn.weeks_table(shown),
        index=False,
    )


def show_answers(result: Sequence[ClientContacts]) -> None:
    """Show how long an answer took, beside what was promised."""
    slower, known = drawn.slower_than_promised(result)
    chart.show(
        "contact_answers",
        drawn.answers(result, codes, dark=chart.is_dark()) if drawn.answered(result) else None,
        sentence=wording.answers(slower, known),
        alt=drawn.answers_alt(result, codes),
        rests_on=wording.ANSWERS_REST_ON,
        rows=drawn.table(result, codes),
        index=False,
    )


st.title("Contact, against what we agreed", anchor=False)
result, weeks = told_of()
codes = {client.client_id: journal.clients.code_of(client.client_id) for client in result}
view = st.segmented_control("View", VIEWS, default=VIEWS[0], key="contact_view", required=True, persist_state="session")
if not result:
    st.text(wording.NOTHING)
    page_links.button("Log a contact", "contact", key="to_contact")
elif view == "Weeks":
    show_weeks(result, weeks)
elif view == "Answers":
    show_answers(result)
else:
    show_clients(result, weeks)
open_encounters.listed(journal)
