"""An entry that another tab saved while this one had it open: what was said here goes along to the newer version."""

from __future__ import annotations

import uuid
from typing import Any

import streamlit as st

from journal.records.entry import Entry
from journal.store.entries import Entries
from journal.store.journal import Journal
from pages.parts.forms.draft_values import encoded, values_of

_SHOWN = "form.shown"
"""Where a tab remembers which version of which entry it shows."""

SAID = (
    "This entry was changed in another tab since you opened it. It is shown as it is now; "
    "what you had changed here stands in it, not saved yet."
)


def draft_of(entry: Entry) -> str:
    """Return the id of the draft of this version of an entry: saved elsewhere since, it is another version."""
    return uuid.uuid5(uuid.UUID(entry.id), entry.as_of.isoformat()).hex


def take_along(journal: Journal, entries: Entries[Any], entry: Entry) -> bool:
    """Move what this tab changed in an older version into the draft of the present one; say whether there was any.

    What was left as it stood in the older version is not moved: there the
    other tab has the word.
    """
    draft_id = draft_of(entry)
    shown_id, before = st.session_state.get(_SHOWN, (None, None))
    st.session_state[_SHOWN] = (entry.id, draft_id)
    if shown_id != entry.id or before in (None, draft_id):
        return False
    older = next((c.before for c in entries.history(entry.id) if c.before and draft_of(c.before) == before), None)
    if older is None:
        return False
    changed = {name: encoded(value) for name, value in _held(before, values_of(older)).items()}
    left = journal.drafts.get(before)
    texts = left.texts if left is not None else {}
    if changed:
        present = journal.drafts.get(draft_id)
        journal.drafts.put_fields(
            draft_id, entries.kind, entry.id, {**(present.fields if present is not None else {}), **changed}
        )
    for name, text in texts.items():
        journal.drafts.put_text(draft_id, entries.kind, name, text, entry_id=entry.id)
    if left is not None:
        journal.drafts.drop(before)
    return bool(changed or texts)


def _held(draft_id: str, older: dict[str, Any]) -> dict[str, Any]:
    """Return the inputs of a form that hold something else than the version it was begun on."""
    held = {}
    for key, value in st.session_state.items():
        name = str(key).removeprefix(f"{draft_id}.")
        if name != key and name in older and value != older[name] and not (not value and not older[name]):
            held[name] = value
    return held
