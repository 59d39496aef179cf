"""Lines to call: shown as text, and kept up to date by the therapist. Each change is kept at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from journal.errors import FieldError, JournalError
from journal.records.absence_plan import AbsencePlan
from journal.records.crisis_line import CrisisLine, near, shipped
from journal.store.journal import Journal
from journal.wording import labels, safety
from pages.parts import clock, notice

ASKED = ("name", "reach", "hours", "region")
_PREFIX = "crisis_line."
_WHICH = "crisis_line_chosen"


def lines_of(journal: Journal) -> tuple[CrisisLine, ...]:
    """Return the therapist's own lines, or those that come with the program until the first change."""
    own = journal.settings.read().crisis_lines
    return shipped() if own is None else own


def route_of(journal: Journal, plan: AbsencePlan) -> str:
    """Return what to do when it cannot wait: as a plan says, else the first line to call near here; "" for none.

    A line's name might say what the work is: only how it is reached is told.
    """
    here = near(lines_of(journal), clock.browser_zone(journal))[0]
    return plan.emergency_route.strip() or (here[0].reach if here else "")


def shown(journal: Journal) -> None:
    """Show the lines of the place one is at, and behind a press the others.

    Nothing here is a link: no press can send anything.
    """
    lines = lines_of(journal)
    here, elsewhere = near(lines, clock.browser_zone(journal))
    _list(journal, here)
    if elsewhere:
        behind = st.expander(f"Elsewhere ({len(elsewhere)})", key="crisis_lines_elsewhere", on_change="rerun")
        if behind.open:
            with behind:
                _list(journal, elsewhere)
    if lines:
        st.caption(safety.looked_up([line.checked_on for line in lines]))
    else:
        st.caption(safety.NO_LINES)


def _list(journal: Journal, lines: Sequence[CrisisLine]) -> None:
    today = clock.today(journal)
    with st.container(gap="small"):
        for line in lines:
            with st.container(gap=None):
                st.text(f"{line.name}:  {line.reach}")
                result = [line.region, line.hours, safety.TO_CHECK if line.to_check(today) else ""]
                st.text("  ·  ".join(part for part in result if part))


def editable(journal: Journal) -> None:
    """Offer to change, add and take out lines, to say that they were looked up, and to begin again."""
    behind = st.expander("Change this list", key="crisis_lines_change", on_change="rerun")
    if not behind.open:
        return
    lines = lines_of(journal)
    with behind:
        st.caption(safety.LINES_INTRO)
        _choose(lines)
        place = st.session_state[_WHICH]
        if place is not None:
            _ask(journal, place, lines[place])
        with st.container(horizontal=True):
            st.button("Add a line", key=f"{_PREFIX}add", on_click=_add, args=(journal,), icon=":material/add:")
            st.button("All looked up today", key=f"{_PREFIX}all", on_click=_checked, args=(journal, range(len(lines))))
            if journal.settings.read().crisis_lines is not None:
                st.button("Back to the list as it came", key=f"{_PREFIX}reset", on_click=_reset, args=(journal,))


def _choose(lines: Sequence[CrisisLine]) -> None:
    if st.session_state.setdefault(_WHICH, None) not in range(len(lines)):
        st.session_state[_WHICH] = None
    st.selectbox(
        "Which line?",
        range(len(lines)),
        format_func=lambda n: f"{lines[n].name}, {lines[n].region or lines[n].reach}" if n < len(lines) else "",
        key=_WHICH,
        index=None,
        on_change=_forget_inputs,
    )


def _ask(journal: Journal, place: int, line: CrisisLine) -> None:
    for name in ASKED:
        key = f"{_PREFIX}{place}.{name}"
        st.session_state.setdefault(key, getattr(line, name))
        st.text_input(
            safety.LINE_FIELDS[name],
            key=key,
            live=True,
            autocomplete="off",
            on_change=_keep,
            args=(journal, place, name, key),
        )
    trouble = st.session_state.get(f"{_PREFIX}trouble")
    if trouble:
        st.error(trouble)
    with st.container(horizontal=True):
        st.button("Looked up today", key=f"{_PREFIX}checked", on_click=_checked, args=(journal, [place]))
        st.button("Take it out", key=f"{_PREFIX}remove", type="tertiary", on_click=_remove, args=(journal, place))


def _keep(journal: Journal, place: int, name: str, key: str) -> None:
    """Keep one input. A number that was changed counts as not looked up."""
    lines = lines_of(journal)
    st.session_state[f"{_PREFIX}trouble"] = None
    if place >= len(lines):
        return
    change: dict[str, Any] = {name: st.session_state[key].strip()}
    if name == "reach" and change[name] != lines[place].reach:
        change["checked_on"] = None
    try:
        changed = replace(lines[place], **change)
        _write(journal, (*lines[:place], changed, *lines[place + 1 :]))
    except FieldError as error:
        st.session_state[f"{_PREFIX}trouble"] = labels.problem(safety.LINE_FIELDS[name], error.reason)
    except JournalError as error:
        st.session_state[f"{_PREFIX}trouble"] = str(error)


def _add(journal: Journal) -> None:
    lines = lines_of(journal)
    _change(journal, (*lines, CrisisLine(name=safety.NEW_LINE, reach=safety.NEW_REACH)), "Added: fill it in above")
    st.session_state[_WHICH] = len(lines)


def _remove(journal: Journal, place: int) -> None:
    lines = lines_of(journal)
    _change(journal, (*lines[:place], *lines[place + 1 :]), "Taken out")
    st.session_state[_WHICH] = None


def _checked(journal: Journal, places: Sequence[int]) -> None:
    today = clock.today(journal)
    lines = enumerate(lines_of(journal))
    _change(
        journal, tuple(replace(line, checked_on=today) if n in places else line for n, line in lines), "Looked up today"
    )


def _reset(journal: Journal) -> None:
    _change(journal, None, "As it came with the program")
    st.session_state[_WHICH] = None


def _change(journal: Journal, lines: tuple[CrisisLine, ...] | None, done: str) -> None:
    """Keep the list, and how to take the change back."""
    before = journal.settings.read().crisis_lines

    def take_back() -> None:
        _write(journal, before)
        _forget_inputs()

    try:
        _write(journal, lines)
    except JournalError as error:
        notice.said(str(error))
        return
    _forget_inputs()
    notice.done(done, take_back)


def _write(journal: Journal, lines: tuple[CrisisLine, ...] | None) -> None:
    journal.settings.write(replace(journal.settings.read(), crisis_lines=lines))


def _forget_inputs() -> None:
    """Let the inputs show what is kept: their places may have moved."""
    for key in [key for key in st.session_state if str(key).startswith(_PREFIX)]:
        del st.session_state[key]
