"""Supervisees: who is met next, what is open with each, and one's own notes on them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import streamlit as st

from journal.errors import FieldError, JournalError
from journal.records.entry import new_id
from journal.records.person import Person, Relation
from journal.records.supervisee_note import Concern, RiskAdvice, SuperviseeNote
from journal.store import trash
from journal.wording import dates, labels
from journal.wording import supervisees as wording
from pages.frame.unlocked import current_journal
from pages.parts import clock, notice, page_links
from pages.parts.forms import fields
from pages.parts.forms.draft_values import one
from pages.parts.forms.form import Form, begin
from pages.parts.forms.rows import prefixes, rows
from pages.parts.forms.unfinished import offer_unfinished
from pages.parts.listing import entries
from pages.parts.listing.list_and_form import delete, in_form, leave_form
from pages.parts.markdown_escape import markdown_escape

WHO = "who"
"""In the address: the id of the person whose notes are shown. It says nothing of them."""

ASKED = "supervisees.erase"

journal = current_journal()
now = clock.local_now(journal)
today = now.date()


# --- the form of a note --------------------------------------------------------------------------


def build(form: Form[SuperviseeNote]) -> SuperviseeNote:
    """Make the record from the form."""
    if form["person_id"] is None:
        raise FieldError("person_id", "is not chosen yet")
    return SuperviseeNote(
        **form.identity(),
        at=form.moment(),
        person_id=form["person_id"],
        text=form["text"],
        concerns=tuple(in_rows(form, "concerns", "concern", "raised_on", Concern)),
        advice=tuple(in_rows(form, "advice", "advice", "heard_on", RiskAdvice)),
        stirred=form["stirred"],
    )


def in_rows(form: Form[Any], name: str, field: str, until: str, of: Callable[..., Any]) -> list[Any]:
    """Return the rows that say something. Raises FieldError for a day without words."""
    result = []
    for row in prefixes(form, name):
        text, day = (form[f"{row}.text"] or "").strip(), form[f"{row}.{until}"]
        if not text and day is not None:
            raise FieldError(field, "is needed where a day is given")
        if day is not None and day > today:
            raise FieldError(until, "cannot lie in the future")
        if text:
            result.append(of(text=text, **{until: day}))
    return result


def show_form(people: dict[str, str]) -> None:
    """Show the form of the note that the address names, or of a new one."""
    st.button(wording.ALL, type="tertiary", icon=":material/arrow_back:", key="back", on_click=leave_form)
    form = begin(journal, journal.supervisee_notes, start={"person_id": st.query_params.get(WHO)})
    form.begins()
    if form.entry is not None and form.entry.person_id not in people:
        person = journal.people.ever(form.entry.person_id)
        people = {**people, form.entry.person_id: person.name if person is not None else "?"}
    st.pills(
        "Who",
        list(people),
        key=form.field("person_id", takes=one(list(people))),
        format_func=lambda person_id: markdown_escape(people.get(person_id, "?")),
    )
    form.say_wrong("person_id")
    fields.when(form)
    form.note("text", labels.label("text"))
    kept = form.entry
    st.header(wording.CONCERNS, anchor=False)
    rows(
        form,
        "concerns",
        [{"text": c.text, "raised_on": c.raised_on} for c in kept.concerns] if kept is not None else [],
        lambda row: draw(form, row, "concern", "raised_on"),
        add=wording.ADD_CONCERN,
    )
    st.header(wording.ADVICE, anchor=False)
    st.caption(wording.ADVICE_MEANS)
    rows(
        form,
        "advice",
        [{"text": a.text, "heard_on": a.heard_on} for a in kept.advice] if kept is not None else [],
        lambda row: draw(form, row, "advice", "heard_on"),
        add=wording.ADD_ADVICE,
    )
    st.header(labels.label("stirred"), anchor=False)
    st.caption(wording.STIRRED)
    form.note("stirred", labels.label("stirred"), rows=3)
    form.save_button(build)
    if kept is not None:
        args = (journal.supervisee_notes, kept.id)
        st.button("Delete", type="tertiary", key="delete_note", on_click=delete, args=args)


def draw(form: Form[SuperviseeNote], row: str, words: str, until: str) -> None:
    """Show one concern, or one piece of advice."""
    fields.line(form, f"{row}.text", labels.label(words))
    fields.day(form, f"{row}.{until}", labels.label(until))


# --- one supervisee ------------------------------------------------------------------------------


def show_one(person: Person) -> None:
    """Show what is open with somebody, then one's notes, the newest first."""
    st.button(wording.ALL, type="tertiary", icon=":material/arrow_back:", key="all", on_click=leave_one)
    st.header(person.name, anchor=False)
    if coming := wording.meeting(person.next_meeting, today):
        st.text(coming)
    notes = journal.supervisee_notes.about(person.id)
    with st.container(horizontal=True):
        st.button(wording.ADD, type="primary", key="add", on_click=begin_note)
        page_links.button("Next meeting", "people", key="person", id=person.id)
    offer_unfinished(journal, journal.supervisee_notes)
    show_open(notes)
    if not notes:
        st.caption(wording.NO_NOTES)
    for note in notes:
        show_note(note)
    ask_to_erase(person)


def begin_note() -> None:
    """Begin a note on whom the address names."""
    st.query_params["draft"] = new_id()


