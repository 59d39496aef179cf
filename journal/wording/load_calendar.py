"""Sentences about the calendar of a year's load."""

from __future__ import annotations

from datetime import date

from journal.wording.dates import count, day_in_words, day_with_year, number, span_in_words

SCALE = (
    "Stronger squares asked more of you: from five logged days on, each of the five shades holds a fifth of them. "
    "Hollow squares are partly rated, empty places have no entries. Press a day to see it."
)


def square(day: date, demand: float, *, partial: bool) -> str:
    """Return what a square says when pointed at."""
    return f"{day_in_words(day)}: {'at least ' if partial else ''}{number(demand, 1)} points"


def alt_text(first: date, last: date, logged: int, heaviest: tuple[date, float] | None) -> str:
    """Return the calendar in words; `heaviest` is a day and its points."""
    said = f"Calendar of emotional load from {span_in_words(first, last)}: {count(logged, 'day')} with entries."
    if heaviest is not None:
        said += f" The most in a day was {number(heaviest[1])} points, on {day_with_year(heaviest[0])}."
    return said
