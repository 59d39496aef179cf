"""Cover in an absence: who covers, for whom, who agreed that they are told, and what became of each sheet."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from journal.errors import FieldError, JournalError
from journal.planning import absence as planning
from journal.planning import absence_cover as cover_planning
from journal.records.absence_decision import AbsenceDecision
from journal.records.absence_plan import AbsencePlan
from journal.records.cover import Cover
from journal.records.time_off import TimeOff
from journal.use_cases import absence as absence_use_case
from journal.use_cases import absence_cover as use_case
from journal.wording import absence_cover as wording
from journal.wording import labels
from pages.ahead import cover_sheets, steps
from pages.frame.unlocked import current_journal
from pages.parts import clock, notice, page_links
from pages.parts.forms import fields
from pages.parts.forms.draft_values import some
from pages.parts.forms.form import Form, begin, more
from pages.parts.listing import entries, rows
from pages.parts.markdown_escape import markdown_escape

journal = current_journal()
today = clock.today(journal)

WHO = "absence_cover.who"


# --- one cover -----------------------------------------------------------------------------------


def build(form: Form[Cover]) -> Cover:
    """Make the record from the form."""
    if form.entry is None:
        raise FieldError("plan_id", "is needed: cover belongs to an absence")
    return replace(
        form.entry,
        **form.identity(),
        agreed_on=form["agreed_on"],
        client_ids=tuple(form["client_ids"] or ()),
        hours=(form["hours"] or "").strip(),
        reach=(form["reach"] or "").strip(),
        skills=(form["skills"] or "").strip(),
        names_at=(form["names_at"] or "").strip(),
        names_on=form["names_on"],
        destroy_by=form["destroy_by"],
        destroyed_on=form["destroyed_on"],
        keep_until_handed_back=bool(form["keep_until_handed_back"]),
        calls=form["calls"],
        minutes=form["minutes"],
        happened=form["happened"],
    )


def show_form(form: Form[Cover], cover: Cover, plan: AbsencePlan, off: TimeOff) -> None:
    """Ask what was agreed with one covering person, and what came of it."""
    show_who(cover)
    cover_sheets.show_state(journal, cover, plan, off, today)
    codes = {client.id: client.code for client in journal.clients.all()}
    offered = [client_id for client_id in (*asking(plan, off), *cover.client_ids) if client_id in codes]
    offered = [*dict.fromkeys(offered)]
    fields.day(form, "agreed_on")
    if offered:
        st.pills(
            f"{labels.label('client_ids')}  ·  none chosen: all of them",
            offered,
            selection_mode="multi",
            key=form.field("client_ids", empty=[], takes=some(offered)),
            format_func=lambda client_id: markdown_escape(codes[client_id]),
        )
    fields.line(form, "hours", "When they are there", placeholder="mornings until noon")
    fields.line(form, "reach", placeholder="a number, an address")
    fields.line(form, "skills", placeholder="a second language, medication, children")
    fields.line(form, "names_at", placeholder="a place, never the names")
    fields.day(form, "names_on")
    fields.day(form, "destroy_by")
    st.caption(wording.unless_said(cover_planning.destroy_by(replace(cover, destroy_by=None), plan, off)))
    with more(form):
        with st.container(horizontal=True):
            fields.number(form, "calls", "Calls they took")
            fields.minutes(form)
        form.note("happened", labels.label("happened"), rows=3)
        fields.flag(form, "keep_until_handed_back")
        fields.day(form, "destroyed_on")
    form.save_button(build, after=lambda _: page_links.go("absence-cover", off=off.id))
    st.button("Delete", type="tertiary", key="delete", on_click=delete, args=(cover.id, off.id))


def delete(cover_id: str, off_id: str) -> None:
    """Put a cover into the trash, and go back to all of them; for a button's on_click."""
    entries.delete_entry(journal.covers, cover_id)
    page_links.go("absence-cover", off=off_id)


def show_who(cover: Cover) -> None:
    """Say who covers, and where they are no longer there, that."""
    person = use_case.person_of(journal, cover)
    if person is None:
        st.warning(wording.GONE)
        return
    st.text(person.name)
    if not person.there_on(today) and person.ended_on is not None:
        st.warning(wording.ended(person.ended_on))


# --- all of them ---------------------------------------------------------------------------------


def asking(plan: AbsencePlan, off: TimeOff) -> list[str]:
    """Return the clients who need cover, by id."""
    around = absence_use_case.known(journal, off, today, clock.browser_zone(journal), plan.closed)
    decisions = journal.absence_decisions.of_plan(plan.id)
    return cover_planning.asks_for_cover(planning.rows(off, around, decisions), decisions)


def add(plan: AbsencePlan) -> None:
    """Note down who was chosen, and open what is agreed with them; for a button's on_click."""
    person_id = st.session_state.get(WHO)
    if person_id is None:
        notice.said(wording.CHOOSE_WHO)
        return
    try:
        cover = use_case.begin(journal, plan, person_id)
        page_links.go("absence-cover", id=cover.id)
    except JournalError as error:
        notice.said(str(error))


