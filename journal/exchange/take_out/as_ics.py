"""One's own appointments as a calendar (RFC 5545): codes, or "Busy" and nothing else. No note, no rating, no status.

Sessions, supervision, contacts with a length, on-call windows and days away. What was called off or missed takes no
time and is left out.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import IO, Any

from journal.exchange.take_out.taking import Seen, Taking, Tally
from journal.records.contact import Contact
from journal.records.on_call import OnCall
from journal.records.session import DEFAULT_MINUTES, Session, SessionStatus
from journal.records.supervision import Supervision
from journal.records.time_off import TimeOff

PRODUCT = "-//Between Sessions//take out//EN"
AT = "@between-sessions"
LONGEST_LINE = 75
"""Bytes, the end of the line left out."""

TAKES_TIME = frozenset({SessionStatus.PLANNED, SessionStatus.ATTENDED})


class Shown(StrEnum):
    """What an appointment is called."""

    CODES = "codes"
    BUSY = "busy"


def write(taking: Taking, out: IO[bytes], shown: Shown = Shown.CODES) -> Tally:
    """Write event after event, and return what was written."""
    seen = Seen()
    out.write(f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:{PRODUCT}\r\nCALSCALE:GREGORIAN\r\n".encode())
    for table in taking.tables:
        for record in taking.records(table) if table.record in CALLED else ():
            event = _event(taking, record, shown)
            if event is not None:
                seen.note("events", record.id)
                out.write(event)
    out.write(b"END:VCALENDAR\r\n")
    return seen.tally


def read_back(file: bytes) -> Tally:
    """Return what stands in the calendar. Raises ValueError for one that is not whole."""
    seen = Seen()
    for event in file.split(b"BEGIN:VEVENT\r\n")[1:]:
        lines = event.partition(b"END:VEVENT\r\n")[0].split(b"\r\n")
        uid = next(line for line in lines if line.startswith(b"UID:"))
        if not any(line.startswith(b"DTSTART") for line in lines):
            raise ValueError("an event without a start")
        seen.note("events", uid[len("UID:") : -len(AT)].decode("ascii"))
    if not file.endswith(b"END:VCALENDAR\r\n"):
        raise ValueError("cut off")
    return seen.tally


def _event(taking: Taking, record: Any, shown: Shown) -> bytes | None:
    """Return an event as its lines. Eight lines of known form: a library takes a hundred times as long for them."""
    span = _span(record)
    if span is None:
        return None
    called = "Busy" if shown is Shown.BUSY else CALLED[type(record)](taking, record)
    lines = [
        "BEGIN:VEVENT",
        f"UID:{record.id}{AT}",  # a random number, and the same the next time it is taken out
        f"DTSTAMP:{_moment(record.as_of.astimezone(UTC))}",
        *(f"{name}{_value(value)}" for name, value in zip(("DTSTART", "DTEND"), span, strict=True)),
        _folded(f"SUMMARY:{_escaped(called)}"),
        "CLASS:PRIVATE",
        f"TRANSP:{'TRANSPARENT' if isinstance(record, OnCall) else 'OPAQUE'}",
        "END:VEVENT",
    ]
    return "".join(f"{line}\r\n" for line in lines).encode()


def _value(value: date) -> str:
    if isinstance(value, datetime):
        return f":{_moment(value)}"
    return f";VALUE=DATE:{value.isoformat().replace('-', '')}"


def _moment(value: datetime) -> str:
    return value.isoformat(timespec="seconds")[:19].replace("-", "").replace(":", "") + "Z"


def _escaped(text: str) -> str:
    for sign in "\\,;":
        text = text.replace(sign, f"\\{sign}")
    return text


def _folded(line: str) -> str:
    """Return a line in pieces of at most 75 bytes, none of them with half a letter (RFC 5545, 3.1)."""
    pieces, room = [""], LONGEST_LINE
    for letter in line:
        if len((pieces[-1] + letter).encode()) > room:
            pieces.append("")
            room = LONGEST_LINE - 1  # after the space that goes on
        pieces[-1] += letter
    return "\r\n ".join(pieces)


def _span(record: Any) -> tuple[datetime, datetime] | tuple[date, date] | None:
    """Return when it begins and ends, in UTC, or its days with the day after the last; None: it takes no time."""
    if isinstance(record, TimeOff):
        return record.first, record.last + timedelta(days=1)
    minutes = record.minutes
    if isinstance(record, Session):
        if record.status not in TAKES_TIME:
            return None
        minutes = minutes or DEFAULT_MINUTES
    if minutes is None:
        return None
    start = record.at.astimezone(UTC).replace(second=0, microsecond=0)
    return start, start + timedelta(minutes=minutes)


def _code(taking: Taking, record: Any) -> str:
    return taking.around.code_of(record.client_id)


CALLED: dict[type, Any] = {
    Session: _code,
    Contact: lambda taking, record: f"Contact {_code(taking, record)}",
    Supervision: lambda _taking, _record: "Supervision",
    OnCall: lambda _taking, _record: "On call",
    TimeOff: lambda _taking, _record: "Away",
}
"""What each kind is called where codes are shown: never by a name, nor why one is away."""
