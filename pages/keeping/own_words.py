"""Words of one's own for the capture bar, and the words it understands anyway."""

from __future__ import annotations

import html
from collections.abc import Callable

import streamlit as st

from journal.errors import JournalError
from journal.exchange.capture import table
from journal.records.own_word import OwnWord
from journal.store.journal import Journal
from journal.use_cases import own_words as use_case
from journal.use_cases.own_words import Words
from journal.wording import own_words as wording
from pages.parts import notice

WORD, MEANS = "own_words.word", "own_words.means"


def own_words(journal: Journal) -> None:
    """Show the words, and let one be added or removed."""
    st.header(wording.TITLE, anchor=False)
    st.caption(wording.ABOUT)
    there = journal.settings.read().own_words
    if not there:
        st.caption(wording.EMPTY)
    for n, word in enumerate(there):
        with st.container(horizontal=True, vertical_alignment="center", key=f"own_words.{n}"):
            st.text(wording.listed(word.word, word.means))
            st.button("Remove", type="tertiary", key=f"own_words.{n}.remove", on_click=_remove, args=(journal, word))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input("Word", key=WORD, live=True, autocomplete="off", width=160)
        st.text_input("Stands for", key=MEANS, live=True, autocomplete="off", width=300)
        st.button("Add the word", key="own_words.add", on_click=_add, args=(journal,))
    if st.session_state[WORD].strip() and st.session_state[MEANS].strip():
        judged = use_case.judged(journal, st.session_state[WORD], st.session_state[MEANS])
        for sentence in (judged.problem, *judged.told):
            if sentence:
                st.text(sentence)
    with st.expander(wording.TABLE):
        st.caption(wording.HOW)
        st.html(_table())


def _add(journal: Journal) -> None:
    if _keep(journal, lambda: use_case.add(journal, st.session_state[WORD], st.session_state[MEANS]), "Saved"):
        st.session_state[WORD] = st.session_state[MEANS] = ""


def _remove(journal: Journal, word: OwnWord) -> None:
    _keep(journal, lambda: use_case.remove(journal, word), "Removed")


def _keep(journal: Journal, change: Callable[[], Words], done: str) -> bool:
    """Keep the words, and how to take it back; say whether that was done."""
    try:
        before = change()
    except JournalError as error:
        notice.said(str(error))
        return False
    notice.done(done, lambda: use_case.put_back(journal, before))
    return True


def _table() -> str:
    rows = "".join(
        f"<tr><td>{html.escape(row.kind)}</td><td>{_bold(row.words)}</td><td>{html.escape(row.says)}</td></tr>"
        for row in table()
    )
    head = "<tr><th>Kind</th><th>Words</th><th>What they say</th></tr>"
    return f'<div class="rows" tabindex="0"><table><thead>{head}</thead><tbody>{rows}</tbody></table></div>'


def _bold(words: str) -> str:
    return f"<b>{html.escape(words[2:-2])}</b>" if words.startswith("**") else html.escape(words)
