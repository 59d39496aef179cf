"""The first week: three steps with which a journal begins, in sight until they are done or put away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from journal.store.journal import Journal

FIRST_WEEKS = timedelta(days=28)
"""After so many days with entries it is no first week any more, whatever was left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstWeek:
    """Which steps are done: a client, a session planned or logged, an evening answered."""

    clients: bool
    sessions: bool
    evening: bool


def first_week(journal: Journal, today: date) -> FirstWeek | None:
    """Return how far the first week has come; None when all is done, it was put away, or long over."""
    if not journal.settings.read().first_week_shown:
        return None
    begun = journal.day_sums.first_day()
    if begun is not None and begun < today - FIRST_WEEKS:
        return None
    steps = FirstWeek(
        clients=bool(journal.clients.all()),
        sessions=bool(journal.sessions.latest(1)),
        evening=bool(journal.check_ins.latest(1)),
    )
    return None if steps.clients and steps.sessions and steps.evening else steps
