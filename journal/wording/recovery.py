"""Sentences about energy after a break: silent on thin data, and never saying what brought it."""

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
LOWER, HIGHER = "\u2190 less", "more energy \u2192"

NOTHING_YET = (
    "What you do between clients will be listed here, with your energy before and after. "
    "Say better, same or worse when you log a walk or a rest."
)

RESTS_ON = "Rests on the last 365 days. Hollow dots: sometimes more, sometimes not, so nothing is said."

WHAT_IS = (
    "How your energy moved from before to after what you did between clients, as you said it yourself. What it would "
    "have done by itself is not known."
)

REGRESSION = (
    "Breaks are taken when one is tired, and low energy tends to rise by itself (regression to the mean). "
    "“Better” and “worse” stand for two points and are coarse."
)


def uses(n: int, activity: str) -> str:
    """Return "11 walks", or "11 times tea or coffee" of what cannot be counted."""
    if activity in PLURALS:
        return count(n, activity, PLURALS[activity])
    return f"{count(n, 'time')} {activity}"


def so_far(known: int, need: int, activity: str) -> str:
    """Return how far it is to a first word about an activity: "3 of 8 walks so far."."""
    named = f"{need} {PLURALS[activity]}" if activity in PLURALS else f"{count(need, 'time')} {activity}"
    return f"{known} of {named} so far."


def after(known: int, activity: str, low: float, high: float) -> str:
    """Return what energy was like after an activity: the ends of the change's interval, over `known` uses."""
    if low <= 0 <= high:
        return f"After {uses(known, activity)} energy was sometimes higher, sometimes not: nothing can be said yet."
    nearer, farther = sorted((abs(low), abs(high)))
    # Energy comes in whole steps, so the interval may be a single one.
    by = number(nearer, 1) if nearer == farther else f"{number(nearer, 1)}–{number(farther, 1)}"
    return f"After {uses(known, activity)} energy was {'higher' if low > 0 else 'lower'} ({by})."


def by_itself(activities: Sequence[str], *, higher: bool = True) -> str:
    """Return what is to be said after any such sentence: nobody knows what energy would have done without it."""
    if not activities:
        return ""
    whose = f"the {activities[0]}'s" if len(activities) == 1 and activities[0] in PLURALS else "theirs"
    tends = "Low energy tends to rise" if higher else "High energy tends to fall"
    return f"{tends} by itself; how much is {whose} is not known."


def in_gap(minutes: int, higher: Sequence[str], nearest: tuple[int, int, str] | None) -> str:
    """Return after what energy was higher, of what fits into a gap of `minutes`.

    `higher` names activities, the most first; `nearest` is how often one that
    is not known well enough yet was tried, of how often, and its name.
    """
    if higher:
        which = "which fits" if len(higher) == 1 else "which fit"
        said = f"Energy was higher after {', '.join(higher)}, {which} into {count(minutes, 'minute')}."
        return f"{said} {by_itself(higher)}"
    if nearest is not None:
        return f"Too little is known yet of what fits into {count(minutes, 'minute')}: {so_far(*nearest)}"
    return ""
