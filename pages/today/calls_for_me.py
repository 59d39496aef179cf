"""Ill, and somebody else calls: a list for one person, of codes, times and what to say, to copy or print."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from journal.errors import FieldError, JournalError
from journal.planning.cannot_work import sick_on
from journal.use_cases import cannot_work as use_case
from journal.wording import cannot_work as wording
from journal.wording import labels
from pages.frame.unlocked import current_journal
from pages.parts import clock, notice, page_links, print_sheet
from pages.parts.copy_text import copy_text
from pages.today import crisis_lines

journal = current_journal()
now = clock.local_now(journal)
today = now.date()

ASKED = ("calls_for_me", "names_lie")
TROUBLE, SHOWN, SURE = "calls_for_me.trouble", "calls_for_me.shown", "calls_for_me.sure"


def keep(**change: Any) -> None:
    """Keep a part of the agreement. With somebody else it is not agreed yet."""
    try:
        journal.settings.write(replace(journal.settings.read(), **change))
        st.session_state[TROUBLE] = None
    except FieldError as error:
        st.session_state[TROUBLE] = labels.problem(error.field, error.reason)
    except JournalError as error:
        st.session_state[TROUBLE] = str(error)


def typed(name: str) -> None:
    """Keep what was typed; for an input's on_change."""
    said = (st.session_state[f"calls_for_me.{name}"] or "").strip()
    again = {"calls_agreed_on": None} if name == "calls_for_me" and said != journal.settings.read().calls_for_me else {}
    keep(**{name: said}, **again)
    hide()


def agree() -> None:
    """Keep that it was agreed today; for a button's on_click."""
    before = journal.settings.read().calls_agreed_on
    keep(calls_agreed_on=today)
    if st.session_state[TROUBLE] is None:
        notice.done("Agreed today", lambda: keep(calls_agreed_on=before))


def hide() -> None:
    """Let the list be asked for anew."""
    st.session_state[SHOWN], st.session_state[SURE] = False, frozenset()


def on(key: str, value: object = True) -> None:
    """Take one of the two presses that lead to the list; for a button's on_click."""
    st.session_state[key] = value


def ask() -> None:
    """Ask who calls, where the names lie, and whether it was agreed with them."""
    there = journal.settings.read()
    for name in ASKED:
        key = f"calls_for_me.{name}"
        st.session_state.setdefault(key, getattr(there, name))
        st.text_input(labels.label(name), key=key, live=True, autocomplete="off", on_change=typed, args=(name,))
    if st.session_state.get(TROUBLE):
        st.error(st.session_state[TROUBLE])
    with st.container(horizontal=True, vertical_alignment="center"):
        if there.calls_agreed_on is not None:
            st.text(wording.agreed(there.calls_agreed_on, today))
        elif there.calls_for_me:
            st.text(wording.NOT_AGREED)
            st.button("It is agreed", key="calls_for_me.agree", on_click=agree)


def show_list() -> None:
    """Show the list, after a press and a second yes."""
    there = journal.settings.read()
    ill = sick_on(journal.time_off.all(), today)
    plan = journal.absence_plans.of_time_off(ill.id) if ill is not None else None
    if ill is None:
        st.caption(wording.CALLS_LATER)
    if ill is None or plan is None or not (there.calls_for_me and there.names_lie and there.calls_agreed_on):
        return
    calls = use_case.not_told(journal, ill, plan, now, clock.browser_zone(journal))
    if not calls:
        st.text(wording.ALL_TOLD)
    elif not st.session_state.get(SHOWN):
        st.button(wording.SHOW_LIST, key="calls_for_me.show", on_click=on, args=(SHOWN,))
    elif not {*calls} <= st.session_state.get(SURE, frozenset()):
        st.text(wording.ask_again(len(calls), there.calls_for_me))
        st.button(wording.SECOND_YES, key="calls_for_me.yes", on_click=on, args=(SURE, frozenset(calls)))
    else:
        route = crisis_lines.route_of(journal, plan)
        said = wording.list_for(there.calls_for_me, there.names_lie, calls, today, route)
        st.text(said)
        with st.container(horizontal=True, vertical_alignment="center", key="calls_for_me.take"):
            copy_text("calls_for_me.copy", said, "Copy the list")
            print_sheet.button("Print it", [("", said.splitlines())], key="calls_for_me.print", title=wording.CALLS)


page_links.button(wording.TITLE, "cannot-work", key="calls_for_me.back", icon=":material/arrow_back:")
st.title(wording.CALLS, anchor=False)
notice.show(journal)
st.caption(wording.CALLS_INTRO)
ask()
show_list()
