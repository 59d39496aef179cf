"""Recovery: energy before and after what was done between clients, silent while too little is known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from journal.charts.recovery import drawable, drawn
from journal.measures.enough import RECOVERY
from journal.measures.own_rating import MOST_PAIRS, Agreement
from journal.measures.recovery import LedgerRow, ledger
from journal.measures.sleep_and_energy import sleep_and_energy, together
from journal.measures.weeks import DAY
from journal.measures.weights_in_force import in_force
from journal.records.kinds import DOWNTIME
from journal.wording import recovery as wording
from journal.wording import sleep_and_energy as sleep_wording
from pages.frame.unlocked import current_journal
from pages.parts import clock, first_step
from pages.parts.dashboards import cached, chart

LOOKED_BACK = 364 * DAY
MOST_SENTENCES = 4
MOST_SO_FAR = 4

journal = current_journal()
today = clock.today(journal)


@st.cache_data(scope="session", max_entries=2, show_spinner=False)
def rows_of_year(version: cached.Version, today: date) -> tuple[list[LedgerRow], list[LedgerRow]]:
    """Return the ledger by category and by activity: a year of entries, so read once for each change."""
    first = today - LOOKED_BACK
    return ledger(
        journal.downtimes.between(first, today),
        journal.sessions.between(first, today),
        weights=in_force(journal.weights.all()).load,
    )


@st.cache_data(scope="session", max_entries=2, show_spinner=False)
def how_sleep_went(version: cached.Version, today: date) -> Agreement:
    """Return how energy went with the sleep before it. Drawn two thousand times, so once for each change."""
    return sleep_and_energy(journal.check_ins.between(today - MOST_PAIRS * DAY, today))


def name(row: LedgerRow) -> str:
    """Return what an activity is called."""
    return row.activity or row.category


def say(activities: Sequence[LedgerRow]) -> None:
    """Say what speaks, the largest rise first, and how far it is to a first word about the others."""
    speaking = [row for row in drawable(activities) if row.change.speaks][:MOST_SENTENCES]
    told = [wording.after(r.change.known, name(r), r.change.low or 0.0, r.change.high or 0.0) for r in speaking]
    for higher in (True, False):
        said = [name(row) for row in speaking if ((row.change.low or 0.0) > 0) is higher]
        if said:
            told.append(wording.by_itself(said, higher=higher))
    if told:
        place.said.text(" ".join(told))
    thin = [row for row in activities if row.change.known and not RECOVERY.met(row.change.known)]
    so_far = " ".join(wording.so_far(row.change.known, RECOVERY.fewest, name(row)) for row in thin[:MOST_SO_FAR])
    if so_far:
        st.text(so_far)


place = chart.head("Recovery", wording.WHAT_IS)
categories, activities = rows_of_year(cached.version(journal), today)
if not activities:
    place.said.text(wording.NOTHING_YET)
    first_step.offer(journal, DOWNTIME)
else:
    say(activities)
    with place.controls:
        by = chart.choice("By", ["Activity", "Category"], key="recovery_by")
    shown = activities if by == "Activity" else categories
    chart.show("recovery", drawn(shown, dark=chart.is_dark()), at=place, notes=[wording.REGRESSION], index=False)

slept = how_sleep_went(cached.version(journal), today)
if slept.pairs:
    st.header(sleep_wording.TITLE, anchor=False)
    st.text(sleep_wording.said(together(slept).value, slept.pairs, slept.rho, slept.low, slept.high))
    st.caption(sleep_wording.LIMITS)
