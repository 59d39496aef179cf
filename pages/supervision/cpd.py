"""CPD: plan, activity, what was learnt and what changed, with the time that it is made of; listed by year."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import streamlit as st

from journal.errors import FieldError
from journal.presets.cpd import STATEMENTS_A_YEAR
from journal.records.cpd import Cpd, CpdCategory, CpdStatus, CreditUnit
from journal.records.downtime import Downtime
from journal.use_cases import cpd as use_case
from journal.wording import cpd as wording
from journal.wording import dates, labels
from pages.frame.unlocked import current_journal
from pages.parts import clock, notice, page_links
from pages.parts.forms import fields
from pages.parts.forms.draft_values import some
from pages.parts.forms.form import Form, begin, more
from pages.parts.listing import entries
from pages.parts.markdown_escape import markdown_escape

GAP = ("gap_first", "gap_last")
"""Where an address names the days of a gap that is to be explained."""

MORE = {"evidence": wording.EVIDENCE}

journal = current_journal()
today = clock.today(journal)


def gap_of_address() -> dict[str, object]:
    """Return what a new form begins with: a gap's days where the address names them, else today."""
    with suppress(KeyError, ValueError):
        first, last = (date.fromisoformat(st.query_params[name]) for name in GAP)
        return {"at_day": first, "last": last, "status": CpdStatus.GAP, "activity": wording.GAP_TITLE}
    return {"at_day": today, "status": CpdStatus.DONE}


def forget_gap(_saved: Cpd) -> None:
    """Let the next new form be one of today."""
    for name in GAP:
        st.query_params.pop(name, None)


def build(form: Form[Cpd]) -> Cpd:
    """Make the record from the form. Raises FieldError, also where its time is part of another entry."""
    first, status = form["at_day"], form.chosen("status", CpdStatus)
    if first is None:
        raise FieldError("first_day", "is needed")
    if status is None:
        raise FieldError("status", "is not chosen yet")
    before = form.entry
    cpd = Cpd(
        **form.identity(),
        at=clock.start_of_day(first, before.zone if before is not None else clock.browser_zone(journal)),
        activity=(form["activity"] or "").strip(),
        status=status,
        last=form["last"],
        category=form.chosen("category", CpdCategory),
        credit=form["credit"],
        credit_unit=form.chosen("credit_unit", CreditUnit) or CreditUnit.HOURS,
        downtime_ids=tuple(form["downtime_ids"] or ()),
        statement=bool(form["statement"]),
        plan=form["plan"] or "",
        did=form["did"] or "",
        learnt=form["learnt"] or "",
        changed_practice=form["changed_practice"] or "",
        changed_clients=form["changed_clients"] or "",
    )
    use_case.refuse_taken_twice(journal, cpd)
    return cpd


def ask_downtime(form: Form[Cpd]) -> None:
    """Ask of which time it is made; nothing is chosen beforehand."""
    chosen = form["downtime_ids"] or []
    first = form["at_day"] or today
    known = {
        one.id: one
        for one in use_case.offered(
            journal, first, max(first, form["last"] or first), chosen, entry_id=form.entry.id if form.entry else ""
        )
    }
    if not known:
        form.field("downtime_ids", empty=[], takes=some(chosen))
        st.caption(wording.NO_DOWNTIME)
        return
    st.multiselect(
        labels.label("downtime_ids"),
        list(known),
        format_func=lambda one: markdown_escape(of_downtime(known[one])) if one in known else "?",
        key=form.field("downtime_ids", empty=[], takes=some(list(known))),
        placeholder="None",
    )
    form.say_wrong("downtime_ids")
    st.caption(wording.TAKE_DOWNTIME)
    if made_of := [known[one] for one in form["downtime_ids"] or () if one in known]:
        st.caption(wording.taken_credit(use_case.credit_of(made_of)))


def of_downtime(downtime: Downtime) -> str:
    """Return an activity in a line."""
    long = dates.count(downtime.minutes, "minute") if downtime.minutes else ""
    parts = (dates.date_in_words(downtime.day), downtime.activity, long)
    return "  ·  ".join(part for part in parts if part)


def ask_activity(form: Form[Cpd]) -> None:
    """Ask what was planned, done and learnt, what changed, and how much it counts."""
    fields.one_of(form, "category", CpdCategory)
    with st.container(horizontal=True):
        fields.number(form, "credit", step=0.5)
        fields.one_of(form, "credit_unit", CreditUnit)
    form.note("plan", labels.label("plan"), rows=2)
    form.note("did", labels.label("did"), rows=3)
    form.note("learnt", labels.label("learnt"), rows=3)
    form.note("changed_practice", labels.label("changed_practice"), rows=2)
    form.note("changed_clients", labels.label("changed_clients"), rows=2)
    st.caption(wording.FOR_CLIENTS)
    with more(form):
        ask_downtime(form)
        fields.flag(form, "statement")
        st.caption(wording.statement_means(STATEMENTS_A_YEAR))


def show_list(every: list[Cpd]) -> None:
    """List one year's entries, the newest first."""
    years = sorted({one.until.year for one in every}, reverse=True)
    if not years:
        st.caption(wording.EMPTY)
        return
    now = today.year if today.year in years else years[0]
    year = st.pills("Year", years, default=now, required=True, key="cpd.year", label_visibility="collapsed")
    files = journal.evidence.counts()

    def describe(cpd: Cpd) -> tuple[str, str]:
        status = "" if cpd.status is CpdStatus.DONE else labels.choice(cpd.status)
        said = f"{dates.number(cpd.credit, 2)} {cpd.credit_unit}" if cpd.credit is not None else ""
        return cpd.activity, wording.line(cpd.day, cpd.last, cpd.category, said, files.get(cpd.id, 0), status)

    entries.listed(
        journal,
        journal.cpd,
        [one for one in reversed(every) if one.until.year == year],
        describe,
        empty=wording.EMPTY,
        more=MORE,
        on_more=lambda _act, entry_id: page_links.go("cpd-evidence", cpd=entry_id),
    )


st.title(wording.TITLE, anchor=False)
st.caption(wording.MEANS)
notice.show(journal)
form = begin(journal, journal.cpd, gap_of_address())
form.begin_with({"credit_unit": CreditUnit.HOURS})
fields.line(form, "activity", placeholder="a course, a book, a conference")
if is_gap := form["status"] == CpdStatus.GAP:  # one is not made of the other: what is typed would be out of sight
    form.field("status")
else:
    fields.one_of(form, "status", [CpdStatus.PLANNED, CpdStatus.DONE])
with st.container(horizontal=True):
    fields.day(form, "at_day", "First day")
    fields.day(form, "last")
if is_gap:
    form.note("did", "Why, if you wish to say", rows=2)
    st.caption(wording.GAP_MEANS)
else:
    ask_activity(form)
form.save_button(build, after=forget_gap)
with st.container(horizontal=True):
    if form.entry is not None and form.entry.status is not CpdStatus.GAP:
        page_links.button(
            wording.EVIDENCE, "cpd-evidence", key="evidence", icon=":material/attach_file:", cpd=form.entry.id
        )
    page_links.button(
        wording.FILE_TITLE, "cpd-file", key="cpd_file", type="secondary", icon=":material/folder_managed:"
    )
st.header("By year", anchor=False)
show_list(journal.cpd.all())
