"""Days, times and numbers in words: the one place that knows in which form a date or a time is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime, time
from fractions import Fraction

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """In which form dates and times are written.

    `order` of day, month and year ("dmy", "mdy" or "ymd"), the `mark` between
    them in figures, a clock of 12 or 24 `hours`, and the ISO weekday on which
    a week of a calendar begins.
    """

    order: str = "dmy"
    mark: str = "/"
    hours: int = 24
    week_begins: int = 1


NEAR_DAYS = 300
"""Within so many days nobody takes a date for one of another year."""

ONE_FORM = Written()
"""Of the command line, and of a sentence that is kept: whoever reads it later may write dates otherwise."""

_asked: list[Callable[[], Written]] = []
_leaves: ContextVar[bool] = ContextVar("leaves", default=False)


def asked_of(says: Callable[[], Written]) -> None:
    """Let `says` tell the form for whoever a sentence is for; where nobody does, it is ONE_FORM."""
    _asked[:] = [says]


def written() -> Written:
    """Return the form in force."""
    return _asked[0]() if _asked and not _leaves.get() else ONE_FORM


@contextmanager
def in_one_form() -> Iterator[None]:
    """Let all that is said meanwhile have ONE_FORM: it leaves the journal, and who reads it may write otherwise."""
    before = _leaves.set(True)
    try:
        yield
    finally:
        _leaves.reset(before)


def day_in_words(day: date) -> str:
    """Return for example "Thursday, 22 October" or "Thursday, October 22"."""
    return f"{WEEKDAYS[day.weekday()]}, {day_and_month(day)}"


def day_with_year(day: date, how: Written | None = None) -> str:
    """Return for example "Thursday, 22 October 2026", "Thursday, October 22, 2026" or "Thursday, 2026-10-22"."""
    return f"{WEEKDAYS[day.weekday()]}, {date_in_words(day, how)}"


def day_near(day: date, today: date) -> str:
    """Return a day in words, with the year where it is another one than today's."""
    return day_in_words(day) if day.year == today.year else day_with_year(day)


def date_in_words(day: date, how: Written | None = None) -> str:
    """Return for example "22 October 2026", "October 22, 2026" or "2026-10-22"."""
    order = (how or written()).order
    if order == "ymd":
        return f"{day:%Y-%m-%d}"
    month = MONTHS[day.month - 1]
    return f"{month} {day.day}, {day.year}" if order == "mdy" else f"{day.day} {month} {day.year}"


def day_and_month(day: date) -> str:
    """Return for example "22 October" or "October 22"."""
    month = MONTHS[day.month - 1]
    return f"{day.day} {month}" if written().order == "dmy" else f"{month} {day.day}"


def date_near(day: date, today: date) -> str:
    """Return a date without its weekday, with the year where it is another one than today's."""
    return day_and_month(day) if day.year == today.year else date_in_words(day)


def month_in_words(day: date) -> str:
    """Return a day's month, for example "October 2026"."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def in_figures(day: date, how: Written | None = None) -> str:
    """Return for example "22/10/2026", "10/22/2026" or "2026-10-22"."""
    how = how or written()
    parts = {"d": f"{day.day:02}", "m": f"{day.month:02}", "y": f"{day.year:04}"}
    return how.mark.join(parts[name] for name in how.order)


def short_day(day: date) -> str:
    """Return a day whose month stands near, for example "Thu 22"."""
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day}"


def short_date(day: date) -> str:
    """Return for example "Thu 22 Oct" or "Thu Oct 22"."""
    month = MONTHS[day.month - 1][:3]
    weekday = WEEKDAYS[day.weekday()][:3]
    return f"{weekday} {day.day} {month}" if written().order == "dmy" else f"{weekday} {month} {day.day}"


def clock(at: time | datetime, how: Written | None = None) -> str:
    """Return for example "14:30" or "2:30 pm"."""
    if (how or written()).hours == 24:
        return f"{at.hour:02}:{at.minute:02}"
    return f"{at.hour % 12 or 12}:{at.minute:02} {'am' if at.hour < 12 else 'pm'}"


def week_of_calendar() -> tuple[int, ...]:
    """Return the seven ISO weekdays in the order in which a calendar shows them."""
    first = written().week_begins - 1
    return tuple((first + n) % 7 + 1 for n in range(7))


def span_in_words(first: date, last: date) -> str:
    """Return for example "6 July to 4 October 2026"; the year twice where it differs, or is written first."""
    near = first.year == last.year and written().order != "ymd"
    return f"{day_and_month(first) if near else date_in_words(first)} to {date_in_words(last)}"


def short_span_in_words(first: date, last: date) -> str:
    """Return for example "23 to 29 November 2026" or "November 23 to 29, 2026": the month too once where it can."""
    order = written().order
    if (first.year, first.month) != (last.year, last.month) or order == "ymd":
        return span_in_words(first, last)
    if order == "mdy":
        return f"{day_and_month(first)} to {last.day}, {last.year}"
    return f"{first.day} to {date_in_words(last)}"


def span_near(first: date, last: date, today: date) -> str:
    """Return a span as short as it can be, for example "3 to 10 August": with the year where it is not near."""
    order, near = written().order, abs((last - today).days) < NEAR_DAYS
    if order == "ymd" or not (near or first.year == last.year == today.year):
        return date_in_words(first) if first == last else short_span_in_words(first, last)
    if first == last:
        return day_and_month(first)
    if first.month != last.month:
        return f"{day_and_month(first)} to {day_and_month(last)}"
    return f"{first.day} to {day_and_month(last)}" if order == "dmy" else f"{day_and_month(first)} to {last.day}"


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
