"""Who is there for the therapist: names and how to reach them, never with a client's code."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import streamlit as st

from journal.planning.who_is_there import who_is_there
from journal.records.person import Person
from journal.store.journal import Journal
from journal.wording import labels, safety, suggestions
from pages.parts import clock, page_links

PEOPLE = "people"


def a_lot_lately(journal: Journal, why: Collection[str]) -> None:
    """Ask who is there, name them, and say why it is asked (values of AboutTherapist); without a reason nothing.

    Quiet: it speaks of the therapist, and asks for nothing.
    """
    if not why:
        return
    with st.container(border=True, key="a_lot_lately"):
        st.text(suggestions.WHO_IS_THERE)
        own_people(journal)
        st.caption(suggestions.because(why))


def own_people(journal: Journal) -> None:
    """Name the people one can turn to, and how to reach them; with none noted down, say where to."""
    there = who_is_there(journal.people.all(), clock.today(journal))
    if there:
        listed(there)
    else:
        st.caption(safety.NOBODY_YET)
    page_links.button("People, and how to reach them", PEOPLE, key="to_people")


def listed(people: Sequence[Person]) -> None:
    """Show each one's name, how to reach them, and what they are to the therapist."""
    with st.container(gap="xsmall"):
        for person in people:
            result = [person.name, person.reach, labels.choice(person.relation)]
            st.text("  ·  ".join(part for part in result if part))
