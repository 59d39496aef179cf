"""The part of a client's form that is dated: each fact holds from a day on.

The inputs show what held on the day in "Holds from"; only what is then said
differently is kept, from that day on.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

import streamlit as st

from journal.errors import FieldError
from journal.planning.usual_week import with_weeks_of
from journal.records.client import (
    FACTS,
    REACH,
    Client,
    ClientFact,
    Frequency,
    Member,
    Phase,
    ReachBy,
    Slot,
    Unit,
    state_on,
)
from journal.records.client_changes import MEMBER_FACTS, changed, known_on
from journal.use_cases.add_clients import USUAL
from journal.wording import clients as wording
from journal.wording import dates, labels, values
from pages.parts.forms import fields
from pages.parts.forms.form import Form
from pages.parts.forms.rows import prefixes, rows
from pages.parts.supervision import placement_choice

ASKED = tuple(name for name in FACTS if name != "slots")
"""The facts that one input each asks for."""

COUNTED_WEEKS = (Frequency.FORTNIGHTLY, Frequency.MONTHLY)


def begin_facts(form: Form[Client], today: date) -> None:
    """Give the inputs what held on the day that the form names."""
    if form.entry is None:
        form.begin_with(USUAL)
        form.follow("effective", form["at_day"])
        return
    form.begin_with({"effective": today})
    known = known_on(_facts(form), form["effective"] or today)
    form.begin_with(known)
    for name in ASKED:
        form.follow(name, known.get(name))


def ask_rhythm(form: Form[Client], today: date) -> None:
    """Ask when, how often and for how long."""
    kept = [{"weekday": slot.weekday, "clock": slot.clock} for slot in _slots_now(form, today)]
    rows(form, "slots", kept, lambda row: _draw_slot(form, row), add="Add a usual appointment")
    fields.one_of(form, "frequency", Frequency)
    if form["frequency"] in COUNTED_WEEKS:
        st.caption(wording.EVERY_OTHER_WEEK)
        if form.entry is not None:
            fields.flag(form, "recount", "Count the weeks anew from that day")
    fields.minutes(form)


def ask_severity(form: Form[Client]) -> None:
    """Ask for acuity, risk and trauma."""
    fields.rating(form, "acuity")
    with st.container(horizontal=True):
        fields.yes_no(form, "risk")
        fields.yes_no(form, "trauma")


def ask_unit(form: Form[Client]) -> None:
    """Ask who comes; where it is more than one, for the members."""
    fields.one_of(form, "unit", Unit)
    if not _several(form):
        return
    st.caption("A short label for each, never a name. What is left open is as it is for all of them together.")
    kept = [{"id": member.id, "label": member.label} for member in form.entry.members] if form.entry else []
    rows(form, "members", kept, lambda row: _draw_member(form, row), add="Add a member")
    fields.line(form, "secrets")


def ask_placement(form: Form[Client]) -> None:
    """Ask where the hours with them are worked, and whether they are of age; only where there are placements."""
    if placement_choice.offered(form.journal):
        placement_choice.ask(form, form["effective"], none=True, caption=wording.PLACEMENT)
        fields.yes_no(form, "child")


def ask_phase(form: Form[Client]) -> None:
    """Ask where the work stands and how much is needed."""
    fields.one_of(form, "phase", Phase)
    fields.rating(form, "need")
    fields.rating(form, "break_sensitivity")


def ask_reach(form: Form[Client], today: date) -> None:
    """Ask how a client may be reached between sessions, in a fold of its own."""
    with st.expander("How they may be reached", key="reach"):
        known = known_on(_facts(form), today)
        st.text(wording.reached(*(known.get(name) for name in REACH)))
        fields.one_of(form, "reach_by", ReachBy, "Between sessions")
        with st.container(horizontal=True):
            fields.yes_no(form, "leave_message")
            fields.yes_no(form, "name_therapy")
        fields.line(form, "who_answers", placeholder="nobody, as long as nothing stands here")


def members(form: Form[Client]) -> tuple[Member, ...]:
    """Return the members as the form names them. Raises FieldError for one without a label."""
    found = []
    for row in prefixes(form, "members") if _several(form) else ():
        label = (form[f"{row}.label"] or "").strip()
        if label:
            found.append(Member(id=_member_id(form, row), label=label))
        elif any(form[f"{row}.{name}"] is not None for name in MEMBER_FACTS):
            raise FieldError("member", "is needed: a short label")
    return tuple(found)


def keep_facts(form: Form[Client], client: Client, today: date) -> None:
    """Keep what the form says differently, in the transaction of its client. Raises FieldError."""
    effective: date = form["effective"] or (client.day if form.entry is None else today)
    there = form.journal.clients.facts(client.id)
    before = known_on(there, effective)
    now = {name: form[name] for name in ASKED}
    now |= {"unit": form.chosen("unit", Unit), "phase": form.chosen("phase", Phase)}
    now["frequency"] = form.chosen("frequency", Frequency)
    now["reach_by"] = form.chosen("reach_by", ReachBy)
    # An empty line says nothing, unless somebody was named before.
    now["who_answers"] = (now["who_answers"] or "").strip() or ("" if before.get("who_answers") else None)
    slots = _slots(form)
    if slots != _slots_now(form, today):
        now["slots"] = slots
    new = changed(before, now)
    if form["recount"] and slots and now["frequency"] in COUNTED_WEEKS:
        new["slots"] = slots
    elif "slots" in new and before.get("frequency") in COUNTED_WEEKS:
        new["slots"] = with_weeks_of(state_on(there, effective), slots)
    facts = [ClientFact(client_id=client.id, effective=effective, **new)] if new else []
    own = {**before, **new}
    for row in prefixes(form, "members"):
        member_id = _member_id(form, row)
        if member_id not in {member.id for member in client.members}:
            continue
        known = known_on(there, effective, member_id)
        new = changed(known, {name: form[f"{row}.{name}"] for name in MEMBER_FACTS})
        if new and not known:  # from now on all three are the member's own: what was left open is the client's
            new = {**{name: own[name] for name in MEMBER_FACTS if name in own}, **new}
        if new:
            facts.append(ClientFact(client_id=client.id, member_id=member_id, effective=effective, **new))
    form.journal.clients.add_facts(facts)


def history(client: Client, facts: Sequence[ClientFact], zone: ZoneInfo, name_of: Callable[[str], str]) -> list[str]:
    """Return each dated fact in one line, the latest day first; `name_of` names a placement by its id."""
    labelled = {member.id: member.label for member in client.members}
    return [_told(fact, labelled, fact.written_at.astimezone(zone), name_of) for fact in reversed(facts)]


def _told(fact: ClientFact, labelled: dict[str, str], written: datetime, name_of: Callable[[str], str]) -> str:
    said = {name: getattr(fact, name) for name in FACTS if getattr(fact, name) is not None}
    words = {
        labels.label(name): values.in_words(name, value, brief=True, pointed_at=name_of) or "none"
        for name, value in said.items()
    }
    whose = labelled.get(fact.member_id, "a former member") if fact.member_id else ""
    return wording.told_fact(fact.effective, whose, words, written.date())


def _facts(form: Form[Client]) -> list[ClientFact]:
    return form.journal.clients.facts(form.entry.id) if form.entry is not None else []


def _slots_now(form: Form[Client], today: date) -> tuple[Slot, ...]:
    """Return today's usual appointments: their rows do not follow the day that the form names."""
    slots: tuple[Slot, ...] = known_on(_facts(form), today).get("slots", ())
    return slots


