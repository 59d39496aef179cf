"""Caseload intensity: each week's work against what was planned."""

from __future__ import annotations

from datetime import timedelta

import streamlit as st

from journal.charts import caseload_intensity as drawn
from journal.measures.breaks import breaks
from journal.measures.caseload_intensity import caseload_by_week
from journal.measures.emotional_load import USUAL_DAYS, load_by_day, own_rating
from journal.measures.weeks import DAY, monday_of
from journal.wording import caseload_intensity as wording
from pages.frame.unlocked import current_journal
from pages.parts import chart, clock, period

journal = current_journal()
today = clock.today(journal)
patterns = journal.patterns.all()
time_off = journal.time_off.all()

st.title("Caseload intensity", anchor=False)
headline = st.empty()
first, last = period.chosen(journal)
first, last = monday_of(first), monday_of(last) + 6 * DAY

found = breaks(time_off, patterns, journal.day_sums.worked_near(time_off))
weeks = caseload_by_week(
    journal.day_sums.between(first, last),
    first,
    last,
    today=today,
    patterns=patterns,
    breaks=found,
    time_off=time_off,
)
monday = monday_of(today)
before = monday - timedelta(days=USUAL_DAYS)
said = own_rating(load_by_day(journal.day_sums.between(before, today), before, today), monday)
(now,) = caseload_by_week(
    journal.day_sums.between(monday, monday + 6 * DAY),
    monday,
    monday,
    today=today,
    patterns=patterns,
    breaks=found,
    time_off=time_off,
)
headline.subheader(wording.headline(said.week, said.usual, now.cii, so_far=True), anchor=False)

chart.show(
    "caseload_intensity",
    drawn.figure(weeks, dark=chart.is_dark()) if any(week.cii is not None for week in weeks) else None,
    sentence=drawn.shows(weeks),
    alt=drawn.alt_text(weeks),
    rests_on=drawn.rests_on(weeks),
    notes=[
        wording.thinned(drawn.thinned_to(len(weeks))),
        wording.PLAN,
        wording.since_break(now.weeks_since_break, now.f),
    ],
    rows=drawn.table(weeks),
)
st.subheader("Beside it, never mixed in", anchor=False)
finished = [week for week in weeks if week.finished and week.cii is not None]
shown = finished[-1] if finished else now
st.text(
    wording.week_of(shown.monday, finished=shown.finished)
    + wording.beside(shown.therapy_sessions, shown.hours, shown.trauma_share, shown.no_show_rate, shown.longest_run)
)
