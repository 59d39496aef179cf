"""One client while the therapist is away: what is decided, what they want, and who was told."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from journal.errors import EntryNotFound, JournalError
from journal.measures.absence_order import how_steady, score
from journal.planning import absence as planning
from journal.planning.absence import Known, Row
from journal.planning.absence_back import is_back
from journal.records.absence_decision import (
    LED,
    LONGER,
    MAKE_UPS,
    NOT_ENOUGH,
    NOT_OF_A_GROUP,
    OF_A_GROUP,
    AbsenceDecision,
    Choice,
    How,
    MakeUp,
    Reaction,
    Relationship,
    Told,
    Took,
    When,
)
from journal.records.absence_plan import AbsencePlan, OpenSlot
from journal.records.long_leave import LongChoice
from journal.records.time_off import TimeOff
from journal.use_cases import absence as use_case
from journal.use_cases.changing import Changed
from journal.wording import absence as wording
from journal.wording import dates, labels
from journal.wording import long_leave as long_wording
from pages.ahead import absence_consents
from pages.frame.unlocked import current_journal
from pages.parts import clock, notice, page_links
from pages.parts.forms import fields
from pages.parts.forms.draft_values import one
from pages.parts.forms.form import Form, begin, more
from pages.parts.forms.other_version import changed_here
from pages.parts.markdown_escape import markdown_escape

journal = current_journal()
today = clock.today(journal)


def slots(plan: AbsencePlan, off: TimeOff, around: Known, decision: AbsenceDecision) -> dict[str, OpenSlot]:
    """Return the times that are free for this client, by their words as a draft keeps them; the one held among them."""
    held = journal.absence_decisions.of_plan(plan.id).values()
    taken = planning.held_slots(held, besides=decision.client_id)
    free = planning.free_slots(plan, off, around, taken)
    own = [decision.slot] if decision.slot is not None else []  # also where the plan has other minutes by now
    return {f"{slot.day.isoformat()} {slot.clock.isoformat('minutes')}": slot for slot in (*free, *own)}


def build(form: Form[AbsenceDecision], free: dict[str, OpenSlot], off: TimeOff) -> AbsenceDecision:
    """Make the record from the form."""
    before = form.entry
    assert before is not None
    planning.check_farewell(off, form.chosen("long_choice", LongChoice), form["farewell_on"])
    choice = form.chosen("choice", Choice)
    makes_up = choice in MAKE_UPS
    return replace(
        before,
        **form.identity(),
        choice=choice,
        slot=free.get(form["slot_at"] or "") if makes_up else None,
        make_up=(form.chosen("make_up", MakeUp) or MakeUp.HELD) if makes_up else None,
        longer_by=(form["longer_by"] or use_case.LONGER_BY) if choice in LONGER else None,
        resource=(form["resource"] or "").strip(),
        led_by=(form["led_by"] or "").strip(),
        relationship=form.chosen("relationship", Relationship),
        wants_and_can=(form["wants_and_can"] or "").strip(),
        check_in_by=(form["check_in_by"] or "").strip(),
        check_in_on=form["check_in_on"],
        call_first=bool(form["call_first"]),
        risk_asked_on=form["risk_asked_on"],
        next_date=form["next_date"],
        declined_cover=form["declined_cover"],
        safety_plan_on=form["safety_plan_on"],
        calls_at_night=(form["calls_at_night"] or "").strip(),
        others_know=(form["others_know"] or "").strip(),
        asked_whom=(form["asked_whom"] or "").strip(),
        why=form["why"],
        long_choice=form.chosen("long_choice", LongChoice),
        review_on=form["review_on"],
        farewell_on=form["farewell_on"],
        reactions=reactions(form, before),
        returned=form["returned"],
        kept=form["kept"],
        resource_helped=form["resource_helped"],
        **absence_consents.built(form),
    )


def people_of(decision: AbsenceDecision) -> list[tuple[str | None, str]]:
    """Return the id and the label of each member; of a client without members, none and the code."""
    client = journal.clients.with_state(decision.client_id, today)[0]
    return [(member.id, member.label) for member in client.members] or [(None, client.code)]


def field_of(member_id: str | None, when: When, name: str) -> str:
    """Return the name of an input about how one person took it at one time."""
    return f"{member_id or 'client'}.{when.name.lower()}.{name}"


def reactions(form: Form[AbsenceDecision], decision: AbsenceDecision) -> tuple[Reaction, ...]:
    """Return how each person took it, as the form says it; of somebody it does not ask about, as it was."""
    asked = {member_id for member_id, _ in people_of(decision)}
    found = [one for one in decision.reactions if one.member_id not in asked]
    for member_id in (member_id for member_id, _ in people_of(decision)):
        for when in When:
            own = (form[field_of(member_id, when, "own")] or "").strip()
            took = form.chosen(field_of(member_id, when, "took"), Took) or (Took.OWN if own else None)
            if took is not None:
                found.append(Reaction(member_id=member_id, when=when, took=took, own=own))
    return tuple(found)


def ask_took(form: Form[AbsenceDecision], decision: AbsenceDecision, when: When) -> None:
    """Ask in a word how each person took it, when told or on return."""
    people = people_of(decision)
    for member_id, label in people:
        whose = f", {markdown_escape(label)}" if len(people) > 1 else ""
        fields.one_of(form, field_of(member_id, when, "took"), Took, f"How they took it {when}{whose}")
        fields.line(form, field_of(member_id, when, "own"), "In a word", placeholder="a word of theirs, or yours")


def ask_back(form: Form[AbsenceDecision], decision: AbsenceDecision) -> None:
    """Ask what is known afterwards."""
    ask_took(form, decision, When.BACK)
    with st.container(horizontal=True):
        fields.yes_no(form, "returned")
        fields.yes_no(form, "kept")
        if decision.resource.strip():
            fields.yes_no(form, "resource_helped")


def ask_choice(form: Form[AbsenceDecision], row: Row, free: dict[str, OpenSlot]) -> None:
    """Ask what happens with the sessions, and what belongs to the answer."""
    choice = form.chosen("choice", Choice)
    not_here = (NOT_OF_A_GROUP if row.group else OF_A_GROUP) | (MAKE_UPS | LONGER if row.long else frozenset())
    possible = [one for one in Choice if one is choice or one not in not_here]
    possible = [one for one in possible if not (row.gated and one in NOT_ENOUGH)]
    fields.one_of(form, "choice", possible, long_wording.SESSIONS if row.long else None)
    choice = form.chosen("choice", Choice)
    if choice in MAKE_UPS:
        if free:
            st.pills(
                "When", [*free], key=form.field("slot_at", takes=one([*free])),
                format_func=lambda at: wording.slot(free[at].day, free[at].clock, free[at].minutes),
            )  # fmt: skip
        else:
            st.caption("No open time is left. Add one under “What holds for all”.")
        fields.one_of(form, "make_up", MakeUp)
    elif choice in LONGER:
        fields.minutes(form, "longer_by")
    elif choice is Choice.RESOURCE:
        fields.line(form, "resource", placeholder="what they can turn to, agreed with them")
    elif choice in LED:
        fields.line(form, "led_by", placeholder="who is there for the group meanwhile")
    elif choice is Choice.NO_COVER:
        fields.yes_no(form, "declined_cover")
        fields.day(form, "safety_plan_on")
        for name in ("calls_at_night", "others_know", "asked_whom"):
            fields.line(form, name)
    if row.gated or choice is Choice.COVER:
        fields.line(form, "check_in_by", placeholder="somebody who is there, not you")
        fields.day(form, "check_in_on")
    fields.flag(form, "call_first")


def tell(decision: AbsenceDecision, member_id: str | None, how: How) -> None:
    """Note that somebody was told; for a button's on_click."""
    try:
        kept = use_case.told(journal, decision.id, Told(member_id=member_id, on=today, how=how))
        changed_here(kept.now)
        notice.done("Noted", lambda: take_back_told(kept))
    except JournalError as error:
        notice.said(str(error))


