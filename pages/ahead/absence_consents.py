"""Who agreed that somebody covers for a client, to what, and what that person would read; within the client's form."""

from __future__ import annotations

from typing import Any

import streamlit as st

from journal.errors import FieldError
from journal.planning.absence_cover import items_named
from journal.records.absence_decision import AbsenceDecision, Consent
from journal.records.client import Client
from journal.records.cover import SheetItem
from journal.wording import absence_cover as wording
from journal.wording import labels
from pages.parts import clock, page_links
from pages.parts.forms import fields
from pages.parts.forms.draft_values import one
from pages.parts.forms.form import Form
from pages.parts.forms.rows import prefixes, rows
from pages.parts.markdown_escape import markdown_escape

READ = ("may_call", "helps", "not_to_do")


def ask(form: Form[AbsenceDecision], decision: AbsenceDecision, client: Client) -> None:
    """Ask for each person who agreed or did not, and for the few lines a covering person would read."""
    st.header(wording.CONSENTS, anchor=False)
    st.caption(wording.CONSENT_MEANS)
    people = _people(form, decision)
    if not people:
        st.caption(wording.NO_PEOPLE)
        page_links.button("Add someone", "people", key="consents.add_person")
    kept = [
        {
            "person": consent.person_id,
            "member": consent.member_id,
            "given": consent.given,
            "on": consent.on,
            "given_by": consent.given_by,
            "items": [item.value for item in SheetItem if item in items_named(consent)],
            "knows_already": consent.knows_already,
            "withdrawn_on": consent.withdrawn_on,
        }
        for consent in decision.consents
    ]
    rows(form, "consents", kept, lambda row: _draw(form, row, people, client), add="Add who agreed")
    form.say_wrong("consents")
    st.subheader(wording.READS, anchor=False)
    fields.line(form, "may_call", placeholder="the client, a parent; from which number")
    fields.line(form, "helps")
    fields.line(form, "not_to_do")


def ask_without(form: Form[AbsenceDecision]) -> None:
    """Ask why a client stands on a sheet though nobody agreed; it is rare, and asked further down."""
    form.note("without_consent", labels.label("without_consent"), rows=2)
    st.caption(wording.WITHOUT_MEANS)


def built(form: Form[AbsenceDecision]) -> dict[str, Any]:
    """Return the fields of the decision that are asked here; none where they were not. Raises FieldError."""
    if form["consents.rows"] is None:
        return {}
    return {
        "consents": tuple(consent for row in prefixes(form, "consents") if (consent := _consent(form, row))),
        "without_consent": form["without_consent"],
        **{name: (form[name] or "").strip() for name in READ},
    }


def _people(form: Form[AbsenceDecision], decision: AbsenceDecision) -> dict[str, str]:
    """Return whom a consent may be about, by id: everyone who is there, and those it is about already."""
    journal = form.journal
    today = clock.today(journal)
    there = {p.id: p.name for p in journal.people.all() if p.there_on(today) and p.can_stand_in}
    ended = {p.id: p.name for p in journal.people.all()}
    for consent in decision.consents:
        there.setdefault(consent.person_id, ended.get(consent.person_id, wording.SOMEONE_GONE))
    return there


def _draw(form: Form[AbsenceDecision], row: str, people: dict[str, str], client: Client) -> None:
    with st.container(border=True):
        st.pills(
            "Who would be told",
            list(people),
            key=form.field(f"{row}.person", takes=one(list(people))),
            format_func=lambda i: markdown_escape(people.get(i, "?")),
        )
        if client.members:
            members = {member.id: member.label for member in client.members}
            st.pills(
                f"{labels.label('member')}  ·  none chosen: all of them",
                list(members),
                key=form.field(f"{row}.member", takes=one(list(members))),
                format_func=lambda i: markdown_escape(members.get(i, "?")),
            )
        fields.yes_no(form, f"{row}.given", labels.label("given"))
        fields.day(form, f"{row}.on", labels.label("on"))
        fields.line(form, f"{row}.given_by", labels.label("given_by"), placeholder="themselves, a parent")
        fields.some_of(form, f"{row}.items", SheetItem, labels.label("items"))
        fields.yes_no(form, f"{row}.knows_already", labels.label("knows_already"))
        fields.day(form, f"{row}.withdrawn_on", labels.label("withdrawn_on"))


def _consent(form: Form[AbsenceDecision], row: str) -> Consent | None:
    """Return the consent of a row, None for an empty one. Raises FieldError for half a one."""
    person, given, on = form[f"{row}.person"], form[f"{row}.given"], form[f"{row}.on"]
    rest = [form[f"{row}.{name}"] for name in ("given_by", "items", "withdrawn_on")]
    if person is None and given is None and on is None and not any(rest):
        return None
    if person is None or given is None or on is None:
        raise FieldError("consents", "need who would be told, whether it was given, and the day, each")
    return Consent(
        person_id=person,
        member_id=form[f"{row}.member"],
        given=given,
        on=on,
        given_by=(form[f"{row}.given_by"] or "").strip(),
        items=", ".join(form[f"{row}.items"] or ()),
        knows_already=form[f"{row}.knows_already"],
        withdrawn_on=form[f"{row}.withdrawn_on"],
    )
