"""Sentences about thoughts that are set down and come back."""

from __future__ import annotations

from datetime import date

from journal.wording.dates import WEEKDAYS, count, day_in_words

NEED_NOT_COME_BACK = "Kept. It need not come back."
NOT_KNOWN_YET = {
    "their next session": "Kept. It will be here on the day of their next session, or in four weeks.",
    "supervision": "Kept. It will be here on the day of the next supervision, or in four weeks.",
}
"""Where it waits → what is said while nobody knows the day."""

SET_DOWN = "A thought  ·  set down"

EVENING = "What may wait where?"
EVENING_HINT = "What you set down here is out of sight until that day. Each tap saves."
COMING_BACK = "You had set this down"
ONE_WAITS = "One thing waits"
SOME_WAIT = "A few things wait"
STILL_THERE = "It may wait once more"
NOT_NOW = "Not now"
TO_SUPERVISION = "To supervision"
WHO_HEARS = "This came back more than once. Who could hear it?"
IN_A_WEEK = "In a week"
ANSWERED = "Kept"


def when(day: date, today: date) -> str:
    """Return "today", "tomorrow", "on Thursday" within a week, else "on Thursday, 3 December"."""
    days = (day - today).days
    if days in (0, 1):
        return ("today", "tomorrow")[days]
    return f"on {WEEKDAYS[day.weekday()] if 1 < days < 7 else day_in_words(day)}"


def kept_until(day: date, today: date) -> str:
    """Return what is said when a thought was set down; `day` is when it comes back."""
    return f"Kept. It will be here {when(day, today)}."


def on_the_agenda(day: date, today: date) -> str:
    """Return what is said when a thought goes to supervision; `day` is when it comes back."""
    return f"On the agenda. It will be here {when(day, today)}."


def place(waits: str, code: str, day: date | None, today: date) -> str:
    """Return a place to wait as a choice shows it: "K2’s next session, on Thursday". `code` "" for no one chosen."""
    if waits == "their next session" and code:
        waits = f"{code}’s next session"
    result = waits[:1].upper() + waits[1:]
    return f"{result}, {when(day, today)}" if day is not None else result


def out_of_sight(n: int) -> str:
    """Return how many are set down, without a word of them."""
    return f"{count(n, 'thought is', 'thoughts are')} set down, out of sight for now. The journal has them."


def more_to_come(n: int) -> str:
    """Return how many more came back than are shown."""
    return f"And {n} more after these."


def since(day: date, today: date) -> str:
    """Return from when a thought is: "From yesterday", "From Thursday", "From Thursday, 3 December"."""
    days = (today - day).days
    if days in (0, 1):
        return f"From {('today', 'yesterday')[days]}"
    return f"From {WEEKDAYS[day.weekday()] if 1 < days < 7 else day_in_words(day)}"