def take_back_told(kept: Changed[AbsenceDecision]) -> None:
    """Take back that somebody was told; for the notice's undo."""
    use_case.untold(journal, kept)
    changed_here(journal.absence_decisions.get(kept.now.id))


def show_told(decision: AbsenceDecision) -> None:
    """Show who was told and when, and ask of whom it is not known."""
    st.header("Told", anchor=False)
    for member_id, label in people_of(decision):
        told = [one for one in decision.told if one.member_id == member_id]
        with st.container(horizontal=True, vertical_alignment="center"):
            when = [f"{dates.day_in_words(one.on)}, {one.how}" for one in told]
            st.text(f"{label}: {'; '.join(when) if when else 'not told yet'}")
            for how in How:
                key = f"told.{member_id}.{how}"
                st.button(labels.choice(how), key=key, type="tertiary", on_click=tell, args=(decision, member_id, how))


def show_order(row: Row, table: list[Row], plan: AbsencePlan) -> None:
    """Say how the order came about, for who asks."""
    value = score(row.factors)
    fold = st.expander("How this was ordered", key="ordered", on_change="rerun")
    if fold.open:
        with fold:
            if value is None:
                st.text(wording.unknown(row.factors.unknown))
            else:
                weights = planning.floored(plan)
                slots = len(plan.open_slots) if planning.offers(plan) else 0
                shares = how_steady(planning.in_order(table), slots, weights)
                st.text(wording.ordered(value, shares.get(row.client_id, 0.0), weights.floor))


