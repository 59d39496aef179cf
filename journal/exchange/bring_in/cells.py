"""What a cell says: a day, a time, a length in minutes, a number. Pure; what could mean two things is None, or asked.

A day in figures is read in one order for a whole column, which `date_orders` tells where the column itself does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from journal.exchange.bring_in.found import Cell


class DateOrder(StrEnum):
    """In which order day, month and year stand."""

    DMY = "dmy"
    MDY = "mdy"
    YMD = "ymd"


MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janvier enero", "feb february februar février fevrier febrero fév",
            "mar march märz mär maerz mars marzo mrz", "apr april avril abril avr", "may mai mayo mei",
            "jun june juni juin junio", "jul july juli juillet julio", "aug august août aout agosto",
            "sep sept september septembre septiembre", "oct october oktober okt octobre octubre",
            "nov november novembre noviembre", "dec december dezember dez décembre decembre diciembre déc dic",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_FIGURES = re.compile(r"(?<![\d.])(\d{1,4})\s?([./\-\s])\s?(\d{1,2})\s?\2\s?(\d{1,4})(?!\d)")
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})(?:T|\b|$)")
_DAY_WORD = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|\.)?[\s\-]+([^\W\d_]{3,10})\.?,?[\s\-]+(\d{4}|\d{2})(?!\d)")
_WORD_DAY = re.compile(r"([^\W\d_]{3,10})\.?[\s\-]+(\d{1,2})(?:st|nd|rd|th)?,?[\s\-]+(\d{4})(?!\d)")
_CLOCK = re.compile(
    r"(?<![\d:.])(\d{1,2})(?:[:.h](\d{2})(?:[:.](\d{2})(?:\.\d+)?)?)?\s*([ap])?\.?\s?(?:(?<=[ap.\s])m\b\.?)?",
    re.IGNORECASE,
)
_CENTURY = 2000
_LONG = 80
"""Letters beyond which a cell is a text; a pattern tried on a page of figures would never end."""
ENOUGH = 5000
"""Cells from which the order of a column is told."""
_FIRST_YEAR, _LAST_YEAR = 1900, 2200


def as_day(cell: Cell, order: DateOrder | None = None) -> date | None:
    """Return a cell's day; None where it has none, or where its figures cannot stand in that order.

    Without an order, only days that can be but one are read: those that begin
    with a year of four figures, and those with a month in letters.
    """
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if not isinstance(cell, str) or len(cell) > _LONG:
        return None
    text = cell.strip()
    if sure := _sure_day(text):
        return sure
    figures = _FIGURES.search(text)
    if figures is None or order is None:
        return None
    return _in_order(figures, order)


def _sure_day(text: str) -> date | None:
    if (figures := _FIGURES.search(text)) and len(figures[1]) == 4:
        return _made(figures[1], figures[3], figures[4])
    if compact := _COMPACT.match(text):
        return _made(*compact.groups())
    if (said := _DAY_WORD.search(text)) and said[2].lower() in MONTHS:
        return _made(said[3], str(MONTHS[said[2].lower()]), said[1])
    if (said := _WORD_DAY.search(text)) and said[1].lower() in MONTHS:
        return _made(said[3], str(MONTHS[said[1].lower()]), said[2])
    return None


def _in_order(figures: re.Match[str], order: DateOrder) -> date | None:
    first, second, third = figures[1], figures[3], figures[4]
    if order is DateOrder.YMD:
        return _made(first, second, third) if len(third) < 3 and figures[2] == "-" else None
    if len(third) not in (2, 4):
        return None
    return _made(third, second, first) if order is DateOrder.DMY else _made(third, first, second)


def _made(year: str, month: str, day: str) -> date | None:
    whole = int(year) + (_CENTURY if len(year) <= 2 else 0)
    if not _FIRST_YEAR <= whole <= _LAST_YEAR:
        return None
    try:
        return date(whole, int(month), int(day))
    except ValueError:
        return None


def date_orders(cells: Iterable[Cell]) -> frozenset[DateOrder]:
    """Return the orders in which every cell that is not empty is a day. One: it is sure. Several: ask. None: ask too.

    Orders that come to the very same days are one, the first of them: a column
    of real dates, or of days that are sure, needs no asking.
    """
    filled = [cell for cell in cells if cell is not None]
    read = {order: [as_day(cell, order) for cell in filled] for order in DateOrder}
    whole = {order: days for order, days in read.items() if filled and None not in days}
    different: list[list[date | None]] = []
    result = set()
    for order, days in whole.items():
        if days not in different:
            different.append(days)
            result.add(order)
    return frozenset(result)


def misfits(cells: Sequence[Cell], order: DateOrder) -> list[int]:
    """Return which cells, by their place from 0, are filled and no day in that order."""
    return [n for n, cell in enumerate(cells) if cell is not None and as_day(cell, order) is None]


def as_time(cell: Cell) -> time | None:
    """Return a cell's time of day, of 12 hours or 24; None where there is none. Behind a day, it is the time there."""
    if isinstance(cell, datetime):
        return cell.time().replace(tzinfo=None)
    if isinstance(cell, time):
        return cell.replace(tzinfo=None)
    if isinstance(cell, timedelta) and timedelta() <= cell < timedelta(days=1):
        return _after_midnight(cell)
    if isinstance(cell, float) and 0 <= cell < 1:
        return _after_midnight(timedelta(minutes=round(cell * 1440) % 1440))
    if not isinstance(cell, str) or len(cell) > _LONG:
        return None
    text = cell.strip()
    whole = not (figures := _FIGURES.search(text))
    if figures:
        text = text[figures.end() :].lstrip(" ,T")
    elif said := _DAY_WORD.search(text) or _WORD_DAY.search(text):
        text, whole = text[said.end() :].lstrip(" ,T"), False
    found = [match for match in _CLOCK.finditer(text) if match[2] or match[4]]
    if not found or (whole and found[0].start() > 0 and text[: found[0].start()].strip(" ,").isdigit()):
        return None
    return _clock(found[0])


