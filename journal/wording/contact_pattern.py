"""Sentences about contact between sessions against what was agreed: what happened, not who is to blame."""

from __future__ import annotations

from journal.wording.dates import count, duration, number

NOTHING = "No contact between sessions is logged in this time. Counts will be held here against what was agreed."

INSIDE, OUTSIDE, NONE_RECORDED = "Inside what was agreed", "Outside", "No agreement recorded"

NAMES = {INSIDE: "as agreed", OUTSIDE: "outside", NONE_RECORDED: "no agreement"}
"""Name of a part → what stands beside it."""

ANSWERED, PROMISED = "Answered after", "Promised within"

RESTS_ON = "Rests on the contacts you logged. Counts and minutes only, never what was said."
WEEKS_REST_ON = "By the week they fell in. The first and the last week may be cut by the period."
ANSWERS_REST_ON = (
    "The middle answer of those known: half came sooner, half later. Where the other side began; nights and weekends "
    "are in it."
)

EVERYONE = "Everyone"

NO_ANSWERS = "No time to an answer is noted in this time, so nothing is held against a promise."

TOO_FEW_ANSWERS = "Too few answers are noted for a middle: {fewest} with one client are needed."


def shows(contacts: int, minutes: int, clients: int, weeks: int | None) -> str:
    """Return what was logged, over so many logged weeks; None where there are too few to say how much a week."""
    if not contacts:
        return NOTHING
    a_week = f", {number(contacts / weeks, 1)} in a logged week" if weeks else ""
    return (
        f"{count(contacts, 'contact')} between sessions with {count(clients, 'client')}{a_week}: "
        f"{duration(minutes)} in all."
    )


def against(contacts: int, judged: int, outside: int) -> str:
    """Return how many stand inside and outside an agreement, and for how many none is recorded."""
    if not contacts:
        return ""
    if not judged:
        return "No agreement on contact is recorded for them, so none is inside or outside."
    inside = judged - outside
    said = f"{inside} inside what was agreed, {outside} outside"
    missing = contacts - judged
    return f"{said}; for {missing} no agreement is recorded." if missing else f"{said}."


def after_hours(n: int, contacts: int) -> str:
    """Return how many came after hours; "" without any."""
    return f"{n} of {contacts} came after hours." if n else ""


def without_minutes(n: int, default: int) -> str:
    """Return how many contacts have no minutes, and what stands in for them; "" without any."""
    if not n:
        return ""
    return f"{count(n, 'contact has', 'contacts have')} no minutes: {default} stand in for them."


def trend(code: str, slope: float, low: float, high: float) -> str:
    """Return where contact is going over 8 finished weeks.

    `slope` in contacts a week more each week, with the ends of its 95 %
    interval; none of them on the other side of 0.
    """
    lately, went = ("more", "rose") if slope > 0 else ("less", "fell")
    by, least, most = (number(4 * value, 1) for value in (abs(slope), *sorted((abs(low), abs(high)))))
    return (
        f"{code}: {lately} contact lately. Over 8 weeks, contacts a week {went} by about {by} every four weeks "
        f"({least} to {most})."
    )


def answers(slower: int, known: int, *, fewest: int = 0) -> str:
    """Return with how many clients the middle answer took longer than promised, of those where both are known.

    `fewest` is how many answers a middle needs, where some are noted and none has enough.
    """
    if not known and fewest:
        return TOO_FEW_ANSWERS.format(fewest=fewest)
    if not known:
        return NO_ANSWERS
    if not slower:
        return f"With {count(known, 'client')} a time was promised and kept, by the middle answer."
    return f"With {slower} of {count(known, 'client')} the middle answer took longer than was promised."
