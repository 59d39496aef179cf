"""What another tab saved while this one had it open: what was said here goes along, as a change of what was saved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from journal.errors import EntryNotFound
from journal.records.entry import Entry, new_id
from journal.store.drafts import draft_of
from journal.store.entries import Entries
from journal.store.journal import Journal
from pages.parts.forms.carried import base_of
from pages.parts.forms.draft_values import encoded, values_of
from pages.parts.forms.note_editor import told_texts
from pages.parts.forms.rows_elsewhere import with_rows_before
from pages.parts.streamlit_private import uninterrupted

_SHOWN = "form.shown"
"""Where a tab remembers which entry it shows, in which draft, and which version."""

_MEANWHILE = "form.meanwhile"
"""Where a tab remembers what became of the form it shows."""

_LED = "form.led"
"""Where a tab remembers which draft was saved meanwhile, and to which entry and draft it was led from there."""

_HERE = "form.changed_here"
"""Where a tab remembers the version of an entry that it made itself, beside the form that shows it."""

SAID = (
    "This entry was changed in another tab since you opened it. It is shown as it is now; "
    "what you had changed here stands in it, not saved yet."
)
SAVED = (
    "This was saved in another tab meanwhile. It is shown as it was saved; "
    "what you wrote here otherwise stands in it, not saved yet."
)
SAVED_THE_SAME = "This was saved in another tab meanwhile. Here is room for a new one."
DELETED = "This was saved in another tab meanwhile, and deleted. What you wrote here stands below as a new one."


def begun(draft_id: str) -> dict[str, Any]:
    """Return by name what each input of a form held when this tab began to show it, as a draft keeps it."""
    result: dict[str, Any] = st.session_state.setdefault(f"{base_of(draft_id)}.begun", {})
    return result


def known(draft_id: str) -> dict[str, Any]:
    """Return by name what each input held when it was last kept from here, or else at first."""
    result: dict[str, Any] = st.session_state.setdefault(f"{base_of(draft_id)}.known", {})
    return result


def stored(draft_id: str) -> dict[str, Any]:
    """Return by name what the draft held of each input when it was shown here first, or was kept from here last."""
    result: dict[str, Any] = st.session_state.setdefault(f"{base_of(draft_id)}.stored", {})
    return result


def say_meanwhile(draft_id: str) -> None:
    """Say what another tab did to what this form shows, in every run until another form is shown."""
    result = st.session_state.get(_MEANWHILE)
    if result is None or result.setdefault("draft", draft_id) != draft_id:
        st.session_state.pop(_MEANWHILE, None)
        st.empty()  # its place: inputs that move by one are built anew by the browser
        return
    st.info(result["text"])


def _remember(text: str) -> None:
    st.session_state[_MEANWHILE] = {"text": text}


def changed_here(entry: Entry) -> None:
    """Remember that this tab made this version, by a press beside the form: nobody is told of another tab then."""
    st.session_state[_HERE] = (entry.id, entry.as_of)


def forget(draft_id: str) -> None:
    """Forget what this tab holds of a draft."""
    for key in [key for key in st.session_state if str(key).startswith(f"{base_of(draft_id)}.")]:
        del st.session_state[key]


# --- a new entry that was saved from the same draft ---------------------------------------------


@uninterrupted()
def saved_meanwhile(journal: Journal, entries: Entries[Any], draft_id: str) -> None:
    """Lead from the address of a draft that was saved to the entry, where something more was written; else to none."""
    saved = entries.ever(draft_id)
    assert saved is not None
    of, to, address = st.session_state.get(_LED, ("", "", {}))
    if of == draft_id and journal.drafts.get(to) is not None:
        # A press that comes before the browser heard of its new address names the old one once more.
        _go_to(address)
        return
    was_open = f"{base_of(draft_id)}.begun" in st.session_state
    left = journal.drafts.get(draft_id)
    try:
        present = entries.get(draft_id)
    except EntryNotFound:
        present = None
    fields = _said_here(draft_id, values_of(saved), all_of_it=present is None)
    if left is not None and not was_open:
        fields = dict(left.fields)
    texts = _said_texts(draft_id, saved) | (dict(left.texts) if left is not None else {})
    if left is None and not texts and not (fields and present is not None):
        _go_to({})
        forget(draft_id)
        if was_open:
            _remember(SAVED_THE_SAME)
        return
    to, address = draft_of(saved), {}
    if present is None or journal.drafts.get(to) is not None:
        to = address["draft"] = new_id()
    if present is not None:
        address["id"] = draft_id
    _move(journal, entries, draft_id, to, present, fields, texts)
    forget(draft_id)
    st.session_state[_LED] = (draft_id, to, address)
    _go_to(address)
    _remember(SAVED if present is not None else DELETED)


def _go_to(address: Mapping[str, str]) -> None:
    """Let the address name this form, and no other."""
    for name in ("draft", "id"):
        st.query_params.pop(name, None)
    st.query_params.update(address)


# --- an entry that another tab changed -----------------------------------------------------------


@uninterrupted()
def draft_to_show(journal: Journal, entries: Entries[Any], entry: Entry) -> str:
    """Return the draft in which an entry is edited: that of its present version, or one of it that the address names.

    What this tab changed in an older version is moved along. What was left as
    it stood in the older version is not: there the other tab has the word.
    """
    named = journal.drafts.get(st.query_params.get("draft", ""))
    draft_id = draft_of(entry)
    if named is not None and named.entry_id == entry.id and named.id != draft_id:
        draft_id = named.id
    elif "draft" in st.query_params:
        del st.query_params["draft"]
    shown_id, before, as_of = st.session_state.get(_SHOWN, (None, None, None))
    if shown_id == entry.id and as_of != entry.as_of and before in (draft_id, _draft_of_version(entries, entry, as_of)):
        draft_id = _take_along(journal, entries, entry, before, as_of, draft_id)
    st.session_state[_SHOWN] = (entry.id, draft_id, entry.as_of)
    return draft_id


def _take_along(journal: Journal, entries: Entries[Any], entry: Entry, before: str, as_of: Any, to: str) -> str:
    """Move what this tab changed in the version `as_of` into the draft `to`; return the one that has it then."""
    older = _version(entries, entry, as_of)
    if older is None:
        return to
    left = journal.drafts.get(before)
    fields, texts = _said_here(before, values_of(older)), _said_texts(before, older)
    if left is not None:
        fields, texts = {**left.fields, **fields}, {**texts, **left.texts}
    if not fields and not texts:
        forget(before)
        return to
    if before != to and journal.drafts.get(to) is not None:  # somebody writes in that one already
        to = st.query_params["draft"] = before
    _move(journal, entries, before, to, entry, fields, texts)
    forget(before)
    if st.session_state.get(_HERE) != (entry.id, entry.as_of):
        _remember(SAID)
    return to


def _version(entries: Entries[Any], entry: Entry, as_of: Any) -> Entry | None:
    return next((c.before for c in entries.history(entry.id) if c.before and c.before.as_of == as_of), None)


def _draft_of_version(entries: Entries[Any], entry: Entry, as_of: Any) -> str | None:
    older = _version(entries, entry, as_of)
    return draft_of(older) if older is not None else None


# --- both ----------------------------------------------------------------------------------------


EMPTY: tuple[Any, ...] = (None, "", [])
"""What says nothing; 0 and False do."""


def _said_here(draft_id: str, saved: dict[str, Any], *, all_of_it: bool = False) -> dict[str, Any]:
    """Return the inputs that were changed in this tab and say something else than is saved, as a draft keeps them."""
    held = {}
    for name, first in begun(draft_id).items():
        key = f"{base_of(draft_id)}.{name}"
        value, result = encoded(st.session_state.get(key)), encoded(saved.get(name))
        changed = value != first and value != result and not (value in EMPTY and result in EMPTY)
        if key in st.session_state and (changed or all_of_it):
            held[name] = value
    return with_rows_before(held, begun(draft_id))


def _said_texts(draft_id: str, saved: Entry) -> dict[str, str]:
    """Return the texts that this page was told of and that say more than what is saved."""
    return {
        name: text
        for name, text in told_texts(draft_id).items()
        if text.strip() not in str(getattr(saved, name, "") or "")
    }


def _move(
    journal: Journal,
    entries: Entries[Any],
    draft_id: str,
    to: str,
    entry: Entry | None,
    fields: dict[str, Any],
    texts: dict[str, str],
) -> None:
    entry_id = entry.id if entry is not None else None
    with journal.transaction(of_entries=False):
        if to != draft_id:
            journal.drafts.drop(draft_id)
        if fields:
            journal.drafts.put_fields(to, entries.kind, entry_id, fields)
        for name, text in texts.items():
            journal.drafts.put_text(to, entries.kind, name, text, entry_id=entry_id)
