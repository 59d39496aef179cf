"""What the tests of the fictional life have in common."""

from __future__ import annotations

from datetime import date, timedelta

from journal.demo.life import Life

TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)

KINDS = (
    "sessions",
    "on_calls",
    "downtimes",
    "reflections",
    "contacts",
    "encounters",
    "supervisions",
    "check_ins",
    "scales",
)


def client_id(told: Life, code: str) -> str:
    """Return the id of the client with this code."""
    return next(c.id for c in told.clients if c.code == code)
