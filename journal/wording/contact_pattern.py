"""Sentences about contact between sessions against what was agreed: what happened, not who is to blame."""

from __future__ import annotations

from journal.wording.dates import count, duration, number

NOTHING = "No contact between sessions is logged in this time. Counts will be held here against what was agreed."

INSIDE, OUTSIDE, NONE_RECORDED = "Inside what was agreed", "Outside", "No agreement recorded"

ANSWERED, PROMISED = "Answered after", "Promised within"

RESTS_ON = "Rests on the contacts you logged. Counts and minutes only, never what was said."
WEEKS_REST_ON = "By the week they fell in. The first and the last week may be cut by the period."
ANSWERS_REST_ON = "The middle of what is known (median), where the other side began; nights and weekends are in it."

EVERYONE = "Everyone"

NO_ANSWERS = "No time to an answer is noted in this time, so nothing is held against a promise."


def shows(contacts: int, minutes: int, clients: int, weeks: float) -> str:
    """Return what was logged, over so many weeks."""
    if not contacts:
        return NOTHING
    a_week = f", {number(contacts / weeks, 1)} a week" if weeks >= 2 else ""
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


def in_record(share: float | None) -> str:
    """Return the part that is in the clinical record, 0–1 of those where it is known; "" where it is not."""
    return "" if share is None else f"In the clinical record, where it was noted: {number(100 * share)} %."


def without_minutes(n: int) -> str:
    """Return how many contacts have no minutes; "" without any."""
    return f"{count(n, 'contact has', 'contacts have')} no minutes and count as five." if n else ""


def trend(code: str, slope: float | None) -> str:
    """Return where contact is going over 8 finished weeks; `slope` in contacts a week more each week, or None.

    "" where it is not known, or where there is no trend.
    """
    if not slope:
        return ""
    lately, went = ("more", "rose") if slope > 0 else ("less", "fell")
    by = number(abs(slope) * 4, 1)
    return f"{code}: {lately} contact lately. Over 8 weeks, contacts a week {went} by about {by} every four weeks."


def answers(slower: int, known: int) -> str:
    """Return how often the usual answer to a client took longer than promised, of those where both are known."""
    if not known:
        return NO_ANSWERS
    if not slower:
        return f"With {count(known, 'client')} a time was promised and kept, by the middle answer."
    return f"With {slower} of {count(known, 'client')} the middle answer took longer than was promised."