def show_open(notes: Sequence[SuperviseeNote]) -> None:
    """List the concerns that were not raised, and the advice of which nothing was heard, with the way to each."""
    concerns = [(note, concern.text) for note in notes for concern in note.not_raised]
    advice = [(note, one.text) for note in notes for one in note.not_heard]
    for heading, found in ((wording.NOT_RAISED, concerns), (wording.NOT_HEARD, advice)):
        if found:
            st.subheader(heading, anchor=False)
            for n, (note, text) in enumerate(found):
                with st.container(horizontal=True, vertical_alignment="center"):
                    with st.container(gap=None):
                        st.text(text)
                        st.caption(wording.noted(note.day, today))
                    key = f"open.{heading}.{n}.{note.id}"
                    st.button("Open", key=key, type="tertiary", on_click=entries.open_entry, args=(note.id,))


def show_note(note: SuperviseeNote) -> None:
    """Show a note: what was written, what was raised and heard. What it stirred up stays behind its form."""
    with st.container(border=True, key=f"note.{note.id}"):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.caption(dates.day_near(note.day, today))
            st.button("Open", key=f"note.{note.id}.open", type="tertiary", on_click=entries.open_entry, args=(note.id,))
        if note.text:
            st.text(note.text)
        closed = [(c.text, wording.raised(c.raised_on)) for c in note.concerns if c.raised_on is not None]
        closed += [(a.text, wording.heard(a.heard_on)) for a in note.advice if a.heard_on is not None]
        for text, said in closed:
            st.text(f"{text}  ·  {said}")


def ask_to_erase(person: Person) -> None:
    """Offer to delete all about somebody, and ask once more."""
    if st.session_state.get(ASKED) != person.id:
        st.button(
            wording.ERASE, type="tertiary", key="erase", on_click=st.session_state.__setitem__, args=(ASKED, person.id)
        )
        return
    with st.container(border=True, key="erase_asked"):
        st.text(wording.ERASE_ASKED)
        with st.container(horizontal=True):
            st.button(wording.YES_ERASE, key="erase.yes", on_click=erase, args=(person.id,))
            st.button(
                wording.NO_KEEP, key="erase.no", type="tertiary", on_click=st.session_state.pop, args=(ASKED, None)
            )


def erase(person_id: str) -> None:
    """Delete all that is noted of somebody, for good."""
    st.session_state.pop(ASKED, None)
    try:
        trash.purge_now(journal, "person", person_id)
    except JournalError as error:
        notice.said(str(error))
        return
    leave_one()
    notice.said(wording.ERASED)


def leave_one() -> None:
    """Go back to everyone."""
    st.query_params.pop(WHO, None)


# --- everyone ------------------------------------------------------------------------------------


def show_everyone(people: Sequence[Person]) -> None:
    """List everyone by the day of the next meeting, with what is open."""
    st.caption(wording.APART)
    page_links.button(wording.ADD_PERSON, "people", key="add_person", draft=new_id(), relation=Relation.SUPERVISEE)
    not_raised, not_heard = open_by_person()
    coming = [p for p in people if p.next_meeting is not None and p.next_meeting >= today]
    others = [p for p in people if p not in coming]
    first = sorted(coming, key=lambda p: (p.next_meeting or date.max, p.name.casefold()))
    for heading, these in ((wording.NEXT, first), (wording.NO_NEXT, sorted(others, key=lambda p: p.name.casefold()))):
        if these:
            st.header(heading, anchor=False)
            for person in these:
                with st.container(horizontal=True, vertical_alignment="center", key=f"supervisee.{person.id}"):
                    with st.container(gap=None):
                        st.text(person.name)
                        said = (
                            wording.meeting(person.next_meeting, today),
                            wording.open_things(not_raised.get(person.id, 0), not_heard.get(person.id, 0)),
                        )
                        if any(said):
                            st.caption("  ·  ".join(part for part in said if part))
                    st.button(
                        "Open", key=f"one.{person.id}", type="tertiary",
                        on_click=st.query_params.__setitem__, args=(WHO, person.id),
                    )  # fmt: skip


def open_by_person() -> tuple[dict[str, int], dict[str, int]]:
    """Return by person how many concerns were not raised, and of how much advice nothing was heard."""
    not_raised: dict[str, int] = {}
    not_heard: dict[str, int] = {}
    for note in journal.supervisee_notes.with_open_concerns():
        not_raised[note.person_id] = not_raised.get(note.person_id, 0) + len(note.not_raised)
    for note in journal.supervisee_notes.with_open_advice():
        not_heard[note.person_id] = not_heard.get(note.person_id, 0) + len(note.not_heard)
    return not_raised, not_heard


page_links.button("Review", "review", key="to_review", icon=":material/arrow_back:")
st.title(wording.TITLE, anchor=False)
notice.show(journal)
noted = journal.supervisee_notes.people()
people = [one for one in journal.people.all() if one.relation is Relation.SUPERVISEE or one.id in noted]
who = next((person for person in people if person.id == st.query_params.get(WHO)), None)
if in_form():
    show_form({person.id: person.name for person in people})
elif who is not None:
    show_one(who)
elif people:
    show_everyone(people)
else:
    st.caption(wording.EMPTY)
    page_links.button(
        wording.ADD_PERSON, "people", key="add_person", type="primary", draft=new_id(), relation=Relation.SUPERVISEE
    )
