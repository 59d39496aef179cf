"""If it is urgent: what to talk over today, with whom, which line to call. The same on every day."""

from __future__ import annotations

from datetime import time

import streamlit as st

from journal.errors import FieldError, JournalError
from journal.records.agenda import AgendaItem, AgendaState
from journal.records.entry import local_time
from journal.wording import labels
from journal.wording import safety as wording
from pages.frame.unlocked import current_journal
from pages.parts import clock, notice, support_people
from pages.parts.forms import moment_field
from pages.today import crisis_lines

DAY, RECORDED = "consulted.day", "consulted.recorded"

journal = current_journal()
now = clock.local_now(journal)


def points(sentences: tuple[str, ...]) -> None:
    """Show sentences one below the other."""
    st.markdown("\n".join(f"- {sentence}" for sentence in sentences))


def keep_consulted() -> None:
    """Keep that there was a consultation, its day, and whether it is recorded: a line among what is done."""
    recorded = st.session_state[RECORDED]
    try:
        day = moment_field.day_of(DAY, "consulted", last=now.date())
        if day is None or recorded is None:
            raise FieldError("consulted", "needs the day, and whether it is in the record")
        at = now if day == now.date() else local_time(day, time(12), clock.browser_zone(journal))
        item = AgendaItem(at=at, title=wording.CONSULTED_TITLES[recorded], state=AgendaState.DONE)
        journal.agenda.add(item)
    except FieldError as error:
        notice.said(labels.problem(error.field, error.reason))
        return
    except JournalError as error:
        notice.said(str(error))
        return
    notice.saved(journal.agenda.kind, item.id, new=True)
    moment_field.forget(DAY)
    del st.session_state[RECORDED]


st.title("If it is urgent", anchor=False)
st.caption(wording.ALWAYS_THE_SAME)
notice.show(journal)
st.text(wording.DANGER_NOW)

st.header("Worth a conversation today", anchor=False)
points(wording.SAME_DAY)
st.caption(wording.SAME_DAY_MEANS)

st.header("Your people", anchor=False)
support_people.own_people(journal)

st.header("Lines to call", anchor=False)
crisis_lines.shown(journal)
crisis_lines.editable(journal)

st.header("Is there something I must report?", anchor=False)
st.caption(wording.DUTY_INTRO)
points(wording.DUTY_QUESTIONS)
consulted = st.expander("Keep that I consulted", key="consulted", on_change="rerun")
if consulted.open:
    with consulted:
        st.caption(wording.KEEP_CONSULTED)
        moment_field.day_input("The day", journal=journal, key=DAY, start=now.date(), last=now.date())
        st.segmented_control(
            "Is it in the clinical record?",
            [True, False],
            format_func=lambda said: "Yes" if said else "Not yet",
            key=RECORDED,
        )
        st.button("Keep this", type="primary", on_click=keep_consulted)
