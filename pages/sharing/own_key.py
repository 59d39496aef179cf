"""One's own key, to give to others: a line, and the six words that stand for it."""

from __future__ import annotations

import streamlit as st

from journal.sharing.keys import OwnKeys
from journal.store.journal import Journal
from pages.parts.save_file import save_file


def own(journal: Journal) -> OwnKeys:
    """Return one's own keys; they are made at the first need."""
    kept = journal.sharing.own_keys()
    if kept is None:
        fresh = OwnKeys.fresh()
        kept = journal.sharing.keep_own_keys(fresh.opens, fresh.signs)
    return OwnKeys(opens=kept[0], signs=kept[1])


def show(journal: Journal) -> OwnKeys:
    """Show the line to give away, and its six words."""
    keys = own(journal)
    st.code(keys.public.text, language=None, wrap_lines=True)
    save_file(
        "Save my key", keys.public.text.encode, name="between-sessions-key.txt", mime="text/plain", key="own_key.save"
    )
    st.caption("My key, in six words")
    st.subheader(keys.public.fingerprint, anchor=False)
    return keys
