"""How this is computed: every formula with the weights in force, made from the constants that compute it."""

from __future__ import annotations

import streamlit as st

from journal.measures.how_computed import how_computed
from journal.measures.weights_in_force import in_force
from pages.frame.unlocked import current_journal
from pages.parts import page_links
from pages.parts.dashboards import chart

journal = current_journal()

st.title("How this is computed", anchor=False)
st.caption("With the weights that are in force now. Change them under Weights, beside this page.")
page_links.button("Weights", "weights", key="to_weights")
with st.container(key="unfolded_on_paper"):
    for subject in how_computed(in_force(journal.weights.all())):
        with st.expander(subject.title):
            for line in subject.lines:
                st.text(line)
            if subject.table:
                head, *rows = subject.table
                chart.table([dict(zip(head, row, strict=True)) for row in reversed(rows)])
