"""What holds for all clients in an absence: when make-ups are offered, when there is time for them, and how many."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import streamlit as st

from journal.errors import FieldError
from journal.records.absence_plan import AbsencePlan, Approach, OpenSlot, Policy
from journal.records.session import DEFAULT_MINUTES
from pages.ahead import long_fields
from pages.frame.unlocked import current_journal
from pages.parts import notice, page_links
from pages.parts.forms import fields
from pages.parts.forms.form import Form, begin
from pages.parts.forms.rows import prefixes, rows

journal = current_journal()


def open_slots(form: Form[AbsencePlan]) -> list[OpenSlot]:
    """Return the rows that say something. Raises FieldError for half a time."""
    found = []
    for row in prefixes(form, "open_slots"):
        day, at, minutes = form[f"{row}.at_day"], form[f"{row}.at_time"], form[f"{row}.minutes"]
        if day is None and at is None:
            continue
        if day is None or at is None:
            raise FieldError("open_slots", "need a day and a time each")
        found.append(OpenSlot(day=day, clock=at, minutes=DEFAULT_MINUTES if minutes is None else minutes))
    return found


def closed(form: Form[AbsencePlan]) -> list[date]:
    """Return the public holidays."""
    return sorted({form[f"{row}.day"] for row in prefixes(form, "closed") if form[f"{row}.day"] is not None})


def build(form: Form[AbsencePlan]) -> AbsencePlan:
    """Make the record from the form."""
    if form.entry is None:
        raise FieldError("time_off_id", "is needed: a plan belongs to a time off")
    return replace(
        form.entry,
        **form.identity(),
        make_ups=form.chosen("make_ups", Approach),
        policy=form.chosen("policy", Policy),
        open_slots=tuple(open_slots(form)),
        most_a_day=form["most_a_day"],
        least_gap=form["least_gap"],
        closed=tuple(closed(form)),
        note=form["note"],
    )


def draw_slot(form: Form[AbsencePlan], row: str) -> None:
    """Ask when there is time for a session, and how long."""
    fields.when(form, f"{row}.at", "Day and time")
    fields.minutes(form, f"{row}.minutes", "Minutes")


def show(form: Form[AbsencePlan], plan: AbsencePlan) -> None:
    """Show the form of a plan."""
    fields.one_of(form, "make_ups", Approach)
    fields.one_of(form, "policy", Policy)
    st.subheader("Open times, before and after", anchor=False)
    kept = [{"at_day": s.day, "at_time": s.clock, "minutes": s.minutes} for s in plan.open_slots]
    rows(form, "open_slots", kept, lambda row: draw_slot(form, row), add="Add a time")
    form.say_wrong("open_slots")
    with st.container(horizontal=True):
        fields.number(form, "most_a_day")
        fields.number(form, "least_gap", step=5)
    st.subheader("Public holidays around it", anchor=False)
    rows(
        form,
        "closed",
        [{"day": d} for d in plan.closed],
        lambda row: fields.day(form, f"{row}.day", "Day"),
        add="Add a day",
    )
    if plan.cover_as_written:
        st.text(f"Cover, as written: {plan.cover_as_written}")
    form.note("note", "Note", rows=3)
    form.save_button(build, after=lambda kept: page_links.go("absence", off=kept.time_off_id))


form = begin(journal, journal.absence_plans)
form.elsewhere = long_fields.is_one
if form.entry is not None:
    page_links.button("All clients", "absence", key="back", icon=":material/arrow_back:", off=form.entry.time_off_id)
st.title("What holds for all", anchor=False)
notice.show(journal)
if form.entry is None:
    st.info("A plan is begun from a time off.")
    page_links.button("Time off", "time-off", key="time_off")
else:
    show(form, form.entry)
