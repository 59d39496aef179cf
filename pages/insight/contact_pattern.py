"""Contact, against what we agreed: counts and minutes by client and week, never content."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from journal.charts import contact_pattern as drawn
from journal.measures.contact_pattern import TREND_WEEKS, ClientContacts, contact_pattern, standings
from journal.measures.enough import WEEKLY, weeks_with
from journal.measures.weeks import WEEK, monday_of
from journal.measures.weights_in_force import in_force
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
weights = in_force(journal.weights.all()).load


def client_of(client_id: str) -> Client:
    """Return a client, also one in the trash: the contacts were had."""
    return journal.clients.with_state(client_id, today)[0]


def in_period() -> tuple[list[ClientContacts], int | None]:
    """Return each client's contacts in the period, and how many of its weeks have entries; None for too few."""
    with place.controls:
        first, last = period.chosen(journal, longest=LONGEST)
    until = min(last, today)
    lately = monday_of(today) - TREND_WEEKS * WEEK
    read = [*journal.contacts.between(first, last), *journal.contacts.between(lately, today)]
    contacts = list({contact.id: contact for contact in read}.values())
    days = [day.day for day in journal.day_sums.between(first, until)]
    found = contact_pattern(
        contacts,
        first,
        last,
        today=today,
        client_of=client_of,
        standings=standings(contacts, client_of),
        began=journal.day_sums.first_day(),
        days=days,
        weights=weights,
    )
    weeks = weeks_with(days, until)
    return found, weeks if WEEKLY.met(weeks) else None


def show_clients(result: Sequence[ClientContacts], weeks: int | None) -> None:
    """Show contacts by client, and where they are going as far as that is known."""
    moving = sorted(
        ((c.trend, c) for c in result if c.trend), key=lambda pair: (-abs(pair[0].slope), pair[1].client_id)
    )
    chart.show(
        "contact_clients",
        drawn.by_client(result, codes, weeks, dark=chart.is_dark()),
        at=place,
        notes=[wording.without_minutes(sum(c.without_minutes for c in result), weights.default_contact_minutes)],
        index=False,
    )
    for trend, client in moving[:MOST_TRENDS]:
        st.text(wording.trend(codes.get(client.client_id, "?"), trend.slope, trend.low, trend.high))


def show_weeks(result: Sequence[ClientContacts], weeks: int | None) -> None:
    """Show contacts by week, of everyone or of one client."""
    ids = [c.client_id for c in result]
    if st.session_state.get("contact_who") not in (None, *ids):
        st.session_state["contact_who"] = None
    who = place.controls.selectbox(
        "Client", ids, index=None, key="contact_who", format_func=lambda one: codes.get(one, "?"),
        placeholder=wording.EVERYONE, width=140, persist_state="session", label_visibility="collapsed",
    )  # fmt: skip
    shown = [c for c in result if who in (None, c.client_id)]
    chart.show("contact_weeks", drawn.by_week(shown, weeks, dark=chart.is_dark()), at=place, index=False)


place = chart.head("Contact, against what we agreed")
result, weeks = in_period()
codes = {client.client_id: journal.clients.code_of(client.client_id) for client in result}
with place.controls:
    view = chart.choice("View", VIEWS, key="contact_view")
if not result:
    place.said.text(wording.NOTHING)
    page_links.button("Log a contact", "contact", key="to_contact")
elif view == "Weeks":
    show_weeks(result, weeks)
elif view == "Answers":
    chart.show("contact_answers", drawn.answers(result, codes, dark=chart.is_dark()), at=place, index=False)
else:
    show_clients(result, weeks)
open_encounters.listed(journal)
