"""What if I take this referral? The gut first, then the weeks it would push over."""

from __future__ import annotations

import streamlit as st

from journal.charts.referral import drawn
from journal.measures.weeks import WEEK, monday_of
from journal.planning.referral import Gut, NewClient, referral
from journal.planning.usual_week import WEEKS_BETWEEN
from journal.planning.work_frame import coming_weeks_of, work_frame
from journal.records.client import Frequency, Severity
from journal.records.session import DEFAULT_MINUTES
from journal.wording import labels
from journal.wording import referral as wording
from pages.frame.unlocked import current_journal
from pages.parts import clock
from pages.parts.dashboards import chart
from pages.parts.forms.moment_field import day_input

journal = current_journal()
today = clock.today(journal)
monday = monday_of(today)


def ask() -> NewClient:
    """Ask what is known of the referral; nothing of it is kept."""
    frequency = st.pills(
        "How often", [f.value for f in WEEKS_BETWEEN], default=Frequency.WEEKLY.value, key="referral.frequency",
        format_func=labels.choice, required=True,
    )  # fmt: skip
    with st.container(horizontal=True, vertical_alignment="bottom"):
        minutes = st.number_input("Minutes", 5, 300, DEFAULT_MINUTES, step=5, key="referral.minutes", width=150)
        first = day_input("From", journal=journal, key="referral.first", start=monday + WEEK)
    acuity = st.pills(
        "Acuity", range(5), default=1, key="referral.acuity", required=True,
        format_func=lambda n: f"{n}, {labels.anchor('acuity', n)}",
    )  # fmt: skip
    with st.container(horizontal=True):
        risk = st.checkbox("Risk", key="referral.risk")
        trauma = st.checkbox("Trauma", key="referral.trauma")
    return NewClient(
        frequency=Frequency(frequency or Frequency.WEEKLY),
        first=first or monday + WEEK,
        minutes=minutes,
        severity=Severity(acuity=acuity or 0, risk=risk, trauma=trauma),
    )


def show(asked: NewClient) -> None:
    """Show the coming weeks without and with the client, and what the sum does not know."""
    frame = work_frame(journal, today)
    result = referral(
        asked,
        frame,
        coming_weeks_of(journal, frame, clock.browser_zone(journal)),
    )
    chart.show(
        "referral",
        drawn(result, dark=chart.is_dark()),
        notes=[
            wording.recent(result.recent),
            wording.ASSUMED,
            wording.left_out([journal.clients.code_of(c) for c in result.as_needed], len(result.without_slot)),
        ],
    )


st.title("What if I take this referral?", anchor=False)
asked = ask()
gut = st.segmented_control(
    wording.GUT, [g.value for g in Gut], key="referral.gut", format_func=labels.choice, help=wording.FIRST_YOURS
)
if gut is None:
    st.caption(wording.FIRST_YOURS)
else:
    show(asked)
