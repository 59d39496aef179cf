"""Time off: the days away, and how many of them were really free of clients."""

from __future__ import annotations

import streamlit as st

from journal.errors import FieldError, JournalError
from journal.planning import absence as planning
from journal.records.absence_plan import AbsencePlan
from journal.records.session import SessionStatus
from journal.records.time_off import TimeOff, TimeOffKind
from journal.use_cases import absence as use_case
from journal.wording import absence as wording
from journal.wording import dates, labels
from journal.wording.values import in_words
from pages.ahead.take_back import take_back
from pages.frame.unlocked import current_journal
from pages.parts import clock, notice, page_links
from pages.parts.forms import fields
from pages.parts.forms.form import Form, begin, more
from pages.parts.listing import entries

journal = current_journal()
today = clock.today(journal)

LISTED = 10
PLAN = {"plan": "Who, and what then"}
BACK = {"back": "What came of it"}


def build(form: Form[TimeOff]) -> TimeOff:
    """Make the record from the form."""
    first, last = form["at_day"], form["last"]
    if first is None:
        raise FieldError("first_day", "is needed")
    zone = form.entry.zone if form.entry is not None else clock.browser_zone(journal)
    return TimeOff(
        **form.identity(),
        at=clock.start_of_day(first, zone),
        last=last or first,
        kind=form.chosen("kind", TimeOffKind) or TimeOffKind.HOLIDAY,
        cover=(form["cover"] or "").strip(),
        notice_on=form["notice_on"],
        kept_true=form["kept_true"],
        note=form["note"],
    )


def show_as_written(form: Form[TimeOff]) -> None:
    """Show what an earlier version asked here and the plan asks now: to read, or to go on with where it is unsaved."""
    asked = {"cover": fields.line, "notice_on": fields.day, "kept_true": fields.yes_no}
    begun = form.kept_below("").keys() & asked.keys()
    held = [name for name in asked if form[name] not in (None, "")]
    for name, ask in asked.items():
        if name in begun:
            ask(form, name)
        elif name in held:
            st.text(f"{labels.label(name)}: {in_words(name, form[name])}")
    if begun or held:
        st.caption(wording.AS_WRITTEN)


def plan_it(_: str, off_id: str) -> None:
    """Open the plan of a time off."""
    page_links.go("absence", off=off_id)


def look_back(_: str, off_id: str) -> None:
    """Open what came of a time off."""
    page_links.go("absence-back", off=off_id)


def let_stand(plan: AbsencePlan) -> None:
    """Leave what the plan of a deleted time off wrote; for a button's on_click."""
    try:
        use_case.let_stand(journal, plan.id)
    except JournalError as error:
        notice.said(str(error))


def describe(off: TimeOff) -> tuple[str, str]:
    """Say in two lines which days these are, and how many of those that are over were free of clients."""
    one = off.first == off.last
    when = dates.day_with_year(off.first) if one else dates.span_in_words(off.first, off.last)
    until = min(off.last, today)
    if until < off.first:
        there = journal.sessions.between(off.first, off.last)
        planned = sum(session.status is SessionStatus.PLANNED for session in there)
        falls = f"{dates.count(planned, 'planned session')} in these days" if planned else ""
        shared = wording.SAME_DAYS if planning.on_same_days(off, every) else ""
        return f"{labels.choice(off.kind)}  ·  {when}", "  ·  ".join(part for part in (falls, shared) if part)
    days = (until - off.first).days + 1
    free = days - len(journal.day_sums.worked_between(off.first, until))
    so_far = " so far" if off.last >= today else ""
    return (
        f"{labels.choice(off.kind)}  ·  {when}",
        f"{free} of {dates.count(days, 'day')} without client contact{so_far}",
    )


st.title("Time off", anchor=False)
st.caption("Days off count in no mean, and a break of five days or more resets the time since a break.")
notice.show(journal)


for plan in use_case.left_behind(journal):
    with st.container(border=True, key=f"left_behind.{plan.id}"):
        st.text(wording.left_behind(len(plan.written)))
        with st.container(horizontal=True):
            st.button("Take it back", key=f"left_behind.{plan.id}.back", on_click=take_back, args=(journal, plan))
            st.button("Leave it", key=f"left_behind.{plan.id}.stand", type="tertiary", on_click=let_stand, args=(plan,))

form = begin(journal, journal.time_off, start={"kind": TimeOffKind.HOLIDAY})
form.follow("last", form["at_day"])
with st.container(horizontal=True):
    fields.day(form, "at_day", "First day")
    fields.day(form, "last")
fields.one_of(form, "kind", TimeOffKind)
with more(form):
    show_as_written(form)
    form.note("note", "Note", rows=3)
form.save_button(build)

with st.container(horizontal=True, key="of_the_year"):
    page_links.button("The year's days away in one notice", "year-notice", key="year")
    page_links.button("A page for the first agreement", "first-agreement", key="agreement")

every = journal.time_off.all()
coming = [off for off in every if off.last >= today]
past = [off for off in reversed(every) if off.last < today]
if coming:
    st.header("Now and coming", anchor=False)
    entries.listed(journal, journal.time_off, coming, describe, empty="", name="coming", more=PLAN, on_more=plan_it)
st.header("Past", anchor=False)
entries.listed(
    journal,
    journal.time_off,
    past[:LISTED],
    describe,
    empty="Days off will be listed here, and how free they stayed.",
    more=BACK,
    on_more=look_back,
)
if past[LISTED:]:
    earlier = st.expander(f"Earlier ({len(past) - LISTED})", key="earlier", on_change="rerun")
    if earlier.open:
        with earlier:
            entries.listed(journal, journal.time_off, past[LISTED:], describe, empty="", name="earlier")
