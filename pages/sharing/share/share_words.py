"""The words that clients may be known by: asked for these texts, kept where one says so, and then not shown."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from journal.errors import JournalError
from journal.store.journal import Journal
from journal.use_cases.redact_texts import Subject, split_words, words_of_others
from journal.wording import share_page as wording
from pages.parts import notice
from pages.parts.markdown_escape import markdown_escape


def ask(journal: Journal, person_id: str, subjects: Iterable[Subject]) -> tuple[str, ...]:
    """Ask for the words that each of these clients may be known by. They are looked for in all of the texts.

    So are those kept for every other client, unseen: a text may speak of anybody.
    """
    clients = {s.client_id: journal.clients.code_of(s.client_id) for s in subjects if s.client_id}
    kept = journal.sharing.identifying_words()
    words = words_of_others(journal, clients)
    if not clients:
        return tuple(sorted(set(words)))
    with st.expander("Words that identify", expanded=False):
        st.caption(wording.WORDS_HINT)
        for client_id, code in sorted(clients.items(), key=lambda pair: pair[1]):
            key = f"share.{person_id}.words.{client_id}"
            words += split_words(_words_of(journal, client_id, code, kept.get(client_id, ""), key))
    return tuple(sorted(set(words)))


def _words_of(journal: Journal, client_id: str, code: str, kept: str, key: str) -> str:
    """Ask for the words of one client; those that are kept are used and not shown, unless one wants to change them."""
    keep, changing = f"{key}.keep", f"{key}.changing"

    def save() -> None:
        try:
            words = st.session_state[key] if st.session_state[keep] else ""
            journal.sharing.keep_identifying_words(client_id, words or "")
            st.session_state[changing] = True
        except JournalError as error:
            notice.said(str(error))

    def change() -> None:
        st.session_state.update({key: kept, keep: True, changing: True})

    def let_go() -> None:
        try:
            journal.sharing.keep_identifying_words(client_id, "")
            st.session_state.update({key: "", keep: False})
        except JournalError as error:
            notice.said(str(error))

    if kept and not st.session_state.get(changing):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(wording.words_kept(code, len(split_words(kept))))
            st.button(wording.CHANGE_WORDS, key=f"{key}.change", type="tertiary", on_click=change)
            st.button(wording.FORGET_WORDS, key=f"{key}.forget", type="tertiary", on_click=let_go)
        return kept
    label = wording.WORDS_ASKED.format(code=markdown_escape(code))
    typed = st.text_input(label, key=key, on_change=save, autocomplete="off", persist_state="session")
    st.checkbox(wording.KEEP_WORDS, key=keep, on_change=save, persist_state="session")
    return typed or ""
