"""Sentences about clients that are written one a line."""

from __future__ import annotations

from collections.abc import Sequence

from journal.wording.unfinished import opening

TITLE = "Several clients at once"
LABEL = "One client a line"
HINT = "For example: K2 Mon 10:00. Or: M1 Tue 11 fortnightly 45m. Codes, never names."
NO_TIME = "a weekday has no time behind it"
TAKEN = "a client has this code already"
ENDED = "a client who ended had this code; take the work up again in the form"
LOOKS_ALIKE = "this code looks like that of another client; add this one in the form, which asks"
TWICE = "the code stands here twice"
TOO_MUCH = "this is more than is read at once; it stays in the box, and its turn comes next"
LOOK_AGAIN = "The lines were changed since they were read. They are read anew now: look at them, then press again."


def unknown(word: str) -> str:
    """Return that a word means nothing here."""
    return f"“{opening(word)}” is not understood"


def no_day(word: str) -> str:
    """Return that a time stands without a weekday."""
    return f"“{opening(word)}” has no weekday before it"


def twice(words: str) -> str:
    """Return that something is said a second time."""
    return f"“{words}” is said after it was said already"


def trouble(number: int, text: str, why: str) -> str:
    """Return which line is not understood, and why."""
    return f"Line {number}, “{opening(text)}”: {why}."


def add(count: int) -> str:
    """Return the words on the button."""
    return "Add 1 client" if count == 1 else f"Add {count} clients"


def added(codes: Sequence[str]) -> str:
    """Return how many were added."""
    return "1 client added" if len(codes) == 1 else f"{len(codes)} clients added"
