"""What texts of other journals have in common: Markdown's escapes undone, pictures taken out and counted, a title."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from journal.exchange.bring_in.calendar_zones import zone_named
from journal.exchange.bring_in.cells import MONTHS, DateOrder, as_day, as_time

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_PICTURE = re.compile(r"!\[[^\[\]\n]{0,500}\]\([^()\n]{0,2000}\)|!\[\[[^\[\]\n]{0,500}\]\]")
_HEADING = re.compile(r"^#{1,6}[ \t]+(.*)$")
_BLANK_LINES = re.compile(r"\n{3,}")
_WEEKDAYS = (
    "monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag "
    "sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo"
)
_BESIDE_A_DAY = frozenset({
    *MONTHS, *_WEEKDAYS.split(), "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
    "am", "pm", "st", "nd", "rd", "th", "at", "of", "the", "den", "der", "um", "uhr", "le", "de", "t", "z",
})  # fmt: skip
_DIGIT = re.compile(r"\d")
_LONG = 60
"""Letters of a line beyond which it says more than a day."""
_DAY_ALONE = re.compile(r"^(?:[^\W\d_]{2,12}\.?,?\s+)?(.{6,32}?)[:\s]*$")


def plain(text: str) -> tuple[str, int]:
    """Return a Markdown text without escapes and pictures, and how many pictures stood in it. Its marks stay."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u200b", "")
    text, pictures = _PICTURE.subn("", text)
    text = _ESCAPED.sub(r"\1", text)
    return _BLANK_LINES.sub("\n\n", text).strip(), pictures


def titled(text: str) -> tuple[str, str]:
    """Return the heading that a text begins with, "" for none, and the text below it."""
    first, _, rest = text.partition("\n")
    said = heading(first)
    return (said, rest.strip()) if said else ("", text)


def heading(line: str) -> str:
    """Return what a Markdown heading says; "" for a line that is none."""
    found = _HEADING.match(line.strip())
    return found[1].rstrip("# \t").strip() if found else ""


def moment_said(value: object, zone: str, asked_zone: str, *, naive_is_utc: bool = False) -> datetime | None:
    """Return a moment as JSON writes it, in the zone it names; None where it is none.

    A moment with an offset and without a zone is told in `asked_zone`. One with
    neither stays without, or is UTC where its field says so.
    """
    if not isinstance(value, str):
        return None
    try:
        at = datetime.fromisoformat(value.strip())
    except ValueError:
        return None
    if at.tzinfo is None:
        if not naive_is_utc:
            return at
        at = at.replace(tzinfo=UTC)
    try:
        return at.astimezone(ZoneInfo(zone_named(zone) or asked_zone) if zone else ZoneInfo(asked_zone))
    except (OverflowError, ValueError):
        return None


def day_and_time(text: str, order: DateOrder | None = None) -> tuple[datetime, bool] | None:
    """Return the day a text names, and the time behind it if there is one: (without zone, whether it has a time)."""
    day = as_day(text, order)
    if day is None:
        return None
    clock = as_time(text)
    return datetime.combine(day, clock or time()), clock is not None


def day_alone(line: str, order: DateOrder | None = None) -> tuple[datetime, bool] | None:
    """Return the day of a line that says nothing but a day, with its weekday and a time at most."""
    if len(line) > _LONG or not _DIGIT.search(line):
        return None
    text = heading(line) or line.strip().strip("*_").strip()
    match = _DAY_ALONE.match(text)
    others = [word for word in re.findall(r"[^\W\d_]+", text.lower()) if word not in _BESIDE_A_DAY]
    if match is None or others or re.search(r"[^\w\s.,:/\-–]", text):
        return None
    return day_and_time(text, order)


def as_uid(at: datetime) -> str:
    """Return a moment by which an entry without a name of its own is known again, whichever zone it is read in."""
    return (at.astimezone(UTC) if at.tzinfo else at).isoformat()


def naive(day: date, clock: time | None) -> datetime:
    """Return a day and a time without zone."""
    return datetime.combine(day, clock or time())
