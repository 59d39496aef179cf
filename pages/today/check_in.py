"""The evening: how heavy was it? One answer a day, in the evening or the next morning."""

from __future__ import annotations

from datetime import date, time, timedelta

import streamlit as st

from journal.errors import EntryNotFound, FieldError
from journal.records.check_in import CheckIn
from journal.records.entry import local_time
from journal.records.session import SessionStatus
from journal.use_cases.day import hours_of, is_rated_with
from journal.wording import dates, values
from pages.frame.unlocked import current_journal
from pages.parts import clock, notice
from pages.parts.clock import browser_zone
from pages.parts.forms import fields
from pages.parts.forms.draft_values import decoded
from pages.parts.forms.form import Form, begin, more
from pages.parts.listing import entries
from pages.parts.pending import confirm_sessions, set_down

NOON = 12
EVENING = time(21)
"""When an answer about an earlier day is placed on it."""

ASKED = "check_in.asked"

journal = current_journal()
now = clock.local_now(journal)
today, yesterday = now.date(), now.date() - timedelta(days=1)


def leave() -> None:
    """Leave the entry that the address names: another day was chosen."""
    for name in ("id", "draft", "day"):
        if name in st.query_params:
            del st.query_params[name]


def addressed_day() -> date | None:
    """Return the day that the list of it was left from."""
    told = st.query_params.get("day")
    return next((day for day in (yesterday, today) if day.isoformat() == told), None)


def drafted_day() -> date | None:
    """Return the day that the unfinished answer in the address speaks of, if there is one."""
    draft = journal.drafts.get(st.query_params.get("draft", ""))
    return decoded(draft.fields["at_day"]) if draft and draft.fields.get("at_day") else None


def asked_day() -> date:
    """Return the day that is asked about: before noon yesterday, unless another was chosen or is in the address.

    An answer that is there already is opened, so that each day has one.
    """
    if "id" in st.query_params:
        try:
            return journal.check_ins.get(st.query_params["id"]).day
        except EntryNotFound as gone:
            st.info(str(gone))
            leave()
    unfinished = drafted_day()
    if unfinished is not None:
        return unfinished
    day: date = st.session_state.get(ASKED) or addressed_day() or (yesterday if now.hour < NOON else today)
    for answer in journal.check_ins.between(day, day)[-1:]:
        leave()
        st.query_params["id"] = answer.id
    return day


def choose_day(day: date) -> None:
    """Show which day is asked about, and offer the other one."""
    st.session_state[ASKED] = day if day in (yesterday, today) else None
    st.segmented_control(
        "Which day",
        [yesterday, today],
        format_func=lambda one: "Today" if one == today else "Yesterday",
        key=ASKED,
        on_change=leave,
        label_visibility="collapsed",
    )
    st.caption(dates.day_in_words(day))


def build(form: Form[CheckIn]) -> CheckIn:
    """Make the record from the form."""
    on: date = form["at_day"]
    if form.entry is None and journal.check_ins.between(on, on):
        raise FieldError("heavy", f"is answered already for {dates.day_in_words(on)}; that answer is in the list below")
    clock_then = now.time().replace(microsecond=0) if on == today else EVENING
    return CheckIn(
        **form.identity(),
        at=form.entry.at if form.entry else local_time(on, clock_then, browser_zone(journal)),
        heavy=form["heavy"],
        energy=form["energy"],
        sleep=form["sleep"],
        line=form["line"] or "",
    )


st.title("The evening", anchor=False)
notice.show(journal)
day = asked_day()
choose_day(day)

form = begin(journal, journal.check_ins, start={"at_day": day})
form.field("at_day")
fields.rating(form, "heavy", "How heavy was it?")

there = journal.sessions.between(day, day)
unrated = [
    session
    for hour in hours_of(journal, there)
    for session in hour
    if session.status is SessionStatus.ATTENDED and session.demand is None and not is_rated_with(session, hour)
]
unconfirmed = [s for s in journal.sessions.unconfirmed(now) if s.day == day]
confirm_sessions.column(
    journal,
    sorted([*unrated, *unconfirmed], key=lambda s: (s.at, s.id)),
    place=f"evening-{day.isoformat()}",
    heading="Sessions not rated yet",
)
with more(form):
    fields.rating(form, "energy")
    fields.rating(form, "sleep", "How you slept, the night before")
    fields.line(form, "line", placeholder="one line about you")
form.save_button(build)
set_down.evening(journal, day)


def describe(check_in: CheckIn) -> tuple[str, str]:
    """Say in two lines which evening this is."""
    said = [
        dates.day_in_words(check_in.day),
        "" if check_in.heavy is None else f"heavy: {values.in_words('heavy', check_in.heavy)}",
        "" if check_in.energy is None else f"energy {check_in.energy}",
        "" if check_in.sleep is None else f"sleep {check_in.sleep}",
    ]
    return "  ·  ".join(part for part in said if part), check_in.line


st.header("Lately", anchor=False)
entries.listed(
    journal,
    journal.check_ins,
    journal.check_ins.latest(8),
    describe,
    empty="One answer a day will be listed here. Charts are set beside it, and it counts for more than they do.",
)
