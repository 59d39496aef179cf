"""Sentences about the weeks around an absence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from journal.wording.dates import count, day_in_words, number, short_date

TITLE = "The weeks around, before you decide"
AS_IF_THERE = "as if there"
STANDS = "as it stands"
WITH_PLAN = "with make-ups"

TOO_FAR = "The weeks around it are more than a year away, or begun already: nothing is drawn yet."

RESTS_ON = (
    "If everyone comes as planned or as usual. “As if there” is without these days off; “as it stands” without the "
    "sessions that fall into them; held make-ups that are not planned yet are added. This week is not among them."
)


def before_and_after(before: float | None, after: float | None) -> str:
    """Return what the weeks next to the absence would be with this plan, in per cent of the planned work."""
    if before is None and after is None:
        return "Neither the week before nor the week after is known yet."
    if before is None:
        return f"The week after would be {number(after or 0.0)} of 100."
    then = "" if after is None else f", the week after {number(after)}"
    return f"The week before would be {number(before)} of 100{then}."


def limits(full: Sequence[date], near: Sequence[date], most: int | None, gap: int | None, make_ups: int) -> str:
    """Return whether the make-ups keep to the most sessions of a day and to the least gap; "" where none is held.

    `full` are days that would hold more than `most`, `near` those on which two would be closer than `gap` minutes.
    """
    if not make_ups:
        return ""
    said = []
    if full:
        said.append(f"More than {count(most or 0, 'session')} on {', '.join(map(short_date, sorted({*full})))}.")
    if near:
        said.append(
            f"Less than {count(gap or 0, 'minute')} between two on {', '.join(map(short_date, sorted({*near})))}."
        )
    if said:
        return " ".join(said)
    if most is None and gap is None:
        return "You set no most sessions a day and no least gap, so nothing is held against them."
    return "Your most sessions a day and your least gap are kept to by every make-up."


def on_return(hours: int | None, days: Sequence[tuple[date, int]]) -> str:
    """Return the hours kept free on return, and how many sessions stand on each of the first workdays back."""
    kept = "" if hours is None else f"{count(hours, 'hour')} kept free on the first days back. "
    if not days:
        return kept.strip()
    stand = "; ".join(f"{day_in_words(day)}, {count(n, 'session')}" for day, n in days)
    return f"{kept}The first days back: {stand}."
