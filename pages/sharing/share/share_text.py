"""Each text before it is handed over: shown as a diff, gone through word by word, let go by its therapist.

What is decided of a word holds for all texts of a share. Nothing of it is
kept: after a lock the texts are gone through again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

import streamlit as st

from journal.errors import JournalError
from journal.sharing.folding import folded_text
from journal.sharing.folding import seen as shown_words
from journal.sharing.ordinary import TOKEN
from journal.sharing.redaction import Piece, Redacted, Review, review
from journal.sharing.spans import Span
from journal.store.journal import Journal
from journal.use_cases.redact_texts import Subject, usual_words
from journal.wording import share_page as wording
from journal.wording.sharing import REDACTION_LIMITS, WHY
from pages.parts.markdown_escape import markdown_escape
from pages.sharing.share import share_words

STYLE = Path(__file__).with_name("share_text.css")

_HABIT, _REVIEWS = "share.words_of_habit", "share.reviews"


@dataclass(frozen=True, slots=True)
class _Going:
    """A text with how far it is, and what went wrong with it."""

    subject: Subject
    review: Review | None
    problem: str = ""


def go_through(
    journal: Journal, person_id: str, subjects: Sequence[Subject], codes: Mapping[str, str]
) -> dict[str, Redacted]:
    """Show each text and return, by entry, those that were let go."""
    st.html(STYLE)
    st.caption(f"{wording.DECIDE} {REDACTION_LIMITS}")
    own_words = share_words.ask(journal, person_id, subjects)
    texts = _reviewed(journal, subjects, own_words, codes)
    places = _places_of(texts)
    asked_before: set[str] = set()
    let_go = {}
    for going in texts:
        with st.container(border=True, key=f"share.{person_id}.text.{going.subject.id}"):
            if going.review is None:
                st.error(going.problem)
            elif (redacted := _one(person_id, going.subject, going.review, asked_before, places)) is not None:
                let_go[going.subject.id] = redacted
    return let_go


def _reviewed(
    journal: Journal, subjects: Sequence[Subject], own_words: tuple[str, ...], codes: Mapping[str, str]
) -> list[_Going]:
    """Return each text with what was found in it. A text that did not change is not looked through again."""
    habitual = _habit(journal)
    before = st.session_state.get(_REVIEWS, {})
    kept: dict[object, Review] = {}
    texts = []
    for subject in subjects:
        known = (subject.text, own_words, tuple(codes.items()), journal.version)
        try:
            kept[known] = before.get(known) or review(subject.text, own_words=own_words, codes=codes, habitual=habitual)
            texts.append(_Going(subject, kept[known]))
        except JournalError as error:
            texts.append(_Going(subject, None, str(error)))
    st.session_state[_REVIEWS] = kept
    return texts


def _habit(journal: Journal) -> Collection[str]:
    """Return the words of habit, looked for once after each change of the journal."""
    known = (journal.id, journal.version)
    kept = st.session_state.get(_HABIT)
    if kept is None or kept[0] != known:
        kept = st.session_state[_HABIT] = (known, usual_words(journal))
    words: Collection[str] = kept[1]
    return words


def _places_of(texts: Iterable[_Going]) -> dict[tuple[bool, str], list[str]]:
    """Return the places of each word that is decided, over all texts: some words of what stands around it."""
    places: dict[tuple[bool, str], list[str]] = {}
    for going in texts:
        for span in going.review.spans if going.review else ():
            around = wording.around(going.review.text if going.review else "", span.start, span.end)
            places.setdefault((span.asked, span.word), []).append(around)
    return places


def _one(
    person_id: str,
    subject: Subject,
    going: Review,
    asked_before: set[str],
    places: Mapping[tuple[bool, str], Sequence[str]],
) -> Redacted | None:
    st.caption(markdown_escape(subject.heading))
    words = _words_at(going.text)
    key = f"share.{person_id}.mine.{subject.id}"
    st.session_state[key] = mine = [word for word in st.session_state.get(key, ()) if word in words]
    for word in mine:
        for start, end in words[word]:
            going = going.cut_too(start, end)
    shown = st.empty()
    asked = _ask_words(person_id, going, asked_before, places)
    going = _decided(person_id, going)
    shown.html(_diff(going.pieces()))
    if not going.spans:
        st.caption(wording.NOTHING_FOUND)
    elif going.open and not asked:
        st.caption(wording.ASKED_ABOVE)
    if len({going.spans[n].word for n in going.open}) > 1:
        st.button(
            wording.CUT_OPEN,
            key=f"share.{person_id}.cut_open.{subject.id}",
            type="tertiary",
            on_click=_cut_open,
            args=(person_id, going),
        )
    st.multiselect(
        wording.CUT_MORE, list(words), key=key, persist_state="session", label_visibility="collapsed",
        placeholder=wording.CUT_MORE,
    )  # fmt: skip
    result = going.result()
    digest = hashlib.sha256(result.encode()).hexdigest()[:16]
    read = st.checkbox(
        wording.READ,
        key=f"share.{person_id}.read.{subject.id}.{digest}",
        disabled=bool(going.open),
        persist_state="session",
    )
    return going.confirm(shown=result) if read and not going.open else None


def _cut_open(person_id: str, going: Review) -> None:
    for place in going.open:
        st.session_state[_word_key(person_id, going.spans[place])] = "cut"


def _words_at(text: str) -> dict[str, list[tuple[int, int]]]:
    """Return where each word of a text stands in it as it was written."""
    read = folded_text(text)
    places: dict[str, list[tuple[int, int]]] = {}
    for match in TOKEN.finditer(read.text):
        places.setdefault(match.group(), []).append(read.written(*match.span()))
    return places


def _ask_words(
    person_id: str, going: Review, asked_before: set[str], places: Mapping[tuple[bool, str], Sequence[str]]
) -> bool:
    """Ask of each word that was found whether it is cut; of one that stood in a text above, there. Say if any was."""
    before = len(asked_before)
    for span in going.spans:
        word = shown_words(going.text[span.start : span.end])
        key = _word_key(person_id, span)
        if span.why in ("code", "mine") or key in asked_before:
            continue
        asked_before.add(key)
        st.session_state.setdefault(key, None if span.asked else "cut")
        with st.container(horizontal=True, vertical_alignment="center", key=f"{key}.row"):
            with st.container(gap=None):
                st.text(word)
                st.caption(WHY[span.why])
                if len(around := places.get((span.asked, span.word), ())) > 1:
                    st.caption(markdown_escape(wording.in_places(around)))
            st.segmented_control(
                markdown_escape(word),
                list(wording.ANSWERS),
                key=key,
                format_func=wording.ANSWERS.__getitem__,
                label_visibility="collapsed",
                persist_state="session",
            )
    return len(asked_before) > before


def _decided(person_id: str, going: Review) -> Review:
    """Return the review with what was decided of its words, here or in another text."""
    for place, span in enumerate(going.spans):
        if span.why in ("code", "mine"):
            continue
        answer = st.session_state.get(_word_key(person_id, span))
        if answer is not None:
            going = going.decide(place, cut=answer == "cut")
    return going


def _word_key(person_id: str, span: Span) -> str:
    """Return the key of what is decided of a word: one that is found to identify is decided anew."""
    known = f"{'asked' if span.asked else 'found'} {span.word}"
    return f"share.{person_id}.word.{hashlib.sha256(known.encode()).hexdigest()[:24]}"


def _diff(pieces: Sequence[Piece]) -> str:
    """Return the text with what is cut, what comes in its place, and what is open."""
    shown = []
    for piece in pieces:
        before = escape(shown_words(piece.before))
        if piece.cut is None:
            shown.append(f"<mark>{before}</mark>")
        elif piece.cut:
            shown.append(f"<del>{before}</del> <ins>{escape(piece.after)}</ins>")
        else:
            shown.append(before)
    return f'<div class="diff" dir="auto">{"".join(shown)}</div>'
