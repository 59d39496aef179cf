"""Sentences about being back from an absence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from journal.wording.dates import count, day_in_words, short_date

TITLE = "Back"
ASKED = "You are back: what came of it?"
PUT_AWAY = "Not now"
IS_PUT_AWAY = "Put away. The page stays where it was, under Time off"
NOT_YET = "This is asked once the last day is over."
NO_PLAN = "Nothing was planned for these days. What came of them can be noted all the same."
BEGIN = "Note what came of it"
NO_CLIENTS = "No client was open in these days."
HOW = "One press a client is enough. What you leave blank stays blank, and nothing is worked out from it."
CAME = "What came of it"
CLIENTS = "How each client took it"
WAITED_LAST_TIME = "waited last time too"

ACTS = {
    "relief": "Relief",
    "anger": "Anger",
    "fear": "Fear",
    "shrug": "Shrug",
    "gone": "Not back",
    "open": "More",
}
"""What one press says of a client on return: how they took it, or that they did not return."""


def days_off(free: int, days: int, worked: Sequence[date]) -> str:
    """Return how many days were really free, and on which there was client contact or on-call."""
    said = f"{free} of {count(days, 'day')} without client contact."
    if not worked:
        return said
    shown = ", ".join(short_date(day) for day in worked[:7]) + (" …" if len(worked) > 7 else "")
    return f"{said} A client, or being on call, reached into {shown}."


def hours_free(hours: int, first: date) -> str:
    """Return the hours that were kept free on return."""
    kept = "is" if hours == 1 else "are"
    return f"{count(hours, 'hour')} {kept} kept free for you, from {day_in_words(first)} on."


def took(words: Sequence[str], when: str) -> str:
    """Return how those of a client took it, for example "on return: relief"; "" where nothing is said."""
    return f"{when}: {', '.join(words)}" if words else ""


def one_took(label: str, took: str, own: str) -> str:
    """Return how one person took it; `label` is empty for the client as a whole."""
    word = own if took == "own" and own else f"{took} (“{own}”)" if own else took
    return f"{label} {word}" if label else word


def returned(came: date | None, returned: bool | None) -> str:
    """Return whether a client is back: said by hand, or seen in a session held; "" where neither."""
    if returned is False:
        return "did not return"
    return f"came {short_date(came)}" if came is not None else ""