def _after_midnight(since: timedelta) -> time:
    minutes, seconds = divmod(since.seconds, 60)
    return time(minutes // 60, minutes % 60, seconds)


def _clock(match: re.Match[str]) -> time | None:
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[4] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        return time(hour, minute, int(match[3] or 0))
    except ValueError:
        return None


_MONEY = r"(?:[€$£¥]|EUR|USD|GBP|CHF|AUD|CAD|NZD|SEK|NOK|DKK|Fr\.?|kr\.?)?"
_NUMBER = re.compile(
    rf"^{_MONEY}\s*(\(?[+\-−]?)\s*{_MONEY}\s*(\d[\d.,'’\s\u00a0\u202f]*)\)?\s*(?:{_MONEY}|%)$", re.IGNORECASE
)


def as_number(cell: Cell, mark: str | None = None) -> float | None:
    """Return a cell's number; None where it is none, or where "1,234" could be two and no decimal `mark` is given.

    `mark` is "," or ".". A sign in front, a currency and a percent sign are
    let pass; a percentage is its number, not its hundredth.
    """
    if isinstance(cell, bool) or cell is None:
        return None
    if isinstance(cell, int | float):
        return float(cell)
    match = _NUMBER.match(cell.strip()) if isinstance(cell, str) and len(cell) <= _LONG else None
    if match is None:
        return None
    digits = re.sub(r"[\s\u00a0\u202f'’]", "", match[2])
    marks = [sign for sign in digits if sign in ".,"]
    if mark is None and len(marks) == 1 and re.search(r"[.,]\d{3}$", digits) and not digits.startswith("0"):
        return None
    decimal = mark or (marks[-1] if marks and marks.count(marks[-1]) == 1 else "")
    other = {",": ".", ".": ","}.get(decimal, "")
    whole, _, _ = digits.partition(decimal) if decimal else (digits, "", "")
    if re.search(r"[.,](?!\d{3}(?:\D|$))", whole):
        return None
    plain = digits.replace(other, "") if other else re.sub(r"[.,]", "", digits)
    try:
        value = float(plain.replace(decimal, ".") if decimal else plain)
    except ValueError:
        return None
    return -value if any(sign in match[1] for sign in "-−(") else value


def decimal_marks(cells: Iterable[Cell]) -> frozenset[str]:
    """Return which decimal marks the numbers of a column can have: "," or "." or both; both: ask, or take as whole."""
    result = {",", "."}
    for cell in cells:
        digits = re.sub(r"[^\d.,]", "", cell) if isinstance(cell, str) and len(cell) <= _LONG else ""
        marks = [sign for sign in digits if sign in ".,"]
        if len(set(marks)) == 2:
            result &= {marks[-1]}
        elif len(marks) == 1 and not re.search(r"[1-9]\d{0,2}[.,]\d{3}$", digits):
            result &= {marks[0]}
        elif len(marks) > 1:
            result -= {marks[0]}
    return frozenset(result)


_HOURS_MINUTES = re.compile(
    r"^(\d{1,3})\s*(?::|h|hrs?|hours?|std\.?|u|stunden?)\s*(\d{1,2})?(?::00)?\s*(?:m|min|mins|minutes?)?\.?$",
    re.IGNORECASE,
)
_HOURS = re.compile(r"^(\d{1,3}(?:[.,]\d{1,4})?)\s*(?:h|hrs?|hours?|std\.?|stunden?)\.?$", re.IGNORECASE)
_MINUTES = re.compile(r"^(\d{1,4})\s*(?:m|min\.?|mins\.?|minutes?|minuten|['’′])$", re.IGNORECASE)
_ISO = re.compile(r"^PT(?:(\d{1,3})H)?(?:(\d{1,4})M)?(?:\d+S)?$")


def as_minutes(cell: Cell, *, hours: bool = False) -> int | None:
    """Return a cell's length in whole minutes: "1:30", "1h 30", "50 min", "0,83 h", 50; None where it is none.

    A bare number is minutes, or `hours` where the column says so.
    """
    if isinstance(cell, bool | datetime):
        return None
    if isinstance(cell, timedelta):
        return round(cell / timedelta(minutes=1)) if cell >= timedelta() else None
    if isinstance(cell, time):
        return cell.hour * 60 + cell.minute + round(cell.second / 60)
    if isinstance(cell, str) and len(cell) <= _LONG:
        text = cell.strip()
        if match := _HOURS.match(text):
            return round(float(match[1].replace(",", ".")) * 60)
        if match := _HOURS_MINUTES.match(text):
            return int(match[1]) * 60 + int(match[2] or 0) if int(match[2] or 0) < 60 else None
        if match := _MINUTES.match(text):
            return int(match[1])
        if (match := _ISO.match(text)) and (match[1] or match[2]):
            return int(match[1] or 0) * 60 + int(match[2] or 0)
    number = as_number(cell)
    if number is None or number < 0:
        return None
    return round(number * 60) if hours else round(number) if number == round(number) else None


_SAYS_HOURS = re.compile(r"\b(?:hours?|hrs?|h|std|stunden)\b", re.IGNORECASE)
_SAYS_MINUTES = re.compile(r"\b(?:minutes?|mins?|minuten)\b", re.IGNORECASE)
_NO_MORE_HOURS = 16


def bare_hours(column: str, cells: Iterable[Cell]) -> bool | None:
    """Say whether the bare numbers of a column of lengths are hours; None where neither its name nor they tell.

    None also where some could be read either way: then it is asked.
    """
    if _SAYS_MINUTES.search(column):
        return False
    if _SAYS_HOURS.search(column):
        return True
    numbers = [number for cell in cells if (number := as_number(cell)) is not None]
    if any(number > _NO_MORE_HOURS for number in numbers):
        return False
    if any(number != round(number) for number in numbers):
        return True
    return None if numbers else False
