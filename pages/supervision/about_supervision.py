"""About supervision itself: how it is to be supervised, for oneself alone."""

from __future__ import annotations

import streamlit as st

from journal.records.about_supervision import AboutSupervision, ThenWhat
from journal.wording import about_supervision as wording
from journal.wording import dates, labels
from pages.frame.unlocked import current_journal
from pages.parts import clock, notice
from pages.parts.forms import fields
from pages.parts.forms.form import Form, begin, more
from pages.parts.listing import entries
from pages.parts.supervision.supervisor_choice import ask_one

journal = current_journal()
today = clock.today(journal)


def build(form: Form[AboutSupervision]) -> AboutSupervision:
    """Make the record from the form."""
    return AboutSupervision(
        **form.identity(),
        at=form.moment(),
        person_id=form["person_id"],
        text=form["text"],
        unsaid=form["unsaid"],
        then_what=form.chosen("then_what", ThenWhat),
    )


def called(thought: AboutSupervision) -> str:
    """Return whom a thought is about; "" for nobody in particular."""
    person = journal.people.ever(thought.person_id) if thought.person_id else None
    return person.name if person is not None else ""


def describe(thought: AboutSupervision) -> tuple[str, str]:
    """Say in two lines which thought this is."""
    said = (dates.day_near(thought.day, today), called(thought), thought.then_what)
    return "  ·  ".join(part for part in said if part), entries.opening(thought.text or thought.unsaid)


st.title("About supervision itself", anchor=False)
notice.show(journal)
st.caption(wording.WHAT_IS)
form = begin(journal, journal.about_supervision)
form.begins()
ask_one(form, "person_id")
form.note("text", labels.label("text"))
form.note("unsaid", labels.label("unsaid"), rows=3)
fields.one_of(form, "then_what", ThenWhat)
with more(form):
    fields.when(form)
form.save_button(build)
st.header("Lately", anchor=False)
entries.listed(journal, journal.about_supervision, journal.about_supervision.latest(8), describe, empty=wording.EMPTY)
