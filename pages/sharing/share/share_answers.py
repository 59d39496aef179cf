"""What came back: each file is taken in whole, or refused with the reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

import streamlit as st

from journal.errors import JournalError
from journal.records.agenda import AgendaItem, AgendaState
from journal.records.entry import now_utc
from journal.records.share import KeptAnswer, Share
from journal.records.supervision import Supervision
from journal.sharing import locked
from journal.sharing.answer import Returned, Shared, from_portable, from_sealed
from journal.sharing.keys import keys_from_text
from journal.sharing.pack_format import Pack, PackedHour
from journal.sharing.reading import canonical, limited, read
from journal.sharing.refusals import ChangedKey, NotAnAnswer, WrongWords
from journal.sharing.trust import Trust
from journal.store.age_files import AGE_HEADER
from journal.store.journal import Journal
from journal.wording import share_page as wording
from journal.wording.direction import in_line
from pages.parts import clock
from pages.parts.supervision.share_comments import show_answer
from pages.sharing import own_key
from pages.sharing.handed_in import ask_files

FILES, WORDS, TOLD = "share.answer_files", "share.answer_words", "share.answer_told"

MOST_TRIED = 12
"""Kept words that are tried on a file: each takes a moment, as it has to."""

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
    result = []
    typed = st.session_state.get(WORDS) or ""
    for file in st.session_state.get(FILES) or ():
        try:
            file.seek(0)
            sentence = take_in(journal, limited(file, locked.LARGEST), typed, now=clock.local_now(journal))
            result.append(_Told(file=file.name, sentence=sentence))
            st.session_state.pop(WORDS, None)  # they opened what they were typed for: the next one has its own
        except WrongWords as error:
            sentence = str(error) if typed else wording.ASK_WORDS
            result.append(_Told(file=file.name, sentence=sentence, refused=True, asks_words=True))
        except JournalError as error:
            result.append(_Told(file=file.name, sentence=str(error), refused=True, stop=isinstance(error, ChangedKey)))
    st.session_state[TOLD] = result


def take_in(journal: Journal, file: bytes, typed: str, *, now: datetime) -> str:
    """Take in an answer and return what is said of it. Raises JournalError, and then nothing was taken."""
    ledger = {share.id: share for share in journal.sharing.all()}
    answers = journal.sharing.answers()
    before = [(answer.share_id, answer.hash) for answer in answers.values()]
    shares = {share.id: _shared(journal, share) for share in ledger.values()}
    if file.startswith(AGE_HEADER):
        returned = from_sealed(file, own_key.own(journal), shares=shares, before=before)
    else:
        open_first = sorted(ledger.values(), key=lambda share: share.id in answers)
        words = [share.words for share in open_first if share.words and share.keys is None][
            : MOST_TRIED - bool(typed.strip())
        ]
        returned = _opened(journal, file, ([typed] if typed.strip() else []) + words, shares, before)
    if returned.answer.hours and returned.trust is Trust.UNKNOWN:
        raise NotAnAnswer(wording.HOURS_OF_UNKNOWN)
    share = ledger[returned.share.pack]
    unsigned = _keep(journal, share, returned, now)
    sentence = wording.taken_in(share.person_name)
    if not unsigned:
        return sentence
    hours = [(meeting.day, meeting.minutes) for meeting in unsigned]
    kept = journal.sharing.payload(share.id) is not None
    return f"{sentence} {wording.not_signed(hours) if kept else wording.cannot_compare(hours)}"


def _opened(
    journal: Journal,
    file: bytes,
    words: Iterable[str],
    shares: dict[str, Shared],
    before: list[tuple[str, str]],
) -> Returned:
    """Open an answer that was saved from a page with the first words that fit."""
    locked.look_at(
        file, what="answer"
    )  # says what else is wrong with the file before any words are tried, or asked for
    own = own_key.own(journal).public
    for tried in words:
        try:
            return from_portable(file, tried, own, shares=shares, before=before)
        except WrongWords:
            continue
    raise WrongWords


def _keep(journal: Journal, share: Share, returned: Returned, now: datetime) -> list[Supervision]:
    answer = returned.answer
    made = datetime.fromisoformat(answer.made_at).astimezone(now.tzinfo).date()
    hours = _hours_seen(journal, share)
    return journal.sharing.take_in(
        KeptAnswer(
            share_id=share.id,
            hash=returned.hash,
            trust=returned.trust.value,
            taken_at=now_utc(),
            payload=canonical(answer).decode(),
        ),
        signed=[entry_id for item in answer.hours if (entry_id := share.entry_of(item))],
        as_seen=lambda meeting: hours.get(meeting.id) == _packed(meeting),
        signed_on=min(made, now.date()),
        agreed=[
            AgendaItem(
                at=now,
                title=" ".join(action.text.split()) or wording.AGREED,
                state=AgendaState.DECIDED,
                decision=wording.agreed_with(share.person_name, date.fromisoformat(action.due) if action.due else None),
            )
            for action in answer.actions
        ],
    )


def _hours_seen(journal: Journal, share: Share) -> dict[str, PackedHour]:
    """Return the hours as they were shared, by meeting; none where the contents are no longer kept."""
    payload = journal.sharing.payload(share.id)
    hours = read(payload, Pack).hours if payload is not None else None
    numbered = ((share.entry_of(f"hour-{n}"), hour) for n, hour in enumerate(hours or [], 1))
    return {entry_id: hour for entry_id, hour in numbered if entry_id is not None}


def _packed(meeting: Supervision) -> PackedHour:
    """Return a meeting's hour as it would be shared now."""
    return PackedHour(day=meeting.day.isoformat(), minutes=meeting.minutes, format=meeting.format)


def _shared(journal: Journal, share: Share) -> Shared:
    """Return a share as an answer is held against it: compared only while its key is the one that was compared."""
    now = journal.sharing.with_person(share.person_id)
    compared = now is not None and now.keys == share.keys and now.compared_on is not None
    return Shared(
        pack=share.id,
        hash=share.hash,
        person_id=share.person_id,
        items=frozenset(share.items),
        keys=keys_from_text(share.keys) if share.keys else None,
        compared=share.keys is not None and compared,
    )
