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


Time = date | datetime


@dataclass(frozen=True, slots=True)
class Known:
    """What all instances of an event have in common. `days_marked`: it says in its own way that it takes whole days."""

    line: int
    title: str
    says_end: bool
    days_marked: bool
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
    start, end = event["DTSTART"].dt, end_of(event)
    if end is not None and _comparable(end, start) < _comparable(start, end):
        raise Unreadable(files_read.ENDS_FIRST)


def _comparable(value: Time, other: Time) -> datetime:
    zone = getattr(value, "tzinfo", None) or getattr(other, "tzinfo", None) or UTC
    if not isinstance(value, datetime):
        return datetime.combine(value, time(), tzinfo=zone)
    return value if value.tzinfo else value.replace(tzinfo=zone)


def end_of(event: Event) -> Time | None:
    """Return when an event ends, None where it does not say."""
    if "DTEND" in event:
        end: Time = event["DTEND"].dt
        return end
    if "DURATION" not in event:
        return None
    start, length = event["DTSTART"].dt, event["DURATION"].dt
    if not isinstance(start, datetime) and length % DAY:
        start = datetime.combine(start, time(), tzinfo=UTC).replace(tzinfo=None)
    result: Time = start + length
    return result


def known(event: Event, *, cancelled: bool) -> Known:
    """Return what holds for each instance of an event; `cancelled`: its calendar says so of all."""
    title = event.get("SUMMARY", "")
    return Known(
        line=int(event[LINE]),
        title=str(title[0] if isinstance(title, list) and title else title).strip(),
        says_end="DTEND" in event or "DURATION" in event,
        days_marked=str(event.get("X-MICROSOFT-CDO-ALLDAYEVENT", "")).upper() == "TRUE",
        cancelled=cancelled or str(event.get("STATUS", "")).upper() == "CANCELLED",
    )


def appointment(event: Known, start: Time, end: Time | None, uid: str, recurrence: str, zone: str) -> Appointment:
    """Make the appointment of one instance. Raises what days beyond the calendar raise."""
    end = end if event.says_end else None
    if isinstance(start, datetime) and start.tzinfo is None and isinstance(end, datetime):
        start = start.replace(tzinfo=end.tzinfo)
    if isinstance(end, datetime) and not isinstance(start, datetime):
        start = datetime.combine(start, time(), tzinfo=end.tzinfo)
    if event.days_marked and _at_midnight(start) and (end is None or _at_midnight(end)):
        start, end = _day(start), None if end is None else _day(end)
    if not isinstance(start, datetime):
        last = start if end is None else max(start, _day(end) - DAY)
        return Appointment(
            line=event.line, uid=uid, recurrence=recurrence, title=event.title, at=None, first=start, last=last,
            zone=zone, minutes=None, cancelled=event.cancelled,
        )  # fmt: skip
    place, floating = _zone_of(start, zone)
    at = _real(start, place)
    until = at if end is None else _real(_comparable(end, at), place)
    return Appointment(
        line=event.line, uid=uid, recurrence=recurrence, title=event.title, at=at, first=at.date(),
        last=max(at.date(), (until - MINUTE).date()), zone=str(place),
        minutes=None if end is None else round((until.astimezone(UTC) - at.astimezone(UTC)) / MINUTE),
        floating=floating, cancelled=event.cancelled,
    )  # fmt: skip


def _at_midnight(value: Time) -> bool:
    return not isinstance(value, datetime) or value.time() == time()


def _day(value: Time) -> date:
    return value.date() if isinstance(value, datetime) else value


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


def recurrence_of(value: Time) -> str:
    """Return how an instance of a series is told from others: its first moment in UTC, or its day, or its bare time."""
    if not isinstance(value, datetime):
        return value.isoformat().replace("-", "")
    if value.tzinfo is not None:
        value = value.astimezone(UTC)
    text = value.replace(tzinfo=None, microsecond=0).isoformat().replace("-", "").replace(":", "")
    return text + ("Z" if value.tzinfo is not None else "")
