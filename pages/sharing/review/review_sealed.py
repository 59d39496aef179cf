"""An answer shown as it will be read, sealed once, and kept to be saved again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import streamlit as st

from journal.errors import JournalError
from journal.records.entry import now_utc
from journal.records.share import GivenAnswer
from journal.sharing.pack_format import AgreedAction, Answer, Pack
from journal.sharing.reading import read
from journal.sharing.sealing import OpenedPack
from journal.store.drafts import Draft
from journal.store.journal import Journal
from journal.use_cases.answer_packs import Said, seal_answer
from journal.wording import review as wording
from journal.wording import shared_pack as pack_wording
from journal.wording.shared_parts import ITEMS
from pages.frame.save_file import save_file
from pages.parts import clock, notice
from pages.parts.forms.note_editor import this_tab
from pages.parts.listing.entries import opening
from pages.sharing.review.review_answer import KIND, ROWS, Answering

OPENING = 120
"""Characters of what a comment is about, shown above it."""


def offer(answering: Answering, opened: OpenedPack, name: str) -> None:
    """Show the answer as it will be read, with the button that seals it."""
    st.header(wording.YOUR_ANSWER, anchor=False)
    said = answering.says()
    problem = st.session_state.pop(f"{answering.id}.problem", None)
    if said == Said():
        st.caption(wording.NOTHING_YET)
    else:
        st.text(wording.for_whom(name))
        with st.container(border=True):
            show(said, opened.pack)
    if problem:
        st.error(problem)
    st.caption(wording.ONCE)
    st.button(
        wording.SEAL,
        key=f"{answering.id}.seal",
        type="primary",
        disabled=said == Said()
        or answering.unread()
        or any(len(c.text) > wording.LONGEST_COMMENT for c in said.comments),
        on_click=_seal,
        args=(answering, opened, said),
    )


def _seal(answering: Answering, opened: OpenedPack, shown: Said) -> None:
    """Seal what was shown, keep it, and end its draft."""
    journal = answering.journal
    now = Answering(journal, answering.arrived, answering.pack)  # the draft as it stands now
    if now.take_in() or now.says() != shown:
        st.session_state[f"{answering.id}.problem"] = wording.CHANGED_SINCE
        return
    try:
        _, this = seal_answer(journal, opened, shown, at=now_utc(), draft_id=answering.id)
    except JournalError as error:
        st.session_state[f"{answering.id}.problem"] = str(error)
        return
    journal.drafts.ended(answering.id, by=this_tab())
    notice.said(wording.SEALED if this else wording.ELSEWHERE)


def show(said: Said, pack: Pack) -> None:
    """Show an answer: each comment under what it is about."""
    for comment in said.comments:
        kind, of = about(comment.on, pack)
        with st.container(gap=None):
            st.caption(kind)
            if of:
                st.text(opening(of, OPENING))
            with st.container(border=True):
                st.text(comment.text)
    _show_actions(said.actions)
    if said.hours:
        with st.container(gap=None):
            st.caption(wording.SIGNED)
            for item in said.hours:
                st.text(about(item, pack)[1])


def _show_actions(actions: Sequence[AgreedAction]) -> None:
    if actions:
        with st.container(gap=None):
            st.caption(wording.AGREED)
            for action in actions:
                st.text(action.text + wording.due(date.fromisoformat(action.due) if action.due else None))


def about(item: str, pack: Pack) -> tuple[str, str]:
    """Return what kind of thing an item is, and its own words: "" for a chart."""
    name, _, place = item.partition("-")
    kind = ITEMS[name]
    if not place:
        return kind, ""
    n = int(place) - 1
    if name == "agenda":
        return kind, (pack.agenda or [])[n].title
    if name == "goal":
        return kind, (pack.goals or [])[n].text
    if name == "text":
        return kind, (pack.texts or [])[n].text
    hour = (pack.hours or [])[n]
    return kind, pack_wording.hour(hour.day, hour.minutes, hour.format)


def show_left(journal: Journal, pack_id: str) -> None:
    """Show what was written in another tab and is not part of the answer that was sealed."""
    left = [draft for draft in journal.drafts.all() if draft.kind == KIND and draft.entry_id == pack_id]
    words = [text for draft in left for text in _words_of(draft) if text.strip()]
    if not words:
        return
    st.caption(wording.LEFT)
    for text in words:
        with st.container(border=True):
            st.text(text)
    st.button(wording.THROW_AWAY, key=f"review.left.{pack_id}", type="tertiary", on_click=_drop, args=(journal, left))


def _words_of(draft: Draft) -> list[str]:
    rows = [str(draft.fields.get(f"{row}.text") or "") for row in draft.fields.get(ROWS) or ()]
    return [*draft.texts.values(), *rows]


def _drop(journal: Journal, left: Sequence[Draft]) -> None:
    for draft in left:
        journal.drafts.drop(draft.id)


def show_given(journal: Journal, given: GivenAnswer, sequence: int) -> Callable[[str], None]:
    """Show when a pack was answered, with the file to save again; return what shows it beside each item."""
    answer = read(given.payload.encode(), Answer)
    st.success(wording.answered_on(given.made_at.astimezone(clock.zone_here(journal)).date()))
    st.caption(wording.SAVE_MEANS)
    save_file(
        wording.SAVE,
        lambda: given.file,
        name=f"between-sessions-answer-{sequence}.age",
        mime="application/octet-stream",
        key=f"review.save.{given.pack_id}",
        primary=True,
    )
    _show_actions(answer.actions)
    texts = {comment.on: comment.text for comment in answer.comments}

    def beside(item: str) -> None:
        if item in answer.hours:
            st.caption(wording.SIGNED_THIS)
        if item in texts:
            st.caption(ITEMS["pack"] if item == "pack" else wording.YOUR_COMMENT)
            with st.container(border=True):
                st.text(texts[item])

    return beside
