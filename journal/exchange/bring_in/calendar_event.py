"""One event of a calendar, parsed: what it says of its time, or why that cannot be read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

import icalendar

from journal.exchange.bring_in.calendar_pieces import Piece
from journal.exchange.bring_in.calendar_zones import Zones
from journal.exchange.bring_in.encodings import line_as_text
from journal.exchange.bring_in.found import Appointment
from journal.wording import files_read

Event = Any
"""An icalendar.Event: the library types each value as all that any value may be."""
LINE = "X-LINE"
"""Under this name an event carries the line it begins on through the library that repeats it."""
_TIMES = frozenset({b"DTSTART", b"DTEND", b"RDATE", b"EXDATE", b"RECURRENCE-ID"})
_RULES = frozenset({"RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"})
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
_NO_PLACE = frozenset({"UTC", "Etc/UTC", "UCT", "Etc/UCT", "Zulu", "Etc/Zulu"})


class Unreadable(ValueError):
    """An event cannot be read; its sentence says why."""


@dataclass(frozen=True, slots=True)
class Meant:
    """What of an appointment does not stand in the event itself."""

    zone: str
    cancelled: bool


def parsed(piece: Piece, zones: Zones) -> Event:
    """Parse a piece. Raises Unreadable."""
    if not piece.whole:
        raise Unreadable(files_read.CUT_OFF)
    if piece.too_long:
        raise Unreadable(files_read.TOO_LONG)
    if not piece.has(b"DTSTART"):
        raise Unreadable(files_read.NO_START)
    if piece.has(b"EXRULE"):
        raise Unreadable(files_read.OLD_RULE)
    lines = [line_as_text(zones.renamed(line) if key in _TIMES else line) for key, line in piece.lines]
    event: Event = icalendar.Event.from_ical("\r\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT"]))
    wrong = {str(name) for name, _ in event.errors}
    if "DTSTART" in wrong or not hasattr(event.get("DTSTART"), "dt"):
        raise Unreadable(files_read.BAD_START)
    if wrong & _RULES:
        raise Unreadable(files_read.BAD_RULE)
    if wrong & {"DTEND", "DURATION"} or any(
        name in event and not hasattr(event[name], "dt") for name in ("DTEND", "DURATION")
    ):
        raise Unreadable(files_read.BAD_TIMES)
    _check_order(event)
    event[LINE] = piece.line
    return event


def _check_order(event: Event) -> None:
    start, end = event["DTSTART"].dt, _end(event)
    if end is not None and _comparable(end, start) < _comparable(start, end):
        raise Unreadable(files_read.ENDS_FIRST)


def _comparable(value: date | datetime, other: date | datetime) -> datetime:
    zone = getattr(value, "tzinfo", None) or getattr(other, "tzinfo", None) or UTC
    if not isinstance(value, datetime):
        return datetime.combine(value, time(), tzinfo=zone)
    return value if value.tzinfo else value.replace(tzinfo=zone)


def _end(event: Event) -> date | datetime | None:
    if "DTEND" in event:
        end: date | datetime = event["DTEND"].dt
        return end
    if "DURATION" not in event:
        return None
    start, length = event["DTSTART"].dt, event["DURATION"].dt
    if not isinstance(start, datetime) and length % DAY:
        start = datetime.combine(start, time(), tzinfo=UTC).replace(tzinfo=None)
    result: date | datetime = start + length
    return result


def appointment(event: Event, uid: str, recurrence: str, meant: Meant, *, says_end: bool) -> Appointment:
    """Make the appointment of an event, or of one instance of it. Raises what dates beyond the calendar raise."""
    start, end = event["DTSTART"].dt, _end(event) if says_end else None
    title = event.get("SUMMARY", "")
    title = str(title[0] if isinstance(title, list) and title else title).strip()
    whole_days = not isinstance(start, datetime)
    if whole_days and isinstance(end, datetime):
        start, whole_days = datetime.combine(start, time(), tzinfo=end.tzinfo), False
    if not whole_days and _outlook_says_all_day(event, start, end):
        start, end, whole_days = start.date(), end.date() if isinstance(end, datetime) else None, True
    line = int(event[LINE])
    if whole_days:
        last = start if end is None else max(start, end - DAY)
        return Appointment(
            line=line, uid=uid, recurrence=recurrence, title=title, at=None, first=start, last=last, zone=meant.zone,
            minutes=None, cancelled=meant.cancelled,
        )  # fmt: skip
    zone, floating = _zone_of(start, meant.zone)
    at = _real(start, zone)
    until = at if end is None else _real(_comparable(end, at), zone)
    minutes = None if end is None else round((until.astimezone(UTC) - at.astimezone(UTC)) / MINUTE)
    return Appointment(
        line=line, uid=uid, recurrence=recurrence, title=title, at=at, first=at.date(),
        last=max(at.date(), (until - MINUTE).date()), zone=str(zone), minutes=minutes, floating=floating,
        cancelled=meant.cancelled,
    )  # fmt: skip


def _outlook_says_all_day(event: Event, start: datetime, end: date | datetime | None) -> bool:
    flagged = str(event.get("X-MICROSOFT-CDO-ALLDAYEVENT", "")).upper() == "TRUE"
    return flagged and start.time() == time() and (not isinstance(end, datetime) or end.time() == time())


def _zone_of(start: datetime, asked: str) -> tuple[ZoneInfo, bool]:
    """Return the zone in which an appointment's days are told, and whether it was taken for want of another.

    UTC names a moment, not where somebody is: its days are those of the zone asked for.
    """
    zone = start.tzinfo
    if isinstance(zone, ZoneInfo) and zone.key not in _NO_PLACE:
        return zone, False
    return ZoneInfo(asked), zone is None


def _real(moment: datetime, zone: tzinfo) -> datetime:
    """Return a moment in a zone; one that the clocks leap over in spring comes to stand after the leap."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=zone)
    return aware.astimezone(UTC).astimezone(zone)


def recurrence_of(value: date | datetime) -> str:
    """Return how an instance of a series is told from others: its first moment in UTC, or its day, or its bare time."""
    if not isinstance(value, datetime):
        return value.isoformat().replace("-", "")
    if value.tzinfo is not None:
        value = value.astimezone(UTC)
    text = value.replace(tzinfo=None, microsecond=0).isoformat().replace("-", "").replace(":", "")
    return text + ("Z" if value.tzinfo is not None else "")
