"""What came back: each file is taken in whole, or refused with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import streamlit as st

from journal.errors import JournalError
from journal.sharing import locked
from journal.sharing.reading import limited
from journal.sharing.refusals import ChangedKey, WrongWords
from journal.store.journal import Journal
from journal.use_cases.take_in_answers import MOST_AT_ONCE, TakenIn, take_in
from journal.wording import covering
from journal.wording import share_page as wording
from journal.wording.direction import in_line
from pages.parts import clock
from pages.parts.handed_in import ask_files
from pages.parts.supervision.share_comments import show_answer

FILES, WORDS, TOLD, LATER = "share.answer_files", "share.answer_words", "share.answer_told", "share.answer_later"

LOOKED_AT = "share.answer_looked_at"
"""The files of which it was said what came of them: of many, the others come first at the next press."""

ASKING = "share.answer_asking"
"""The files that asked for words."""

SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What came of a file."""

    file: str
    sentence: str
    refused: bool = False
    stop: bool = False
    asks_words: bool = False


def show(journal: Journal) -> None:
    """Ask for files, say what came of each, and show what came."""
    st.caption(wording.BRING_MEANS)
    ask_files(wording.FILES, key=FILES, largest=locked.LARGEST, several=True)
    result: list[_Told] = st.session_state.get(TOLD, [])
    if any(one.asks_words for one in result):
        st.text_input(wording.TYPED_WORDS, key=WORDS, autocomplete="off", persist_state="session")
    st.button(
        wording.BRING,
        key="share.bring",
        type="primary",
        on_click=_bring,
        args=(journal,),
        disabled=not st.session_state.get(FILES),
    )
    if later := st.session_state.get(LATER):
        st.text(wording.wait_for_next(len(result), later))
    for one in result:
        with st.container(gap="xsmall"):
            st.text(in_line(one.file))
            if one.stop:
                st.error(one.sentence)
            elif one.refused:
                st.warning(one.sentence)
            else:
                st.success(one.sentence)
    answers = journal.sharing.answers()
    newest = sorted(answers.values(), key=lambda answer: answer.taken_at, reverse=True)
    if not newest and not result:
        st.text(wording.NO_ANSWERS)
    for answer in newest[:SHOWN]:
        with st.container(border=True, key=f"share.answer.{answer.share_id}"):
            show_answer(journal, journal.sharing.get(answer.share_id), answer)


def _bring(journal: Journal) -> None:
    """Bring in as many as go at once. The others are not touched: they are named, and come at the next press."""
    waiting = list(st.session_state.get(FILES) or ())
    looked_at: set[str] = st.session_state.get(LOOKED_AT, set())
    if len(waiting) > MOST_AT_ONCE:
        if all(file.file_id in looked_at for file in waiting):
            looked_at = set()  # once more from the beginning
        waiting = [file for file in waiting if file.file_id not in looked_at]
    typed, asking = st.session_state.get(WORDS) or "", st.session_state.get(ASKING, set())
    # Those that ask for words come first where some were typed, else after those that were not looked at yet.
    waiting.sort(key=lambda file: (file.file_id in asking) != bool(typed))
    told = {file.file_id: _one(journal, file, typed) for file in waiting[:MOST_AT_ONCE]}
    st.session_state[TOLD] = list(told.values())
    st.session_state[LATER] = [file.name for file in waiting[MOST_AT_ONCE:]]
    # One that asks for words is looked at once more, with those that are typed.
    st.session_state[ASKING] = asking | {id for id, one in told.items() if one.asks_words}
    st.session_state[LOOKED_AT] = looked_at | {id for id, one in told.items() if not one.asks_words}


def _one(journal: Journal, file: Any, typed: str) -> _Told:
    try:
        file.seek(0)
        taken = take_in(journal, limited(file, locked.LARGEST), typed, now=clock.local_now(journal))
    except WrongWords as error:
        sentence = str(error) if typed else wording.ASK_WORDS
        return _Told(file=file.name, sentence=sentence, refused=True, asks_words=True)
    except JournalError as error:
        return _Told(file=file.name, sentence=str(error), refused=True, stop=isinstance(error, ChangedKey))
    st.session_state.pop(WORDS, None)  # they opened what they were typed for: the next one has its own
    return _Told(file=file.name, sentence=_sentence(taken))


def _sentence(taken: TakenIn) -> str:
    if taken.sheet:
        return covering.taken_in(taken.share.person_name)
    sentence = wording.taken_in(taken.share.person_name)
    if not taken.unsigned:
        return sentence
    hours = [(meeting.day, meeting.minutes) for meeting in taken.unsigned]
    return f"{sentence} {wording.not_signed(hours) if taken.contents_kept else wording.cannot_compare(hours)}"
