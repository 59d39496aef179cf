"""One line for each thought that is set down or comes back, and the tap that changes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from journal.errors import EntryNotFound, JournalError
from journal.records.reflection import Reflection
from journal.store.journal import Journal
from journal.use_cases import changing
from journal.wording import set_down as wording
from pages.parts import notice
from pages.parts.listing import entries
from pages.parts.markdown_escape import markdown_escape

PLACE = "set_down"
"""First part of the names under which these inputs keep what is tapped."""


def line(journal: Journal, reflection: Reflection, today: date | None) -> str:
    """Return one line of plain text: from when it is, of whom, what was felt, and how the note begins."""
    said = [
        wording.since(reflection.day, today) if today else "",
        journal.clients.code_of(reflection.client_id),
        ", ".join(reflection.feelings),
        entries.opening(reflection.text, 60),
    ]
    return "  ·  ".join(part for part in said if part)


def with_those_shown(journal: Journal, place: str, reflections: list[Reflection]) -> list[Reflection]:
    """Add those shown a moment ago, so that no line moves after its tap. In order of time."""
    lines = {reflection.id: reflection for reflection in reflections}
    for name in [str(key).split(".") for key in st.session_state]:
        if len(name) == 3 and name[:2] == [PLACE, place] and name[2] not in lines:
            try:
                lines[name[2]] = journal.reflections.get(name[2])
            except EntryNotFound:
                continue
    return sorted(lines.values(), key=lambda reflection: (reflection.at, reflection.id))


def worded(words: Mapping[Any, str]) -> Callable[[Any], str]:
    """Return what an input shows for each of its choices."""
    return lambda choice: markdown_escape(words.get(choice, ""))


def show(place: str, entry_id: str, value: Any) -> str:
    """Let an input show what is kept, also after an undo, and return its key."""
    key = f"{PLACE}.{place}.{entry_id}"
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value
    return key


def change(journal: Journal, entry_id: str, text: str = wording.ANSWERED, **change: Any) -> None:
    """Keep the change, and how to take it back."""
    try:
        changed = changing.change(journal.reflections, entry_id, lambda reflection: replace(reflection, **change))
    except JournalError as error:
        notice.said(str(error))
        return
    notice.done(text, lambda: changing.take_back(journal.reflections, changed))
