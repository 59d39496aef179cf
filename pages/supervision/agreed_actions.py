"""What was agreed in supervision and is not done yet: each to be ticked where it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from journal.errors import JournalError
from journal.measures.agenda import OpenAction
from journal.store.journal import Journal
from journal.wording import agenda as wording
from pages.parts import clock, notice
from pages.parts.markdown_escape import plain

FIRST = 8
"""Actions shown before the others are folded away."""


def with_ticks(journal: Journal, actions: Sequence[OpenAction]) -> None:
    """Show each with a tick that keeps it as done."""
    for told in actions[:FIRST]:
        _line(journal, told)
    if actions[FIRST:]:
        later = st.expander(f"More that was agreed ({len(actions) - FIRST})", key="more_agreed", on_change="rerun")
        if later.open:
            with later:
                for told in actions[FIRST:]:
                    _line(journal, told)


def facts(journal: Journal, told: OpenAction) -> str:
    """Return when it is due and when it was agreed, on one line."""
    today = clock.today(journal)
    agreed = f"agreed {wording.day(told.supervision.day, today)}"
    return "  ·  ".join(part for part in (wording.due(told.action.due, today), agreed) if part)


def _line(journal: Journal, told: OpenAction) -> None:
    # The version is part of the key: after an undo, the tick begins afresh.
    key = f"agreed.{told.supervision.id}.{told.supervision.as_of.timestamp()}.{told.place}"
    with st.container(gap=None, key=f"agreed_{told.supervision.id}_{told.place}"):
        st.checkbox(plain(told.action.text), key=key, on_change=_tick, args=(journal, told))
        st.caption(facts(journal, told))


def _tick(journal: Journal, told: OpenAction) -> None:
    """Keep one action as done, and how to take it back."""
    try:
        with journal.transaction():
            before = journal.supervisions.get(told.supervision.id)
            if before.actions[told.place : told.place + 1] != (told.action,):
                notice.said(wording.ACTION_CHANGED)
                return
            kept = journal.supervisions.update(before.with_action_done(told.place), read_as_of=before.as_of)
    except JournalError as error:
        notice.said(str(error))
        return

    def take_back() -> None:
        journal.supervisions.update(replace(kept, actions=before.actions), read_as_of=kept.as_of)

    notice.done("Done", take_back)
