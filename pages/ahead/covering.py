"""I cover for: whose clients may call, from when to when, who called, and the sheet that came for it."""

from __future__ import annotations

import streamlit as st

from journal.errors import FieldError
from journal.records.covering import CallTaken, Covering
from journal.use_cases import cover_for as use_case
from journal.wording import covering as wording
from journal.wording import labels
from pages.frame.unlocked import current_journal
from pages.parts import clock, notice, page_links
from pages.parts.forms import fields
from pages.parts.forms.form import Form, begin, more
from pages.parts.forms.rows import prefixes, rows
from pages.parts.listing import entries

journal = current_journal()
today = clock.today(journal)


def calls(form: Form[Covering]) -> tuple[CallTaken, ...]:
    """Return the rows that say something. Raises FieldError for half a call."""
    found = []
    for row in prefixes(form, "calls_taken"):
        code, on = (form[f"{row}.code"] or "").strip(), form[f"{row}.on"]
        may_tell, minutes = (form[f"{row}.may_tell"] or "").strip(), form[f"{row}.minutes"]
        if not code and on is None and not may_tell and minutes is None:
            continue
        if not code or on is None:
            raise FieldError("calls_taken", "need a code and a day each")
        found.append(CallTaken(code=code, on=on, minutes=minutes, may_tell=may_tell))
    return tuple(found)


def build(form: Form[Covering]) -> Covering:
    """Make the record from the form."""
    first = form["at_day"]
    if first is None:
        raise FieldError("first_day", "is needed")
    before = form.entry
    return Covering(
        **form.identity(),
        at=clock.start_of_day(first, before.zone if before is not None else clock.browser_zone(journal)),
        whose=(form["whose"] or "").strip(),
        last=form["last"] or first,
        sheet_id=before.sheet_id if before is not None else None,
        calls_taken=calls(form),
        happened=form["happened"],
        destroy_by=form["destroy_by"],
        destroyed_on=form["destroyed_on"],
    )


def draw_call(form: Form[Covering], row: str) -> None:
    """Ask who called, when, how long, and what may be told of it."""
    fields.line(form, f"{row}.code", labels.label("code"), placeholder="R47, never a name")
    fields.day(form, f"{row}.on", labels.label("on"))
    fields.minutes(form, f"{row}.minutes", labels.label("minutes"))
    fields.line(form, f"{row}.may_tell", labels.label("may_tell"))


def say_state(covering: Covering) -> None:
    """Say when one is away oneself in these days, and ask for the sheet once its day is over."""
    if covering.last >= today:
        for off in use_case.away_meanwhile(journal, covering):
            st.warning(wording.away_too(off.first, off.last))
    if covering.destroyed_on is None and covering.destroy_by is not None and covering.destroy_by < today:
        st.warning(wording.ask_destroyed(covering.destroy_by))


def describe(covering: Covering) -> tuple[str, str]:
    """Say in two lines for whom one covers, and what came."""
    said = wording.line(covering.first, covering.last, len(covering.calls_taken), covering.minutes_in_all)
    return covering.whose, said


st.title("I cover for", anchor=False)
st.caption(wording.MEANS)
notice.show(journal)
form = begin(journal, journal.coverings)
if form.entry is not None:
    say_state(form.entry)
    if form.entry.sheet_id is not None:
        page_links.button("The sheet", "sheet-came", key="sheet", type="secondary", sheet=form.entry.sheet_id)
form.follow("last", form["at_day"])
fields.line(form, "whose", placeholder="a name or a word of yours")
with st.container(horizontal=True):
    fields.day(form, "at_day", "First day")
    fields.day(form, "last")
st.header(labels.label("calls_taken"), anchor=False)
kept = [
    {"code": call.code, "on": call.on, "minutes": call.minutes, "may_tell": call.may_tell}
    for call in (form.entry.calls_taken if form.entry is not None else ())
]
rows(form, "calls_taken", kept, lambda row: draw_call(form, row), add="Add a call")
form.say_wrong("calls_taken")
form.note("happened", wording.BACK, rows=3)
with more(form):
    fields.day(form, "destroy_by")
    fields.day(form, "destroyed_on")
form.save_button(build)

every = journal.coverings.all()
coming = [one for one in every if one.last >= today]
past = [one for one in reversed(every) if one.last < today]
for one in every:
    if form.entry is None:
        say_state(one)
# Those that have no cover here: of another kind, or its entry was deleted.
for sheet in journal.sheets.all():
    if journal.coverings.of_sheet(sheet.id) is None and journal.sheets.payload(sheet.id) is not None:
        page_links.button(wording.TITLE, "sheet-came", key=f"sheet.{sheet.id}", sheet=sheet.id)
if coming:
    st.header("Now and coming", anchor=False)
    entries.listed(journal, journal.coverings, coming, describe, empty="", name="coming")
if past or not coming:
    st.header("Past", anchor=False)
    entries.listed(journal, journal.coverings, past, describe, empty=wording.EMPTY)
