"""What was begun and not saved: offered where it can be gone on with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar
from zoneinfo import ZoneInfo

import streamlit as st

from journal.errors import JournalError
from journal.records.entry import Entry, new_id
from journal.store.drafts import TYPED, Draft, is_empty
from journal.store.entries import Entries
from journal.store.journal import Journal
from journal.wording import unfinished as wording
from pages.parts import notice
from pages.parts.clock import browser_zone
from pages.parts.forms.other_version import forget
from pages.parts.markdown_escape import markdown_escape

R = TypeVar("R", bound=Entry)

SHOWN = 5
"""Drafts that are offered at once; the others when one of these is done."""

TELLING = ("feelings", "own_word", "activity", "title", "code", "name", "label", "channel", "status")
"""Inputs whose word says best what a draft is about."""


def offer_unfinished(journal: Journal, entries: Entries[R], *, besides: str = "") -> None:
    """Offer to go on with what was begun and not saved; `besides` is the draft that is shown already.

    Also with what was written on while the entry was saved, and with changes
    of an entry that is gone.
    """
    drafts = [d for d in journal.drafts.all() if d.kind == entries.kind and d.id != besides]
    there = {entry.id for entry in entries.some([d.entry_id for d in drafts if d.entry_id is not None])}
    offer(journal, entries, [d for d in drafts if d.entry_id == d.id or d.entry_id not in there])


def offer(journal: Journal, entries: Entries[R], drafts: Sequence[Draft]) -> None:
    """Offer in one line to go on with drafts in which something stands; a single one also to be thrown away."""
    begun = [draft for draft in drafts if not is_empty(draft)]
    place = st.container()  # also where there is none: what lies below keeps its place
    if not begun:
        return
    zone = ZoneInfo(browser_zone(journal))
    with place.container(horizontal=True, vertical_alignment="center"):
        if len(begun) == 1:
            [draft] = begun
            st.text(wording.one(" ".join(_says(journal, draft)), draft.written_at.astimezone(zone)))
            st.button("Go on with it", key=f"{draft.id}.go_on", on_click=_go_on, args=(journal, entries, draft))
            st.button(
                "Throw away", type="tertiary", key=f"{draft.id}.drop", on_click=_throw_away, args=(journal, draft)
            )
            return
        st.caption(wording.several(len(begun)), width="content")
        for draft in begun[:SHOWN]:
            st.button(
                markdown_escape(wording.named(_says(journal, draft), draft.written_at.astimezone(zone))),
                type="tertiary",
                key=f"{draft.id}.go_on",
                help="Go on with it",
                on_click=_go_on,
                args=(journal, entries, draft),
            )


def _says(journal: Journal, draft: Draft) -> list[str]:
    """Return who a draft is about, and its first words."""
    code = next((client.code for client in journal.clients.all() if client.id == draft.fields.get("client_id")), "")
    texts = [text for name, text in draft.texts.items() if text.strip() and not name.endswith(TYPED)]
    said = [draft.fields.get(name) for name in TELLING]
    words = [one for value in said for one in (value if isinstance(value, list) else [value])]
    first = next((word for word in [*words, *texts] if isinstance(word, str) and word.strip()), "")
    return [part for part in (code, wording.opening(first)) if part]


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
