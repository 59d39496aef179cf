"""Sentences about the hours between: where the time without clients goes."""

from __future__ import annotations

from collections.abc import Sequence

from journal.wording.dates import count, number

GAPS = {"planned": "Planned", "fell free": "Fell free", "not told": "Not told"}
CHOICES = {"own choice": "Own choice", "policy": "The clinic's policy", "not told": "Not told"}

NOTHING = "Nothing is logged between clients in this time. Downtime and supervision will be added up here."

RESTS_ON = "Rests on what you logged with minutes; what was not logged is in no bar."

SUPERVISION = "Supervision is counted from supervision entries alone."


def shows(
    minutes: int, share: float | None, minutes_a_week: float | None, weeks: int, *, fewest: int, with_clients: bool
) -> str:
    """Return what the chart shows: `minutes` between clients in so many logged `weeks`.

    `share`, 0–1 of all logged time, and `minutes_a_week` are None on fewer
    weeks than the `fewest`. `with_clients` says that time with clients is
    logged.
    """
    if not minutes:
        return NOTHING
    if minutes_a_week is None:
        return (
            f"So far {number(minutes / 60, 1)} hours between clients are logged. How many that is a week is said from "
            f"{count(fewest, 'logged week')} on; {weeks} so far."
        )
    a_week = number(minutes_a_week / 60, 1)
    said = f"In {count(weeks, 'logged week')}, {a_week} hours a week went to something else than clients"
    if share is None or not with_clients:
        return f"{said}; time with clients is not logged."
    return f"{said}: {number(100 * share)} % of what you logged."


def not_logged(categories: Sequence[str]) -> str:
    """Return of which categories there is no entry; "" where there is one of each."""
    return f"Not logged in this time, which is not 0: {', '.join(categories)}." if categories else ""


def fell_free(minutes: int, between: int) -> str:
    """Return how much of the time between fell free, as minutes of all minutes; "" without any."""
    if not minutes or not between:
        return ""
    return f"{number(minutes / 60, 1)} of {number(between / 60, 1)} hours fell free: a no-show, a cancellation."


def without_minutes(n: int) -> str:
    """Return how many entries have no minutes; "" without any."""
    return f"{count(n, 'entry has', 'entries have')} no minutes and add nothing." if n else ""
