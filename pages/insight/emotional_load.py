"""Emotional load: what the days asked, what gave something back, and the own rating above both."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import streamlit as st

from journal.charts import against_usual, emotional_load, load_calendar
from journal.charts.style import MOST_POINTS
from journal.measures.claim_trials import WEEKS
from journal.measures.emotional_load import USUAL_DAYS, DayLoad, load_by_day, load_by_week, own_rating
from journal.measures.own_rating import MOST_PAIRS, Agreement, agreement
from journal.measures.recent_weeks import against_four_weeks, ewma
from journal.measures.the_claim import REACHES_BACK, verdict, weeks_against_usual
from journal.measures.weeks import DAY, monday_of
from journal.measures.weight_band import LoadBand, load_band, logged_workdays_by_week
from journal.planning.who_is_there import a_lot_lately
from journal.planning.work_frame import work_frame
from journal.records.kinds import SESSION
from journal.wording import against_usual as usual_wording
from journal.wording import baseline as claim_wording
from journal.wording import emotional_load as wording
from journal.wording import load_calendar as calendar_wording
from journal.wording import own_rating as match_wording
from journal.wording import weights as weight_wording
from pages.frame.unlocked import current_journal
from pages.insight import day_detail
from pages.parts import clock, first_step, support_people
from pages.parts.dashboards import cached, chart, period
from pages.parts.forms.moment_field import day_input

journal = current_journal()
today = clock.today(journal)
monday = monday_of(today)
frame = work_frame(journal, today)


def days_between(first: date, last: date) -> list[DayLoad]:
    """Return every day from `first` to `last`, both included."""
    return list(load_by_day(journal.day_sums.between(first, last), first, last, frame.weights.load))


def show_days(first: date, last: date) -> None:
    """Show demand and recovery by day, under the own rating."""
    with place.controls, st.popover("Show also"):
        net = st.checkbox(wording.NET, key="load_net", persist_state="session")
        stayed = st.checkbox(wording.STAYED, key="load_stayed", persist_state="session")
        moved = st.checkbox(weight_wording.HOW_SURE, key="weight_band", persist_state="session")
    first = min(last, max(first, frame.began or first))
    days = days_between(first, last)
    weeks = load_by_week([day for day in days if day.day <= today], frame)
    band = band_of(cached.version(journal), first, last) if moved else []
    chart.show(
        "emotional_load",
        emotional_load.drawn(days, weeks, dark=chart.is_dark(), net=net, stayed=stayed, band=band),
        at=place,
        before=lead,
        notes=[
            wording.thinned(emotional_load.points_are_weeks(len(days), len(weeks))),
            wording.POINTS,
            wording.partial(frame.weights.load.logged_share),
            wording.CAUTION,
            weight_wording.BAND_MEANS if moved else "",
        ],
    )


def show_usual(first: date, last: date) -> None:
    """Show the weeks against what is usual: what stands above, the claim or why there is none, is its sentence."""
    begin = monday_of(first) - REACHES_BACK
    days = days_between(begin, last)
    weeks = weeks_against_usual(days, first, last, frame)
    line = ewma([d for d in days if d.day >= first], frame)
    chart.show(
        "against_usual",
        against_usual.drawn(weeks, line[-MOST_POINTS:], claimed, dark=chart.is_dark()),
        at=place,
        before=f"{headline} {claimed}",
        notes=[usual_wording.HOW_TO_READ, usual_wording.COUNTS if ruled.figures else "", usual_wording.TRIAL],
    )


def show_calendar(_first: date, last: date) -> None:
    """Show the year that ends with `last`, and the day that is pressed or asked for."""
    days = days_between(load_calendar.year_before(last), last)
    shown = load_calendar.drawn(days, frame.time_off, dark=chart.is_dark())
    pressed = chart.show(
        "load_calendar", shown, at=place, before=lead, notes=[calendar_wording.SCALE], selects=True, wide=True
    )
    show_day(pressed)


def year_until() -> date:
    """Ask with which day the year ends that is shown; it begins a year before."""
    day = day_input("Year up to", journal=journal, key="load_year_until", start=today)
    return min(day or today, today)


def show_day(pressed: Sequence[str]) -> None:
    """Show the day that was pressed in the calendar, or the one asked for below it."""
    if pressed and pressed[0] != st.session_state.get("load_pressed"):
        st.session_state["load_day"] = date.fromisoformat(pressed[0])
    st.session_state["load_pressed"] = pressed[0] if pressed else None
    day = day_input("Look at a day", journal=journal, key="load_day")
    if day is not None:
        day_detail.show(journal, *days_between(day, day))


@st.cache_data(scope="session", max_entries=2, show_spinner=False)
def band_of(version: cached.Version, first: date, last: date) -> list[LoadBand]:
    """Return how far the weekly means move with the weights: a thousand draws, so once for each change."""
    groups = logged_workdays_by_week(days_between(first, last), frame)
    return load_band(journal.day_sums.between(first, last), groups, frame.weights.load)


@st.cache_data(scope="session", max_entries=2, show_spinner=False)
def how_it_matches(version: cached.Version, today: date) -> Agreement:
    """Return how far demand follows the own rating. Drawn two thousand times, so once for each change."""
    return agreement(days_between(today - MOST_PAIRS * DAY, today))


recent = days_between(monday - max(USUAL_DAYS * DAY, REACHES_BACK), today)
said = own_rating(recent, monday)
place = chart.head("Emotional load", wording.WHAT_IS)
headline = wording.headline(said.week, said.usual)
ruled = verdict(recent, frame)
claimed = (
    claim_wording.claim(WEEKS, ruled.claim.logged, ruled.claim.workdays)
    if ruled.claim is not None
    else claim_wording.no_claim(ruled.missing.value if ruled.missing else None, ruled.have, ruled.need, WEEKS)
)
# What is claimed stands above, right after the own rating; why nothing is, below, but where it is the question.
lead = headline if ruled.claim is None else f"{headline} {claimed}"

BY_DAY, AGAINST_USUAL, THE_YEAR = "By day", "Against your usual", "The year"
VIEWS: dict[str, Callable[[date, date], None]] = {
    BY_DAY: show_days,
    AGAINST_USUAL: show_usual,
    THE_YEAR: show_calendar,
}
"""One chart at a time: a page with all three would say less, and later."""

with place.controls:
    view = chart.choice("View", list(VIEWS), key="load_view")
    # A year is a year, whatever the period of the other views is; which one, its last day says.
    first, last = (today, year_until()) if view == THE_YEAR else period.chosen(journal)
VIEWS[view](first, last)
first_step.offer(journal, SESSION, needs_client=True)

if ruled.claim is None and view != AGAINST_USUAL:
    st.text(claimed)
if ruled.figures is not None:
    st.caption(claim_wording.like_yours(WEEKS, ruled.workdays, ruled.share, *ruled.figures))
four = against_four_weeks(recent, monday, frame)
if beside := claim_wording.against_four(four.week, four.difference, so_far=True):
    st.text(beside)
support_people.a_lot_lately(
    journal, a_lot_lately(journal, frame, clock.local_now(journal), weeks_above=ruled.claim is not None)
)

st.header(match_wording.QUESTION, anchor=False)
match = how_it_matches(cached.version(journal), today)
st.text(match_wording.matches(match.answer.value, match.pairs, match.rho, match.low, match.high))
if hours := match_wording.hours_alone(match.hours, match.rho):
    st.text(hours)
st.caption(match_wording.SCALE)
