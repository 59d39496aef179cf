"""Back: days that were really free, how each client took it, what came of it, sheets not destroyed. Asked once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import streamlit as st

from journal.errors import JournalError
from journal.measures.weeks import DAY
from journal.planning import absence_back as planning
from journal.records.absence_decision import AbsenceDecision, Reaction, Took, When
from journal.records.absence_plan import AbsencePlan
from journal.records.client import Client
from journal.records.time_off import TimeOff
from journal.use_cases import absence as absence_use_case
from journal.use_cases import absence_back as use_case
from journal.use_cases import absence_cover
from journal.wording import absence_back as wording
from journal.wording import dates
from pages.ahead import cover_sheets, steps
from pages.ahead.take_back import show_moved
from pages.frame.unlocked import current_journal
from pages.parts import clock, notice, page_links
from pages.parts.forms.form import Form, begin
from pages.parts.listing import rows

journal = current_journal()
today = clock.today(journal)


def begin_plan(off: TimeOff) -> None:
    """Begin the plan of a time off that had none, so that what came of it can be kept; for a button's on_click."""
    try:
        absence_use_case.begin(journal, off, today)
    except JournalError as error:
        notice.said(str(error))


def pressed(plan: AbsencePlan, act: str, client_id: str) -> None:
    """Keep what one press says of a client, or open what is behind it; for the rows."""
    if client_id not in shown:
        return
    try:
        if act == "open":
            decision = absence_use_case.decide(journal, plan, client_id, lambda before: before)
            page_links.go("absence-client", id=decision.id)
            return
        if act == "gone":
            kept = use_case.answer(journal, plan, client_id, returned=False)
        else:
            kept = use_case.react(journal, plan, client_id, Reaction(when=When.BACK, took=Took(act)))
        notice.done("Noted", lambda: absence_use_case.put_back(journal, [kept]))
    except JournalError as error:
        notice.said(str(error))


def line_of(client: Client, decision: AbsenceDecision | None, came: date | None) -> rows.Row:
    """Return a client's row; once something is said of them, only the way to the rest."""
    labels = {member.id: member.label for member in client.members}
    back = planning.took(decision, When.BACK)
    gone = decision is not None and decision.returned is False
    words = [wording.one_took(labels.get(one.member_id or "", ""), one.took, one.own) for one in back]
    parts = [wording.returned(came, decision.returned if decision else None), wording.took(words, str(When.BACK))]
    if decision is not None and decision.kept is not None:
        parts.append(f"kept: {'yes' if decision.kept else 'no'}")
    return rows.Row(
        client.id,
        client.code,
        rows.plain("  ·  ".join(part for part in parts if part)),
        acts=("open",) if back or gone else tuple(wording.ACTS),
    )


def build(form: Form[AbsencePlan]) -> AbsencePlan:
    """Make the record from the form: what came of it, and that it was asked."""
    before = form.entry
    assert before is not None
    return replace(before, **form.identity(), came=form["came"], looked_back_on=before.looked_back_on or today)


def show_days(off: TimeOff) -> None:
    """Say which days they were, and how many of them were really free."""
    worked = sorted(journal.day_sums.worked_between(off.first, off.last))
    days = (off.last - off.first).days + 1
    when = dates.day_with_year(off.first) if days == 1 else dates.span_in_words(off.first, off.last)
    st.text(f"{when}. {wording.days_off(days - len(worked), days, worked)}")


def show(off: TimeOff, plan: AbsencePlan, form: Form[AbsencePlan]) -> None:
    """Ask what came of it, and show the clients."""
    show_moved(journal, plan, off, clock.browser_zone(journal))
    if plan.hours_free:
        st.text(wording.hours_free(plan.hours_free, plan.first_day_back or off.last + DAY))
    for cover in absence_cover.not_destroyed_yet(journal, plan):
        cover_sheets.ask(journal, cover, plan, off, today)
    form.note("came", wording.CAME, rows=3)
    form.save_button(build)
    st.header(wording.CLIENTS, anchor=False)
    if not shown:
        st.text(wording.NO_CLIENTS)
    else:
        st.caption(wording.HOW)
        came = planning.first_held(journal.sessions.between(off.last + DAY, today), off)
        listed = [line_of(client, decisions.get(client.id), came.get(client.id)) for client in shown.values()]
        rows.show("back.rows", listed, wording.ACTS, lambda act, client_id: pressed(plan, act, client_id))


off = steps.off_of_address()
over = off is not None and planning.is_back(off, today)
plan = journal.absence_plans.of_time_off(off.id) if off is not None and over else None
decisions = journal.absence_decisions.of_plan(plan.id) if plan is not None else {}
shown = {
    client.id: client for client in (planning.asked_of(journal.clients.all(), off, decisions) if plan and off else ())
}
if off is not None:
    steps.show(off, "absence-back")
st.title(wording.TITLE, anchor=False)
if plan is not None:
    # The form reads which entry it is of from the address.
    st.query_params["id"] = plan.id
    form = begin(journal, journal.absence_plans)
    form.elsewhere = lambda _: True
notice.show(journal)
if off is None:
    steps.say_gone()
elif not over:
    st.info(wording.NOT_YET)
else:
    show_days(off)
    if plan is None:
        st.text(wording.NO_PLAN)
        st.button(wording.BEGIN, key="begin", on_click=begin_plan, args=(off,))
    elif form.entry is not None:
        show(off, plan, form)
