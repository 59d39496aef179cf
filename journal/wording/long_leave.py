"""Sentences about a long leave: over three weeks, or with a return that is not known."""

from __future__ import annotations

from datetime import date

from journal.wording.dates import short_date
from journal.wording.labels import choice

TITLE = "Long leave"
NOT_KNOWN = "The return is not known"
NOTHING_SUGGESTED = "A long leave is decided with each client singly: nothing is suggested, and nothing is made up for."
HOW = (
    "What is not known yet stays blank. Write each date when you know it; none of them is told to anybody by this page."
)
NO_LONG_LEAVE = "It is no long leave"
TAKEN_AWAY = "It is planned like any absence again"
NO_CLIENTS = "No client is open in these days."
CLIENTS = "With each client"
SESSIONS = "And with the sessions, where that is not all"
ACTS = {
    "pause": "Pause",
    "bridge": "Bridge and back",
    "transfer": "Transfer",
    "end": "End before",
    "client": "They choose",
    "open": "More",
}
"""What one press chooses for a client, in the order of LongChoice."""


def chosen(what: str | None) -> str:
    """Return what was chosen for a client."""
    return choice(what) if what is not None else "Long leave: not decided yet"


def dates_of(review: date | None, farewell: date | None) -> list[str]:
    """Return the dates that belong to what was chosen, as far as there are any."""
    said = [f"looked at again {short_date(review)}"] if review is not None else []
    return said + ([f"farewell {short_date(farewell)}"] if farewell is not None else [])


def needs_review() -> str:
    """Return what is still open where the client chooses."""
    return "a day on which it is looked at again is still open"
