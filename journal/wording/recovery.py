"""Sentences about what helps: silent on thin data, and never without what would have come anyway."""

from __future__ import annotations

from collections.abc import Sequence

from journal.wording.dates import count, number

PLURALS = {
    "walk": "walks",
    "meal": "meals",
    "rest": "rests",
    "course": "courses",
    "meeting": "meetings",
    "supervision": "supervisions",
    "consultation": "consultations",
    "letter or report": "letters or reports",
    "talk with a colleague": "talks with a colleague",
}
"""Activities that can be counted; the others are counted in times."""

CHANGE = "Energy after minus before"

NOTHING_YET = (
    "What you do between clients will be listed here, with what it did to your energy. "
    "Say better, same or worse when you log a walk or a rest."
)

RESTS_ON = "Rests on the last 365 days. Hollow dots: the interval holds 0, so nothing is said."

REGRESSION = (
    "Breaks are taken when one is tired, so part of a rise would have come anyway (regression to the mean). "
    "“Better” and “worse” stand for two points and are coarse."
)

FEWEST = 8
"""Uses with a known change below which nothing is said."""


def uses(n: int, activity: str) -> str:
    """Return "11 walks", or "11 times tea or coffee" of what cannot be counted."""
    if activity in PLURALS:
        return count(n, activity, PLURALS[activity])
    return f"{count(n, 'time')} {activity}"


def so_far(known: int, activity: str) -> str:
    """Return how far it is to a first word about an activity: "3 of 8 walks so far."."""
    named = f"{FEWEST} {PLURALS[activity]}" if activity in PLURALS else f"{count(FEWEST, 'time')} {activity}"
    return f"{known} of {named} so far."


def helps(known: int, activity: str, median: float | None, low: float | None, high: float | None) -> str:
    """Return what an activity does: `median` energy change, −10 to 10, with its interval, over `known` uses.

    "" where the energy was never noted: nothing is on its way to a word.
    """
    if not known:
        return ""
    if known < FEWEST or median is None or low is None or high is None:
        return so_far(known, activity)
    if low <= 0 <= high:
        return f"After {uses(known, activity)} energy was sometimes higher, sometimes not: nothing can be said yet."
    nearer, farther = sorted((abs(low), abs(high)))
    # Energy comes in whole steps, so the interval may be a single one, and then says no more than the median.
    between = "" if nearer == farther else f" ({number(nearer, 1)}–{number(farther, 1)})"
    if median > 0:
        higher = f"{number(median, 1)} higher{between}; some would have come anyway"
        return f"After {uses(known, activity)} energy was typically {higher}."
    return f"After {uses(known, activity)} energy was typically {number(-median, 1)} lower{between}."


def in_gap(minutes: int, helped: Sequence[str], nearest: tuple[int, str] | None) -> str:
    """Return what has helped in a gap of `minutes`.

    `helped` names activities, the most helpful first; `nearest` is one that
    is not known well enough yet, and how often it was tried.
    """
    if helped:
        fits = f"What has helped and fits into {count(minutes, 'minute')}: {', '.join(helped)}."
        return f"{fits} Some of it would have come anyway."
    if nearest is not None:
        return f"Nothing is known yet of what helps in {count(minutes, 'minute')}: {so_far(*nearest)}"
    return ""
