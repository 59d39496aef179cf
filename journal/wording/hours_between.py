"""Sentences about the hours between: where the time without clients goes."""

from __future__ import annotations

from journal.wording.dates import count, number

GAPS = {"planned": "Planned", "fell free": "Fell free", "not told": "Not told"}
CHOICES = {"own choice": "Own choice", "policy": "The clinic's policy", "not told": "Not told"}

NOTHING = "Nothing is logged between clients in this time. Downtime and supervision will be added up here."

RESTS_ON = "Rests on what you logged with minutes; what was not logged is in no bar."

SUPERVISION = "Supervision is counted from supervision entries alone."


def shows(share: float | None, minutes_a_week: float | None, weeks: int) -> str:
    """Return what the chart shows; `share` 0–1 of all logged time, over so many logged weeks."""
    if share is None or minutes_a_week is None:
        return NOTHING
    hours = number(minutes_a_week / 60, 1)
    return (
        f"In {count(weeks, 'logged week')}, {hours} hours a week went to something else than clients: "
        f"{number(100 * share)} % of the time you logged."
    )


def fell_free(minutes: int, between: int) -> str:
    """Return how much of the time between fell free, as minutes of all minutes; "" without any."""
    if not minutes or not between:
        return ""
    return f"{number(minutes / 60, 1)} of {number(between / 60, 1)} hours fell free: a no-show, a cancellation."


def without_minutes(n: int) -> str:
    """Return how many entries have no minutes; "" without any."""
    return f"{count(n, 'entry has', 'entries have')} no minutes and add nothing." if n else ""
