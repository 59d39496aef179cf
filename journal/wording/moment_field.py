"""What the field for a date and a time says of itself, and of what it cannot read."""

from __future__ import annotations

UNREAD = "is not one that can be kept; it stands there as you typed it"
"""The reason of a FieldError while something is typed that is no date, or no time."""

WORDS: dict[str, object] = {
    "time": "Time",
    "both": "date and time",
    "open": "Choose a day",
    "before": "The month before",
    "after": "The month after",
    "now": "Today",
    "none": "No date",
    "shut": "Close",
    "emptied": "No date",
    "day_keys": "Arrow up and down change the day. Alt and arrow down open the calendar.",
    "time_keys": "Arrow up and down change the time.",
    "no_day": "This is no date yet. One is written like {}, 5 Mar, or today.",
    "no_time": "This is no time yet. One is written like {}.",
    "not_kept": "Not kept yet: the journal does not answer. What you typed is still here.",
    "too_early": "The earliest day here is {}.",
    "too_late": "The latest day here is {}.",
    "placeholder": {"dmy": "day, month", "mdy": "month, day", "ymd": "year, month, day"},
}
"""Read by pages/parts/forms/moment_field.js; {} stands for a date or a time as it is written here."""


def at_field(reason: str) -> str:
    """Return what is said below the field of a FieldError's reason."""
    return f"This {reason}."
