"""Log an encounter: meeting a client outside, and what it left."""

from __future__ import annotations

import streamlit as st

from journal.errors import FieldError
from journal.records.encounter import Acknowledged, Encounter
from journal.use_cases.agenda_tick import keep_in_step
from journal.wording import dates, values
from journal.wording import encounter as wording
from pages.frame.unlocked import current_journal
from pages.parts import clock, notice
from pages.parts.forms import fields
from pages.parts.forms.form import Form, begin, more
from pages.parts.listing import entries
from pages.parts.pending import open_encounters

journal = current_journal()


def build(form: Form[Encounter]) -> Encounter:
    """Make the record from the form."""
    if not form["client_id"]:
        raise FieldError("client_id", "is not chosen yet")
    return Encounter(
        **form.identity(),
        at=form.moment(),
        client_id=form["client_id"],
        setting=(form["setting"] or "").strip(),
        avoidable=form["avoidable"],
        acknowledged=form.chosen("acknowledged", Acknowledged),
        others_present=form["others_present"],
        exposed=form["exposed"],
        plan_agreed=form["plan_agreed"],
        discomfort=form["discomfort"],
        discussed_on=form["discussed_on"],
        dual_concern=bool(form["dual_concern"]),
        to_supervision=bool(form["to_supervision"]),
        note=form["note"],
    )


st.title("Meeting a client outside", anchor=False)
notice.show(journal)

form = begin(journal, journal.encounters)
form.begins()
fields.client(form, day=form["at_day"] or clock.today(journal))
fields.line(form, "setting", placeholder="at the baker's, on the train")
st.caption(wording.WHERE)
fields.rating(form, "discomfort")
with more(form):
    fields.when(form)
    with st.container(horizontal=True):
        fields.yes_no(form, "avoidable")
        fields.yes_no(form, "plan_agreed", "Was a plan agreed beforehand?")
        fields.yes_no(form, "others_present", "Were others present?")
        fields.yes_no(form, "exposed", "Was confidentiality exposed?")
    fields.one_of(form, "acknowledged", Acknowledged)
    fields.flag(form, "dual_concern")
    fields.flag(form, "to_supervision")
    fields.day(form, "discussed_on")
    form.note("note", "Note", hint="Write about you. What was said, risked or decided belongs in the record.")
form.save_button(build, after=lambda kept: keep_in_step(journal, kept, at=clock.local_now(journal)))

open_encounters.listed(journal, besides=form.entry.id if form.entry else None)


def describe(encounter: Encounter) -> tuple[str, str]:
    """Say in two lines which encounter this is."""
    said = [
        dates.day_in_words(encounter.day),
        journal.clients.code_of(encounter.client_id),
        encounter.setting,
        "" if encounter.discomfort is None else f"discomfort {values.in_words('discomfort', encounter.discomfort)}",
        "not talked about yet" if encounter.discussed_on is None else "",
    ]
    return "  ·  ".join(part for part in said if part), entries.opening(encounter.note)


st.header("Lately", anchor=False)
entries.listed(
    journal,
    journal.encounters,
    journal.encounters.latest(8),
    describe,
    empty="Meetings outside the room will be listed here. The first one takes a client and a number.",
)
