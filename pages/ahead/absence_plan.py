"""What holds for all clients in an absence: when make-ups are offered, when there is time for them, and how many."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import streamlit as st

from journal.errors import FieldError
from journal.planning.absence import start_of_slot
from journal.planning.absence_notices import notice_days
from journal.planning.whose_zone import practice_zone
from journal.records.absence_plan import AbsencePlan, Approach, OpenSlot, Policy
from journal.records.absence_texts import OwnText, TextKind
from journal.records.session import DEFAULT_MINUTES
from journal.use_cases import absence_tell, absence_words
from journal.wording import absence_texts as wording
from journal.wording import dates, labels
from journal.wording.absence_texts import Filled
from pages.ahead import holidays_file, long_fields
from pages.frame.unlocked import current_journal
from pages.parts import clock, notice, page_links
from pages.parts.forms import fields
from pages.parts.forms.form import Form, begin, more
from pages.parts.forms.rows import prefixes, rows

journal = current_journal()

shown_texts: dict[TextKind, str] = {}
"""What the texts were as this run showed them: what still is so was not changed by hand, whatever else was since."""


def open_slots(form: Form[AbsencePlan]) -> list[OpenSlot]:
    """Return the rows that say something. Raises FieldError for half a time, or one that the clocks skip."""
    found = []
    for row in prefixes(form, "open_slots"):
        day, at, minutes = form[f"{row}.at_day"], form[f"{row}.at_time"], form[f"{row}.minutes"]
        if day is None and at is None:
            continue
        if day is None or at is None:
            raise FieldError("open_slots", "need a day and a time each")
        slot = OpenSlot(day=day, clock=at, minutes=DEFAULT_MINUTES if minutes is None else minutes)
        if start_of_slot(slot, practice_zone(journal.settings.read().zone, clock.browser_zone(journal))) is None:
            raise FieldError("open_slots", "hold an hour that the clocks skip on that day")
        found.append(slot)
    return found


def days_of(form: Form[AbsencePlan], name: str) -> list[date]:
    """Return the days that the rows of `name` hold, in order."""
    return sorted({form[f"{row}.day"] for row in prefixes(form, name) if form[f"{row}.day"] is not None})


def build(form: Form[AbsencePlan]) -> AbsencePlan:
    """Make the record from the form."""
    if form.entry is None:
        raise FieldError("time_off_id", "is needed: a plan belongs to a time off")
    plan = replace(
        form.entry,
        **form.identity(),
        make_ups=form.chosen("make_ups", Approach),
        policy=form.chosen("policy", Policy),
        open_slots=tuple(open_slots(form)),
        most_a_day=form["most_a_day"],
        least_gap=form["least_gap"],
        closed=tuple(days_of(form, "closed")),
        notices_on=tuple(notices_on(form)),
        first_day_back=form["first_day_back"],
        hours_free=form["hours_free"],
        note=form["note"],
        fee_rule=(form["fee_rule"] or "").strip(),
        emergency_route=(form["emergency_route"] or "").strip(),
        explained=(form["explained"] or "").strip(),
        supervisees_meanwhile=(form["supervisees_meanwhile"] or "").strip(),
    )
    return replace(plan, texts=tuple(own_texts(form, form.entry)))


def own_texts(form: Form[AbsencePlan], plan: AbsencePlan) -> list[OwnText]:
    """Return the texts that were changed by hand, now or before."""
    every = filled(plan)
    kept = [own for own in plan.texts if own.kind not in every]
    off = next(iter(journal.time_off.some([plan.time_off_id])), None)
    for kind, of in every.items():
        typed = form[text_field(kind)]
        untouched = typed.strip() == shown_texts[kind].strip()
        before = next((own for own in plan.texts if own.kind is kind), None)
        then = absence_tell.filled_before(journal, off, of) if off is not None and not untouched else []
        own = before if untouched else absence_tell.as_changed(kind, typed, of, then)
        if own is not None:
            kept.append(own)
    return kept


def text_field(kind: TextKind) -> str:
    """Return the name of the input of a text."""
    return f"own_{kind.name.lower()}"


def filled(plan: AbsencePlan) -> dict[TextKind, Filled]:
    """Return what each text is filled with; those of an absence that was deleted are not asked."""
    here = clock.browser_zone(journal)
    off = next(iter(journal.time_off.some([plan.time_off_id])), None)
    found = {}
    for kind in map(TextKind, wording.TITLES):
        if kind not in wording.OF_AN_ABSENCE:
            found[kind] = absence_tell.filled_without_days(journal, plan, clock.today(journal), here)
        elif off is not None:
            found[kind] = absence_tell.filled_with(journal, off, plan, here)
    return found


def notices_on(form: Form[AbsencePlan]) -> list[date]:
    """Return the days of notice; none where they are the usual ones."""
    days = days_of(form, "notices_on")
    return [] if days == usual_notices(form.entry) else days


def usual_notices(plan: AbsencePlan | None) -> list[date]:
    """Return the usual days of notice of a plan's time off; none where it was deleted."""
    off = next(iter(journal.time_off.some([plan.time_off_id])), None) if plan is not None else None
    return notice_days(off, None) if off is not None else []


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
    holidays_file.ask(journal, plan)
    st.subheader("Notice is due", anchor=False)
    st.caption(wording.NOTICE_DAYS)
    rows(
        form,
        "notices_on",
        [{"day": d} for d in plan.notices_on or usual_notices(plan)],
        lambda row: fields.day(form, f"{row}.day", "Day"),
        add="Add a day",
    )
    if plan.notice_as_written is not None:
        st.text(f"{labels.label('notice_as_written')}: {dates.day_with_year(plan.notice_as_written)}")
    if journal.reviewing.supervisees() or plan.supervisees_meanwhile:
        fields.line(form, "supervisees_meanwhile", placeholder="who is responsible for them while you are away")
    if plan.cover_as_written:
        st.text(f"Cover, as written: {plan.cover_as_written}")
    with more(form):
        fields.line(form, "fee_rule", placeholder="what is charged for what falls out, in your words")
        fields.line(form, "emergency_route", placeholder="empty: the lines under “If it is urgent”")
        fields.line(form, "explained", placeholder="what you say of being away; it goes into no text")
        with st.container(horizontal=True):
            fields.day(form, "first_day_back")
            fields.number(form, "hours_free")
        form.note("note", "Note", rows=3)
    ask_texts(form, plan)
    form.save_button(build, after=lambda kept: hand_on(plan, kept))


