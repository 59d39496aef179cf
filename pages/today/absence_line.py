"""Whom to tell about days away: one line for each absence of which something is due."""

from __future__ import annotations

from datetime import date
from weakref import WeakKeyDictionary

from journal.records.time_off import TimeOff
from journal.store.journal import Journal
from journal.use_cases import absence_tell
from journal.wording import absence_texts as wording
from journal.wording import dates
from pages.parts import clock, page_links
from pages.parts.markdown_escape import markdown_escape

Due = list[tuple[TimeOff, list[str]]]
"""An absence, and the ids of the clients to tell, who is due first."""

_LAST: WeakKeyDictionary[Journal, tuple[object, Due]] = WeakKeyDictionary()


def due(journal: Journal, today: date) -> Due:
    """Return what is due; nothing is asked of somebody who is away.

    It is found out again only where something changed: Today runs often.
    """
    zone = clock.browser_zone(journal)
    of = (journal.version, today, zone)
    before, found = _LAST.get(journal, (None, []))
    if of != before:
        away = any(off.first <= today <= off.last for off in journal.time_off.all())
        every = [] if away else absence_tell.due(journal, today, zone)
        found = [(one.off, [notice.client_id for notice in one.due(today)]) for one in every]
        _LAST[journal] = (of, found)
    return found


def show(journal: Journal, today: date, found: Due) -> None:
    """Show the lines, each with the way to its page."""
    for off, client_ids in found:
        codes = [markdown_escape(journal.clients.code_of(client_id)) for client_id in client_ids]
        said = wording.tell(codes, dates.span_near(off.first, off.last, today))
        page_links.button(said, "absence-tell", key=f"tell.{off.id}", off=off.id)
