"""Words of one's own for the capture bar, and the words it understands anyway."""

from __future__ import annotations

import html
from dataclasses import replace

import streamlit as st

from journal.errors import JournalError
from journal.exchange.capture import Judged, judge, table
from journal.records.own_word import OwnWord
from journal.store.journal import Journal
from journal.use_cases.capture_line import ACTIVITIES_KNOWN
from journal.wording import own_words as wording
from pages.parts import notice

WORD, MEANS = "own_words.word", "own_words.means"


def own_words(journal: Journal) -> None:
    """Show the words, and let one be added or removed."""
    st.subheader(wording.TITLE, anchor=False)
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
        judged = _judged(journal)
        for sentence in (judged.problem, *judged.told):
            if sentence:
                st.text(sentence)
    with st.expander(wording.TABLE):
        st.caption(wording.HOW)
        st.html(_table())


def _judged(journal: Journal) -> Judged:
    return judge(
        st.session_state[WORD],
        st.session_state[MEANS],
        own_words=journal.settings.read().own_words,
        clients=journal.clients.all(),
        activities=journal.downtimes.activities(ACTIVITIES_KNOWN),
    )


def _add(journal: Journal) -> None:
    judged = _judged(journal)
    if judged.word is None:
        notice.said(judged.problem)
        return
    _write(journal, (*journal.settings.read().own_words, judged.word), "Saved")
    st.session_state[WORD] = st.session_state[MEANS] = ""


def _remove(journal: Journal, word: OwnWord) -> None:
    _write(journal, tuple(other for other in journal.settings.read().own_words if other != word), "Removed")


def _write(journal: Journal, words: tuple[OwnWord, ...], done: str) -> None:
    """Keep the words, and how to take it back."""
    before = journal.settings.read().own_words

    def take_back() -> None:
        journal.settings.write(replace(journal.settings.read(), own_words=before))

    try:
        journal.settings.write(replace(journal.settings.read(), own_words=words))
        notice.done(done, take_back)
    except JournalError as error:
        notice.said(str(error))


def _table() -> str:
    rows = "".join(
        f"<tr><td>{html.escape(row.kind)}</td><td>{_bold(row.words)}</td><td>{html.escape(row.says)}</td></tr>"
        for row in table()
    )
    head = "<tr><th>Kind</th><th>Words</th><th>What they say</th></tr>"
    return f'<div class="rows" tabindex="0"><table><thead>{head}</thead><tbody>{rows}</tbody></table></div>'


def _bold(words: str) -> str:
    return f"<b>{html.escape(words[2:-2])}</b>" if words.startswith("**") else html.escape(words)
