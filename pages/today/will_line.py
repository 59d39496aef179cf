"""What Today says of a clinical will: one line when it is due, and nothing of one that was never written."""

from __future__ import annotations

from datetime import date

from journal.planning import clinical_will as planning
from journal.records.kinds import CLINICAL_WILL
from journal.store.journal import Journal
from journal.wording import clinical_will as wording
from pages.parts import page_links


def is_due(journal: Journal, today: date) -> str:
    """Return what is due, in a line; "" where nothing is."""
    will = planning.in_force(journal.clinical_wills.all())
    if will is None:
        return ""
    due = planning.due(will, journal.clients.all(), today)
    return wording.on_today(due.whole, due.clients) if due.anything else ""


def show(said: str) -> None:
    """Show the line as a way to the will; shows nothing for ""."""
    if said:
        page_links.button(said, CLINICAL_WILL.page, key="will_due")