def ask_who(plan: AbsencePlan, covers: list[Cover]) -> None:
    """Ask who else covers."""
    taken = {cover.person_id for cover in covers}
    people = {
        person.id: person
        for person in journal.people.all()
        if person.there_on(today) and person.can_stand_in and person.id not in taken
    }
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if people:
            st.pills(
                "Who covers",
                list(people),
                key=WHO,
                format_func=lambda i: markdown_escape(people[i].name if i in people else "?"),
            )
            st.button("Note down cover", key="add_cover", on_click=add, args=(plan,))
        page_links.button("Add someone", "people", key="add_person")


def show_cover(cover: Cover, plan: AbsencePlan, off: TimeOff) -> None:
    """Show one cover, with what can be done about it."""
    with st.container(border=True, gap="xsmall", key=f"cover.{cover.id}"):
        show_who(cover)
        known = {client.id: client.code for client in journal.clients.all()}
        codes = [known.get(client_id, wording.CLIENT_GONE) for client_id in cover.client_ids]
        said = [
            wording.agreed(cover.agreed_on) if cover.agreed_on else wording.NOT_AGREED,
            ", ".join(codes) or wording.FOR_ALL,
            cover.hours,
            cover.reach,
        ]
        st.text("  ·  ".join(part for part in said if part))
        cover_sheets.show_state(journal, cover, plan, off, today)
        with st.container(horizontal=True):
            page_links.button("Open", "absence-cover", key=f"open.{cover.id}", id=cover.id)
            page_links.button(wording.SHEET_LEFT, "sheet", key=f"sheet.{cover.id}", cover=cover.id)
            if cover.sheet_on is not None and cover.destroyed_on is None:
                cover_sheets.button(journal, cover, today)


def consent_in_words(decision: AbsenceDecision | None, client_id: str, covers: list[Cover]) -> str:
    """Return for each covering person what a client agreed to."""
    members = [member.id for member in journal.clients.with_state(client_id, today)[0].members]
    said = []
    for cover in covers:
        if not cover_planning.covered_by(cover, [client_id]):
            continue
        person = use_case.person_of(journal, cover)
        name = person.name if person is not None else wording.SOMEONE_GONE
        held = cover_planning.in_force(decision, members, cover.person_id, today)
        if held:
            words = wording.consent_given([one.on for one in held], [one.given_by for one in held])
        elif decision is not None and decision.without_consent.strip():
            words = wording.WITHOUT
        elif any(c.person_id == cover.person_id for c in (decision.consents if decision is not None else ())):
            words = wording.DECLINED
        else:
            words = wording.NO_CONSENT
        said.append(f"{name}: {words}")
    return "  ·  ".join(said) or wording.NO_CONSENT


def show_clients(plan: AbsencePlan, off: TimeOff, covers: list[Cover]) -> None:
    """Show for whom cover is needed, and who agreed to whom."""
    st.header("For whom", anchor=False)
    clients = asking(plan, off)
    if not clients:
        st.caption(wording.NO_CLIENTS)
        return
    st.caption(wording.FOR_WHOM_MEANS)
    decisions = journal.absence_decisions.of_plan(plan.id)

    def pressed(_: str, client_id: str) -> None:
        if client_id not in clients:
            return
        try:
            decision = absence_use_case.decide(journal, plan, client_id, lambda before: before)
            page_links.go("absence-client", id=decision.id)
        except JournalError as error:
            notice.said(str(error))

    shown = [
        rows.Row(
            client_id,
            journal.clients.code_of(client_id),
            rows.plain(consent_in_words(decisions.get(client_id), client_id, covers)),
            acts=("open",),
        )
        for client_id in clients
    ]
    rows.show("absence_cover.rows", shown, {"open": "Consent"}, pressed)


def show(off: TimeOff) -> None:
    """Show who covers in an absence, and for whom."""
    try:
        plan = absence_use_case.begin(journal, off, today)
    except JournalError as error:
        st.error(str(error))
        return
    st.caption(wording.MEANS)
    if plan.cover_as_written:
        st.text(wording.as_written(plan.cover_as_written))
    covers = journal.covers.of_plan(plan.id)
    if not covers:
        st.text(wording.NOBODY)
    for cover in covers:
        show_cover(cover, plan, off)
    ask_who(plan, covers)
    show_clients(plan, off, covers)


def open_one() -> None:
    """Show the form of the cover that the address names."""
    form = begin(journal, journal.covers)
    belongs = use_case.belongs_to(journal, form.entry) if form.entry is not None else None
    if form.entry is None or belongs is None:
        st.title("Cover", anchor=False)
        notice.show(journal)
        st.info("This cover belongs to an absence that is not in the journal any more.")
        page_links.button("Time off", "time-off", key="time_off")
        return
    plan, off = belongs
    page_links.button("All of the cover", "absence-cover", key="back", icon=":material/arrow_back:", off=off.id)
    st.title("Cover", anchor=False)
    notice.show(journal)
    show_form(form, form.entry, plan, off)


if "id" in st.query_params:
    open_one()
else:
    off = steps.off_of_address()
    if off is not None:
        steps.show(off, "absence-cover")
    st.title("Cover", anchor=False)
    notice.show(journal)
    if off is None:
        steps.say_gone()
    else:
        show(off)
