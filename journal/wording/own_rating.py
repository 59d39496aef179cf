"""Sentences that answer: does this match how my days felt?"""

from __future__ import annotations

from journal.wording.dates import count, number

QUESTION = "Does this match how my days felt?"

SCALE = "1 would be perfect agreement, 0 none at all."


def matches(
    answer: str, pairs: int, rho: float | None, low: float | None, high: float | None, *, fewest: int = 20
) -> str:
    """Return the answer in a sentence.

    `answer` is the value of measures' Answer, `pairs` the days it rests on,
    `rho` the agreement and `low` to `high` its 95 % interval, −1 to 1.
    """
    if answer == "too few":
        return f"Too early to tell: {pairs} of {count(fewest, 'day')} with your own rating and a full log."
    if rho is None or low is None or high is None:
        return f"It cannot be told yet: over {count(pairs, 'day')} one of the two was always the same."
    figures = f"agreement {number(rho, 2)} ({number(low, 2)} to {number(high, 2)}) over {count(pairs, 'day')}"
    if answer == "follows":
        return f"It follows your own rating: {figures}."
    if answer == "does not follow":
        return f"It does not follow your own rating, so your rating leads: {figures}."
    return f"It cannot be told yet whether it follows your own rating: {figures}."


def hours_alone(hours: float | None, rho: float | None) -> str:
    """Return the agreement of plain hours beside the sum's, −1 to 1; "" where one is not known."""
    if hours is None or rho is None:
        return ""
    return (
        f"Hours alone agree to {number(hours, 2)}, this sum to {number(rho, 2)}. It is made of your ratings of "
        "sessions, so some agreement is to be expected."
    )
