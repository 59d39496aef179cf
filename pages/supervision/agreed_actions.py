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
from pages.parts.markdown_escape import markdown_escape

FIRST = 8
"""Actions shown before the others are folded away."""


def with_ticks(journal: Journal, actions: Sequence[OpenAction]) -> None:
    """Show each with a tick that keeps it as done."""
    for result in actions[:FIRST]:
        _line(journal, result)
    if actions[FIRST:]:
        later = st.expander(f"More that was agreed ({len(actions) - FIRST})", key="more_agreed", on_change="rerun")
        if later.open:
            with later:
                for result in actions[FIRST:]:
                    _line(journal, result)


def facts(journal: Journal, result: OpenAction) -> str:
    """Return when it is due and when it was agreed, on one line."""
    today = clock.today(journal)
    agreed = f"agreed {wording.day(result.supervision.day, today)}"
    return "  ·  ".join(part for part in (wording.due(result.action.due, today), agreed) if part)


def _line(journal: Journal, result: OpenAction) -> None:
    # The version is part of the key: after an undo, the tick begins afresh.
    key = f"agreed.{result.supervision.id}.{result.supervision.as_of.timestamp()}.{result.place}"
    with st.container(gap=None, key=f"agreed_{result.supervision.id}_{result.place}"):
        st.checkbox(markdown_escape(result.action.text), key=key, on_change=_tick, args=(journal, result))
        st.caption(facts(journal, result))


def _tick(journal: Journal, result: OpenAction) -> None:
    """Keep one action as done, and how to take it back."""
    try:
        with journal.transaction():
            before = journal.supervisions.get(result.supervision.id)
            if before.actions[result.place : result.place + 1] != (result.action,):
                notice.said(wording.ACTION_CHANGED)
                return
            kept = journal.supervisions.update(before.with_action_done(result.place), read_as_of=before.as_of)
    except JournalError as error:
        notice.said(str(error))
        return

    def take_back() -> None:
        journal.supervisions.update(replace(kept, actions=before.actions), read_as_of=kept.as_of)

    notice.done("Done", take_back)
