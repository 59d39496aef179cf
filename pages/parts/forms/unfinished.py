"""What was begun and not saved: offered where it can be gone on with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar
from zoneinfo import ZoneInfo

import streamlit as st

from journal.errors import JournalError
from journal.records.entry import Entry, new_id
from journal.store.drafts import Draft
from journal.store.entries import Entries
from journal.store.journal import Journal
from journal.wording import dates
from pages.parts import notice
from pages.parts.clock import browser_zone
from pages.parts.forms.other_version import forget

R = TypeVar("R", bound=Entry)


def offer_unfinished(journal: Journal, entries: Entries[R], *, besides: str = "") -> None:
    """Offer to go on with what was begun and not saved; `besides` is the draft that is shown already.

    Also with what was written on while the entry was saved, and with changes
    of an entry that is gone.
    """
    drafts = [d for d in journal.drafts.all() if d.kind == entries.kind and d.id != besides]
    there = {entry.id for entry in entries.some([d.entry_id for d in drafts if d.entry_id is not None])}
    offer(journal, entries, [d for d in drafts if d.entry_id == d.id or d.entry_id not in there])


def offer(journal: Journal, entries: Entries[R], drafts: Sequence[Draft]) -> None:
    """Offer to go on with each of the first three drafts, or to throw it away."""
    for draft in drafts[:3]:
        when = draft.written_at.astimezone(ZoneInfo(browser_zone(journal)))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(f"Unfinished, from {dates.WEEKDAYS[when.weekday()]} {dates.clock(when)}")
            st.button("Go on with it", key=f"{draft.id}.go_on", on_click=_go_on, args=(journal, entries, draft))
            st.button(
                "Throw away", type="tertiary", key=f"{draft.id}.drop", on_click=_throw_away, args=(journal, draft)
            )


def _go_on(journal: Journal, entries: Entries[R], draft: Draft) -> None:
    st.query_params.pop("id", None)
    st.query_params["draft"] = draft.id
    if draft.entry_id is None:
        return
    if entries.some([draft.entry_id]):
        st.query_params["id"] = draft.entry_id
    elif not entries.holds(draft.id):  # an entry that is gone: it goes on as a new one, and does not go with that
        st.query_params["draft"] = new_id()
        try:
            journal.drafts.move(draft.id, st.query_params["draft"], entry_id=None)
        except JournalError as error:
            notice.said(str(error))


def _throw_away(journal: Journal, draft: Draft) -> None:
    journal.drafts.drop(draft.id)
    forget(draft.id)
