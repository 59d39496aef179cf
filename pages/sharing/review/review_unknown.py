"""What is signed with a key that nobody compared: it waits in this tab only, until it is said whose key it is."""

from __future__ import annotations

from datetime import date

import streamlit as st

from journal.errors import JournalError
from journal.sharing.sealing import OpenedPack
from journal.store.journal import Journal
from journal.use_cases.open_packs import know_sender
from journal.wording import review as wording
from journal.wording import shared_pack as pack_wording
from journal.wording.sharing import UNKNOWN_KEY
from pages.parts import clock, notice
from pages.parts.dashboards import chart
from pages.sharing import shown_pack

TOLD = "review.told"
"""What came of the files that were opened last."""

SHOWN = 20
"""Files, and senders, that are named one by one at once."""

HELD = "review.held"

MOST_HELD = 64 * 1024 * 1024
"""Bytes of unknown packs that may wait: they lie in memory."""


def _held() -> list[OpenedPack]:
    held: list[OpenedPack] = st.session_state.setdefault(HELD, [])
    return held


def hold(pack: OpenedPack) -> None:
    """Hold a pack of an unknown key, for as long as this tab is open."""
    held = _held()
    if any(other.hash == pack.hash for other in held):
        return
    if sum(len(other.payload) for other in held) + len(pack.payload) > MOST_HELD:
        raise JournalError(wording.TOO_MANY_UNKNOWN)
    held.append(pack)


def _senders() -> dict[str, list[OpenedPack]]:
    """Return what is held by who says they sent it and under which key; the newest of each first."""
    senders: dict[str, list[OpenedPack]] = {}
    for pack in sorted(_held(), key=lambda pack: -pack.pack.sequence):
        senders.setdefault(f"{pack.pack.sender.thread}.{pack.keys.signs_with}.{pack.keys.seal_to}", []).append(pack)
    return senders


def show(journal: Journal) -> None:
    """Show who sent what waits, with the six words to compare."""
    senders = _senders()
    if not senders:
        return
    st.header(wording.UNKNOWN, anchor=False)
    st.caption(wording.UNKNOWN_MEANS)
    for sender, packs in list(senders.items())[:SHOWN]:
        with st.container(border=True, key=f"review.unknown.{sender}"):
            _one_unknown(journal, sender, packs)
    if len(senders) > SHOWN:
        st.caption(wording.and_more(len(senders) - SHOWN))


def _one_unknown(journal: Journal, sender: str, packs: list[OpenedPack]) -> None:
    newest = packs[0]
    with st.container(gap=None):
        st.text(pack_wording.sender(newest.pack.sender.name))
        st.text(wording.waiting_packs(len(packs)))
    st.warning(UNKNOWN_KEY)
    st.caption(wording.SIX_WORDS)
    st.header(newest.keys.fingerprint, anchor=False)
    st.caption(wording.COMPARE)
    name = f"review.name.{sender}"
    st.text_input(
        wording.WHO_IS_IT, key=name, placeholder=wording.WHO_HINT, autocomplete="off", persist_state="session"
    )
    if problem := st.session_state.pop(f"review.problem.{sender}", None):
        st.error(problem)
    with st.container(horizontal=True):
        today = clock.today(journal)
        st.button(wording.COMPARED, key=f"review.compared.{sender}", on_click=_compared, args=(journal, sender, today))
        st.button(
            wording.LET_GO_UNKNOWN, key=f"review.let_go.{sender}", type="tertiary", on_click=_let_go, args=(sender,)
        )
    look = st.expander(wording.LOOK, key=f"review.look.{sender}", on_change="rerun")
    if look.open:
        with look:
            shown_pack.show(newest.pack, dark=chart.is_dark(), zone=clock.zone_here(journal))


def _let_go(sender: str) -> None:
    gone = _senders().get(sender, [])
    st.session_state[HELD] = [pack for pack in _held() if pack not in gone]


def _compared(journal: Journal, sender: str, today: date) -> None:
    """Keep whose key it is, and what waited under it."""
    problem = f"review.problem.{sender}"
    name = " ".join((st.session_state.get(f"review.name.{sender}") or "").split())
    packs = _senders().get(sender, [])
    if not packs or not name:
        st.session_state[problem] = wording.NAME_NEEDED if packs else wording.GONE_MEANWHILE
        return
    try:
        result = know_sender(journal, name, packs, today, clock.zone_here(journal))
    except JournalError as error:
        st.session_state[problem] = str(error)
        return
    _let_go(sender)
    st.session_state[TOLD] = result
    notice.said(wording.NOW_KNOWN if any(one.kept for one in result) else wording.ONLY_KNOWN)
