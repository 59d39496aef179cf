"""Emotional load: what the days asked, what gave something back, and the own rating above both."""

from __future__ import annotations

from datetime import timedelta

import streamlit as st

from journal.charts import emotional_load as drawn
from journal.measures.emotional_load import USUAL_DAYS, load_by_day, load_by_week, own_rating
from journal.measures.weeks import monday_of
from journal.wording import emotional_load as wording
from pages.frame.unlocked import current_journal
from pages.parts import chart, clock, period

journal = current_journal()

st.title("Emotional load", anchor=False)
headline = st.empty()
first, last = period.chosen(journal)

today = clock.today(journal)
monday = monday_of(today)
recent = load_by_day(
    journal.day_sums.between(monday - timedelta(days=USUAL_DAYS), today), monday - timedelta(days=USUAL_DAYS), today
)
said = own_rating(recent, monday)
headline.subheader(wording.headline(said.week, said.usual), anchor=False)

with st.container(horizontal=True):
    net = st.checkbox("Net", key="load_net", persist_state="session", help="Demand minus recovery.")
    stayed = st.checkbox("What also stayed", key="load_stayed", persist_state="session", help="Good thoughts.")

days = list(load_by_day(journal.day_sums.between(first, last), first, last))
weeks = load_by_week(days, journal.patterns.all(), journal.time_off.all())
chart.show(
    "emotional_load",
    drawn.figure(days, weeks, dark=chart.is_dark(), net=net, stayed=stayed) if any(d.parts for d in days) else None,
    sentence=drawn.shows(days, weeks),
    alt=drawn.alt_text(days, weeks),
    rests_on=drawn.rests_on(weeks),
    notes=[
        wording.thinned(drawn.points_are_weeks(len(days), len(weeks))),
        wording.POINTS,
        wording.PARTIAL,
        wording.CAUTION,
    ],
    rows=drawn.table([day for day in days if day.parts]),
)
