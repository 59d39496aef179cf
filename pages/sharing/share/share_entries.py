"""Single entries that are handed over: each item of the agenda, each text, each hour is ticked by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import streamlit as st

from journal.records.agenda import AgendaItem
from journal.records.entry import Entry
from journal.records.kinds import words_of
from journal.records.reflection import Reflection
from journal.records.supervision import Supervision
from journal.sharing.summary import Weeks
from journal.store.journal import Journal
from journal.use_cases.agree_to_share import To
from journal.use_cases.choose_to_share import (
    GoalToShare,
    agenda_to_choose,
    goals_to_choose,
    hours_to_choose,
    not_signed,
    texts_to_choose,
)
from journal.wording import share_page as wording
from pages.parts import clock
from pages.parts.listing.described import described
from pages.parts.markdown_escape import markdown_escape
from pages.parts.supervision import agenda_items
from pages.sharing.share import share_template

E = TypeVar("E", bound=Entry | GoalToShare)

SHOWN = 8
"""Entries of a list that are shown before the others are folded away."""

BEGINNING = 70
"""Characters of a text by which it is recognised in the list."""


def agenda(journal: Journal, to: To) -> tuple[AgendaItem, ...] | None:
    """Ask which items; None where none was ticked of those there are."""
    items = agenda_to_choose(journal)
    st.header(wording.WHICH_AGENDA, anchor=False)

    def line(item: AgendaItem) -> str:
        # One title may stand there three times: whom it is about and since when tell them apart.
        return "  ·  ".join((item.title, agenda_items.facts(journal, item), item.state))

    return _of_them(_ticked(to, items, line, empty=wording.NO_AGENDA), items)


def goals(journal: Journal, to: To) -> tuple[GoalToShare, ...] | None:
    """Ask which goals of the agreement with them; None where none was ticked of those there are."""
    every = goals_to_choose(journal, to.person.id, clock.today(journal))
    st.header(wording.WHICH_GOALS, anchor=False)
    return _of_them(_ticked(to, every, lambda one: one.goal.text, empty=wording.NO_GOALS), every)


def texts(journal: Journal, to: To, weeks: Weeks) -> tuple[Reflection | Supervision, ...] | None:
    """Ask which reflections and notes of these weeks; None where none was ticked of those there are."""
    newest = texts_to_choose(journal, weeks)
    st.header(wording.WHICH_TEXTS, anchor=False)

    def line(entry: Reflection | Supervision) -> str:
        words = " ".join(words_of(entry).split())
        start = words if len(words) <= BEGINNING else f"{words[:BEGINNING].rsplit(' ', 1)[0]} …"
        return f"{wording.dated(entry.day, described(journal, entry))}  ·  {start}"

    return _of_them(_ticked(to, newest, line, empty=wording.NO_TEXTS), newest)


def _of_them(ticked: tuple[E, ...], entries: Sequence[E]) -> tuple[E, ...] | None:
    """Return what was ticked; None, and say so, where nothing was of what there is."""
    if ticked or not entries:
        return ticked
    st.caption(wording.NONE_TICKED)
    return None


def hours(journal: Journal, to: To, weeks: Weeks) -> tuple[Supervision, ...]:
    """Ask which meetings; those with this person that nobody signed for yet can be ticked at one press."""
    meetings = hours_to_choose(journal, weeks)
    st.header(wording.WHICH_HOURS, anchor=False)

    def line(meeting: Supervision) -> str:
        signed = "signed off already" if meeting.signed_off_on else ""
        result = (wording.dated(meeting.day, described(journal, meeting)), signed)
        return "  ·  ".join(part for part in result if part)

    theirs = not_signed(meetings, to.person.id)
    share_template.offer_hours(to, {_key(to, f"tick.{meeting.id}"): True for meeting in theirs})
    return _ticked(to, meetings, line, empty=wording.NO_HOURS)


def _ticked(to: To, entries: Sequence[E], line: Callable[[E], str], *, empty: str) -> tuple[E, ...]:
    """Show a tick for each and return those that are ticked, also behind the fold."""
    if not entries:
        st.caption(empty)

    def tick(entry: E) -> None:
        key = _key(to, f"tick.{entry.id}")
        st.session_state.setdefault(key, False)
        st.checkbox(markdown_escape(line(entry)), key=key, persist_state="session")

    with st.container(gap="xsmall"):
        for entry in entries[:SHOWN]:
            tick(entry)
    if entries[SHOWN:]:
        behind = entries[SHOWN:]
        fold = st.expander(f"More ({len(behind)})", key=_key(to, f"more.{empty}"), on_change="rerun")
        if fold.open:
            with fold:
                for entry in behind:
                    tick(entry)
    return tuple(e for e in entries if st.session_state.get(_key(to, f"tick.{e.id}")))


def _key(to: To, name: str) -> str:
    return f"share.{to.person.id}.{name}"
