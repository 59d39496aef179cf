"""As it will be seen, and then the file: the ledger has it before it is handed out."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

import streamlit as st

from journal.errors import EntryNotFound, JournalError
from journal.records.entry import now_utc
from journal.records.share import Share
from journal.sharing.allowed_parts import exact_counts
from journal.sharing.pack import Made, Thread, items_of, made
from journal.sharing.pack_format import Pack
from journal.sharing.portable import portable
from journal.sharing.reading import read
from journal.sharing.redaction import Redacted
from journal.sharing.sealing import sealed
from journal.sharing.spoken import passphrase
from journal.store.journal import Journal
from journal.wording import share_page as wording
from pages.parts import clock
from pages.parts.dashboards import chart
from pages.parts.save_file import save_file
from pages.sharing import own_key, shown_pack
from pages.sharing.share.share_choice import Choice, begin_anew, remembered
from pages.sharing.share.share_person import WHO, To, sharing_with
from pages.sharing.share.share_summary import made_of

SHOWN, HANDED, PROBLEM = "share.shown", "share.handed", "share.problem"


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """A file that may be saved now. `words` open it where it is a page; they are told by voice."""

    share: Share
    file: bytes = b""
    words: str | None = None

    @property
    def form(self) -> str:
        """ "sealed" or "portable"."""
        return "portable" if self.words else "sealed"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """What was previewed, and of what: another choice lets it go, and so does any change of the journal since."""

    facts: tuple[object, ...]
    version: int
    made: Made


def offer(
    journal: Journal, to: To, choice: Choice, let_go: Mapping[str, Redacted], codes: Mapping[str, str], *, ready: bool
) -> None:
    """Offer the preview, show it, and below it what makes the file."""
    facts, version = _facts(to, choice, let_go), journal.version
    shown: _Shown | None = st.session_state.get(SHOWN)
    if shown is not None and (shown.facts, shown.version) != (facts, version):
        st.session_state.pop(SHOWN)
        shown = None
        st.info(wording.CHANGED_SINCE)

    def show() -> None:
        def preview() -> None:
            if journal.version != version:  # in another tab: what was chosen from may be gone
                raise JournalError(wording.CHANGED_SINCE)
            made = _made(journal, to, choice, let_go, codes)
            st.session_state[SHOWN] = _Shown(facts=facts, version=journal.version, made=made)

        _trying(preview)

    st.button(wording.PREVIEW, key="share.preview", type="secondary" if shown else "primary",
              on_click=show, disabled=not ready)  # fmt: skip
    say_problem()
    if shown is None:
        return
    st.caption(wording.EXACTLY[to.form])
    with st.container(border=True, key="share.seen"):
        shown_pack.show(read(shown.made.payload.bytes, Pack), dark=chart.is_dark())
    st.button(
        wording.MAKE[to.form],
        key="share.make",
        type="primary",
        on_click=_trying,
        args=(lambda: _hand_out(journal, to, choice, shown),),
    )


def show_file(handed: Handed, *, key: str) -> None:
    """Show the way to save a file, and the words where it has some."""
    st.caption(wording.FILE[handed.form])
    if handed.words:
        st.subheader(handed.words, anchor=False)
        st.caption(wording.WORDS_KEPT)
    ending = "html" if handed.words else "age"
    save_file(
        wording.DOWNLOAD,
        lambda: handed.file,
        name=f"between-sessions-{handed.share.made_at:%Y-%m-%d}.{ending}",
        mime="text/html" if handed.words else "application/octet-stream",
        primary=True,
        key=key,
    )


def show_ready() -> bool:
    """Show what was just made, if anything was; return whether."""
    handed: Handed | None = st.session_state.get(HANDED)
    if handed is None:
        return False
    st.subheader("It is made", anchor=False)
    st.text(wording.ready(handed.share.person_name, handed.share.sequence))
    show_file(handed, key="share.save")
    st.button(wording.ANOTHER, key="share.done", type="tertiary", on_click=_done, args=(handed,))
    return True


def _done(handed: Handed) -> None:
    """Begin anew: nobody is chosen, and nothing for them."""
    begin_anew(handed.share.person_id)
    for name in (HANDED, WHO):
        st.session_state.pop(name, None)


def written(journal: Journal, of: Made, words: str | None) -> bytes:
    """Return the file: a page locked with `words`, or without them sealed to the key the pack was made for."""
    if words is not None:
        return portable(of, words).encode("utf-8")
    return sealed(of, own_key.own(journal))


def say_problem() -> None:
    """Show why something was not made, once."""
    if result := st.session_state.pop(PROBLEM, None):
        st.error(result)


def _trying(step: Callable[[], None]) -> None:
    try:
        step()
    except JournalError as error:
        st.session_state[PROBLEM] = str(error)


def _facts(to: To, choice: Choice, let_go: Mapping[str, Redacted]) -> tuple[object, ...]:
    about = (to.person.id, to.person.relation, to.form, to.keys, to.sharing.my_name, to.sharing.second_yes_on)
    return (*about, choice, tuple(let_go.items()))


def _made(journal: Journal, to: To, choice: Choice, let_go: Mapping[str, Redacted], codes: Mapping[str, str]) -> Made:
    relation, number = to.person.relation, journal.sharing.coming_number(to.person.id)
    summary = made_of(journal, choice, let_go, codes, exact=exact_counts(relation), today=clock.today(journal))
    thread = Thread(
        id=sharing_with(journal, to.person.id).thread,
        name=to.sharing.my_name,
        own=own_key.own(journal).public,
        theirs=to.keys,
        relation=relation,
        line=number.line,
        restores=number.restores,
        second_yes=to.sharing.second_yes_on is not None,
    )
    return made(
        summary,
        thread,
        id=secrets.token_hex(16),
        sequence=number.sequence,
        at=now_utc(),
    )


def _in_ledger(journal: Journal, share_id: str) -> bool:
    try:
        journal.sharing.get(share_id)
    except EntryNotFound:
        return False
    return True


def _hand_out(journal: Journal, to: To, choice: Choice, shown: _Shown) -> None:
    """Write the share into the ledger, remember the choice for the next time, and only then offer the file.

    Raises JournalError where the journal was changed since it was shown, in
    whatever tab: an entry may be gone by now, or not to be told, the person
    another, or their key.
    """
    of = shown.made
    if _in_ledger(journal, of.pack.id):  # the second press of two quick ones
        return
    words = None if to.form == "sealed" else passphrase()
    file = written(journal, of, words)
    share = Share(
        id=of.pack.id,
        person_id=to.person.id,
        person_name=to.person.name,
        sequence=of.pack.sequence,
        made_at=datetime.fromisoformat(of.pack.made_at),
        first=choice.weeks.first,
        last=choice.weeks.last,
        parts=choice.names,
        hash=of.payload.hash,
        items=tuple(sorted(items_of(of.pack))),
        entries=tuple(sorted(of.entries.items())),
        keys=to.keys.text if to.keys else None,
        words=words,
    )
    try:
        with journal.transaction():
            number = journal.sharing.next_number(to.person.id)
            taken = (number.sequence, (number.line, number.restores)) != (of.pack.sequence, of.pack.numbered)
            if taken or journal.version != shown.version:
                st.session_state.pop(SHOWN, None)
                raise JournalError(wording.CHANGED_SINCE)
            journal.sharing.add(share, of.payload.bytes)
            journal.sharing.keep_with(remembered(sharing_with(journal, to.person.id), choice))
    finally:
        journal.sharing.settle_numbers()
    st.session_state[HANDED] = Handed(share=share, file=file, words=words)
    st.session_state.pop(SHOWN, None)
