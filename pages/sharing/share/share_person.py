"""To whom: the person, what one is called there, their key, and the six words that stand for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import streamlit as st

from journal.errors import JournalError
from journal.records.person import Person
from journal.records.share import SharingWith
from journal.sharing.keys import PublicKeys, keys_from_text
from journal.sharing.reading import limited
from journal.store.journal import Journal
from journal.use_cases.agree_to_share import To, note_compared, sharing_with, use_key, use_name
from journal.wording import share_page as wording
from pages.parts import clock, notice, page_links
from pages.parts.handed_in import ask_files
from pages.parts.markdown_escape import markdown_escape
from pages.parts.supervision import supervisor_choice
from pages.sharing import own_key

WHO = "share.who"
LARGEST_KEY = 10_000
"""Bytes of a file that may hold a key: it is one line."""


def choose(journal: Journal) -> Person | None:
    """Ask for whom it is; nobody is chosen beforehand."""
    people = {person.id: person for person in supervisor_choice.offered(journal, clock.today(journal))}
    names = supervisor_choice.on_pills(people.values())
    if not people:
        st.text(wording.NOBODY)
    if st.session_state.get(WHO) not in people:
        st.session_state.pop(WHO, None)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if people:
            st.pills(
                "For",
                list(people),
                key=WHO,
                format_func=lambda i: markdown_escape(names.get(i, "?")),
                persist_state="session",
            )
        page_links.button("Add someone", "people", key="share.add")
    if people and st.session_state[WHO] is None:
        st.caption(wording.CHOOSE)
    return people.get(st.session_state.get(WHO) or "")


def settle(journal: Journal, person: Person) -> To:
    """Ask what one is called there and how it goes; what was told before is folded away."""
    sharing = sharing_with(journal, person.id)
    key = f"share.{person.id}.form"
    st.session_state.setdefault(key, "sealed" if sharing.keys else "portable")
    settled = st.session_state.setdefault(f"share.{person.id}.settled", bool(sharing.my_name))
    form = st.session_state[key]
    if settled:
        st.caption(f"{wording.FORMS[form]}. {wording.FORMS_MEAN[form]}")
    # By its key it stays open while one is at it, though a notice comes and goes above it.
    with st.expander("Name and way", expanded=not settled, key=f"share.{person.id}.way", on_change="rerun"):
        _ask_name(journal, sharing)
        form = st.segmented_control(
            "How it goes",
            list(wording.FORMS),
            key=key,
            format_func=wording.FORMS.__getitem__,
            required=True,
            persist_state="session",
        )
        st.caption(wording.FORMS_MEAN[form or "portable"])
        if form == "sealed":
            _their_key(journal, sharing)
    if form == "sealed" and sharing.changed:
        st.error(wording.KEY_CHANGED)
    keys = keys_from_text(sharing.keys) if form == "sealed" and sharing.keys else None
    return To(person=person, sharing=sharing, form=form or "portable", keys=keys)


def _ask_name(journal: Journal, sharing: SharingWith) -> None:
    key = f"share.{sharing.person_id}.my_name"
    st.session_state.setdefault(key, sharing.my_name)

    def named() -> None:
        trying(lambda: use_name(journal, sharing.person_id, st.session_state[key]))

    st.text_input(wording.MY_NAME, key=key, on_change=named, live=True, autocomplete="off", persist_state="session")


def _their_key(journal: Journal, sharing: SharingWith) -> None:
    if sharing.keys:
        _six_words(journal, sharing, keys_from_text(sharing.keys))
    else:
        st.caption(wording.KEY_ASKED)
    with st.expander("Another key") if sharing.keys else st.container():
        _ask_key(journal, sharing)
    mine = st.expander(wording.MY_OWN_KEY, key=f"share.{sharing.person_id}.own", on_change="rerun")
    if mine.open:
        with mine:
            own_key.show(journal)


def _six_words(journal: Journal, sharing: SharingWith, keys: PublicKeys) -> None:
    st.caption("Their key, in six words")
    st.header(keys.fingerprint, anchor=False)
    if sharing.compared_on is not None:
        st.caption(wording.compared_on(sharing.compared_on))
        return
    st.caption(wording.COMPARE)
    st.button(
        wording.COMPARED,
        key=f"share.{sharing.person_id}.compare",
        on_click=_compared,
        args=(journal, sharing, clock.today(journal)),
    )
    st.caption(wording.NOT_COMPARED)


def _compared(journal: Journal, shown: SharingWith, today: date) -> None:
    def note() -> None:
        before = note_compared(journal, shown, today)
        notice.done("Noted", lambda: journal.sharing.keep_with(before))

    trying(note)


def _ask_key(journal: Journal, sharing: SharingWith) -> None:
    line, file = f"share.{sharing.person_id}.key_line", f"share.{sharing.person_id}.key_file"
    st.text_input(wording.THEIR_KEY, key=line, autocomplete="off", persist_state="session")
    ask_files("Or as a file", key=file, largest=LARGEST_KEY)
    st.button(
        "Use this key", key=f"share.{sharing.person_id}.use_key", on_click=_use_key, args=(journal, sharing, line, file)
    )
    if result := st.session_state.pop(f"share.{sharing.person_id}.key_problem", None):
        st.error(result)


def _use_key(journal: Journal, sharing: SharingWith, line: str, file: str) -> None:
    """Keep a key that was pasted or uploaded."""
    text = st.session_state[line]
    try:
        if st.session_state.get(file) is not None:
            st.session_state[file].seek(0)
            text = limited(st.session_state[file], LARGEST_KEY).decode("utf-8", "replace")
        another = use_key(journal, sharing.person_id, text)
    except JournalError as error:
        st.session_state[f"share.{sharing.person_id}.key_problem"] = str(error)
        return
    notice.said(wording.KEY_KEPT if another else wording.KEY_IS_SAME)
    if another:
        st.session_state[line] = ""


def trying(step: Callable[[], object]) -> None:
    """Do what may raise a JournalError, and say it in a line."""
    try:
        step()
    except JournalError as error:
        notice.said(str(error))
