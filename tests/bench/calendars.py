"""A calendar of 60,000 appointments, and a process that reads it once.

python -m tests.bench.calendars <way>      one line of output: {"seconds": 21.3, "peak": 112000000}

events   each appointment is an event of its own, read as bringing in does
series   they are weekly series with changed instances, read as bringing in does
alone    the first of these files, parsed whole by icalendar and no more
"""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

import icalendar

from journal.exchange.bring_in import calendar
from journal.exchange.bring_in.found import Appointment, Asked
from tests.bench.lives import ROOT

MANY = 60_000
ASKED = Asked(first=date(2024, 11, 30), last=date(2027, 11, 30), zone="Europe/London")
BEGINS = datetime(2024, 12, 2, 8, tzinfo=UTC)
WEEKS = 150
KIB = 1024
REST = (
    "DTSTAMP:20261130T080000Z\r\nLOCATION:Room 2\r\nSTATUS:CONFIRMED\r\nSEQUENCE:0\r\n"
    "DESCRIPTION:Longer than a line of a calendar may be\\, and so it goes on in th\r\n e next one\r\n"
    "ATTENDEE;CN=Somebody;PARTSTAT=ACCEPTED:mailto:somebody@example.org\r\n"
    "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT10M\r\nDESCRIPTION:Soon\r\nEND:VALARM\r\n"
)


def events() -> bytes:
    """Return a file of as many events, spread over the window."""
    return _calendar(_event(n, BEGINS + n * timedelta(minutes=25)) for n in range(MANY))


def series() -> bytes:
    """Return a file of series that come to as many."""
    rule = f"RRULE:FREQ=WEEKLY;COUNT={WEEKS}\r\n"
    return _calendar(_event(n, BEGINS + n * timedelta(minutes=25), rule) for n in range(MANY // WEEKS))


def _calendar(events: Iterable[str]) -> bytes:
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{''.join(events)}END:VCALENDAR\r\n".encode()


def _event(number: int, at: datetime, rule: str = "") -> str:
    times = "".join(
        f"{name};TZID=Europe/London:{moment:%Y%m%dT%H%M%S}\r\n"
        for name, moment in (("DTSTART", at), ("DTEND", at + timedelta(minutes=50)))
    )
    title = f"SUMMARY:Appointment {number % 40}\r\n"
    return f"BEGIN:VEVENT\r\nUID:{number}@example.org\r\n{title}{times}{rule}{REST}END:VEVENT\r\n"


def measured(way: str) -> dict[str, float]:
    """Measure one way in a process of its own, which holds nothing else."""
    asked = [sys.executable, "-m", "tests.bench.calendars", way]
    answer = subprocess.run(asked, cwd=ROOT, check=True, capture_output=True, text=True)
    readings: dict[str, float] = json.loads(answer.stdout)
    return readings


def main() -> None:
    """Read once and say how long it took and the most memory that was held."""
    way = sys.argv[1]
    data = series() if way == "series" else events()
    began = time.perf_counter()
    if way == "alone":
        icalendar.Calendar.from_ical(data)
    else:
        found = sum(isinstance(each, Appointment) for each in calendar.read(data, ASKED))
        if found != MANY:
            raise RuntimeError(f"{found} appointments were found.")
    seconds = time.perf_counter() - began
    print(json.dumps({"seconds": seconds, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * KIB}))


if __name__ == "__main__":
    main()
