"""Several clients at once: a box with one a line, and what each line means before anything is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

import streamlit as st

from journal.errors import JournalError
from journal.exchange.client_lines import ClientLine
from journal.records.entry import new_id
from journal.store.journal import Journal
from journal.use_cases import add_clients
from journal.wording import client_lines as wording
from journal.wording import values
from pages.parts import notice
from pages.parts.forms.note_editor import note_editor, this_tab, typed
from pages.parts.markdown_escape import markdown_escape

KIND = "clients at once"
"""Kind of the draft that holds what stands in the box."""

FIELD = "lines"

_DRAFT, _SHOWN, _TROUBLE = "several.draft", "several.shown", "several.trouble"


def show(journal: Journal, at: datetime) -> None:
    """Show the box, folded while it is empty. The clients begin `at`, the start of a day."""
    draft_id = _draft(journal)
    text = _text(journal, draft_id)
    with st.expander(wording.TITLE, expanded=bool(text.strip()), key="several", icon=":material/playlist_add:"):
        note_editor(
            wording.LABEL,
            journal=journal,
            draft_id=draft_id,
            kind=KIND,
            field=FIELD,
            text=text,
            rows=6,
            hint=wording.HINT,
            live=True,
        )
        lines = add_clients.read(journal, text, at)
        st.session_state[_SHOWN] = lines
        good = [line for line in lines if not line.problem]
        if good:
            st.markdown("  \n".join(_chips(line) for line in good))
        for line in lines:
            if line.problem:
                st.text(wording.trouble(line.number, line.text, line.problem))
        if trouble := st.session_state.pop(_TROUBLE, None):
            st.error(trouble)
        if good:
            st.button(wording.add(len(good)), key="several.add", on_click=_add, args=(journal, draft_id, at))


def _chips(line: ClientLine) -> str:
    parts = [line.code, *(values.in_words("slots", (slot,)) for slot in line.slots)]
    parts += [line.frequency.value] if line.frequency is not None else []
    parts += [f"{line.minutes} minutes"] if line.minutes is not None else []
    return " ".join(f":gray-badge[{markdown_escape(part)}]" for part in parts)


def _draft(journal: Journal) -> str:
    """Return the draft that is shown here, else the newest one that is kept."""
    held: str | None = st.session_state.get(_DRAFT)
    if held is None:
        kept = [draft.id for draft in journal.drafts.all() if draft.kind == KIND]
        held = st.session_state[_DRAFT] = kept[0] if kept else new_id()
    return held


def _text(journal: Journal, draft_id: str) -> str:
    said = typed(draft_id, FIELD)
    if said is not None:
        return said
    draft = journal.drafts.get(draft_id)
    return draft.texts.get(FIELD, "") if draft is not None else ""


def _add(journal: Journal, draft_id: str, at: datetime) -> None:
    """Keep those that were understood and seen; what was not stays in the box."""
    lines = add_clients.read(journal, _text(journal, draft_id), at)
    if _seen(lines) != _seen(st.session_state.get(_SHOWN, ())):
        st.session_state[_TROUBLE] = wording.LOOK_AGAIN
        return
    notice.forget()
    following = new_id()
    try:
        with journal.transaction():
            added = add_clients.add(journal, lines, at)
            journal.drafts.drop(draft_id)
            if added.left:
                journal.drafts.put_text(following, KIND, FIELD, added.left)
    except JournalError as error:
        st.session_state[_TROUBLE] = str(error)
        return
    journal.drafts.ended(draft_id, by=this_tab())
    st.session_state[_DRAFT] = following
    codes = [client.code for client in added.clients]
    notice.done(wording.added(codes), lambda: add_clients.take_back(journal, added.clients))


def _seen(lines: Sequence[ClientLine]) -> list[dict[str, object]]:
    return [asdict(line) for line in lines]
