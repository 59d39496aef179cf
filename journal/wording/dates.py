"""Days and numbers in words."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def day_in_words(day: date) -> str:
    """Return for example "Thursday, 22 October"."""
    return f"{WEEKDAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]}"


def span_in_words(first: date, last: date) -> str:
    """Return for example "6 July to 4 October 2026"; the year twice where it differs."""
    year = "" if first.year == last.year else f" {first.year}"
    return f"{first.day} {MONTHS[first.month - 1]}{year} to {last.day} {MONTHS[last.month - 1]} {last.year}"


def number(value: Fraction | float, decimals: int = 0) -> str:
    """Return a number rounded half up to that many decimals, without a tail of zeros: 6.0 → "6"."""
    shift = 10**decimals
    whole = int(abs(value) * shift + 0.5 + 1e-9)
    text = f"{whole / shift:.{decimals}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return f"−{text}" if value < 0 and whole else text


def count(n: int, one: str, many: str | None = None) -> str:
    """Return "1 week" or "3 weeks"; `many` where an s is not enough."""
    return f"{n} {one if n == 1 else many or one + 's'}"


def duration(minutes: int) -> str:
    """Return a length in hours and minutes, for example "62 hours" or "1 hour 30 minutes"."""
    hours, rest = divmod(minutes, 60)
    result = [count(hours, "hour")] if hours else []
    result += [count(rest, "minute")] if rest or not hours else []
    return " ".join(result)
