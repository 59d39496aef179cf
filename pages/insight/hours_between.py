"""The hours between: where the time without clients goes."""

from __future__ import annotations

import streamlit as st

from journal.charts.hours_between import drawn
from journal.measures.hours_between import Gap, hours_between
from journal.measures.weights_in_force import in_force
from journal.records.kinds import DOWNTIME
from journal.wording import hours_between as wording
from journal.wording import labels
from pages.frame.unlocked import current_journal
from pages.parts import first_step
from pages.parts.dashboards import chart, period

LONGEST = 366
"""Days: this page adds up single entries."""

journal = current_journal()

st.title("Between clients", anchor=False)
first, last = period.chosen(journal, longest=LONGEST)
result = hours_between(
    first,
    last,
    sums=journal.day_sums.between(first, last),
    downtimes=journal.downtimes.between(first, last),
    supervisions=journal.supervisions.between(first, last),
    contacts=journal.contacts.between(first, last),
    weights=in_force(journal.weights.all()).load,
)
by = st.segmented_control(
    "Split by", ["How it came", "Whose choice"], default="How it came", key="hours_by", required=True,
    persist_state="session",
)  # fmt: skip
chart.show(
    "hours_between",
    drawn(result, dark=chart.is_dark(), by_choice=by == "Whose choice"),
    notes=[
        wording.fell_free(result.of_gap(Gap.FELL_FREE), result.between_minutes),
        wording.without_minutes(result.without_minutes),
        wording.not_logged([labels.choice(category) for category in result.not_logged]),
        wording.SUPERVISION,
    ],
    index=False,
)
first_step.offer(journal, DOWNTIME)
