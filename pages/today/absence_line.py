"""Whom to tell about days away: one line for each absence of which something is due."""

from __future__ import annotations

from datetime import date

from journal.store.journal import Journal
from journal.use_cases import absence_tell
from journal.wording import absence_texts as wording
from journal.wording import dates
from pages.parts import clock, page_links

Line = tuple[str, str]
"""The id of a time off, and whom to tell about it."""


def due(journal: Journal, today: date) -> list[Line]:
    """Return what is due; nothing is asked of somebody who is away."""
    if any(off.first <= today <= off.last for off in journal.time_off.all()):
        return []
    return [
        (
            one.off.id,
            wording.tell(
                [journal.clients.code_of(notice.client_id) for notice in one.due(today)],
                dates.span_near(one.off.first, one.off.last, today),
            ),
        )
        for one in absence_tell.due(journal, today, clock.browser_zone(journal))
    ]


def show(lines: list[Line]) -> None:
    """Show the lines, each with the way to its page."""
    for off_id, said in lines:
        page_links.button(said, "absence-tell", key=f"tell.{off_id}", off=off_id)
