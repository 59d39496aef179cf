"""Log a contact between sessions: how long and what for, never what was said."""

from __future__ import annotations

import streamlit as st

from journal.errors import FieldError
from journal.measures.contact_agreement import within_hours
from journal.records.boundary_agreement import BoundaryAgreement
from journal.records.client import Client
from journal.records.contact import Channel, Contact, Initiator, Purpose, WithWhom, in_hours, in_minutes
from journal.use_cases.agenda_tick import keep_in_step
from journal.wording import contact as wording
from journal.wording import dates, labels
from pages.frame.unlocked import current_journal
from pages.parts import clock, notice
from pages.parts.forms import fields
from pages.parts.forms.agreement import in_words, standing_in_words
from pages.parts.forms.draft_values import one
from pages.parts.forms.form import Form, begin, more
from pages.parts.listing import entries

AS_JUDGED = "as judged"
OWN_WORDS = {AS_JUDGED: None, "inside": True, "outside": False}
"""What the therapist says of it → `inside`."""

journal = current_journal()


def chosen_client(form: Form[Contact]) -> Client | None:
    """Return the client who is chosen now, if any."""
    client_id = form["client_id"]
    return next((c for c in journal.clients.all() if c.id == client_id), None) if client_id else None


def agreed_with(client_id: str | None) -> BoundaryAgreement | None:
    """Return what was agreed with a client, also with one in the trash; None where nothing is recorded."""
    return journal.clients.with_state(client_id, today)[0].agreement if client_id else None


def own_word(form: Form[Contact]) -> bool | None:
    """Return the therapist's own judgement; where nothing is agreed none is asked, and one given before stays."""
    if agreed_with(form["client_id"]) is not None:
        return OWN_WORDS[form["own_word"] or AS_JUDGED]
    same_client = form.entry is not None and form.entry.client_id == form["client_id"]
    return form.entry.inside if form.entry is not None and same_client else None


def whom(form: Form[Contact]) -> WithWhom:
    """Return with whom it was: the client, where nothing else is said."""
    return form.chosen("with_whom", WithWhom) or WithWhom.CLIENT


def build(form: Form[Contact]) -> Contact:
    """Make the record from the form."""
    if not form["client_id"]:
        raise FieldError("client_id", "is not chosen yet")
    return Contact(
        **form.identity(),
        at=form.moment(),
        client_id=form["client_id"],
        with_whom=whom(form),
        consented_by="" if whom(form) is WithWhom.CLIENT else (form["consented_by"] or "").strip(),
        minutes=form["minutes"],
        purpose=form.chosen("purpose", Purpose),
        initiator=form.chosen("initiator", Initiator),
        channel=form.chosen("channel", Channel),
        after_hours=bool(form["after_hours"]),
        inside=own_word(form),
        response_promised=in_minutes("response_promised", form["promised_hours"]),
        response_actual=in_minutes("response_actual", form["actual_hours"]),
        in_record=form["in_record"],
        demand=form["demand"],
        to_supervision=bool(form["to_supervision"]),
    )


def so_far(form: Form[Contact]) -> Contact | None:
    """Return the contact as far as it can be held against an agreement, or None while it cannot."""
    try:
        return Contact(
            at=form.moment(),
            client_id=form["client_id"],
            with_whom=whom(form),
            purpose=form.chosen("purpose", Purpose),
            initiator=form.chosen("initiator", Initiator),
            channel=form.chosen("channel", Channel),
            after_hours=bool(form["after_hours"]),
            inside=own_word(form),
            response_actual=in_minutes("response_actual", form["actual_hours"]),
        )
    except FieldError:
        return None


def follow_agreement(form: Form[Contact], agreed: BoundaryAgreement | None) -> None:
    """Fill in what follows from the agreement: whether it was after hours, and how soon an answer was promised."""
    try:
        inside_hours = within_hours(agreed, form.moment()) if agreed is not None else None
    except FieldError:
        inside_hours = None
    form.follow("after_hours", inside_hours is False)
    promised = agreed.response_hours if agreed is not None else None
    began_it = form.chosen("initiator", Initiator) is Initiator.THERAPIST
    form.follow("promised_hours", None if promised is None or began_it else float(promised))


