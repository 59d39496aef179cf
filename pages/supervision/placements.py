"""Placements: where hours are worked, from when to when, with which supervisor and on what agreement."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from journal.errors import FieldError
from journal.records.entry import new_id
from journal.records.placement import Placement, PlacementSetting
from journal.wording import labels
from journal.wording import placements as wording
from pages.frame.unlocked import current_journal
from pages.parts import clock, notice
from pages.parts.forms import fields
from pages.parts.forms.form import Form, begin, more
from pages.parts.forms.unfinished import offer_unfinished
from pages.parts.listing import entries
from pages.parts.listing.list_and_form import delete, in_form, leave_form
from pages.parts.supervision.supervisor_choice import ask_one

journal = current_journal()
now = clock.local_now(journal)
today = now.date()


def build(form: Form[Placement]) -> Placement:
    """Make the record from the form."""
    if form["begins"] is None:
        raise FieldError("begins", "is needed")
    placement = Placement(
        **form.identity(),
        at=form.entry.at if form.entry is not None else now,
        name=(form["name"] or "").strip(),
        setting=form.chosen("setting", PlacementSetting) or PlacementSetting.OTHER,
        begins=form["begins"],
        ends=form["ends"],
        supervisor_id=form["supervisor_id"],
        client_group=(form["client_group"] or "").strip(),
        modality=(form["modality"] or "").strip(),
        note=form["note"],
    )
    return placement.with_agreement(form["agreement_signed_on"], form.entry, today)


def ask_supervisor(form: Form[Placement]) -> None:
    """Ask who supervises there: one of one's people, the one on file included."""
    if not ask_one(form, "supervisor_id"):
        st.caption(wording.NO_PEOPLE)


def show_form(every: Sequence[Placement]) -> None:
    """Show the form of the placement that the address names, or of a new one."""
    if every:
        st.button(wording.ALL, type="tertiary", icon=":material/arrow_back:", key="back", on_click=leave_form)
    form = begin(journal, journal.placements)
    fields.line(form, "name", placeholder="a clinic, a school, a word of yours")
    fields.one_of(form, "setting", PlacementSetting, wording.SETTING)
    with st.container(horizontal=True):
        fields.day(form, "begins")
        fields.day(form, "ends")
    ask_supervisor(form)
    fields.day(form, "agreement_signed_on")
    said = agreed(form.entry) if form.entry is not None else ""
    st.caption(" ".join(part for part in (f"{labels.choice(said)}." if said else "", wording.AGREEMENT) if part))
    with more(form):
        fields.line(form, "client_group", placeholder="for example adults, young people")
        fields.line(form, "modality", placeholder="for example integrative, CBT")
        form.note("note", "Note", rows=3)
    form.save_button(build, another=True)
    if form.entry is not None:
        offer_deleting(form.entry)


def offer_deleting(placement: Placement) -> None:
    """Offer to delete a placement, or say why it stays: hours name it."""
    named = journal.placements.naming(placement.id)
    if named:
        st.caption(wording.named(named))
        return
    args = (journal.placements, placement.id)
    st.button("Delete", type="tertiary", key="delete_placement", on_click=delete, args=args)


def agreed(placement: Placement) -> str:
    """Say on which day the agreement was signed, and when that was noted here."""
    return wording.agreement(placement.agreement_signed_on, placement.agreement_entered_on)


def show_list(every: Sequence[Placement]) -> None:
    """List those that run or are to come; the others are folded away."""
    st.button(wording.ADD, type="primary", key="add", on_click=st.query_params.__setitem__, args=("draft", new_id()))
    offer_unfinished(journal, journal.placements)
    over = [one for one in every if one.ends is not None and one.ends < today]
    for placement in every:
        if placement not in over:
            show_line(placement)
    if over:
        with st.expander(f"Ended ({len(over)})"):
            for placement in over:
                show_line(placement)


def show_line(placement: Placement) -> None:
    """Show a placement in a few lines, with the way to the form."""
    person = journal.people.ever(placement.supervisor_id) if placement.supervisor_id else None
    with st.container(horizontal=True, vertical_alignment="center", key=f"placement.{placement.id}"):
        with st.container(gap=None):
            st.text(f"{placement.name}  ·  {placement.setting}")
            st.text(wording.days(placement.begins, placement.ends))
            rest = (
                wording.supervised_by(person.name) if person is not None else "",
                agreed(placement),
            )
            if any(rest):
                st.text("  ·  ".join(part for part in rest if part))
        args = (placement.id,)
        st.button("Open", key=f"open.{placement.id}", on_click=entries.open_entry, args=args, type="tertiary")


st.title("Placements", anchor=False)
notice.show(journal)
every = journal.placements.all()
if every and not in_form():
    show_list(every)
else:
    show_form(every)
if not every:
    st.caption(wording.EMPTY)
