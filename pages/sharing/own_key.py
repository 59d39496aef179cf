"""One's own key, to give to others: a line, and the six words that stand for it."""

from __future__ import annotations

import streamlit as st

from journal.store.journal import Journal
from journal.use_cases.own_keys import own_keys
from pages.frame.save_file import save_file


def show(journal: Journal) -> None:
    """Show the line to give away, and its six words."""
    key = own_keys(journal).public
    st.code(key.text, language=None, wrap_lines=True)
    save_file("Save my key", key.text.encode, name="between-sessions-key.txt", mime="text/plain", key="own_key.save")
    st.caption("My key, in six words")
    st.header(key.fingerprint, anchor=False)
