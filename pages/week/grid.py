"""The week as a picture: sessions are settled, rated and moved where they stand, a gap is where one logs or plans.

A component of our own. A press goes to pages/frame/settle.py and costs no page run; its answer carries all that the
grid shows, so nothing outside of it may say a figure that such a press changes.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import streamlit as st

from journal.charts.style import client_hues
from journal.records.entry import new_id
from journal.records.kinds import BY_NAME
from journal.store.journal import Journal
from journal.wording import labels
from journal.wording import week as wording
from journal.wording.dates import written
from pages.frame.settle import week_as_json
from pages.parts import page_links
from pages.parts.listing import kind_marks
from pages.parts.own_component import own_component

_HERE = Path(__file__).parent
_SHARED = _HERE.parent / "parts"
_grid = own_component(
    "week_grid",
    html=(
        '<div class="week"><div class="above"><p class="sentence"></p><div class="ways"></div></div>'
        '<div class="grid"></div><p class="plan"></p>'
        '<div class="below"><p class="told" role="status"></p><div class="undo"></div></div></div>'
    ),
    css="\n".join(path.read_text(encoding="utf-8") for path in (_SHARED / "settling.css", _HERE / "grid.css")),
    js="\n".join(path.read_text(encoding="utf-8") for path in (_SHARED / "settling.js", _HERE / "grid.js")),
)

KEY = "week_grid"
_MADE_AT_AN_HOUR = ("session", "downtime", "supervision")
"""Kinds that a gap offers."""


def week_grid(journal: Journal, monday: date, now: datetime) -> None:
    """Show the week that begins on a Monday as it stands `now`, where the therapist is."""
    _grid(
        key=KEY,
        data={
            "journal": journal.id,
            "told": week_as_json(journal, monday, now),
            "now": now.replace(tzinfo=None).isoformat(timespec="minutes"),
            "hours": written().hours,
            "hues": client_hues(),
            "marks": kind_marks.marks(),
            "anchors": list(labels.DEMAND_ANCHORS),
            "words": wording.IN_THE_GRID,
        },
        on_open_change=_opened,
    )


def _opened() -> None:
    """Open what was pressed: an entry, or a new one at an hour."""
    asked: Any = (st.session_state[KEY] or {}).get("open")
    if not isinstance(asked, dict) or asked.get("kind") not in BY_NAME:
        return
    page = BY_NAME[asked["kind"]].page
    if asked.get("id"):
        page_links.go(page, id=str(asked["id"]))
    elif asked["kind"] in _MADE_AT_AN_HOUR:
        with suppress(KeyError, TypeError, ValueError):
            day, clock = date.fromisoformat(asked["day"]), time.fromisoformat(asked["time"])
            page_links.go(page, draft=new_id(), day=day.isoformat(), time=clock.isoformat("minutes"))