def way_back(plan: AbsencePlan, off: TimeOff) -> str:
    """Return the address of the page that has all clients, as it is with this absence now."""
    if is_back(off, today):
        return "absence-back"
    return "long-leave" if plan.long is not None or planning.is_long(off) else "absence"


def show(form: Form[AbsenceDecision], decision: AbsenceDecision, plan: AbsencePlan, off: TimeOff) -> None:
    """Show what is decided for a client."""
    around = use_case.known(journal, off, today, clock.browser_zone(journal), plan.closed)
    decisions = journal.absence_decisions.of_plan(plan.id)
    table = planning.rows(off, around, decisions)
    row = next((row for row in table if row.client_id == decision.client_id), None)
    if row is None:
        st.info(wording.NO_ROW)
        return
    if said := wording.line("", row.days, row.gap_days):
        st.text(said)
    over = is_back(off, today)
    if row.gated and not over:
        st.text(wording.NOT_LEFT_WAITING)
    meant = planning.suggestions(plan, off, around, table, decisions)[row.client_id]
    slot = f", {wording.slot(meant.slot.day, meant.slot.clock, meant.slot.minutes)}" if meant.slot else ""
    if not over:
        suggested = f"Suggested: {wording.SUGGESTED[meant.choice]}{slot}."
        st.caption(long_wording.NOTHING_SUGGESTED if row.long else suggested)
    free = slots(plan, off, around, decision)
    held = next((at for at, one_slot in free.items() if one_slot == decision.slot), None)
    took = {(one.member_id, one.when): one for one in decision.reactions}
    form.begin_with({"slot_at": held})
    form.begin_with({field_of(who, when, "took"): str(one.took) for (who, when), one in took.items()})
    form.begin_with({field_of(who, when, "own"): one.own for (who, when), one in took.items()})
    if over:
        ask_back(form, decision)
        st.header("What was decided", anchor=False)
    if row.long:
        fields.one_of(form, "long_choice", LongChoice)
        with st.container(horizontal=True):
            fields.day(form, "review_on")
            fields.day(form, "farewell_on")
    ask_choice(form, row, free)
    fields.one_of(form, "relationship", Relationship)
    fields.day(form, "risk_asked_on")
    fields.line(form, "wants_and_can", placeholder="what they want of it, and when they can")
    if decision.told or any(when is When.TOLD for _, when in took):
        ask_took(form, decision, When.TOLD)
    covered = row.gated or form.chosen("choice", Choice) is Choice.COVER
    asks_consent = covered or bool(decision.consents or decision.without_consent)
    if asks_consent:
        absence_consents.ask(form, decision, journal.clients.with_state(decision.client_id, today)[0])
    with more(form):
        if asks_consent:
            absence_consents.ask_without(form)
        fields.day(form, "next_date")
        form.note("why", "Why", rows=3)
    form.save_button(
        lambda form: build(form, free, off), after=lambda _: page_links.go(way_back(plan, off), off=off.id)
    )
    why = planning.still_open(row, decision)
    if why is not None and not over:
        st.caption(f"Still open: {wording.OPEN[why]}.")
    show_told(decision)
    if not row.long:
        show_order(row, table, plan)


form = begin(journal, journal.absence_decisions)
plan = off = None
if form.entry is not None:
    try:
        plan = journal.absence_plans.get(form.entry.plan_id)
        off = journal.time_off.get(plan.time_off_id)
        page_links.button("All clients", way_back(plan, off), key="back", icon=":material/arrow_back:", off=off.id)
    except EntryNotFound:
        pass
code = markdown_escape(journal.clients.code_of(form.entry.client_id)) if form.entry is not None else ""
st.title(f"{code}, while I am away" if code else "While I am away", anchor=False)
notice.show(journal)
if form.entry is None or plan is None or off is None:
    st.info("What is decided for a client is opened from a time off.")
    page_links.button("Time off", "time-off", key="time_off")
else:
    show(form, form.entry, plan, off)
