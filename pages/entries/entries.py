"""The journal: everything that was logged, by day, found again by its words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

import streamlit as st

from journal.errors import EntryNotFound
from journal.records.alike import called as called_apart
from journal.records.entry import Entry
from journal.records.kinds import BY_NAME, REFLECTION, called, words_of
from journal.records.reflection import Feeling
from journal.store import entry_feed, search, search_index
from journal.store.filters import Filter
from journal.wording import dates, labels
from journal.wording import entries as wording
from pages.entries import chosen_entry
from pages.frame.unlocked import current_journal
from pages.parts import clock, first_step, notice, page_links
from pages.parts.forms.moment_field import day_input
from pages.parts.listing import rows
from pages.parts.listing.described import described
from pages.parts.listing.entries import opening, table_of
from pages.parts.listing.turns import Turns

Shown = tuple[Entry, str, search.Hit | None]
"""An entry, the name of its kind, and the words that were found in it, if one looked for some."""

journal = current_journal()
today = clock.today(journal)


# --- what is asked for ---------------------------------------------------------------------------


def ask() -> tuple[str, Filter, date | None]:
    """Ask for words and choices, and return them; none of them goes into the address."""
    typed = st.text_input(
        "Find words", key="journal.words", live=True, type="search", autocomplete="off", max_chars=200,
        placeholder="any word of a note", icon=":material/search:", persist_state="session",
    )  # fmt: skip
    codes = called_apart(journal.clients.all())
    with st.container(horizontal=True, vertical_alignment="bottom", key="journal_choices"):
        kind = choice("Kind", list(BY_NAME), "journal.kind", called)
        client_id = choice("Client", list(codes), "journal.client", lambda result: codes.get(result, "?"))
        feeling = choice("Feeling", [str(feeling) for feeling in Feeling], "journal.feeling", labels.choice)
        upto = day_input("Up to", journal=journal, key="journal.upto")
    only = Filter(
        kinds=frozenset({kind} if kind else ()), client_id=client_id, feeling=Feeling(feeling) if feeling else None
    )
    return typed or "", only, upto


def choice(label: str, options: Sequence[str], key: str, words: Callable[[str], str]) -> str | None:
    """Ask for one of many words; none means all."""
    if st.session_state.get(key) not in (None, *options):  # a client who was deleted meanwhile
        st.session_state[key] = None
    chosen: str | None = st.selectbox(
        label, options, index=None, key=key, format_func=words, placeholder="All", width=160, persist_state="session"
    )
    return chosen


# --- what is found -------------------------------------------------------------------------------


def read(typed: str, only: Filter, upto: date | None, turns: Turns) -> tuple[list[Shown], object]:
    """Return what to show, newest first, and where the page after it begins.

    Without a day, days to come are left out of the list, but not of a search.
    """
    begin = turns.begin
    if typed.strip():
        if begin is None and upto is not None:
            begin = search_index.number_of(clock.start_of_day(upto + timedelta(days=1), clock.browser_zone(journal)))
        found = search.found(journal, typed, turns.n, before=begin, only=only)
        return [(hit.entry, hit.kind, hit) for hit in found.hits], found.next
    page = entry_feed.page(journal, begin or entry_feed.since_end_of(upto or today), turns.n, only)
    return [(line.entry, line.kind, None) for line in page.lines], page.next


# --- the list ------------------------------------------------------------------------------------


ACTS = {"open": "Open", "more": "More"}


def show_list(shown: Sequence[Shown], chosen_id: str | None) -> None:
    """Show entries under their days; the chosen one is open in its place, below its row."""
    lines: list[rows.Row] = []
    day, part = None, 0
    for entry, kind, hit in shown:
        lines.append(row(entry, kind, hit, begins_day=entry.day != day))
        day = entry.day
        if entry.id == chosen_id:
            rows.show(f"journal.rows.{part}", lines, ACTS, pressed)
            chosen_entry.show(journal, next(table for table in journal.tables if table.kind == kind), entry)
            lines, part = [], part + 1
    if lines:
        rows.show(f"journal.rows.{part}", lines, ACTS, pressed)


def row(entry: Entry, kind: str, hit: search.Hit | None, *, begins_day: bool) -> rows.Row:
    """Return the row of an entry: when, what, the beginning of its words or those that were found, the ways to it."""
    at = f"{dates.clock(entry.at)}  " if BY_NAME[kind].at_an_hour else ""
    return rows.Row(
        entry.id,
        f"{at}{described(journal, entry)}",
        rows.plain(opening(words_of(entry))) if hit is None else hit.pieces,
        mark=kind,
        heading=wording.day_heading(entry.day, today) if begins_day else "",
        acts=(*ACTS,),
    )


def pressed(act: str, entry_id: str) -> None:
    """Open an entry on its own page, or here in its place."""
    table = table_of(journal, entry_id)
    if table is None:
        return
    if act == "open":
        page_links.go(BY_NAME[table.kind].page, id=entry_id)
    else:
        chosen_entry.choose(entry_id)


def show_apart(entry_id: str) -> None:
    """Show the chosen entry above the list in which it is not."""
    table = table_of(journal, entry_id)
    try:
        entry = table.get(entry_id) if table is not None else None
    except EntryNotFound:
        entry = None
    if entry is None or table is None:
        chosen_entry.show_missing(journal, entry_id)
    else:
        st.text(f"{dates.in_figures(entry.at)}  {described(journal, entry)}")
        chosen_entry.show(journal, table, entry)


st.title("The journal", anchor=False)
notice.show(journal)
typed, only, upto = ask()
turns = Turns("journal", (typed, only, upto, today))
shown, after = read(typed, only, upto, turns)
chosen_id = st.query_params.get("id")
if chosen_id and all(entry.id != chosen_id for entry, _, _ in shown):
    show_apart(chosen_id)
turns.newer_button()
if not shown:
    st.caption(wording.NOTHING_FOUND if typed.strip() else wording.NOTHING_HERE if only else wording.EMPTY)
    first_step.offer(journal, REFLECTION)
show_list(shown, chosen_id)
turns.earlier_button(after)
