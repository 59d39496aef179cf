"""Take out: choose what and as what, see what it would hold, have it made and read back, save it."""

from __future__ import annotations

from datetime import date

import streamlit as st

from journal.errors import FieldError, JournalError
from journal.exchange.take_out.as_ics import Shown
from journal.records.taken_out import Chosen, Part
from journal.use_cases.take_out import Format, TakenOut, counted, made
from journal.wording import labels
from journal.wording import take_out as wording
from pages.frame.save_file import save_file
from pages.frame.unlocked import current_journal
from pages.parts import clock, notice
from pages.parts.forms import moment_field

MADE, PROBLEM = "take_out.made", "take_out.problem"
WHOM, PARTS, SPAN, FORM, SEAL, KEY = (f"take_out.{name}" for name in ("whom", "parts", "span", "format", "seal", "key"))
FROM, TO, SHOWN = "take_out.from", "take_out.to", "take_out.shown"
EVERY_DAY, A_PERIOD = "All days", "A period"

journal = current_journal()
today = clock.today(journal)


def for_whom() -> None:
    """Begin with what the one it is for needs at the least."""
    st.session_state[PARTS] = [Part.PRACTICE] if st.session_state[WHOM] == "other" else list(Part)


def chosen() -> Chosen:
    """Return what was chosen. Raises FieldError where nothing is, or the days are none."""
    first = last = None
    if st.session_state.get(SPAN) == A_PERIOD:
        first, last = moment_field.day_of(FROM, "first"), moment_field.day_of(TO, "last")
    return Chosen(parts=frozenset(map(Part, st.session_state[PARTS])), first=first, last=last)


def make() -> None:
    """Have the file made, and read back."""
    try:
        told = chosen()
        out = made(
            journal,
            told,
            Format(st.session_state[FORM]),
            today=today,
            shown=Shown(st.session_state.get(SHOWN) or Shown.CODES),
            seal=st.session_state[SEAL],
            key=st.session_state.get(KEY, ""),
        )
        st.session_state[MADE] = (journal.id, out, journal.version)
    except FieldError as error:
        st.session_state[PROBLEM] = labels.problem(error.field, error.reason)
    except JournalError as error:
        st.session_state[PROBLEM] = str(error)


def choose_anew() -> None:
    """Forget the file, and offer the choice again."""
    st.session_state.pop(MADE, None)


def ask_days(first: date, last: date) -> None:
    """Ask of which days it is to be."""
    st.pills("Of which days?", [EVERY_DAY, A_PERIOD], key=SPAN, default=EVERY_DAY, required=True)
    if st.session_state[SPAN] == A_PERIOD:
        with st.container(horizontal=True):
            moment_field.day_input("From", journal=journal, key=FROM, start=first)
            moment_field.day_input("To", journal=journal, key=TO, start=last)


def ask() -> None:
    """Ask what, of which days, as what, and whether it is sealed; each answer says what it means."""
    st.session_state.setdefault(PARTS, list(Part))
    st.pills("For whom?", list(wording.FOR_WHOM), key=WHOM, default="me", required=True,
             format_func=wording.FOR_WHOM.__getitem__, on_change=for_whom)  # fmt: skip
    st.caption(wording.FOR_WHAT[st.session_state[WHOM]])
    st.pills("What?", list(Part), key=PARTS, selection_mode="multi", format_func=wording.PARTS.__getitem__)
    for part in Part:
        if part in st.session_state[PARTS]:
            st.caption(wording.HOLDS[part])
    ask_days(journal.day_sums.first_day() or today, today)
    st.pills("As what?", list(wording.FORMATS), key=FORM, default=Format.XLSX, required=True,
             format_func=wording.FORMATS.__getitem__)  # fmt: skip
    st.caption(wording.FORMAT_IS[st.session_state[FORM]])
    if st.session_state[FORM] == Format.ICS:
        st.pills("What stands there?", list(Shown), key=SHOWN, default=Shown.BUSY, required=True,
                 format_func=wording.CALENDAR.__getitem__)  # fmt: skip
    st.pills("Sealed?", list(wording.SEALED), key=SEAL, default="open", required=True,
             format_func=wording.SEALED.__getitem__)  # fmt: skip
    if st.session_state[SEAL] == "key":
        st.text_input("Their age key", key=KEY, placeholder="age1…", autocomplete="off", width=520)
    st.caption(wording.SEALED_IS[st.session_state[SEAL]])


def preview() -> bool:
    """Say what it would hold; return whether there is anything."""
    try:
        counts = counted(journal, chosen(), Format(st.session_state[FORM]))
    except FieldError as error:
        st.caption(labels.problem(error.field, error.reason))
        return False
    st.header("It would hold", anchor=False)
    st.text(wording.holds(counts))
    st.caption(wording.STAYS)
    return any(counts.values())


def show(out: TakenOut, *, since: bool) -> None:
    """Show the file that is made, its words, and the way to save it; `since`: something was written after it."""
    st.header("It is made", anchor=False)
    if since:
        st.info(wording.SINCE)
    st.text(wording.ready(out.name, len(out.content), out.count))
    if out.words:
        st.subheader(out.words, anchor=False)
        st.caption(wording.WORDS)
    elif not out.name.endswith(".age"):
        st.caption(wording.PLAINTEXT)
    save_file("Save the file", lambda: out.content, name=out.name, mime=out.mime, primary=True, key="take_out.save_it")
    st.button("Choose anew", type="tertiary", key="take_out.anew", on_click=choose_anew)


st.title(wording.TITLE, anchor=False)
notice.show(journal)
of, ready, version = st.session_state.get(MADE, (None, None, None))
if of == journal.id:
    show(ready, since=version != journal.version)
else:
    st.caption(wording.ABOUT)
    ask()
    there = preview()
    if problem := st.session_state.pop(PROBLEM, None):
        st.error(problem)
    st.button("Make the file", type="primary", key="take_out.make", on_click=make, disabled=not there)
