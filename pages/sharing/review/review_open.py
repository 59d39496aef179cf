"""Opening what came: each file whole or not at all, with a sentence for each that stays outside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import BinaryIO

import streamlit as st

from journal.errors import JournalError
from journal.sharing.keys import OwnKeys, PublicKeys
from journal.sharing.reading import LARGEST_SEALED, limited
from journal.sharing.refusals import ChangedKey, TwoUnderOneName
from journal.sharing.sealing import opened
from journal.sharing.trust import Arrived, Place, Trust
from journal.store.journal import Journal
from journal.wording import review as wording
from journal.wording.direction import in_line
from pages.parts import notice
from pages.sharing import own_key
from pages.sharing.handed_in import ask_files
from pages.sharing.review import review_unknown
from pages.sharing.review.review_kept import SHOWN, TOLD, Told, as_before, keep, pinned

HOW, TURN = "review.how", "review.turn"


def show(journal: Journal) -> None:
    """Ask for files, say what came of each, and show what came under unknown keys."""
    st.subheader(wording.BRING_IN, anchor=False)
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
        st.session_state[TOLD] = bring_in(journal, st.session_state.get(key) or ())
    except JournalError as error:
        notice.said(str(error))
        return
    st.session_state[TURN] += 1


def bring_in(journal: Journal, files: Iterable[BinaryIO]) -> list[Told]:
    """Open each file, keep what came under keys that were compared, hold what is unknown; say what came of each."""
    own, known = own_key.own(journal), pinned(journal)
    before = [as_before(pack) for pack in journal.reviewing.packs()]
    result = []
    with journal.transaction():  # one for all: each by itself would wait for the disk
        for file in files:
            name = str(getattr(file, "name", ""))
            try:
                file.seek(0)
                result.append(_one(journal, name, limited(file), own, known, before))
            except JournalError as error:
                stop = isinstance(error, ChangedKey | TwoUnderOneName)
                result.append(Told(file=name, sentence=str(error), stop=stop, refused=True))
    return result


def _one(
    journal: Journal,
    name: str,
    file: bytes,
    own: OwnKeys,
    known: Mapping[str, PublicKeys],
    before: list[Arrived],
) -> Told:
    pack = opened(file, own, pinned=known, before=before)
    if pack.place is Place.HERE_ALREADY:
        return Told(file=name, sentence=wording.HERE_ALREADY)
    if pack.trust is not Trust.VERIFIED:
        review_unknown.hold(pack)
        return Told(file=name, sentence=wording.HERE_UNKNOWN)
    known_restores = [other.restores for other in before if other.thread == pack.pack.sender.thread]
    before.append(keep(journal, pack))
    if known_restores and pack.pack.numbered[1] > max(known_restores):
        return Told(file=name, sentence=wording.RESTORED, kept=True)
    older = pack.place is Place.OLDER
    return Told(file=name, sentence=wording.OLDER if older else "", kept=True)


def _say(result: Iterable[Told]) -> None:
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


def _say_one(one: Told) -> None:
    with st.container(gap="xsmall"):
        st.text(in_line(one.file))
        if one.stop:
            st.error(one.sentence)
        elif one.refused:
            st.warning(one.sentence)
        else:
            st.info(one.sentence)
