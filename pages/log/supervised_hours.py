"""Hours of supervision in words: what the form's minutes count, and what a month and a year come to."""

from __future__ import annotations

from datetime import date

import streamlit as st

from journal.measures.supervision_hours import SHARED, credit, supervision_hours
from journal.presets.hours import CHECK_WITH_YOUR_BOARD, GROUP_RULES
from journal.records.supervision import SupervisionFormat
from journal.store.journal import Journal
from journal.wording import supervision_hours as wording
from pages.parts import clock


def what_counts(minutes: int | None, format: SupervisionFormat, people: int | None, own: int | None) -> None:
    """Say how many of these minutes count, and by whose rule; nothing while they are not given.

    `people` share the time, `own` is what the therapist says counts.
    """
    known = all(value is None or type(value) is int for value in (minutes, people, own))
    if not known or not minutes or minutes < 0 or (people is not None and people < 2):
        return  # the sentence about what is wrong comes with saving
    if own is not None:
        st.caption(wording.overruled(minutes, own))
    elif format in SHARED:
        by_rule = {rule.name: credit(minutes, format, people, rule=rule) for rule in GROUP_RULES}
        st.caption(wording.shared(minutes, people, by_rule))
    else:
        st.caption(wording.in_full(minutes, format))


def month_and_year(journal: Journal) -> None:
    """Say what this month and this year come to so far: sat and counted."""
    today = clock.today(journal)
    st.header("Hours", anchor=False)
    ruled = False
    with st.container(gap="xsmall"):
        for name, first in (("This month", today.replace(day=1)), ("This year", date(today.year, 1, 1))):
            supervisions = journal.supervisions.between(first, today)
            total = supervision_hours(supervisions)
            st.text(wording.period(name, total.sat, total.counted))
            for rule in GROUP_RULES:
                by_rule = supervision_hours(supervisions, rule)
                if (by_rule.counted, by_rule.untold) != (total.counted, 0):
                    st.caption(wording.by_rule(rule.name, by_rule.counted, by_rule.untold))
                    ruled = True
        if ruled:
            st.caption(CHECK_WITH_YOUR_BOARD)