def hand_on(before: AbsencePlan, kept: AbsencePlan) -> None:
    """Let later absences that had the same words have the new ones, and go back to where one came from."""
    absence_words.hand_on(journal, before, kept, clock.today(journal))
    go_back(kept.time_off_id)


def ask_texts(form: Form[AbsencePlan], plan: AbsencePlan) -> None:
    """Ask for the texts in the therapist's own words: what they hold is kept, also where this stays folded."""
    asked = st.query_params.get("text", "")
    with st.expander("Texts", expanded=bool(asked), key="texts"):
        st.caption(wording.OWN_WORDS)
        every = filled(plan)
        first = next((kind for kind in every if kind.name.lower() == asked), None)
        for kind in sorted(every, key=lambda kind: kind is not first):
            text = absence_tell.text_of(plan, kind, every[kind])
            shown_texts[kind] = text.text
            form.begin_with({text_field(kind): text.text})
            form.note(text_field(kind), wording.TITLES[kind], rows=6, hint=wording.STALE if text.stale else "")


def go_back(time_off_id: str) -> None:
    """Go to the page that sent here."""
    to = st.query_params.get("to")
    if to == "first-agreement":
        page_links.go(to)
    else:
        page_links.go("absence-tell" if to == "absence-tell" else "absence", off=time_off_id)


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
