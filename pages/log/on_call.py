"""Log an on-call window: from when to when, and whether one was called out."""

from __future__ import annotations

import streamlit as st

from journal.errors import FieldError
from journal.records.entry import after
from journal.records.on_call import OnCall, window_minutes
from journal.wording import on_call as wording
from pages.frame.unlocked import current_journal
from pages.parts import notice
from pages.parts.forms import fields
from pages.parts.forms.form import Form, begin
from pages.parts.listing import entries

USUAL_MINUTES = 12 * 60

journal = current_journal()


def build(form: Form[OnCall]) -> OnCall:
    """Make the record from the form."""
    start, end = form.moment(), form.moment("end")
    return OnCall(
        **form.identity(),
        at=start,
        minutes=window_minutes(start, end),
        called_out=bool(form["called_out"]),
    )


def follow_start(form: Form[OnCall]) -> None:
    """Let the end follow the start by as much as the window, or the one logged last, is long."""
    before = form.entry or next(iter(journal.on_calls.latest(1)), None)
    try:
        end = after(form.moment(), before.minutes if before is not None else USUAL_MINUTES)
    except FieldError:
        return
    form.follow("end_day", end.date())
    form.follow("end_time", end.time().replace(second=0, microsecond=0))


def show_length(form: Form[OnCall]) -> None:
    """Say how long the window is, as the form stands."""
    try:
        window = build(form)
    except FieldError:
        return
    st.caption(wording.lasts(window.minutes, len(window.days)))


st.title("On call", anchor=False)
st.caption(wording.FREE)
notice.show(journal)

form = begin(journal, journal.on_calls)
form.begins()
if form.entry is not None:
    end = form.entry.end
    form.begin_with({"end_day": end.date(), "end_time": end.time().replace(second=0, microsecond=0)})
follow_start(form)
fields.when(form)
fields.when(form, "end", "End")
show_length(form)
fields.flag(form, "called_out")
form.save_button(build)


def describe(window: OnCall) -> tuple[str, str]:
    """Say in two lines which window this is."""
    result = [wording.lasts(window.minutes, len(window.days)), "called out" if window.called_out else ""]
    return wording.span(window.at, window.end), "  ·  ".join(part for part in result if part)


st.header("Lately", anchor=False)
entries.listed(
    journal,
    journal.on_calls,
    journal.on_calls.latest(8),
    describe,
    empty="On-call windows will be listed here. The first one takes a start and an end.",
)
