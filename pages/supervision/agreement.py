"""Agreements on supervision: with whom, on what terms, and what one wants to learn in it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from journal.errors import FieldError
from journal.records.entry import new_id
from journal.records.person import Person
from journal.records.supervision_agreement import TERMS, Goal, SupervisionAgreement, in_force
from journal.wording import labels, placements
from journal.wording import supervision_agreement as wording
from pages.frame.unlocked import current_journal
from pages.parts import clock, notice, page_links, print_sheet
from pages.parts.forms import fields
from pages.parts.forms.form import Form, begin, more
from pages.parts.forms.rows import prefixes, rows
from pages.parts.forms.unfinished import offer_unfinished
from pages.parts.listing import entries
from pages.parts.listing.list_and_form import delete, in_form, leave_form
from pages.parts.supervision.supervisor_choice import ask_one

journal = current_journal()
now = clock.local_now(journal)
today = now.date()


def build(form: Form[SupervisionAgreement]) -> SupervisionAgreement:
    """Make the record from the form."""
    if form["person_id"] is None:
        raise FieldError("person_id", "is not chosen yet")
    if form["since"] is None:
        raise FieldError("since", "is needed")
    before = form.entry
    agreement = SupervisionAgreement(
        **form.identity(),
        at=before.at if before is not None else now,
        person_id=form["person_id"],
        since=form["since"],
        review_on=form["review_on"],
        # Another day for the review is a new question.
        put_off_until=before.put_off_until if before is not None and before.review_on == form["review_on"] else None,
        goals=tuple(goals_of(form)),
        fee=(form["fee"] or "").strip(),
        clients_know=form["clients_know"],
        note=form["note"],
        **{name: form[name] for name in TERMS},
    )
    return agreement.signed(form["signed_on"], before, today)


def goals_of(form: Form[SupervisionAgreement]) -> list[Goal]:
    """Return the rows that say something. Raises FieldError for a day or a note without a goal."""
    goals = []
    for row in prefixes(form, "goals"):
        text, note = (form[f"{row}.text"] or "").strip(), (form[f"{row}.note"] or "").strip()
        reached_on = form[f"{row}.reached_on"]
        if not text and (note or reached_on is not None):
            raise FieldError("goal", "is needed where a day or a note is given")
        if reached_on is not None and reached_on > today:
            raise FieldError("reached_on", "cannot lie in the future")
        if text:
            goals.append(Goal(text=text, reached_on=reached_on, note=note))
    return goals


# --- the form ------------------------------------------------------------------------------------


def show_form(every: Sequence[SupervisionAgreement]) -> None:
    """Show the form of the agreement that the address names, or of a new one."""
    if every:
        st.button(wording.ALL, type="tertiary", icon=":material/arrow_back:", key="back", on_click=leave_form)
    form = begin(journal, journal.supervision_agreements)
    ask_whom(form)
    with st.container(horizontal=True):
        fields.day(form, "since")
        fields.day(form, "review_on")
    st.caption(wording.REVIEW)
    fields.day(form, "signed_on")
    said = placements.agreement(form.entry.signed_on, form.entry.signed_entered_on) if form.entry is not None else ""
    st.caption(" ".join(part for part in (f"{labels.choice(said)}." if said else "", wording.SIGNED) if part))
    st.header(wording.GOALS, anchor=False)
    st.caption(wording.GOALS_MEANS)
    kept = form.entry.goals if form.entry is not None else ()
    rows(
        form,
        "goals",
        [{"text": goal.text, "reached_on": goal.reached_on, "note": goal.note} for goal in kept],
        lambda row: draw_goal(form, row),
        add=wording.ADD_GOAL,
    )
    with more(form):
        st.header(wording.TERMS, anchor=False)
        for name in TERMS:
            form.note(name, labels.label(name), rows=2)
        fields.line(form, "fee")
        fields.yes_no(form, "clients_know")
        form.note("note", "Note", rows=3)
    form.save_button(build, another=True)
    if form.entry is not None:
        with st.container(horizontal=True):
            print_sheet.button(
                "Print", sheet(form.entry), key="agreement.print", title=wording.with_whom(called(form.entry))
            )
            args = (journal.supervision_agreements, form.entry.id)
            st.button("Delete", type="tertiary", key="delete_agreement", on_click=delete, args=args)


def draw_goal(form: Form[SupervisionAgreement], row: str) -> None:
    """Show one goal."""
    fields.line(form, f"{row}.text", labels.label("goal"))
    fields.day(form, f"{row}.reached_on", labels.label("reached_on"))
    fields.line(form, f"{row}.note", labels.label("goal_note"))


def ask_whom(form: Form[SupervisionAgreement]) -> None:
    """Ask with whom: one of one's people, the one of this agreement included."""
    if not ask_one(form, "person_id", wording.NOBODY):
        st.caption(wording.NO_PEOPLE)
        page_links.button("People", "people", key="to_people")


