"""A pack as its reader sees it, from the pack alone: first what fits into ten minutes, then the charts.

The preview before a share and the supervisor's page are both this: what is
previewed is what is seen.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, tzinfo

import streamlit as st
from msgspec import UNSET

from journal.sharing import figures
from journal.sharing.pack import hash_of
from journal.sharing.pack_format import Pack, PackedAgenda, PackedGoal, PackedText
from journal.sharing.reading import canonical
from journal.wording import agenda as agenda_wording
from journal.wording import shared_pack as wording
from journal.wording.shared_parts import PARTS
from pages.parts.dashboards import chart

Beside = Callable[[str], None]


def show(pack: Pack, *, dark: bool, zone: tzinfo, beside: Beside | None = None) -> None:
    """Show a pack, whole, its time by the clock of `zone`.

    `beside` is called right below each item, with its name, and at the end with "pack".

    Once on a page for each pack: its charts have their keys from its hash.
    Its number would not do: two senders can give the same one to theirs.
    """
    below, name = beside or _nothing, hash_of(canonical(pack))
    with st.container(gap=None, key=f"pack.{name}.head"):
        st.text(wording.sender(pack.sender.name))
        st.text(wording.weeks(pack.first, pack.last))
        st.caption(wording.made(pack.made_at, pack.sequence, pack.numbered[1], zone))
    st.text(pack.says)
    if pack.risk is not None:
        st.subheader(PARTS["risk"].heading, anchor=False)
        st.text(wording.risk(pack.risk))
    if pack.agenda is not None:
        _agenda(pack, pack.agenda, below)
    if pack.goals is not None and pack.goals is not UNSET:
        _goals(pack, pack.goals, below)
    if pack.texts is not None:
        _texts(pack, pack.texts, below)
    _charts(pack, name, dark, below)
    if pack.themes is not None:
        named = [wording.times(t.feeling, t.count) for t in pack.themes]
        _lines(pack, "themes", PARTS["themes"].heading, wording.OVER_ALL, named, below)
    if pack.still_with_me is not None:
        each = [wording.reflections(s.code, s.count) for s in pack.still_with_me]
        _lines(pack, "still", PARTS["still_with_me"].heading, wording.BY_CLIENT, each, below)
    if pack.contact is not None:
        _contact(pack, below)
    if pack.hours is not None:
        st.subheader(PARTS["hours"].heading, anchor=False)
        for n, hour in enumerate(pack.hours, 1):
            st.text(wording.hour(hour.day, hour.minutes, hour.format))
            below(f"hour-{n}")
        _if_empty(pack, pack.hours)
    _not_chosen(pack)
    below("pack")


def _agenda(pack: Pack, items: Sequence[PackedAgenda], below: Beside) -> None:
    """Show what is brought; what something is wanted of comes first."""
    st.subheader(PARTS["agenda"].heading, anchor=False)
    numbered = enumerate(items, 1)
    for n, item in sorted(numbered, key=lambda pair: pair[1].want is None):
        with st.container(gap=None):
            st.text(item.title)
            said = (agenda_wording.wanted(item.want), wording.STATES[item.state])
            st.caption("  ·  ".join(part for part in said if part))
        below(f"agenda-{n}")
    _if_empty(pack, items)


def _goals(pack: Pack, goals: Sequence[PackedGoal], below: Beside) -> None:
    st.subheader(PARTS["goals"].heading, anchor=False)
    for n, goal in enumerate(goals, 1):
        with st.container(gap=None):
            st.text(goal.text)
            st.caption(wording.reached(goal.reached_on))
        below(f"goal-{n}")
    _if_empty(pack, goals)


def _texts(pack: Pack, texts: Sequence[PackedText], below: Beside) -> None:
    st.subheader(PARTS["texts"].heading, anchor=False)
    for n, text in enumerate(texts, 1):
        with st.container(gap=None):
            st.caption(wording.about_text(text.kind, text.week))
            st.text(text.text)
        below(f"text-{n}")
    _if_empty(pack, texts)


def _charts(pack: Pack, name: str, dark: bool, below: Beside) -> None:
    if pack.load is not None:
        st.subheader(PARTS["load"].heading, anchor=False)
        chart.show(f"shared_load_{name}", figures.load(pack.load, dark=dark))
        below("load")
    if pack.caseload is not None:
        st.subheader(PARTS["caseload"].heading, anchor=False)
        chart.show(f"shared_caseload_{name}", figures.caseload(pack.caseload, dark=dark))
        below("caseload")


def _lines(pack: Pack, item: str, heading: str, means: str, lines: Sequence[str], below: Beside) -> None:
    st.subheader(heading, anchor=False)
    st.caption(means)
    with st.container(gap="xsmall"):
        for line in lines:
            st.text(line)
    _if_empty(pack, lines)
    below(item)


def _contact(pack: Pack, below: Beside) -> None:
    st.subheader(PARTS["contact"].heading, anchor=False)
    st.caption(wording.AGAINST)
    weeks = pack.contact or []
    if weeks:
        chart.table(
            [
                {
                    "Client": week.code,
                    "Week from": date.fromisoformat(week.week),
                    "Inside": week.inside,
                    "Outside": week.outside,
                }
                for week in reversed(weeks)  # the table turns rows round
            ]
        )
    _if_empty(pack, weeks)
    below("contact")


def _if_empty(pack: Pack, of: Sequence[object]) -> None:
    if not of:
        st.text(wording.EMPTY_OF_OLD if pack.not_chosen is UNSET else wording.EMPTY)


def _not_chosen(pack: Pack) -> None:
    """Name the parts that were not chosen: what is not shown must not look as if it were not there."""
    if pack.not_chosen:
        st.subheader(wording.NOT_CHOSEN, anchor=False)
        st.caption(wording.NOT_CHOSEN_MEANS)
        with st.container(gap="xsmall"):
            for heading in wording.not_chosen(pack.not_chosen):
                st.text(heading)


def _nothing(_item: str) -> None:
    """Show nothing beside an item."""
