"""A calendar as a practice system gives it out, for the fictional therapist: most of its titles name nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta

from journal.records.client import Client, ClientState, Frequency

NAME = "practice-feed.ics"

BACK, AHEAD = timedelta(weeks=2), timedelta(weeks=6)
"""What such feeds hold: a short while, before and after today."""

_EVERY_WEEK = (None, Frequency.WEEKLY, Frequency.TWICE_WEEKLY)

_OWN = (
    ("Dentist", 2, "17:30"), ("Supervision", 3, "18:00"), ("Ms Albers (Robin’s client)", 1, "08:00"),
    ("Choir", 4, "20:00"),
)  # fmt: skip
"""What else stands in it: title, days after the Monday of this week, when."""


def feed(clients: Iterable[Client], state_on: Callable[[str, date], ClientState], today: date, zone: str) -> bytes:
    """Return a calendar of the weeks around `today`: clients at their usual hours, two of them under a name."""
    monday = today - timedelta(days=today.weekday())
    told = []
    for n, client in enumerate(client for client in clients if client.active_on(today)):
        title = {2: "Jonas W.", 5: "W. & P."}.get(n, "Appointment")
        state = state_on(client.id, today)
        for slot in state.slots if state.frequency in _EVERY_WEEK else ():
            first = monday - BACK + timedelta(days=slot.weekday - 1)
            days = range(0, (BACK + AHEAD).days, 7)
            told += [
                _event(f"{n}-{slot.weekday}-{d}", title, datetime.combine(first + timedelta(days=d), slot.clock), zone)
                for d in days
            ]
    for n, (title, days_on, clock) in enumerate(_OWN):
        at = datetime.fromisoformat(f"{monday + timedelta(days=days_on)}T{clock}")
        told.append(_event(f"own-{n}", title, at, zone))
    return "\r\n".join(("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//demo//EN", *told, "END:VCALENDAR", "")).encode()


def _event(uid: str, title: str, at: datetime, zone: str) -> str:
    end = at + timedelta(minutes=50)
    return "\r\n".join(
        (
            "BEGIN:VEVENT", f"UID:{uid}@demo", f"DTSTART;TZID={zone}:{_written(at)}",
            f"DTEND;TZID={zone}:{_written(end)}", f"SUMMARY:{title}", "END:VEVENT",
        )
    )  # fmt: skip


def _written(at: datetime) -> str:
    return at.isoformat().replace("-", "").replace(":", "")