def show_standing(form: Form[Contact]) -> None:
    """Say whether this is inside what was agreed, and why, as the form stands."""
    contact = so_far(form) if form["client_id"] else None
    if contact is not None:
        st.text(standing_in_words(contact, agreed_with(form["client_id"])))


def ask_own_word(form: Form[Contact], agreed: BoundaryAgreement | None, held: BoundaryAgreement | None) -> None:
    """Let the judgement be overruled, beside what held on that day; without any agreement nothing is asked."""
    if agreed is None:
        return
    if held is not None:
        st.text(in_words(held))
    st.segmented_control(
        labels.label("inside"),
        list(OWN_WORDS),
        key=form.field("own_word", empty=AS_JUDGED, takes=one(tuple(OWN_WORDS))),
        format_func=labels.choice,
        required=True,
    )


def show_rest(form: Form[Contact], agreed: BoundaryAgreement | None, held: BoundaryAgreement | None) -> None:
    """Show what is asked less often."""
    fields.when(form)
    fields.one_of(form, "channel", Channel)
    fields.one_of(form, "with_whom", WithWhom)
    if whom(form) is not WithWhom.CLIENT:
        fields.line(form, "consented_by", placeholder="for example: both parents, in writing")
        st.caption(wording.CONSENT)
    fields.one_of(form, "initiator", Initiator)
    fields.flag(form, "after_hours")
    with st.container(horizontal=True):
        fields.number(form, "promised_hours", "Promised answer, hours", step=0.5)
        fields.number(form, "actual_hours", "Answered after, hours", step=0.5)
    ask_own_word(form, agreed, held)
    fields.yes_no(form, "in_record", "Is it in the clinical record?")
    fields.rating(form, "demand")
    fields.flag(form, "to_supervision")


today = clock.today(journal)

st.title("Contact between sessions", anchor=False)
st.caption(wording.NO_CONTENT)
notice.show(journal)

form = begin(journal, journal.contacts, start={"with_whom": WithWhom.CLIENT})
form.begins(less="minutes")
if form.entry is not None:
    form.begin_with(
        {
            "own_word": next(word for word, inside in OWN_WORDS.items() if inside is form.entry.inside),
            "promised_hours": in_hours(form.entry.response_promised),
            "actual_hours": in_hours(form.entry.response_actual),
        }
    )
fields.client(form, day=form["at_day"] or today)
agreed = agreed_with(form["client_id"])
held = agreed.on(form["at_day"] or today) if agreed is not None else None
client = chosen_client(form)
follow_agreement(form, held)
fields.minutes(form)
fields.one_of(form, "purpose", Purpose)
show_standing(form)
if client is not None and client.contact_is_treatment:
    st.caption("Contact between sessions is part of the work here.")
with more(form):
    show_rest(form, agreed, held)
form.save_button(build, after=lambda kept: keep_in_step(journal, kept, at=clock.local_now(journal)))


def describe(contact: Contact) -> tuple[str, str]:
    """Say in two lines which contact this is, and where it stands."""
    result = [
        f"{dates.day_in_words(contact.day)}, {dates.clock(contact.at)}",
        journal.clients.code_of(contact.client_id),
        contact.purpose or "",
        dates.count(contact.minutes, "minute") if contact.minutes else "",
        "" if contact.with_whom is WithWhom.CLIENT else f"with {wording.PARTIES[contact.with_whom]}",
    ]
    return "  ·  ".join(part for part in result if part), standing_in_words(contact, agreed_with(contact.client_id))


st.header("Lately", anchor=False)
entries.listed(
    journal,
    journal.contacts,
    journal.contacts.latest(8),
    describe,
    empty="Contacts between sessions will be listed here. The first one takes a client, minutes and what it was for.",
)
