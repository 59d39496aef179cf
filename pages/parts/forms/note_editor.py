"""The editor for long text: nothing typed in it is lost, and no browser file holds it.

What it sends goes straight into an encrypted draft (pages/frame/drafts.py);
the page learns of it when the editor is left. It says so when another tab of
the browser has the same entry open: tabs tell one another an id, no text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypedDict

import streamlit as st

from journal.records.entry import new_id
from journal.store.journal import Journal
from journal.wording import note_editor as wording
from pages.parts.forms.carried import base_of
from pages.parts.own_component import own_component

_HERE = Path(__file__).parent
_HTML = """
<p class="elsewhere" role="status" hidden></p>
<div class="head"><label for="box"></label><button type="button" class="toggle" hidden></button></div>
<div class="prompts" role="group" aria-label="To begin with" hidden></div>
<textarea id="box" dir="auto" readonly spellcheck="false" autocomplete="off" autocorrect="off" translate="no"
  data-gramm="false"></textarea>
<div class="below"><span class="hint"></span><span class="status" role="status"></span></div>
"""

_editor = own_component(
    "note_editor",
    html=_HTML,
    css=(_HERE / "note_editor.css").read_text(encoding="utf-8"),
    js=(_HERE / "note_editor.js").read_text(encoding="utf-8"),
)


class EditorOptions(TypedDict, total=False):
    """What a form may say of how an editor looks, as `note_editor` takes it."""

    rows: int
    hint: str
    placeholder: str
    prompts: Sequence[str]


def note_editor(
    label: str,
    *,
    journal: Journal,
    draft_id: str,
    kind: str,
    field: str,
    text: str,
    entry_id: str | None = None,
    rows: int = 6,
    hint: str = "",
    placeholder: str = "",
    prompts: Sequence[str] = (),
    live: bool = False,
) -> None:
    """Show an editor for one field of a draft. `rows` is 3, 6 or 10.

    `text` is what it starts with; what it holds later is `typed`. Each of
    `prompts` is a question beside it: a tap begins a line with it. Whether
    they are shown is remembered in the settings. A `live` one tells the page what it
    holds whenever the hands rest, and not only when it is left.
    """
    key = editor_key(draft_id, field)
    if key not in st.session_state or st.session_state.get(f"{key}.of") != draft_id:
        # Drawn now, and so it begins with what is kept.
        st.session_state[f"{key}.of"] = draft_id
        journal.drafts.seen(draft_id, field, by=this_tab())

    def remember() -> None:
        settings = journal.settings.read()
        journal.settings.write(replace(settings, prompts_shown=bool(st.session_state[key]["prompts_shown"])))

    _editor(
        key=key,
        data={
            "journal": journal.id,
            "draft": draft_id,
            "kind": kind,
            "entry": entry_id,
            "field": field,
            "tab": this_tab(),
            "text": text,
            "label": label,
            "rows": rows,
            "hint": hint,
            "placeholder": placeholder,
            "prompts": list(prompts),
            "live": live,
            "prompts_shown": bool(prompts) and journal.settings.read().prompts_shown,
            "hide_prompts": wording.HIDE,
            "show_prompts": wording.SHOW,
            "open_elsewhere": wording.OPEN_ELSEWHERE,
        },
        on_told_change=_noted,
        on_prompts_shown_change=remember,
    )


def this_tab() -> str:
    """Return what tells this tab from others, for as long as it is not loaded anew."""
    tab: str = st.session_state.setdefault("tab", new_id())
    return tab


def typed(draft_id: str, field: str) -> str | None:
    """Return what the editor last told the page, or None if it has said nothing yet."""
    state: Any = st.session_state.get(editor_key(draft_id, field))
    told = (state.get("told") if state else None) or {}
    return told.get("text") if told.get("draft") == draft_id else None


def told_texts(draft_id: str) -> dict[str, str]:
    """Return what the editors of a draft last told the page, by field."""
    before = f"{base_of(draft_id)}."
    names = [str(key).removeprefix(before).removesuffix(".editor") for key in st.session_state]
    return {name: text for name in names if (text := typed(draft_id, name)) is not None}


def editor_key(draft_id: str, field: str) -> str:
    """Return the widget key of an editor."""
    return f"{base_of(draft_id)}.{field}.editor"


def _noted() -> None:
    """Do nothing: the run that follows reads the text where it needs it."""
