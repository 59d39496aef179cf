"""Sentences about an agreement on supervision."""

from __future__ import annotations

from datetime import date

from journal.wording.dates import count, date_in_words, day_near

TITLE = "Agreements on supervision"
EMPTY = (
    "What you and your supervisor agreed can be noted here: on what terms you work, and what you want to learn. "
    "One agreement for each person; a newer one takes the place of the one before from its first day on."
)
NO_PEOPLE = "Note your supervisor under People first; then they can be chosen here."
ADD, ALL = "Note an agreement", "All agreements"
GOALS, ADD_GOAL = "What I want to learn", "Add a goal"
GOALS_MEANS = (
    "The goals that are not reached stand in “Before supervision”. They are shared only where you tick them "
    "under Share; your note beside a goal never is."
)
TERMS = "What is agreed"
SIGNED = "Another day than before counts as noted down today; both days are shown."
REVIEW = "On that day, Today has a line about it, until you put it off or choose another day."
LATER = "Ask again in four weeks"
ENDED = "No longer in force"
NOBODY = "Somebody who is no longer among your people"
YES_NO = {True: "yes", False: "not yet"}


def in_a_line(since: date, goals: int, open_goals: int) -> str:
    """Return since when it holds and how many of its goals are open."""
    told = f"since {date_in_words(since)}"
    return f"{told}  ·  {open_goals} of {count(goals, 'goal')} open" if goals else told


def from_then_on(since: date) -> str:
    """Return that an agreement does not hold yet."""
    return f"from {date_in_words(since)} on"


def replaced(since: date) -> str:
    """Return from when on a newer one holds."""
    return f"replaced on {date_in_words(since)}"


def review(review_on: date | None) -> str:
    """Return when it is looked at again."""
    return f"looked at again on {date_in_words(review_on)}" if review_on is not None else ""


def on_today(name: str) -> str:
    """Return the line on Today when a review is due."""
    return f"The agreement with {name} was to be looked at again"


def reached(on: date, today: date) -> str:
    """Return that a goal is reached, and since when."""
    return f"reached {day_near(on, today)}"


def with_whom(name: str) -> str:
    """Return the title of the printed agreement."""
    return f"Agreement on supervision with {name}"
