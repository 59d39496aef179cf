"""The part of the frame that lives in the browser: activity, locking, Esc twice. See presence.js."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from journal.planning.began import day_turns
from journal.store.journal import Journal
from pages.parts import clock

HTML = """
<div class="leave">
  <button type="button" data-lock>Lock now</button>
  <button type="button" data-close>Close the journal</button>
  <p>Esc, twice, locks at once.</p>
</div>
"""

CSS = """
.leave { display: flex; flex-direction: column; gap: 0.5rem; font-family: var(--st-font); }
button {
  min-height: 2.5rem; padding: 0.3rem 1rem; border-radius: 2rem; cursor: pointer;
  border: 1px solid var(--st-border-color); background: transparent; color: var(--st-text-color); font: inherit;
}
button:hover { border-color: var(--st-primary-color); }
p { margin: 0; font-size: 0.85em; text-align: center; opacity: 0.8; }
button:focus-visible { outline: 3px solid var(--st-link-color); outline-offset: 2px; }
"""

_component = st.components.v2.component(
    "presence", html=HTML, css=CSS, js=(Path(__file__).parent / "presence.js").read_text(encoding="utf-8")
)


def presence(journal: Journal) -> None:
    """Show "Lock now" and "Close the journal", and watch over this tab; run its page once when the day turns over."""
    turns = day_turns(clock.local_now(journal)).timestamp() * 1000  # as browsers count
    _component(key="presence", data={"journal": journal.id, "turns": turns}, on_turned_change=_turned)


def _turned() -> None:
    """Do nothing: the run that follows says the new day."""
