"""Sentences of the page Today."""

from __future__ import annotations

from datetime import date, datetime

from journal.wording.dates import clock, count, day_in_words, number
from journal.wording.emotional_load import day_so_far

NOTHING_PLANNED = "No session is planned. A whole week can be planned in one go."
NOT_UNDERSTOOD = "This press could not be understood. Nothing was changed."
CHANGED_SINCE = "This was changed once more since then, so it was left as it is."
STATUS = {
    "no-show": "did not come", "cancelled late": "cancelled late", "cancelled": "cancelled",
    "cancelled by me": "cancelled by me",
}  # fmt: skip
"""Status of a session that was not held → words in the day's list."""

WAS_THERE = "was there"
FIRST_AFTER_BREAK = "did not come, first after a break"
REACHED = {"yes": "reached since", "trying": "trying to reach", "agreed step": "agreed step under way"}

IN_THE_LIST = {
    "reached": "Reached?",
    "yes": "Yes",
    "trying": "Trying",
    "agreed step": "Agreed step",
    "asking": "Still to be reached",
    "ask": "How was this hour to carry?",
    "there": "There",
    "was there": "Was there too?",
    "group": "How much it asked, 0 to 10",
    "break": "Log a break",
    "change": "Change",
    "open": "Open",
    "undo": "Undo",
    "kept": "Kept.",
    "no-show": "No-show",
    "cancelled late": "Late",
    "cancelled": "Cancelled",
    "cancelled by me": "By me",
    "planned": "Not settled",
    "attended": "Held",
    "silent": "The journal does not answer, so it is not known whether this was kept. Open the page again to see.",
    "unread": "Something went wrong, so it is not known whether this was kept. Open the page again to see.",
    "list": "The day",
}
"""The words of the day's list itself."""

NOTHING_HAS_TO = "Nothing has to happen."
NO_OPEN_ENDS = "Nothing is open. That is all for now."


def next_session(code: str, start: datetime, today: date) -> str:
    """Return when the next session is; `start` in the therapist's own zone."""
    when = "today" if start.date() == today else day_in_words(start.date())
    return f"Next: {code}, {when} at {clock(start)}."


def unconfirmed(n: int) -> str:
    """Return how many past sessions wait to be settled."""
    return f"{count(n, 'session')} to settle: did {'it' if n == 1 else 'they'} take place?"


def day_told(
    over: int, sessions: int, demand: float | None, recovery: float | None, unrated: int, *, is_over: bool
) -> str:
    """Return a day in a sentence or two: how many of its sessions are over, and what it asked so far."""
    said = []
    if sessions and not is_over:
        said.append(f"{over} of {count(sessions, 'session')} {'is' if over == 1 else 'are'} over.")
    if is_over:
        said.append(day_before(demand, unrated))
    else:
        said.append(day_so_far(demand, recovery, unrated))
    return " ".join(said)


def day_before(demand: float | None, unrated: int) -> str:
    """Return a day that is over in a sentence."""
    if demand is None:
        return "Nothing that asks was logged."
    said = f"It asked {number(demand)} {'point' if number(demand) == '1' else 'points'} of you."
    return f"{said} {count(unrated, 'session is', 'sessions are')} not rated yet." if unrated else said


def evening(unrated: int, *, is_over: bool = False) -> str:
    """Return the invitation to the evening question of today, or of a day that is over."""
    asked = f"How heavy was {'it' if is_over else 'today'}?"
    return f"{asked} {count(unrated, 'session')} not rated yet." if unrated else asked


def unfinished(label: str, when: datetime, today: date) -> str:
    """Return which form was begun and not saved."""
    day = clock(when) if when.date() == today else day_in_words(when.date())
    return f"Unfinished: {label.lower()}, {day}"


def next_gap(minutes: int, code: str, *, is_now: bool) -> str:
    """Return how long the next gap of the day is; `code` is who comes after it."""
    length = count(minutes, "minute")
    return f"{length} until {code}." if is_now else f"The next gap has {length}, until {code}."
