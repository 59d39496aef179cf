"""Sentences about supervisees, and what a supervisor notes of them."""

from __future__ import annotations

from datetime import date

from journal.wording.dates import count, date_in_words, day_in_words, day_near

TITLE = "Supervisees"
OPEN_HERE = "My notes on supervisees"
EMPTY = (
    "Whom you supervise can be noted under People, as a supervisee; then you can keep notes of them here. They are "
    "about another person: your agreement with them should say that there are notes, who may ask for them, and how "
    "long you keep them. Nothing of them is in any share."
)
APART = (
    "Notes on supervisees are in no share, no count and no measure. They are in your own search and in what you take "
    "out."
)
ADD_PERSON = "Note a supervisee"
ADD = "Add a note"
ALL = "All supervisees"
CONCERNS, ADD_CONCERN = "To raise with them", "Add a concern"
ADVICE, ADD_ADVICE = "Advice on a risk", "Add advice"
ADVICE_MEANS = "It stands on Today until you write down when you heard what came of it."
STIRRED = "Kept apart: what it stirs up in you. It is shown in this form alone; your own search finds it."
NO_NOTES = "Nothing is noted yet."
NOT_RAISED, NOT_HEARD = "Not raised with them yet", "Advice on a risk, not heard back yet"
NEXT, NO_NEXT = "By next meeting", "Without a next meeting"
ERASE = "Delete everything about them"
ERASE_ASKED = (
    "Every note on them, their name among your people and what was begun of it go at once, for good, not into the "
    "trash. Packs they sent stay under Review until you let go of them there. Copies made before still hold it."
)
YES_ERASE, NO_KEEP = "Yes, delete it for good", "No, keep it"
ERASED = "Everything noted about them is deleted"


def meeting(day: date | None, today: date) -> str:
    """Return when one meets next."""
    return f"next {day_in_words(day)}" if day is not None and day >= today else ""


def open_things(not_raised: int, not_heard: int) -> str:
    """Return what is open with somebody; "" where nothing is."""
    said = [
        f"{count(not_raised, 'concern')} to raise" if not_raised else "",
        f"{count(not_heard, 'piece of advice', 'pieces of advice')} not heard back of" if not_heard else "",
    ]
    return ", ".join(part for part in said if part)


def on_today(name: str, given: date, today: date) -> str:
    """Return the line on Today about advice on a risk. It says nothing of what it was."""
    return f"Advice on a risk, given to {name} {day_near(given, today)}: heard back?"


def noted(day: date, today: date) -> str:
    """Return of which day something is noted."""
    return f"noted {day_near(day, today)}"


def raised(on: date) -> str:
    """Return when a concern was raised."""
    return f"raised on {date_in_words(on)}"


def heard(on: date) -> str:
    """Return when one heard what came of it."""
    return f"heard back on {date_in_words(on)}"
