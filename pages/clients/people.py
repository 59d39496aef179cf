"""People: who supervises, who answers for the work, who is there for oneself."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from journal.errors import FieldError
from journal.records.entry import new_id
from journal.records.person import Person, Relation
from journal.wording import dates, labels
from journal.wording import people as wording
from pages.frame.unlocked import current_journal
from pages.parts import clock, notice
from pages.parts.forms import fields
from pages.parts.forms.form import Form, begin, more
from pages.parts.forms.unfinished import offer_unfinished
from pages.parts.listing import entries
from pages.parts.listing.list_and_form import delete, in_form, leave_form

AS = "relation"
"""In the address: what a new person is."""

journal = current_journal()
now = clock.local_now(journal)
today = now.date()


def build(form: Form[Person]) -> Person:
    """Make the record from the form."""
    relation = form.chosen("relation", Relation)
    if relation is None:
        raise FieldError("relation", "is not chosen yet")
    return Person(
        **form.identity(),
        at=form.entry.at if form.entry is not None else now,
        name=(form["name"] or "").strip(),
        relation=relation,
        reach=(form["reach"] or "").strip(),
        next_meeting=form["next_meeting"],
        note=form["note"],
        ended_on=form["ended_on"],
    )


# --- the form ------------------------------------------------------------------------------------


def show_form(everyone: Sequence[Person]) -> None:
    """Show the form of the person whom the address names, or of a new one."""
    if everyone:
        st.button("Everyone", type="tertiary", icon=":material/arrow_back:", key="back", on_click=leave_form)
    form = begin(journal, journal.people, start={"relation": begins_as()})
    fields.line(form, "name", placeholder="a name or a word of yours")
    fields.one_of(form, "relation", Relation)
    relation = form.chosen("relation", Relation)
    st.caption(wording.MEANS[relation] if relation else "&nbsp;")
    fields.line(form, "reach", placeholder="a number, an address")
    if relation is not Relation.OWN:
        fields.day(form, "next_meeting")
    with more(form):
        fields.day(form, "ended_on")
        form.note("note", "Note", rows=3)
    form.save_button(build, another=True)
    if form.entry is not None:
        st.button("Delete", type="tertiary", key="delete_person", on_click=delete, args=(journal.people, form.entry.id))


def begins_as() -> Relation:
    """Return what a new person is at first: what the page that led here says in the address, else a supervisor."""
    asked = st.query_params.get(AS)
    return Relation(asked) if asked in set(Relation) else Relation.CLINICAL_SUPERVISOR


# --- the list ------------------------------------------------------------------------------------


def show_list(everyone: Sequence[Person]) -> None:
    """List everyone by what they are; those one no longer meets are folded away."""
    st.button("Add someone", type="primary", key="add", on_click=st.query_params.__setitem__, args=("draft", new_id()))
    offer_unfinished(journal, journal.people)
    ended = [person for person in everyone if person.ended_on is not None and person.ended_on < today]
    for relation in Relation:
        here = [person for person in everyone if person.relation is relation and person not in ended]
        if here:
            st.header(labels.choice(relation), anchor=False)
            for person in sorted(here, key=lambda person: person.name.casefold()):
                show_line(person)
    if ended:
        with st.expander(f"Ended ({len(ended)})"):
            for person in ended:
                show_line(person)


def show_line(person: Person) -> None:
    """Show someone in two lines, with the way to the form."""
    with st.container(horizontal=True, vertical_alignment="center", key=f"person.{person.id}"):
        with st.container(gap=None):
            st.text(person.name)
            result = "  ·  ".join(part for part in (person.reach, meeting(person)) if part)
            if result:
                st.text(result)
        st.button("Open", key=f"open.{person.id}", on_click=entries.open_entry, args=(person.id,), type="tertiary")


def meeting(person: Person) -> str:
    """Return when one meets next, or when it ended."""
    if person.ended_on is not None:
        return f"until {dates.day_with_year(person.ended_on)}"
    if person.next_meeting is None or person.next_meeting < today:
        return ""
    return f"next {dates.day_in_words(person.next_meeting)}"


st.title("People", anchor=False)
notice.show(journal)
everyone = journal.people.all()
if everyone and not in_form():
    show_list(everyone)
else:
    show_form(everyone)
if not everyone:
    st.caption(wording.EMPTY)
