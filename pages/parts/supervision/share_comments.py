"""What came back, beside what it is about: comments, what was agreed, the hours signed off."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import streamlit as st

from journal.records.share import KeptAnswer, Share
from journal.sharing.pack_format import Answer, Pack
from journal.sharing.reading import read
from journal.sharing.trust import Trust
from journal.store.journal import Journal
from journal.wording import share_page as wording
from journal.wording import shared_pack as pack_wording
from journal.wording.shared_parts import ITEMS
from pages.parts import clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A comment on an entry: whose it is and when it came, its words, and how far it may be believed."""

    whose: str
    text: str
    trust: str


def by_entry(journal: Journal) -> dict[str, list[Beside]]:
    """Return every comment that came on an entry, by the entry; the newest share first."""
    answers = journal.sharing.answers()
    found: dict[str, list[Beside]] = {}
    if not answers:
        return found
    for share in journal.sharing.all():
        answer = answers.get(share.id)
        if answer is None:
            continue
        for comment in answer_of(answer).comments:
            if entry_id := share.entry_of(comment.on):
                result = Beside(
                    whose=_whose(journal, share, answer), text=comment.text, trust=Trust(answer.trust).sentence
                )
                found.setdefault(entry_id, []).append(result)
    return found


def show_beside(comments: Iterable[Beside]) -> None:
    """Show the comments on one entry, right below it."""
    for comment in comments:
        with st.container(gap=None, border=True):
            st.text(comment.text)
            st.text(comment.whose)
            st.caption(comment.trust)


def show_answer(journal: Journal, share: Share, answer: KeptAnswer) -> None:
    """Show the whole of an answer: each comment under what it is about."""
    result = answer_of(answer)
    payload = journal.sharing.payload(share.id)
    pack = read(payload, Pack) if payload is not None else None
    st.text(_whose(journal, share, answer))
    st.caption(Trust(answer.trust).sentence)
    for comment in result.comments:
        with st.container(gap=None):
            kind, of = _about(comment.on, pack)
            st.caption(kind)
            if of:
                st.text(of)
            with st.container(border=True):
                st.text(comment.text)
    if result.actions:
        st.caption(wording.AGREED)
        for action in result.actions:
            st.text(f"{action.text}{wording.due(action.due)}")
    signed = {m.id for m in journal.supervisions.some([*dict(share.entries).values()]) if m.signed_off_on is not None}
    for caption, stands in ((wording.SIGNED, True), (wording.LEFT_UNSIGNED, False)):
        hours = [item for item in result.hours if (share.entry_of(item) in signed) is stands]
        if hours:
            st.caption(caption)
        for item in hours:
            st.text(_about(item, pack)[1] or ITEMS["hour"])


def answer_of(kept: KeptAnswer) -> Answer:
    """Return what was answered."""
    return read(kept.payload.encode(), Answer)


def _whose(journal: Journal, share: Share, answer: KeptAnswer) -> str:
    return wording.came(share.person_name, answer.taken_at.astimezone(clock.zone_here(journal)).date())


def _about(item: str, pack: Pack | None) -> tuple[str, str]:
    """Return what kind of thing an item is, and as it was shared: "" where that is not kept, or has no words."""
    name, _, place = item.partition("-")
    kind = ITEMS[name]
    if pack is None or not place:
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