def _slots(form: Form[Client]) -> tuple[Slot, ...]:
    found = []
    for row in prefixes(form, "slots"):
        weekday, clock = form[f"{row}.weekday"], form[f"{row}.clock"]
        if (weekday is None) != (clock is None):
            raise FieldError("slots", "needs a weekday and a time")
        if weekday is not None:
            found.append(Slot(weekday=weekday, clock=clock))
    return tuple(dict.fromkeys(found))


def _draw_slot(form: Form[Client], row: str) -> None:
    st.selectbox(
        "Weekday",
        dates.week_of_calendar(),
        format_func=lambda n: dates.WEEKDAYS[n - 1],
        key=form.field(f"{row}.weekday"),
        index=None,
        width=170,
    )
    fields.clock(form, f"{row}.clock", "Time")


def _draw_member(form: Form[Client], row: str) -> None:
    known = known_on(_facts(form), form["effective"], form[f"{row}.id"]) if form[f"{row}.id"] else {}
    form.begin_with({f"{row}.{name}": value for name, value in known.items()})
    for name in MEMBER_FACTS:
        form.follow(f"{row}.{name}", known.get(name))
    fields.line(form, f"{row}.label", "Label", placeholder="A, mother, …")
    st.selectbox("Acuity", range(5), index=None, key=form.field(f"{row}.acuity"), placeholder="0–4", width=110)
    fields.yes_no(form, f"{row}.risk", "Risk")
    fields.yes_no(form, f"{row}.trauma", "Trauma")


def _several(form: Form[Client]) -> bool:
    """Say whether members are asked for: more than one comes, or some are on record from a time when they did."""
    return form["unit"] not in (None, Unit.INDIVIDUAL) or bool(form.entry is not None and form.entry.members)


def _member_id(form: Form[Client], row: str) -> str:
    """Return the id of a member: the kept one, else one that follows from the row, so that saving twice is once."""
    kept: str | None = form[f"{row}.id"]
    return kept or uuid.uuid5(uuid.UUID(form.draft_id), row).hex
