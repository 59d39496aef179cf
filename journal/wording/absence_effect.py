"""Sentences about what time off did: what came after it, never what brought it."""

from __future__ import annotations

from collections.abc import Sequence

from journal.wording.dates import count, number

TITLE = "What time off did"
WHAT_IS = (
    "The two weeks before, the days away and the four weeks after your last absences of five days or more, laid over "
    "one another. It shows what came after, not what brought it: one goes when one is tired."
)
RATING, DEMAND, RECOVERY = "Your own rating", "Demand", "Recovery"
MIDDLE = "middle"
WEEKS = ("2 before", "1 before", "away", "1 after", "2 after", "3 after", "4 after")
TICKS = ("\u22122", "\u22121", "away", "1", "2", "3", "4")
WEEKS_AXIS = "weeks before and after"
UNIT = {RATING: "0–10", DEMAND: "points", RECOVERY: "points"}

BEGINS = "Days off of five or more are looked at here once five of them are over."
FADES = (
    "With others, the gains of a holiday fade within weeks; that is a direction, and says nothing of yours. "
    "Illness is left out."
)


def not_yet(absences: int, fewest: int) -> str:
    """Return that too few absences are over to say anything."""
    if not absences:
        return f"{BEGINS} Until then it says nothing."
    lie = "is" if absences == 1 else "are"
    return (
        f"{count(absences, 'absence')} of five days or more {lie} over. From {fewest} on something can be said; "
        "until then nothing is, for any of them may have been unlike the others."
    )


def rests_on(absences: int) -> str:
    """Return what the picture rests on."""
    return f"Rests on your last {count(absences, 'absence')}. A gap: fewer than three days of that week are known."


def back(weeks: Sequence[int], known: int, absences: int) -> str:
    """Return when the own rating was back where it was before.

    `weeks` are the weeks of those in which it was, `known` how many absences that is known of.
    """
    if not known:
        return "You rated too few days around them to say when your rating was back at its usual."
    of = f"Of {count(known, 'absence')} with enough ratings"
    of += f" (of {absences})" if known < absences else ""
    if not weeks:
        return f"{of}, your own rating was back at its usual within four weeks after none."
    middle = sorted(weeks)[(len(weeks) - 1) // 2]
    in_week = f"in week {middle}" if len({*weeks}) == 1 else f"in the middle in week {middle}"
    return f"{of}, your own rating was back at its usual within four weeks after {len(weeks)}, {in_week}."


def missed(after: float | None, other: float | None, n: int, of: int) -> str:
    """Return the share missed in the six weeks after, against other weeks, each 0–1; "" where either is not known."""
    if after is None or other is None:
        return ""
    return (
        f"In the six weeks after, {n} of {count(of, 'session')} were missed or cancelled late "
        f"({number(100 * after)} %); in other weeks {number(100 * other)} %."
    )


def gone(after: float | None, other: float | None, n: int, of: int) -> str:
    """Return how many clients did not return within six weeks, against other weeks; "" where either is not known."""
    if after is None or other is None:
        return ""
    return (
        f"Clients who did not return within six weeks: {n} of {of} ({number(100 * after, 1)} %), each absence counted "
        f"by itself; from any other week on {number(100 * other, 1)} %."
    )
