"""Sentences about words of one's own for the capture line."""

from __future__ import annotations

from journal.wording.labels import label

TITLE = "Words for the line"
ABOUT = (
    "The line on top of every page understands the words below. A word of your own stands for a piece of such a line: "
    "“jog” for “exercise 45m”."
)
EMPTY = "Words of your own will be listed here."
TABLE = "The words it understands"
HOW = (
    "A client's code and no other word: a thought. 30m, 1h30: minutes. 14:00, yesterday 21:30, mon, 20.11.: when. "
    "A number from 0 to 10: how much. 3>6: energy before and after. Words not understood become the note, and so does "
    "all that stands after a dash. Words in bold say by themselves what the line is."
)
SIGN = "A word cannot begin with @ or +, and a dash alone begins the note."
ALREADY = "This word is in your list already. Remove it there first."
FIGURE = "This is read as a number or a time, and has to stay one."
DASH = "A dash begins the note and cannot be part of what a word stands for."
NOTHING = "Nothing in what it stands for is understood yet. Use words of the list below, a time or minutes."


def problem(field: str, reason: str) -> str:
    """Return what a FieldError says about a word or its meaning."""
    named = {"word": "The word", "means": "What it stands for"}.get(field, label(field))
    return f"{named} {reason}."


def not_understood(text: str) -> str:
    """Return that a part of the meaning is no client and no time."""
    return f"“{text}” is neither a client of yours nor a time."


def covers(word: str, meaning: str) -> str:
    """Return what a word meant before."""
    return f"“{word}” has a meaning here already ({meaning}). Yours takes its place."


def covers_client(code: str, word: str) -> str:
    """Return that a word is nearly a client's code."""
    return f"“{word}” is also the client {code}, who is meant only by {code} written exactly so, or @{code}."


def stays_in_note(words: str) -> str:
    """Return that part of the meaning is not understood."""
    return f"“{words}” is not understood and would become part of the note."


def listed(word: str, means: str) -> str:
    """Return one word of the list."""
    return f"{word}  ·  stands for  {means}"
