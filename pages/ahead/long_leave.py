"""A long leave: when it begins and ends as far as anybody knows, and what becomes of the work with each client."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from journal.errors import JournalError
from journal.planning import absence as planning
from journal.planning.absence_back import asked_of
from journal.records.absence_decision import AbsenceDecision
from journal.records.absence_plan import AbsencePlan
from journal.records.client import Client
from journal.records.long_leave import LongChoice, LongLeave
from journal.records.time_off import TimeOff
from journal.use_cases import absence as use_case
from journal.use_cases.changing import change, take_back
from journal.wording import absence as absence_wording
from journal.wording import dates
from journal.wording import long_leave as wording
from pages.ahead import long_fields, steps
from pages.frame.unlocked import current_journal
from pages.parts import clock, notice, page_links
from pages.parts.forms import fields
from pages.parts.forms.form import Form, begin
from pages.parts.listing import rows

journal = current_journal()
today = clock.today(journal)

CHOICES = dict(zip(wording.ACTS, LongChoice, strict=False))
"""Act → what it chooses."""


def plan_of(off: TimeOff) -> AbsencePlan | None:
    """Return the plan of a time off, begun where there is none; None, and the trouble said, where that failed."""
    try:
        return use_case.begin(journal, off, today)
    except JournalError as error:
        st.error(str(error))
        return None


def build(form: Form[AbsencePlan]) -> AbsencePlan:
    """Make the record from the form."""
    before = form.entry
    assert before is not None
    return replace(before, **form.identity(), long=LongLeave(**{name: form[name] for name in long_fields.NAMES}))


def no_long_leave(plan_id: str) -> None:
    """Take the form of a long leave away again; for a button's on_click."""
    try:
        changed = change(journal.absence_plans, plan_id, lambda before: replace(before, long=None))
    except JournalError as error:
        notice.said(str(error))
        return
    notice.done(wording.TAKEN_AWAY, lambda: take_back(journal.absence_plans, changed))


def pressed(plan: AbsencePlan, act: str, client_id: str) -> None:
    """Choose for one client, or open what is decided for them; for the rows."""
    if client_id not in shown:
        return
    try:
        if act == "open":
            decision = use_case.decide(journal, plan, client_id, lambda before: before)
            page_links.go("absence-client", id=decision.id)
            return
        with journal.transaction():
            before = journal.absence_decisions.of_plan(plan.id).get(client_id)
            now = use_case.decide(journal, plan, client_id, lambda d: replace(d, long_choice=CHOICES[act]))
        notice.done("Noted", lambda: use_case.put_back(journal, [(before, now)]))
    except JournalError as error:
        notice.said(str(error))


def line_of(client: Client, decision: AbsenceDecision | None) -> rows.Row:
    """Return a client's row: what was chosen, its dates, and which of them is still open."""
    what = decision.long_choice if decision is not None else None
    parts: list[str] = []
    if decision is not None and what is not None:
        parts = [wording.chosen(what), *wording.dates_of(decision.review_on, decision.farewell_on)]
        if what in planning.ENDINGS and decision.farewell_on is None:
            parts.append(absence_wording.OPEN[planning.Open.NO_FAREWELL])
        if what is LongChoice.CLIENTS_CHOICE and decision.review_on is None:
            parts.append(wording.needs_review())
    acts = tuple(wording.ACTS) if what is None else ("open",)
    return rows.Row(client.id, client.code, rows.plain("  ·  ".join(parts)), acts=acts)


def show(off: TimeOff, plan: AbsencePlan, form: Form[AbsencePlan]) -> None:
    """Show the form and the clients."""
    st.text(f"{dates.span_in_words(off.first, off.last)}. {wording.NOTHING_SUGGESTED}")
    st.caption(wording.HOW)
    if plan.long is not None:
        form.begin_with({name: getattr(plan.long, name) for name in long_fields.NAMES})
    for of in ("leave", "return"):
        with st.container(horizontal=True):
            for when in ("earliest", "likely", "latest"):
                fields.day(form, f"{of}_{when}")
    with st.container(horizontal=True):
        fields.number(form, "notice_months")
        fields.day(form, "last_referral_on")
        fields.day(form, "slots_held_until")
    form.note("who_is_hit", "Who may be hit by the reason", rows=2)
    form.note("returns_in_steps", "How I come back, step by step", rows=3)
    form.save_button(build)
    if plan.long is not None and not planning.is_long(off):
        st.button(wording.NO_LONG_LEAVE, key="no_long", type="tertiary", on_click=no_long_leave, args=(plan.id,))
    st.header(wording.CLIENTS, anchor=False)
    if not shown:
        st.text(wording.NO_CLIENTS)
    listed = [line_of(client, decisions.get(client.id)) for client in shown.values()]
    rows.show("long.rows", listed, wording.ACTS, lambda act, client_id: pressed(plan, act, client_id))


off = steps.off_of_address()
plan = plan_of(off) if off is not None else None
decisions = journal.absence_decisions.of_plan(plan.id) if plan is not None else {}
shown = {client.id: client for client in (asked_of(journal.clients.all(), off, decisions) if plan and off else ())}
if off is not None:
    steps.show(off, "long-leave")
st.title(wording.TITLE, anchor=False)
if plan is not None:
    # The form reads which entry it is of from the address.
    st.query_params["id"] = plan.id
    form = begin(journal, journal.absence_plans)
    form.elsewhere = lambda name: not long_fields.is_one(name)
notice.show(journal)
if off is None:
    steps.say_gone()
elif plan is not None and form.entry is not None:
    show(off, plan, form)
