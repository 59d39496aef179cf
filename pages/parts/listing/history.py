"""What an entry was before each change, in plain text."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import streamlit as st

from journal.errors import EntryNotFound
from journal.records.client import BoundaryAgreement, Member, Slot
from journal.records.differences import Difference, changed_words, differences
from journal.records.entry import Entry
from journal.records.supervision import Action
from journal.store.entries import Change, Entries
from journal.store.journal import Journal
from journal.wording import dates, labels
from journal.wording import history as wording
from journal.wording.clients import day_with_year
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
    st.caption(f"{wording.change(change.change)} on {day_with_year(when.date())}, {when:%H:%M}")
    if change.before is None or became is None:
        return
    for result in differences(change.before, became):
        for line in _lines(journal, result):
            st.text(line)


def _lines(journal: Journal, result: Difference) -> list[str]:
    before, now = result.before, result.now
    if isinstance(before, str) and isinstance(now, str) and max(len(before), len(now)) > LONG:
        runs = changed_words(before, now) if before and now else None
        return wording.text_changed(result.name, before, *(runs or ((), ())))
    return [wording.value_changed(result.name, _in_words(journal, before), _in_words(journal, now))]


def _in_words(journal: Journal, value: object) -> str:
    match value:
        case None | "" | ():
            return wording.NOTHING
        case tuple():
            return ", ".join(_in_words(journal, part) for part in value)
        case datetime():
            return f"{value:%d/%m/%Y %H:%M}"
        case date():
            return f"{value:%d/%m/%Y}"
        case Action():
            return f"{value.text} ({'done' if value.done else 'open'})"
        case Member():
            return value.label
        case Slot():
            return f"{dates.WEEKDAYS[value.weekday - 1]} {value.clock:%H:%M}"
        case BoundaryAgreement():
            parts = (value.agreed_on, value.channels, value.purposes, value.hours, value.response_hours)
            return "; ".join(_in_words(journal, part) for part in parts if part not in (None, "", ()))
        case str() if len(value) == 32 and all(c in "0123456789abcdef" for c in value):
            return _pointed_at(journal, value)
    return labels.value_in_words(value)


def _pointed_at(journal: Journal, entry_id: str) -> str:
    """Return a client's code; of any other entry that is pointed at, only that it is another one."""
    try:
        return journal.clients.code_of(entry_id)
    except EntryNotFound:
        return wording.ANOTHER_ENTRY
