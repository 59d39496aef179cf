"""The editor for long text: nothing typed in it is lost, and no browser file holds it.

What it sends goes straight into an encrypted draft (pages/frame/drafts.py);
the page learns of it when the editor is left.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st

from journal.store.journal import Journal

_HERE = Path(__file__).parent
_HTML = """
<label for="box"></label>
<textarea id="box" readonly spellcheck="false" autocomplete="off" autocorrect="off" translate="no"
  data-gramm="false"></textarea>
<div class="below"><span class="hint"></span><span class="status" role="status"></span></div>
"""

_editor = st.components.v2.component(
    "note_editor",
    html=_HTML,
    css=(_HERE / "note_editor.css").read_text(encoding="utf-8"),
    js=(_HERE / "note_editor.js").read_text(encoding="utf-8"),
)


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
) -> None:
    """Show an editor for one field of a draft. `rows` is 3, 6 or 10.

    `text` is what it starts with; what it holds later is `typed`.
    """
    _editor(
        key=editor_key(draft_id, field),
        data={
            "journal": journal.id,
            "draft": draft_id,
            "kind": kind,
            "entry": entry_id,
            "field": field,
            "text": text,
            "label": label,
            "rows": rows,
            "hint": hint,
            "placeholder": placeholder,
        },
        on_text_change=_noted,
    )


def typed(draft_id: str, field: str) -> str | None:
    """Return what the editor last told the page, or None if it has said nothing yet."""
    state: Any = st.session_state.get(editor_key(draft_id, field))
    return state.get("text") if state else None


def editor_key(draft_id: str, field: str) -> str:
    """Return the widget key of an editor."""
    return f"{draft_id}.{field}.editor"


def _noted() -> None:
    """Do nothing: the run that follows reads the text where it needs it."""
