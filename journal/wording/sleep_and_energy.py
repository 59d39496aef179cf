"""Sentences about sleep and the energy of the day after. None says that one makes the other."""

from __future__ import annotations

from journal.wording.dates import count, number

TITLE = "Sleep, and the energy of the day"

LIMITS = (
    "Your own answers in the evening, both given in the same moment: a good evening can lift both. Which moved "
    "which is not known. 1 would be perfect agreement, 0 none at all."
)


def said(answer: str, days: int, rho: float | None, low: float | None, high: float | None, *, fewest: int = 20) -> str:
    """Return what may be said; `answer` is the value of measures' Together, the figures −1 to 1 over `days`."""
    if answer == "too few":
        return f"Too early to tell: {days} of {count(fewest, 'day')} with both sleep and energy answered."
    if rho is None or low is None or high is None:
        return f"It cannot be told yet: over {count(days, 'day')} one of the two was always the same."
    figures = f"agreement {number(rho, 2)} ({number(low, 2)} to {number(high, 2)}) over {count(days, 'day')}"
    if answer == "cannot be told yet":
        return f"It cannot be told yet whether energy went with the sleep before it: {figures}."
    return f"On days after better sleep you had {answer} energy: {figures}."
