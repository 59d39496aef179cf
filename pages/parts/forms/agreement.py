"""What was agreed with a client on contact between sessions: asked, and held against a contact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import streamlit as st

from journal.measures.contact_agreement import Judgement, Reason, as_agreed, judged, waited
from journal.records.boundary_agreement import BoundaryAgreement
from journal.records.client import Client
from journal.records.contact import Channel, Contact, Purpose
from journal.wording import contact as wording
from journal.wording import dates, labels
from pages.parts.forms import fields
from pages.parts.forms.draft_values import one, some
from pages.parts.forms.form import Form
from pages.parts.markdown_escape import markdown_escape

RECORDED = "Recorded"
NONE_RECORDED = "None recorded"

HELD = "held until then"
NOTED_WRONGLY = "was noted wrongly"

TERMS = ("agreed_on", "channels", "purposes", "hours", "weekdays", "hours_from", "hours_until", "response_hours")


def ask_agreement(form: Form[Client], today: date) -> None:
    """Ask what was agreed on contact between sessions; that nothing is recorded is shown as that."""
    kept = form.entry.agreement if form.entry is not None else None
    form.begin_with({"agreement_is": RECORDED if kept is not None else NONE_RECORDED})
    form.begin_with({name: getattr(kept, name) for name in TERMS} if kept is not None else {"agreed_on": today})
    st.segmented_control(
        labels.label("agreement"),
        [NONE_RECORDED, RECORDED],
        key=form.field("agreement_is", empty=NONE_RECORDED, takes=one((NONE_RECORDED, RECORDED))),
        required=True,
    )
    if form["agreement_is"] != RECORDED:
        st.caption(wording.NONE_RECORDED)
        return
    st.caption(wording.OPEN_TERMS)
    _several(form, "channels", [channel.value for channel in Channel])
    _several(form, "purposes", [purpose.value for purpose in Purpose])
    _hours(form)
    fields.number(form, "response_hours")
    fields.day(form, "agreed_on")
    st.caption(wording.BEFORE_IT)
    if kept is not None:
        _earlier(form, kept)


def agreement(form: Form[Client]) -> BoundaryAgreement | None:
    """Return the agreement as the form says it, None where none is recorded. Raises FieldError."""
    if form["agreement_is"] != RECORDED:
        return None
    now = BoundaryAgreement(
        agreed_on=form["agreed_on"],
        channels=tuple(form["channels"] or ()),
        purposes=tuple(form["purposes"] or ()),
        hours=(form["hours"] or "").strip(),
        weekdays=tuple(sorted(form["weekdays"] or ())),
        hours_from=form["hours_from"],
        hours_until=form["hours_until"],
        response_hours=form["response_hours"],
    )
    kept = form.entry.agreement if form.entry is not None else None
    if kept is None:
        return now
    if _is_later(form, kept) and form["before_is"] != NOTED_WRONGLY:
        return now.in_place_of(kept)
    return replace(now, earlier=kept.earlier)


def in_words(agreed: BoundaryAgreement) -> str:
    """Return an agreement in one line of plain text."""
    return wording.agreement(
        agreed_on=agreed.agreed_on,
        channels=agreed.channels,
        purposes=agreed.purposes,
        hours="; ".join(part for part in (_clock(agreed), agreed.hours) if part),
        response_hours=agreed.response_hours,
    )


def standing_in_words(contact: Contact, agreed: BoundaryAgreement | None) -> str:
    """Return whether a contact was inside what was agreed, and why; with the own word, if it was overruled."""
    found, by_itself = judged(contact, agreed), as_agreed(contact, agreed)
    said = _told(by_itself, contact, agreed)
    if Reason.OWN_WORD not in found.reasons:
        return said
    return wording.overruled(found.standing, said if by_itself.standing is not found.standing else "")


def _told(found: Judgement, contact: Contact, agreed: BoundaryAgreement | None) -> str:
    held = agreed.on(contact.day) if agreed is not None else None
    said = [
        wording.reason(
            reason,
            at=contact.at,
            channel=contact.channel,
            purpose=contact.purpose,
            with_whom=contact.with_whom,
            hours=_clock(held) if held else "",
            agreed_on=agreed.since if agreed else None,
            waited=waited(contact, held) if held else timedelta(0),
            promised_hours=held.response_hours if held else None,
        )
        for reason in found.reasons
    ]
    return wording.standing(found.standing, said)


def _clock(agreed: BoundaryAgreement) -> str:
    return wording.agreed_hours(agreed.weekdays, agreed.hours_from, agreed.hours_until)


def _is_later(form: Form[Client], kept: BoundaryAgreement) -> bool:
    """Say whether the form names a later day than the kept agreement's: then it may be another one."""
    day: date | None = form["agreed_on"]
    return day is not None and kept.agreed_on is not None and day > kept.agreed_on


def _earlier(form: Form[Client], kept: BoundaryAgreement) -> None:
    """Show what was agreed before; where the day is a later one now, ask what becomes of the present agreement."""
    for before in kept.earlier:
        st.text(in_words(before))
    if _is_later(form, kept):
        st.text(in_words(kept))
        st.segmented_control(
            "What was agreed before",
            [HELD, NOTED_WRONGLY],
            key=form.field("before_is", empty=HELD, takes=one((HELD, NOTED_WRONGLY))),
            format_func=labels.choice,
            required=True,
        )


def _several(form: Form[Client], name: str, words: Sequence[str]) -> None:
    """Ask for any of a few words; what was kept beside them, in another version or from a file, stays."""
    kept = getattr(form.entry.agreement, name) if form.entry is not None and form.entry.agreement is not None else ()
    offered = list(dict.fromkeys([*words, *kept]))
    st.pills(
        labels.label(name),
        offered,
        selection_mode="multi",
        key=form.field(name, empty=[], takes=some(offered)),
        format_func=lambda word: markdown_escape(labels.choice(word)),
    )


def _hours(form: Form[Client]) -> None:
    """Ask for weekdays and clock, and for what they cannot say."""
    week = dates.week_of_calendar()
    st.pills(
        f"{labels.label('weekdays')}  ·  none chosen means every day",
        week,
        selection_mode="multi",
        key=form.field("weekdays", empty=[], takes=some(week)),
        format_func=lambda n: dates.WEEKDAYS[n - 1][:3],
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        for name in ("hours_from", "hours_until"):
            fields.clock(form, name)
    fields.line(form, "hours", "Agreed hours, in words", placeholder="what the clock cannot say")
