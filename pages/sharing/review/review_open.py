"""Opening what came: each file whole or not at all, with a sentence for each that stays outside."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from journal.errors import JournalError
from journal.sharing.reading import LARGEST_SEALED
from journal.store.journal import Journal
from journal.use_cases.open_packs import Came, bring_in
from journal.wording import review as wording
from journal.wording.direction import in_line
from pages.parts import notice
from pages.parts.handed_in import ask_files
from pages.sharing.review import review_unknown
from pages.sharing.review.review_unknown import SHOWN, TOLD

HOW, TURN = "review.how", "review.turn"


def show(journal: Journal) -> None:
    """Ask for files, say what came of each, and show what came under unknown keys."""
    st.header(wording.BRING_IN, anchor=False)
    how = st.segmented_control(
        "How they lie here",
        list(wording.HOW),
        default="files",
        key=HOW,
        format_func=wording.HOW.__getitem__,
        required=True,
        label_visibility="collapsed",
        persist_state="session",
    )
    # Another key each time: what was opened does not stay in the input, nor in memory.
    key = f"review.files.{how}.{st.session_state.setdefault(TURN, 0)}"
    ask_files(wording.FILES, key=key, largest=LARGEST_SEALED, several="directory" if how == "folder" else True)
    st.button(
        wording.OPEN,
        key="review.open",
        type="primary",
        on_click=_bring_in,
        args=(journal, key),
        disabled=not st.session_state.get(key),
    )
    _say(st.session_state.get(TOLD, []))
    review_unknown.show(journal)


def _bring_in(journal: Journal, key: str) -> None:
    try:
        st.session_state[TOLD] = bring_in(journal, st.session_state.get(key) or (), wait=review_unknown.hold)
    except JournalError as error:
        notice.said(str(error))
        return
    st.session_state[TURN] += 1


def _say(result: Iterable[Came]) -> None:
    """Say how many came in, and of each other file why it did not."""
    result = list(result)
    kept = [one for one in result if one.kept]
    if kept:
        st.success(wording.came_in(len(kept)))
    apart = sorted((one for one in result if one.sentence), key=lambda one: not one.stop)
    for one in apart[:SHOWN]:
        _say_one(one)
    if apart[SHOWN:]:
        with st.expander(wording.and_more(len(apart) - SHOWN), key="review.more_told"):
            for one in apart[SHOWN:]:
                _say_one(one)


def _say_one(one: Came) -> None:
    with st.container(gap="xsmall"):
        st.text(in_line(one.file))
        if one.stop:
            st.error(one.sentence)
        elif one.refused:
            st.warning(one.sentence)
        else:
            st.info(one.sentence)
