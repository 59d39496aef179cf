"""The part of the frame that lives in the browser: activity, locking, Esc twice. See presence.js."""

from __future__ import annotations

from pathlib import Path

from journal.planning.began import day_turns
from journal.store.drafts import LAST_KEYS
from journal.store.journal import Journal
from journal.wording import keys as wording
from pages.parts import clock
from pages.parts.own_component import own_component

HTML = """
<div class="leave">
  <button type="button" data-lock title="Esc, twice, locks at once"><svg viewBox="0 0 24 24" aria-hidden="true">
    <path d="M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3"/></svg>Lock now</button>
  <button type="button" data-close><svg viewBox="0 0 24 24" aria-hidden="true">
    <path d="M12 4v8M7 7a7 7 0 1 0 10 0"/></svg>Close the journal</button>
</div>
"""

CSS = """
.leave { display: flex; flex-direction: column; font-family: var(--st-font); }
button {
  display: flex; align-items: center; gap: 0.5rem; height: 36px; padding: 0 0.5rem; border: 0; border-radius: 0.5rem;
  background: transparent; color: var(--st-text-color); font: inherit; text-align: left; cursor: pointer;
}
button:hover { background: color-mix(in srgb, var(--st-text-color) 8%, transparent); }
svg { width: 1.25rem; height: 1.25rem; fill: none; stroke: currentColor; stroke-width: 1.6; stroke-linejoin: round; }
button:focus-visible { outline: 3px solid var(--st-link-color); outline-offset: -3px; }
"""

_HERE = Path(__file__).parent
_PARTS = ("last_typed.js", "presence.js")

_component = own_component(
    "presence", html=HTML, css=CSS, js="\n".join((_HERE / name).read_text(encoding="utf-8") for name in _PARTS)
)


def presence(journal: Journal, here: str, page: str) -> None:
    """Show "Lock now" and "Close the journal", and watch over this tab; run its page once when the day turns over.

    `here` is the place of the menu that a page lies in: the browser says so of its link. `page` is its address.
    """
    typed = journal.drafts.get(LAST_KEYS)
    turns = day_turns(clock.local_now(journal)).timestamp() * 1000  # as browsers count
    _component(
        key="presence",
        data={
            "journal": journal.id,
            "turns": turns,
            "here": here,
            "page": page,
            "look": (journal.settings.read().look or "").capitalize(),
            "keys": list(wording.KEYS),
            "title": wording.TITLE,
            "close": wording.CLOSE,
            "typed": {name: text for name, text in typed.texts.items() if text} if typed is not None else {},
        },
        on_turned_change=_turned,
    )


def _turned() -> None:
    """Do nothing: the run that follows says the new day."""
