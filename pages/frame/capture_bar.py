"""The capture bar: one line on every page, shown as chips before it is saved.

It lives in a shadow root, as the note editor does and for the same reason,
and speaks to pages/frame/capture.py by itself: typing runs no page. A page
is run once after a save, so that it lists the new entry.
"""

from __future__ import annotations

from pathlib import Path

from journal.store.journal import Journal
from journal.wording import capture as wording
from pages.parts.own_component import own_component

_HERE = Path(__file__).parent
SAFETY = _HERE.parent / "today" / "safety.py"

_HTML = f"""
<div class="bar">
  <div class="field">
    <input type="text" aria-busy="true" autocomplete="off" autocapitalize="off" autocorrect="off" spellcheck="false"
      translate="no" enterkeyhint="done" data-gramm="false" aria-describedby="key"
      aria-label="{wording.BAR}" placeholder="{wording.EXAMPLES[0]}">
    <kbd id="key" title="{wording.KEY}" aria-label="{wording.KEY}">/</kbd>
  </div>
  <button type="button" class="save" hidden>{wording.SAVE}</button>
  <a class="urgent" hidden>{wording.URGENT}</a>
</div>
<div class="room"><div class="told away" role="status"></div></div>
"""

_bar = own_component(
    "capture_bar",
    html=_HTML,
    css=(_HERE / "capture_bar.css").read_text(encoding="utf-8"),
    js=(_HERE / "capture_bar.js").read_text(encoding="utf-8"),
)


def capture_bar(journal: Journal) -> None:
    """Show the bar. Costs the page's run nothing but itself: what it holds, it asks for."""
    _bar(
        key="capture_bar",
        data={
            "journal": journal.id,
            "urgent": f"/{SAFETY.stem}" if SAFETY.exists() else "",
            "words": wording.IN_THE_BAR,
        },
        on_kept_change=_kept,
    )


def _kept() -> None:
    """Do nothing: the run that follows lists the new entry."""
