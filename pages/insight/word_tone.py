"""Word tone: off until it is switched on, then the tone of each reflection with the words that made it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from journal.charts.word_tone import Toned, drawn
from journal.errors import JournalError
from journal.measures.emotional_load import load_by_day
from journal.measures.weights_in_force import in_force
from journal.measures.word_tone import against_own_rating, tone_of
from journal.wording import dates, own_rating
from journal.wording import word_tone as wording
from pages.frame.unlocked import current_journal
from pages.parts import notice
from pages.parts.dashboards import cached, chart, period

LONGEST = 366
"""Days: every note of the period is read."""

LISTED = 15
SWITCH = "word_tone.on"

journal = current_journal()


@st.cache_data(scope="session", max_entries=2, show_spinner="Reading your notes…")
def tones(version: cached.Version, first: date, last: date) -> list[Toned]:
    """Return the tone of each reflection with a note, the oldest first; read once for each change of the journal."""
    return [
        Toned(at=reflection.at, client_id=reflection.client_id, tone=tone_of(reflection.text))
        for reflection in journal.reflections.between(first, last)
        if reflection.text.strip()
    ]


def keep() -> None:
    """Keep whether notes are read at all; switched off, what was read is forgotten."""
    try:
        journal.settings.write(replace(journal.settings.read(), word_tone=st.session_state[SWITCH]))
    except JournalError as error:
        notice.said(str(error))
    tones.clear()


def show(first: date, last: date) -> None:
    """Show the tones of a period, and how far they follow the own rating."""
    toned = tones(cached.version(journal), first, last)
    codes = {one.client_id: journal.clients.code_of(one.client_id) for one in toned if one.client_id is not None}
    chart.show("word_tone", drawn(toned, codes, dark=chart.is_dark()), at=place, notes=[wording.HOW_FAR], index=False)
    if toned:
        show_agreement(toned, first, last)
        show_words(toned)


def show_agreement(toned: Sequence[Toned], first: date, last: date) -> None:
    """Answer whether darker words go with days that felt heavier."""
    days = load_by_day(journal.day_sums.between(first, last), first, last, in_force(journal.weights.all()).load)
    found = against_own_rating([(one.at.date(), one.tone) for one in toned], days)
    st.header(wording.QUESTION, anchor=False)
    st.text(own_rating.matches(found.answer, found.pairs, found.rho, found.low, found.high))
    if found.rho is not None:
        st.caption(own_rating.SCALE)


def show_words(toned: Sequence[Toned]) -> None:
    """List the newest notes with their tone and the words that made it."""
    st.header("The words that made it", anchor=False)
    for one in sorted(toned, key=lambda t: t.at, reverse=True)[:LISTED]:
        day = one.at.date()
        said = [
            dates.day_with_year(day),
            journal.clients.code_of(one.client_id),
            wording.reading(one.tone.reading, one.tone.polarity),
        ]
        with st.container(gap="xxsmall"):
            st.text("  ·  ".join(part for part in said if part))
            if one.tone.words:
                st.text(wording.made_by([(word.text, word.polarity) for word in one.tone.words]))


place = chart.head("Word tone")
with place.said:
    notice.show(journal)
is_on = journal.settings.read().word_tone
if is_on:
    with place.controls:
        chosen = period.chosen(journal, longest=LONGEST)
    show(*chosen)
with st.expander("What this is, and what it is not", expanded=not is_on):
    for sentence in wording.WHAT_IT_IS:
        st.text(sentence)
st.toggle(wording.SWITCH, is_on, key=SWITCH, on_change=keep)
