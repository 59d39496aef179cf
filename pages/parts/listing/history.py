"""What an entry was before each change, in plain text."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

import streamlit as st

from journal.errors import EntryNotFound
from journal.presets.hours import BY_KEY
from journal.records.differences import Difference, changed_words, differences
from journal.records.entry import Entry
from journal.store.entries import Change, Entries
from journal.store.journal import Journal
from journal.wording import dates, values
from journal.wording import history as wording
from pages.parts import clock

LONG = 60
"""Characters from which on a text is told by what was taken out and put in."""


def show(journal: Journal, entries: Entries[Any], entry: Entry) -> None:
    """Show the history of an entry, folded away, the last change first. What it holds is read when it is opened."""
    changes = entries.history(entry.id)
    if not changes:
        st.caption(wording.NOT_CHANGED)
        return
    folded = st.expander(wording.title(len(changes)), key=f"history.{entry.id}", on_change="rerun")
    if folded.open:
        zone = clock.zone_here(journal)
        later = [change.before for change in changes[1:]] + [entry]
        with folded:
            for change, became in reversed(list(zip(changes, later, strict=True))):
                _step(journal, change, became, zone)


def _step(journal: Journal, change: Change, became: Entry | None, zone: ZoneInfo) -> None:
    when = change.changed_at.astimezone(zone)
    st.caption(f"{wording.change(change.change)} on {dates.date_in_words(when.date())}, {dates.clock(when)}")
    if change.before is None or became is None:
        return
    for difference in differences(change.before, became):
        for line in _lines(journal, difference):
            st.text(line)


def _lines(journal: Journal, change: Difference) -> list[str]:
    before, now = change.before, change.now
    if isinstance(before, str) and isinstance(now, str) and max(len(before), len(now)) > LONG:
        runs = changed_words(before, now) if before and now else None
        return wording.text_changed(change.name, before, *(runs or ((), ())))

    def said(value: object) -> str:
        if change.name == "preset" and value in BY_KEY:
            return BY_KEY[str(value)].name
        words = values.in_words(change.name, value, brief=True, pointed_at=lambda entry_id: _of(journal, entry_id))
        return words or wording.NOTHING

    return [wording.value_changed(change.name, said(before), said(now))]


def _of(journal: Journal, entry_id: str) -> str:
    """Return a client's code or a placement's name; of any other entry that is pointed at, only that it is one."""
    if (placement := journal.placements.ever(entry_id)) is not None:
        return placement.name
    try:
        return journal.clients.code_of(entry_id)
    except EntryNotFound:
        return values.ANOTHER_ENTRY
