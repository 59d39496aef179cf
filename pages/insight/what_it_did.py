"""What time off did: own rating first, demand and recovery around the last absences, and what was missed after them."""

from __future__ import annotations

from datetime import date

import streamlit as st

from journal.charts.absence_effect import drawn
from journal.measures.absence_effect import AbsenceEffect, absence_effect, long_enough, looked_at
from journal.measures.weights_in_force import in_force
from journal.records.client import EndingKind
from journal.records.kinds import TIME_OFF
from journal.wording import absence_effect as wording
from pages.frame.unlocked import current_journal
from pages.parts import clock, first_step
from pages.parts.dashboards import cached, chart

VIEWS = (wording.RATING, wording.DEMAND, wording.RECOVERY)

journal = current_journal()
today = clock.today(journal)


def ended_on(client_id: str) -> date | None:
    """Return when the work with a client ended, unless they stopped it."""
    client = journal.clients.with_state(client_id, today)[0]
    return client.ended_on if client.ending is not EndingKind.STOPPED else None


@st.cache_data(scope="session", max_entries=2, show_spinner=False)
def effect_of(version: cached.Version, today: date) -> AbsenceEffect:
    """Return what came around the last absences; it reads some years of day sums, so once for each change."""
    absences = long_enough(journal.time_off.all(), today)
    span = looked_at(absences, today)
    if span is None:
        return absence_effect((), (), (), ended_on, today)
    return absence_effect(
        absences,
        journal.day_sums.between(*span),
        journal.sessions.who_between(*span),
        ended_on,
        today,
        in_force(journal.weights.all()).load,
    )


place = chart.head(wording.TITLE, wording.WHAT_IS)
effect = effect_of(cached.version(journal), today)
view = wording.RATING
if effect.speaks:
    with place.controls:
        view = chart.choice("View", VIEWS, key="what_it_did_view")
chart.show(
    "what_it_did",
    drawn(effect, view, dark=chart.is_dark()),
    at=place,
    notes=[wording.FADES],
    index=view != wording.RATING,
)
if effect.speaks:
    for said in (
        wording.missed(
            effect.missed_after.share, effect.missed_else.share, effect.missed_after.n, effect.missed_after.of
        ),
        wording.gone(effect.gone_after.share, effect.gone_else.share, effect.gone_after.n, effect.gone_after.of),
    ):
        if said:
            st.text(said)
    st.caption(wording.FADES)
first_step.offer(journal, TIME_OFF)
