"""The question of the morning, asked once."""

from __future__ import annotations

from datetime import date

from journal.wording.dates import WEEKDAYS

QUESTION = "Did anyone come home with you?"
NO, YES, NOT_NOW = "No", "Yes", "Not now"
GOOD = "Good. It is not asked again today."
ANOTHER_TIME = "Another time, then. It is not asked again today."


def asked(worked: date, today: date) -> str:
    """Return the question; with the weekday where the last workday was not yesterday."""
    if (today - worked).days == 1:
        return QUESTION
    return f"After {WEEKDAYS[worked.weekday()]}: did anyone come home with you?"