def called(agreement: SupervisionAgreement) -> str:
    """Return with whom it is, also of somebody in the trash."""
    person: Person | None = journal.people.ever(agreement.person_id) if agreement.person_id else None
    return person.name if person is not None else wording.NOBODY


def sheet(agreement: SupervisionAgreement) -> list[tuple[str, list[str]]]:
    """Return what is printed: the terms and the goals, without one's notes."""
    facts = [
        wording.in_a_line(agreement.since, 0, 0),
        wording.review(agreement.review_on),
        placements.agreement(agreement.signed_on, agreement.signed_entered_on),
    ]
    told = [("", [labels.choice(fact) for fact in facts if fact])]
    told += [(labels.label(name), getattr(agreement, name).splitlines()) for name in TERMS if getattr(agreement, name)]
    if agreement.fee:
        told.append((labels.label("fee"), [agreement.fee]))
    if agreement.clients_know is not None:
        told.append((labels.label("clients_know"), [wording.YES_NO[agreement.clients_know]]))
    if agreement.goals:
        told.append((wording.GOALS, [goal_line(goal) for goal in agreement.goals]))
    return told


def goal_line(goal: Goal) -> str:
    """Return a goal, and whether it is reached."""
    reached = wording.reached(goal.reached_on, today) if goal.reached_on is not None else ""
    return "  ·  ".join(part for part in (goal.text, reached) if part)


# --- the list ------------------------------------------------------------------------------------


def show_list(every: Sequence[SupervisionAgreement]) -> None:
    """List what holds or is to come; what was replaced is folded away."""
    st.button(wording.ADD, type="primary", key="add", on_click=st.query_params.__setitem__, args=("draft", new_id()))
    offer_unfinished(journal, journal.supervision_agreements)
    over = [one for one in every if one.since <= today and in_force(every, one.person_id, today) != one]
    for agreement in every:
        if agreement not in over:
            show_line(agreement)
    if over:
        with st.expander(f"{wording.ENDED} ({len(over)})"):
            for agreement in over:
                show_line(agreement)


def show_line(agreement: SupervisionAgreement) -> None:
    """Show an agreement in a few lines, with the way to the form."""
    with st.container(horizontal=True, vertical_alignment="center", key=f"agreement.{agreement.id}"):
        with st.container(gap=None):
            st.text(called(agreement))
            begins = (
                wording.in_a_line(agreement.since, len(agreement.goals), len(agreement.open_goals))
                if agreement.since <= today
                else wording.from_then_on(agreement.since)
            )
            st.text(begins)
            rest = (
                placements.agreement(agreement.signed_on, agreement.signed_entered_on),
                wording.review(agreement.review_on),
            )
            if any(rest):
                st.text("  ·  ".join(part for part in rest if part))
        st.button(
            "Open", key=f"open.{agreement.id}", on_click=entries.open_entry, args=(agreement.id,), type="tertiary"
        )


st.title(wording.TITLE, anchor=False)
notice.show(journal)
every = journal.supervision_agreements.all()
if every and not in_form():
    show_list(every)
else:
    show_form(every)
if not every:
    st.caption(wording.EMPTY)
