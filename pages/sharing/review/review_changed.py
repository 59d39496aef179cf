"""What is new in a pack since the one before it, in lines."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo

import streamlit as st

from journal.records.share import ArrivedPack
from journal.sharing.changed import Changes
from journal.sharing.pack_format import Pack
from journal.store.journal import Journal
from journal.use_cases.answer_packs import new_since
from journal.wording import review as wording
from journal.wording import shared_pack as pack_wording
from pages.parts import clock

SHOWN = 8
"""Lines shown before the others are folded away."""


def show(journal: Journal, pack: Pack, earlier: Sequence[ArrivedPack]) -> None:
    """Show what is new beside the last of `earlier` (the newest first) of the same sort; nothing without one."""
    if since := new_since(journal, pack, earlier):
        _lines(lines(since[0]), since[1], clock.zone_here(journal))


def lines(result: Changes) -> list[str]:
    """Return what is new, a line each: what is to be spoken of first, then what is merely more."""
    return [
        *wording.flags(result.flagged, result.not_flagged),
        *(wording.NEW_ITEM + title for title in result.agenda),
        *(wording.NEW_GOAL + text for text in result.goals),
        *(wording.REACHED_GOAL + text for text in result.reached),
        *(
            wording.moved(item.title, states=(item.state_before, item.state), wants=(item.want_before, item.want))
            for item in result.moved
        ),
        *(wording.GONE_ITEM + title for title in result.no_longer),
        *([wording.new_texts(result.texts)] if result.texts else ()),
        *(wording.NEW_HOUR + pack_wording.hour(hour.day, hour.minutes, hour.format) for hour in result.hours),
        *(wording.weeks_added(first, last) for first, last in result.weeks),
        *wording.parts(result.parts_on, result.parts_off),
    ]


def _lines(result: Sequence[str], older: Pack, zone: tzinfo) -> None:
    st.header(wording.CHANGED, anchor=False)
    st.caption(pack_wording.made(older.made_at, older.sequence, older.numbered[1], zone))
    with st.container(gap="xsmall"):
        for line in result[:SHOWN] or [wording.NO_CHANGE]:
            st.text(line)
    if result[SHOWN:]:
        with st.expander(wording.and_more(len(result) - SHOWN), key="review.more_new"), st.container(gap="xsmall"):
            for line in result[SHOWN:]:
                st.text(line)
