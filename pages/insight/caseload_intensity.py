"""Caseload intensity: each week's work against what was planned."""

from __future__ import annotations

from datetime import date, timedelta

import streamlit as st

from journal.charts.caseload_intensity import drawn, thinned_to
from journal.charts.client_turnover import drawn as turnover_drawn
from journal.measures.caseload_intensity import caseload_by_week
from journal.measures.client_turnover import client_turnover
from journal.measures.emotional_load import USUAL_DAYS, load_by_day, own_rating
from journal.measures.headcount import Headcount, headcount_by_week
from journal.measures.other_roles import other_roles
from journal.measures.trauma_recorded import Recorded, trauma_recorded
from journal.measures.trauma_share import TraumaShare, eight_weeks, trauma_share
from journal.measures.weeks import DAY, monday_of
from journal.measures.weight_band import caseload_band
from journal.planning.coming_weeks import Coming
from journal.planning.work_frame import coming_weeks_of, work_frame
from journal.records.kinds import SESSION
from journal.wording import caseload_intensity as wording
from journal.wording import weights as weight_wording
from pages.frame.unlocked import current_journal
from pages.parts import clock, first_step
from pages.parts.dashboards import cached, chart, period

WEEKS_AHEAD = 4

journal = current_journal()
today = clock.today(journal)
frame = work_frame(journal, today)

place = chart.head("Caseload intensity", wording.WHAT_IS)
with place.controls:
    first, last = period.chosen(journal)
    moved = st.checkbox(weight_wording.HOW_SURE, key="weight_band", persist_state="session")
first_day = journal.day_sums.first_day()
first, last = monday_of(min(last, max(first, first_day or first))), monday_of(last) + 6 * DAY

weeks = caseload_by_week(journal.day_sums.between(first, last), first, last, frame)
monday = monday_of(today)
begun = first_day is not None and monday_of(first_day + 6 * DAY) < monday
before = monday - timedelta(days=USUAL_DAYS)
said = own_rating(load_by_day(journal.day_sums.between(before, today), before, today), monday)
(now,) = caseload_by_week(journal.day_sums.between(monday, monday + 6 * DAY), monday, monday, frame)


@st.cache_data(scope="session", max_entries=2, show_spinner=False)
def band_of(version: cached.Version, first: date, last: date) -> list[tuple[float, float] | None]:
    """Return how far each week moves with the weights: a thousand draws, so once for each change."""
    return caseload_band(journal.day_sums.between(first, last), weeks, frame.weights.caseload)


@st.cache_data(scope="session", max_entries=2, show_spinner=False)
def ahead(version: cached.Version, today: date, zone: str) -> Coming:
    """Return the next weeks as they are planned, and as they usually are."""
    return coming_weeks_of(journal, frame, zone, WEEKS_AHEAD)


@st.cache_data(scope="session", max_entries=2, show_spinner=False)
def share_of_trauma(version: cached.Version, today: date) -> TraumaShare:
    """Return the share of eight weeks; it reads their sessions."""
    return trauma_share(
        journal.sessions.between(*eight_weeks(today)),
        today,
        client_on=journal.clients.with_state,
        is_recorded=lambda client_id: any(fact.trauma is not None for fact in journal.clients.facts(client_id)),
    )


@st.cache_data(scope="session", max_entries=4, show_spinner=False)
def heads_of(version: cached.Version, first: date, last: date) -> list[Headcount]:
    """Return each week in clients; it reads who came on which day."""
    return headcount_by_week(
        journal.sessions.who_between(first, last),
        first,
        last,
        clients=journal.clients.all(),
        client_of=lambda client_id: journal.clients.with_state(client_id, last)[0],
    )


@st.cache_data(scope="session", max_entries=4, show_spinner=False)
def trauma_of(version: cached.Version, first: date, last: date) -> dict[date, Recorded]:
    """Return by Monday of how many clients it is recorded whether the work is about trauma."""
    return trauma_recorded(
        journal.sessions.who_between(first, last),
        client_of=lambda client_id: journal.clients.with_state(client_id, last)[0],
        facts_of=journal.clients.facts,
    )


band = band_of(cached.version(journal), first, last) if moved else []
coming = ahead(cached.version(journal), today, clock.browser_zone(journal)) if last >= today else None
chart.show(
    "caseload_intensity",
    drawn(
        weeks,
        heads_of(cached.version(journal), first, last),
        dark=chart.is_dark(),
        recorded=trauma_of(cached.version(journal), first, last),
        coming=coming.weeks if coming and any(week.cii for week in coming.weeks) else (),
        band=band,
        begun=begun,
    ),
    at=place,
    before=wording.headline(said.week, said.usual, now.cii, so_far=True),
    notes=[
        wording.thinned(thinned_to(len(weeks))),
        wording.PLAN,
        wording.since_break(now.weeks_since_break, now.f),
        wording.coming(
            [week.cii for week in coming.weeks],
            coming.recent,
            [journal.clients.code_of(c) for c in coming.as_needed],
        )
        if coming
        else "",
        weight_wording.BAND_MEANS if moved else "",
    ],
)
first_step.offer(journal, SESSION, needs_client=True)
st.header("Beside it, never mixed in", anchor=False)
finished = [week for week in weeks if week.finished and week.cii is not None]
shown = finished[-1] if finished else now
(head,) = heads_of(cached.version(journal), shown.monday, shown.monday + 6 * DAY)
st.text(
    wording.week_of(shown.monday, finished=shown.finished)
    + wording.beside(
        wording.headcount(head.seen, head.active),
        shown.therapy_sessions,
        shown.hours,
        shown.no_show_rate,
        shown.longest_run,
    )
)
if head.active:
    st.caption(wording.ACTIVE)
if first_day is not None and first_day <= eight_weeks(today)[0]:
    share = share_of_trauma(cached.version(journal), today)
    told = wording.trauma_share(
        share.flagged, share.sessions, share.share, share.recorded, share.clients, share.left_out
    )
    if told:
        st.text(told)
turnover = client_turnover(
    journal.clients.all(), weeks, first_entry=first_day, first=first, last=min(last, today - DAY)
)
if turnover:
    chart.show("client_turnover", turnover_drawn(turnover))
    st.caption(wording.TURNOVER)
in_other_roles = [
    session
    for client in journal.clients.in_other_roles()
    for session in journal.sessions.of_client(client.id, first, last)
]
for total in other_roles(in_other_roles, first, last, client_on=journal.clients.with_state):
    st.text(wording.other_role(total.role, len(weeks), total.sessions, total.minutes, total.usual))
