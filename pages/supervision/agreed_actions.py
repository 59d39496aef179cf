"""What was agreed in supervision and is not done yet: each to be ticked where it is shown."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from journal.errors import JournalError
from journal.measures.agenda import OpenAction
from journal.records.supervision import Supervision
from journal.store.journal import Journal
from journal.use_cases.changing import change, take_back
from journal.wording import agenda as wording
from pages.parts import clock, notice
from pages.parts.markdown_escape import markdown_escape

FIRST = 8
"""Actions shown before the others are folded away."""


def with_ticks(journal: Journal, actions: Sequence[OpenAction]) -> None:
    """Show each with a tick that keeps it as done."""
    for action in actions[:FIRST]:
        _line(journal, action)
    if actions[FIRST:]:
        later = st.expander(f"More that was agreed ({len(actions) - FIRST})", key="more_agreed", on_change="rerun")
        if later.open:
            with later:
                for action in actions[FIRST:]:
                    _line(journal, action)


def facts(journal: Journal, agreed: OpenAction) -> str:
    """Return when it is due and when it was agreed, on one line."""
    today = clock.today(journal)
    since = f"agreed {wording.day(agreed.supervision.day, today)}"
    return "  ·  ".join(part for part in (wording.due(agreed.action.due, today), since) if part)


def _line(journal: Journal, agreed: OpenAction) -> None:
    # The version is part of the key: after an undo, the tick begins afresh.
    key = f"agreed.{agreed.supervision.id}.{agreed.supervision.as_of.timestamp()}.{agreed.place}"
    with st.container(gap=None, key=f"agreed_{agreed.supervision.id}_{agreed.place}"):
        st.checkbox(markdown_escape(agreed.action.text), key=key, on_change=_tick, args=(journal, agreed))
        st.caption(facts(journal, agreed))


def _tick(journal: Journal, agreed: OpenAction) -> None:
    """Keep one action as done, and how to take it back."""

    def done(supervision: Supervision) -> Supervision:
        if supervision.actions[agreed.place : agreed.place + 1] != (agreed.action,):
            raise JournalError(wording.ACTION_CHANGED)
        return supervision.with_action_done(agreed.place)

    try:
        changed = change(journal.supervisions, agreed.supervision.id, done)
    except JournalError as error:
        notice.said(str(error))
        return
    notice.done("Done", lambda: take_back(journal.supervisions, changed))
