"""What one would not tell one's supervisor: it prompts nothing, and may stay where it is."""

from __future__ import annotations

import streamlit as st

from journal.planning.who_is_there import who_is_there
from journal.records.person import Relation
from journal.store.journal import Journal
from journal.wording.suggestions import WITHHELD
from pages.parts import clock, support_people

NOT_SUPERVISING = frozenset({Relation.OWN, Relation.PEER})


def show(journal: Journal, *, to_supervision: bool) -> None:
    """Say so below the tick, and name those who do not supervise. Both ticked, this one holds, and it is said."""
    with st.container(gap="xsmall", key="stays_here"):
        st.text(WITHHELD)
        if to_supervision:
            st.caption("It is not put on the agenda while this is ticked.")
        people = who_is_there(journal.people.all(), clock.today(journal))
        support_people.listed([person for person in people if person.relation in NOT_SUPERVISING])
