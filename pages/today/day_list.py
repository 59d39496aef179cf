"""The day as one list, from morning to evening: sessions are rated and settled in their row, what was logged opens.

A component of our own. A press goes to pages/frame/settle.py and costs no page run; its answer carries all that the
list shows, so nothing outside of it may say a figure that such a press changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import streamlit as st

from journal.charts.style import client_hues
from journal.records.entry import Entry
from journal.records.kinds import BY_NAME, CHECK_IN
from journal.store.journal import Journal
from journal.wording import dates, labels
from journal.wording import today as wording
from pages.frame.settle import as_json
from pages.parts import page_links
from pages.parts.listing import kind_marks
from pages.parts.own_component import own_component

_HERE = Path(__file__).parent
_SHARED = _HERE.parent / "parts"
_list = own_component(
    "day_list",
    html='<div class="day"><p class="sentence"></p><ol></ol><p class="told" role="status"></p></div>',
    css="\n".join(path.read_text(encoding="utf-8") for path in (_SHARED / "settling.css", _HERE / "day_list.css")),
    js="\n".join(path.read_text(encoding="utf-8") for path in (_SHARED / "settling.js", _HERE / "day_list.js")),
)

Logged = tuple[str, Entry, str]
"""The kind of what was logged, the entry, and its line."""


def day_list(journal: Journal, day: date, logged: Sequence[Logged], now: datetime) -> None:
    """Show a day; `logged` is what else there is of it, in any order."""
    key = f"day_list.{day.isoformat()}"

    def opened() -> None:
        """Open what was pressed: an entry, the evening's question, or a new break."""
        asked = (st.session_state[key] or {}).get("open")
        if isinstance(asked, dict) and asked.get("kind") in BY_NAME:
            kind = BY_NAME[asked["kind"]]
            about = {"day": day.isoformat()} if kind is CHECK_IN else {}
            page_links.go(kind.page, **({"id": str(asked["id"])} if asked.get("id") else about))

    _list(
        key=key,
        data={
            "journal": journal.id,
            "day": day.isoformat(),
            "told": as_json(journal, day, now),
            "now": _plain(now) if day == now.date() else "",
            "now_in_words": dates.clock(now),
            "hours": dates.written().hours,
            "logged": [
                {"at": dates.clock(at), "clock": _plain(at), "line": line, "kind": kind, "id": entry.id}
                for kind, entry, line in sorted(logged, key=lambda one: (one[1].at, one[1].id))
                for at in (entry.at.astimezone(now.tzinfo),)
            ],
            "hues": client_hues(),
            "marks": kind_marks.marks(),
            "anchors": list(labels.DEMAND_ANCHORS),
            "words": wording.IN_THE_LIST,
        },
        on_open_change=opened,
    )


def _plain(at: datetime) -> str:
    """Return a time as the list puts its rows in order by."""
    return at.time().isoformat("minutes")
