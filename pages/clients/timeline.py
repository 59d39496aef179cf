"""One client's line of time: what happened with them, and what changed, newest first."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from itertools import pairwise

import streamlit as st

from journal.errors import EntryNotFound
from journal.records.client import Client
from journal.records.kinds import BY_NAME, words_of
from journal.store import entry_feed, timeline
from journal.store.entry_feed import Line
from journal.store.timeline import Change, EpisodeChange, NoticeGiven
from journal.wording import dates
from journal.wording import timeline as wording
from pages.frame.unlocked import current_journal
from pages.parts import clock, notice, page_links
from pages.parts.listing import kind_marks, rows
from pages.parts.listing.described import SEPARATOR, described
from pages.parts.listing.entries import opening, table_of
from pages.parts.listing.turns import Turns
from pages.parts.pending import tell_absence

AHEAD = timedelta(days=366)
"""How far ahead planned sessions are shown."""

journal = current_journal()
today = clock.today(journal)


def client_of_address() -> Client | None:
    """Return the client that the address names, also one in the trash, or None."""
    try:
        return journal.clients.with_state(st.query_params.get("client", ""), today)[0]
    except EntryNotFound:
        return None


def changed(client: Client, change: Change) -> str:
    """Return a change in one line."""
    if isinstance(change, EpisodeChange):
        return wording.episode(change.ending or "")
    labelled = {member.id: member.label for member in client.members}
    if isinstance(change, NoticeGiven):
        who = labelled.get(change.member_id, "a former member") if change.member_id else ""
        return wording.heard(dates.span_near(change.first, change.last, today), change.how, who)
    whose = labelled.get(change.member_id, "a former member") if change.member_id else ""
    return wording.change(change.name, change.before, change.now, whose)


ACTS = {"open": "Open"}


def row(client: Client, line: Line | Change, heading: str) -> rows.Row:
    """Return the row of an entry with the way to it, or of a change. Whose line it is need not be said in each."""
    if not isinstance(line, Line):
        return rows.Row(
            "", f"{dates.short_day(line.day)}  {changed(client, line)}", mark=kind_marks.CHANGE, heading=heading
        )
    entry = line.entry
    said = SEPARATOR.join(part for part in described(journal, entry).split(SEPARATOR) if part != client.code)
    return rows.Row(
        entry.id,
        f"{dates.short_day(entry.day)}, {dates.clock(entry.at)}  {said}",
        rows.plain(opening(words_of(entry))),
        mark=line.kind,
        heading=heading,
        acts=(*ACTS,),
    )


def open_entry(_: str, entry_id: str) -> None:
    """Open an entry on its own page."""
    if (table := table_of(journal, entry_id)) is not None:
        page_links.go(BY_NAME[table.kind].page, id=entry_id)


def show(client: Client) -> None:
    """Show the client's line."""
    turns = Turns("timeline", (client.id, today))
    stretch = timeline.stretch(journal, client.id, turns.begin or entry_feed.since_end_of(today + AHEAD), turns.n)
    turns.newer_button()
    if not stretch.lines:
        st.caption(wording.EMPTY)
    months = [dates.month_in_words(line.entry.day if isinstance(line, Line) else line.day) for line in stretch.lines]
    begins = [month if month != before else "" for before, month in pairwise(["", *months])]
    rows.show("timeline.rows", [*map(partial(row, client), stretch.lines, begins)], ACTS, open_entry)
    turns.earlier_button(stretch.next)


client = client_of_address()
with st.container(horizontal=True):
    page_links.button("All clients", "clients", key="back", icon=":material/arrow_back:")
    there = client is not None and bool(journal.clients.some([client.id]))
    if client is not None and there:
        page_links.button("Open this client", "clients", key="client", id=client.id)
st.title("Timeline", anchor=False)
notice.show(journal)
if client is None:
    st.info(wording.UNKNOWN)
else:
    st.text(client.code)
    if not there:
        st.caption(wording.IN_TRASH)
    else:
        tell_absence.show(journal, client, today)
    show(client)
